"""Derived importance, penalties and rewards, and Kano counts as records of a measurements document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from journeykit.evidence.drivers.deriving import covering
from journeykit.evidence.drivers.kano import counted
from journeykit.evidence.subjects import Subject

if TYPE_CHECKING:
    from journeykit.evidence.drivers.deriving import Derived
    from journeykit.evidence.drivers.values import Together
    from journeykit.evidence.subjects import Subjects

Record = dict[str, Any]
_DIGITS = 4


def derived_records(found: Iterable[Derived], subjects: Subjects) -> list[Record]:
    """Return the records of derived importance, and below them those of penalties and rewards."""
    importance, contrasts = [], []
    for one in found:
        about: Record = {"period": one.period} if one.period else {}
        about["n"] = one.n
        if one.effective is not None:
            about["n_effective"] = round(one.effective, 1)
        for share in one.shares:
            ends = {"low": share.low, "high": share.high} if share.low is not None else {}
            figures = {"derived_importance": share.value, **ends, "r2": one.r2}
            rounded = {name: _rounded(value) for name, value in figures.items() if value is not None}
            method = {"method": one.method}
            importance.append(
                {"journey": one.asked.journey, "touchpoint": share.touchpoint, **about, **rounded, **method}
            )
        for contrast in one.contrasts:
            pair = {
                "penalty": _rounded(contrast.penalty), "reward": _rounded(contrast.reward),
                "penalty_se": _rounded(contrast.penalty_se), "reward_se": _rounded(contrast.reward_se),
            }  # fmt: skip
            about_it = {"journey": one.asked.journey, "touchpoint": contrast.touchpoint}
            contrasts.append({**about_it, **about, "penalty_reward": pair})

    def place(record: Record) -> Any:
        return subjects.order(Subject(record["journey"], record["touchpoint"])), record.get("period", "")

    return [*sorted(importance, key=place), *sorted(contrasts, key=place)]


@dataclass(frozen=True, slots=True)
class KanoCounts:
    """How many answers to the pairs about a touchpoint fall in each category; `few`: too few to write."""

    journey: str | None
    touchpoint: str
    period: str | None
    n: int
    letters: Mapping[str, int]
    few: bool

    @property
    def record(self) -> Record:
        """The same, as a document has it."""
        made: Record = {"journey": self.journey} if self.journey else {}
        made["touchpoint"] = self.touchpoint
        made |= {"period": self.period} if self.period else {}
        return made | {"n": self.n, "kano": {letter: count for letter, count in self.letters.items() if count}}


def kano_counts(together: Together, subjects: Subjects, minimum_n: int) -> Iterator[KanoCounts]:
    """Yield what the pairs about each touchpoint say, a year at a time."""

    def place(item: Any) -> Any:
        return subjects.order(Subject(*item[0]))

    for (journey, touchpoint), pairs in sorted(together.pairs.items(), key=place):
        for year in sorted({(period or "")[:4] for period, _ in pairs}):
            periods = {period for period, _ in pairs if (period or "")[:4] == year}
            letters = counted(pairs, periods)
            n = sum(letters.values())
            yield KanoCounts(journey, touchpoint, covering(iter(periods)), n, letters, few=n < minimum_n)


def _rounded(value: float) -> float:
    return round(value, _DIGITS) + 0.0
