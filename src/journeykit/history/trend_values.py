"""A trend: the figures of journeys over time, what changed beyond chance, and what happened meanwhile."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from journeykit.history.figures import Figures, State
from journeykit.scoring.values import Interval

if TYPE_CHECKING:
    from journeykit.scoring.operational import Counted

By = Literal["commits", "tags", "periods"]
Verdict = Literal["clear", "indication", "noise", "too-few"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A point in time: a commit, a tag, or a measured period.

    `id` is the whole id of the commit, or the period as written; `name` what people call it; `when` orders and draws
    it; `subject` is the first line of the commit's message; `tags` are the names that its commit has.
    """

    id: str
    name: str
    when: dt.datetime
    subject: str = ""
    tags: tuple[str, ...] = ()

    @property
    def day(self) -> dt.date:
        """The day, as it was where the commit was made."""
        return self.when.date()


@dataclass(frozen=True, slots=True)
class Row:
    """A moment at which something of a journey changed, and its figures from then on; None: there are none."""

    moment: Moment
    state: State
    figures: Figures | None


@dataclass(frozen=True, slots=True)
class Course:
    """An operational figure over time; `touchpoint` None is the journey itself."""

    touchpoint: str | None
    name: str
    counted: Counted


@dataclass(frozen=True, slots=True)
class Line:
    """A journey over time."""

    journey: str
    title: str
    rows: tuple[Row, ...]
    counted: tuple[Course, ...] = ()
    """What was counted beside satisfaction; only over measured periods."""

    @property
    def scored(self) -> tuple[Row, ...]:
        """The rows with figures."""
        return tuple(row for row in self.rows if row.figures is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A figure that was measured anew, held against the one before.

    `touchpoint` None is the journey itself; `metric` `index` is the index as far as new answers moved it. `before`,
    `after` and `difference` are on the scale of the metric. `chance` is how likely so large a difference is when
    nothing changed. `verdict`: `clear` also among all that were looked at (Benjamini and Hochberg), an `indication`
    only when looked at alone, within the `noise`, or `too-few` answers to tell.
    """

    journey: str
    touchpoint: str | None
    name: str
    metric: str
    earlier: Moment
    later: Moment
    before: Interval
    after: Interval
    difference: Interval
    n_before: float | None
    n_after: float | None
    chance: float | None
    better: bool
    verdict: Verdict = "noise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something that happened: a release (a tag), a pilot, or an improvement that was done."""

    kind: Literal["release", "pilot", "done"]
    name: str
    starts: dt.date
    until: dt.date | None = None
    journey: str | None = None
    touchpoint: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The figures of journeys over time.

    `moments` says how many moments were looked at, and `last` is the last of them; `shallow` says that the clone lacks what came before the first.
    `tested` is how many changes were held together when it was judged which are more than chance.
    """

    by: By
    lines: tuple[Line, ...]
    changes: tuple[Change, ...]
    marks: tuple[Mark, ...]
    confidence: float
    moments: int
    tested: int
    since: str | None = None
    shallow: bool = False
    client: str = ""
    language: str = "en"
    accent: str | None = None
    last: Moment | None = None

    @property
    def clear(self) -> tuple[Change, ...]:
        """The changes that are more than chance."""
        return tuple(one for one in self.changes if one.verdict == "clear")

    def line(self, journey: str) -> Line | None:
        """Return the line of a journey."""
        return next((one for one in self.lines if one.journey == journey), None)
