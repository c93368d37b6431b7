"""Which column of a survey is what, as far as headers and answers tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from journeykit.evidence.cells import Unread, answer_of
from journeykit.evidence.choosing import TIDY
from journeykit.evidence.metrics import metric_of
from journeykit.evidence.subjects import Subjects
from journeykit.evidence.suggesting import wording
from journeykit.evidence.suggesting.guessing import Guess, guess
from journeykit.evidence.suggesting.in_words import scale_of_words
from journeykit.evidence.suggesting.kano_pairs import FoundPair, kano_pairs
from journeykit.evidence.suggesting.looks import MOST_WORDS, Look
from journeykit.evidence.suggesting.matching import Spot, Spots
from journeykit.evidence.suggesting.outcome_rows import OutcomeRows, is_whole, outcome_rows
from journeykit.evidence.suggesting.words import short_name
from journeykit.evidence.values import Export, Role
from journeykit.sheets import folded
from journeykit.workspace import Workspace

_WHEN = frozenset("completed voltooid ingevuld submitted response antwoord antwoorddatum respons reactie".split())
_FACTOR = frozenset("weegfactor wegingsfactor weging weightfactor samplingweight".split())
_HEAVIEST = 20
_KEYS = frozenset("respondent respondentid responseid responsid antwoordid id invullerid".split())


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: its column, the touchpoint it is of (None: the journey as a whole), and what it measures."""

    look: Look
    spot: Spot | None
    guess: Guess
    name: str = ""
    """The touchpoint as the mapping calls it."""


class Parts:
    """The parts of a first mapping. Each column is taken once, the surest first."""

    def __init__(self, export: Export, looks: Sequence[Look], workspace: Workspace) -> None:
        self._subjects = Subjects(workspace)
        self._spots = Spots(workspace)
        self._left = [look for look in looks if look.is_free and look.cells]
        self.journeys = [journey.id for journey in workspace.journeys if journey.state != "future"]
        self.date = self._date(export, looks)
        self.weight = self._take(_is_weight)
        self.tidy = self._tidy()
        self.respondent = None if export.of(Role.RESPONDENT) else self._respondent()
        self.outcome: tuple[Look, Guess] | None = None
        self.questions: list[Asked] = []
        self.unknown: list[tuple[Look, Guess]] = []
        self.kano = () if self.tidy else kano_pairs(self._left, self._spots)
        pairs = [look for pair in self.kano for look in (pair.present, pair.absent)]
        self._left = [look for look in self._left if look not in pairs]
        self._ask()
        self.outcome_rows = self._outcome_rows(export)
        self.open = self._take_all(lambda look: look.is_open)
        self.segments = self._segments(self._take_all(lambda look: bool(look.few) and not look.is_number))
        self.unused = tuple(look for look in self._left if not look.is_date)

    @property
    def journey(self) -> str | None:
        """The journey of all rows, when it is certain which."""
        if len(self.journeys) == 1:
            return self.journeys[0]
        return next(iter(self.asked_about)) if len(self.asked_about) == 1 else None

    @cached_property
    def asked_about(self) -> frozenset[str]:
        """The journeys whose touchpoints are asked about."""
        if not self.tidy:
            return frozenset(one.spot.journey for one in self.questions if one.spot)
        words = set(self.tidy["touchpoint"].cells)
        found = {self._subjects.touchpoint(word, None) for word in words}
        return frozenset(one.journey for one in found if one is not None and one.journey is not None)

    @property
    def needs_journey(self) -> bool:
        """Whether somebody must say of which journey the outcome is."""
        whole = bool(self.outcome or self.outcome_rows) or any(one.spot is None for one in self.questions)
        return whole and self.journey is None and "journey" not in self.tidy

    def named(self, pair: FoundPair) -> str | None:
        """Return the touchpoint of a pair as the mapping calls it; None when nobody knows it."""
        if pair.spot is None or len(self.journeys) == 1:
            return pair.spot.touchpoint if pair.spot else None
        return f"{pair.spot.journey}/{pair.spot.touchpoint}"

    @property
    def metric_of_all(self) -> str:
        """The metric of tidy data without a column that says it."""
        found = guess(self.tidy["score"])
        return found.metric if found is not None else "csat"

    @cached_property
    def words_of_all(self) -> dict[str, int]:
        """What answers in words stand for, in tidy data."""
        texts = {cell for cell in self.tidy["score"].cells if answer_of(cell) is Unread.NOT_A_NUMBER}
        found = scale_of_words(texts) if len(texts) <= MOST_WORDS else None
        return dict(found.answers) if found is not None else {}

    def _take(self, wanted: Callable[[Look], bool]) -> Look | None:
        found = next((look for look in self._left if wanted(look)), None)
        if found is not None:
            self._left.remove(found)
        return found

    def _take_all(self, wanted: Callable[[Look], bool]) -> tuple[Look, ...]:
        found = tuple(look for look in self._left if wanted(look))
        self._left = [look for look in self._left if look not in found]
        return found

    def _date(self, export: Export, looks: Sequence[Look]) -> Look | None:
        own = export.of(Role.DATE)
        if own is not None:
            return next(look for look in looks if look.column is own)
        return self._take(lambda look: look.is_date and not _WHEN.isdisjoint(look.words)) or self._take(
            lambda look: (look.is_date and not look.is_number) or folded(look.column.name) in TIDY["date"]
        )

    def _respondent(self) -> Look | None:
        return self._take(lambda look: "".join(look.words) in _KEYS and (bool(self.tidy) or look.is_key))

    def _tidy(self) -> dict[str, Look]:
        """Return the columns of tidy data by the field of a mapping; nothing when the data is wide."""
        touchpoint = self._known(lambda cell: self._is_touchpoint(cell) or is_whole(cell) or None)
        if touchpoint is None or not any(map(self._is_touchpoint, set(touchpoint.cells))):
            return {}
        before = list(self._left)
        self._left.remove(touchpoint)
        metric = self._take(lambda look: not look.is_number and _mostly(look, metric_of))
        named = {field: self._take(lambda look, names=names: folded(look.column.name) in names)  # type: ignore[misc]
                 for field, names in TIDY.items() if field in ("score", "journey", "unit", "n")}  # fmt: skip
        score = named.pop("score") or self._score()
        if score is None:
            self._left = before
            return {}
        found = {"journey": named["journey"], "touchpoint": touchpoint, "metric": metric, "score": score,
                 "unit": named["unit"], "n": named["n"]}  # fmt: skip
        return {field: look for field, look in found.items() if look is not None}

    def _is_touchpoint(self, cell: str) -> bool:
        return self._subjects.touchpoint(cell, None) is not None

    def _outcome_rows(self, export: Export) -> OutcomeRows | None:
        """Return the rows of tidy data that are the outcome, where it has no column."""
        if not self.tidy or self.outcome is not None:
            return None
        touchpoint, score, metric = self.tidy["touchpoint"], self.tidy["score"], self.tidy.get("metric")
        return outcome_rows(export, touchpoint, metric, score, self._is_touchpoint, self.metric_of_all)

    def _score(self) -> Look | None:
        """Return the column that most likely holds the answers of tidy data."""
        return (
            self._take(lambda look: _is_answer(look) and wording.metric_in(look.words) != "nps")
            or self._take(_is_answer)
            or self._take(lambda look: scale_of_words(look.few) is not None)
        )

    def _known(self, known: Callable[[str], object]) -> Look | None:
        return next((look for look in self._left if _mostly(look, known)), None)

    def _ask(self) -> None:
        """Find the questions, the overall outcome, and what nobody recognises."""
        for look in list(self._left):
            if look.is_date:
                continue
            spot = None if self.tidy else self._spots.find(look.asked)
            found = guess(look, spot.words if spot else frozenset())
            if found is None or (self.tidy and not found.is_told):
                continue
            self._left.remove(look)
            if spot is not None:
                self.questions.append(Asked(look, spot, found, spot.touchpoint))
            elif self.outcome is None and found.metric == "nps":
                self.outcome = look, found
            elif not self.tidy and wording.is_overall(look.words) and found.is_told:
                self.questions.append(Asked(look, None, found))
            else:
                self.unknown.append((look, found))
        overall = next((one for one in self.questions if one.spot is None), None)
        if self.outcome is None and overall is not None and overall.guess.in_words is None:
            self.questions.remove(overall)
            self.outcome = overall.look, overall.guess
        if len({one.spot.journey for one in self.questions if one.spot}) > 1:
            # The outcome is of one journey; a touchpoint of another one then says where it stands.
            self.questions = [
                Asked(one.look, one.spot, one.guess, f"{one.spot.journey}/{one.spot.touchpoint}" if one.spot else "")
                for one in self.questions
            ]

    def _segments(self, looks: Sequence[Look]) -> dict[str, Look]:
        """Return columns that part customers in groups, by the name of each; just one of them tells the persona."""
        found: dict[str, Look] = {}
        for look in looks:
            is_persona = any(self._subjects.persona(value) for value in look.few)
            names = ["persona"] if is_persona else []
            own = short_name(look.column.label or look.column.name)
            names += [own, *(f"{own}-{i}" for i in range(2, len(looks) + 2))]
            found[next(name for name in names if name not in found)] = look
        return found


def _mostly(look: Look, known: Callable[[str], object]) -> bool:
    values = Counter(" ".join(cell.split()) for cell in look.cells)
    return sum(count for value, count in values.items() if known(value) is not None) * 5 >= max(values.total(), 1) * 3


def _is_answer(look: Look) -> bool:
    """Tell whether numbers look like answers: few different ones, on a scale that people answer on."""
    return look.is_number and "".join(look.words) not in _KEYS and max(look.numbers) <= 100 and not look.is_date


def _is_weight(look: Look) -> bool:
    """Tell whether a column says how heavily a row counts; the weight of a dog is another one."""
    words = "".join(look.words)
    if not look.is_number or min(look.numbers) <= 0 or max(look.numbers) > _HEAVIEST:
        return False
    mean = sum(look.numbers) / len(look.numbers)
    return any(word in words for word in _FACTOR) or (words in TIDY["weight"] and 1 / 2 <= mean <= 2)
