"""What a scan found: items with their raters, mismatches, and the subjects at the three levels."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from journeykit.model.vocabulary import CUSTOMER_POINTS
from journeykit.scoring.scan import DISAGREE_FROM, GAP_BELOW, UNBALANCED_FROM, item_score, spread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from journeykit.diagnostics import Place
    from journeykit.model.shared import Mismatch, Opinion
    from journeykit.model.vocabulary import Remedy
    from journeykit.scoring.scan import ScanResult

Level = Literal["organisation", "journey", "touchpoint"]
Side = Literal["customer", "organisation"]


@dataclass(frozen=True, slots=True)
class Item:
    """One of the ten points of one subject, with what its raters gave."""

    point: str
    opinions: tuple[Opinion, ...]
    place: Place

    @property
    def side(self) -> Side:
        """Whose point it is."""
        return "customer" if self.point in CUSTOMER_POINTS else "organisation"

    @property
    def scores(self) -> tuple[float, ...]:
        """What raters gave, without those to whom it does not apply."""
        return tuple(opinion.score for opinion in self.opinions if opinion.score is not None)

    @property
    def mean(self) -> float | None:
        """The mean of the raters; None when nobody answered."""
        return item_score(self.scores)

    @property
    def spread(self) -> float | None:
        """How far the raters are apart; None for fewer than two."""
        return spread(self.scores)

    @property
    def applies(self) -> bool:
        """Whether it applies, as far as anybody said."""
        return not self.opinions or any(opinion.applies for opinion in self.opinions)

    @property
    def is_gap(self) -> bool:
        """Whether its mean is below 3."""
        return self.mean is not None and self.mean < GAP_BELOW

    @property
    def raters_disagree(self) -> bool:
        """Whether its raters are so far apart that the mean says little."""
        return self.spread is not None and self.spread >= DISAGREE_FROM

    @property
    def refused(self) -> tuple[str, ...]:
        """The ids of the sub-questions that a rater answered with no, each once."""
        found = (id_ for opinion in self.opinions for id_, answer in opinion.checks.items() if answer == "no")
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Answering:
    """An improvement that works on a subject: it may answer the subject's gaps."""

    id: str
    title: str
    status: str
    place: Place


@dataclass(frozen=True, slots=True)
class FoundMismatch:
    """A mismatch where it stands, whether it is directed, and what helps first."""

    mismatch: Mismatch
    directed: bool
    helps: tuple[Remedy, ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What was scanned: the organisation, a journey, a touchpoint, or a touchpoint through a persona's eyes.

    `items` are all ten points in order when anything was rated, else none.
    """

    level: Level
    name: str
    place: Place
    journey: str | None = None
    touchpoint: str | None = None
    persona: str | None = None
    items: tuple[Item, ...] = ()
    result: ScanResult
    mismatches: tuple[FoundMismatch, ...] = ()
    improvements: tuple[Answering, ...] = ()

    @property
    def gaps(self) -> tuple[Item, ...]:
        """The items below 3."""
        return tuple(item for item in self.items if item.is_gap)

    @property
    def is_unbalanced(self) -> bool:
        """Whether one side stands clearly above the other."""
        balance = self.result.balance
        return balance is not None and abs(balance) >= UNBALANCED_FROM

    @property
    def key(self) -> str:
        """What it is called in commands: an id, `journey/touchpoint`, or nothing for the organisation."""
        return "/".join(part for part in (self.journey, self.touchpoint) if part)


@dataclass(frozen=True, slots=True)
class OddCheck:
    """A sub-question that the scan does not know, or that stands under the wrong point (it `belongs` to another)."""

    id: str
    point: str
    belongs: str | None
    meant: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Scan:
    """The scan of a project: its subjects, the organisation first, then each journey with its touchpoints."""

    client: str
    subjects: tuple[Subject, ...]
    touchpoints: int
    odd_checks: tuple[OddCheck, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    """The titles of journeys by id."""

    def headed(self, subjects: Iterable[Subject]) -> Iterator[Subject | str]:
        """Go through subjects, with the title of a journey before touchpoints that its own row does not lead."""
        above = None
        for subject in subjects:
            if subject.level == "touchpoint" and subject.journey is not None and subject.journey != above:
                yield self.titles.get(subject.journey, subject.journey)
            above = subject.journey
            yield subject

    @property
    def scanned(self) -> tuple[Subject, ...]:
        """The subjects of which anything was rated."""
        return tuple(subject for subject in self.subjects if subject.items)

    @property
    def touchpoints_scanned(self) -> int:
        """How many touchpoints were rated, for all customers."""
        return sum(1 for one in self.scanned if one.level == "touchpoint" and one.persona is None)
