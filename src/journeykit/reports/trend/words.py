"""The words of a trend: moments, figures that changed, and what happened meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.history.reasons import moves
from journeykit.words import date, number, period, signed, translator

if TYPE_CHECKING:
    import datetime as dt

    from journeykit.history import Change, Line, Mark, Moment, Row, Trend
    from journeykit.words import Sentence

_WHOLE = 0.05
_MOST_MOVES = 3


class TrendSpeech:
    """Says a trend in one language."""

    def __init__(self, language: str, by: str) -> None:
        self.language = language
        self.by = by
        self.t: Sentence = translator(language)

    def number(self, value: float | None, digits: int = 1) -> str:
        """A figure; a question mark when it is unknown."""
        return "?" if value is None else number(value, self.language, digits)

    def signed(self, value: float, digits: int = 1) -> str:
        """A difference with its sign; nothing has none."""
        return signed(value, self.language, digits)

    def interval(self, value: float | None, low: float | None, high: float | None) -> str:
        """A figure with its interval: 55.9 (54.9-57.0)."""
        if value is None or low is None or high is None:
            return self.number(value)
        return f"{self.number(value)} ({self.number(low)}-{self.number(high)})"

    def moment(self, moment: Moment) -> str:
        """What a moment is called: its tags, a period in words, or the start of its id."""
        if self.by == "periods":
            return period(moment.name, self.language)
        return ", ".join(moment.tags) or moment.name

    def since(self, moment: Moment, other: Moment) -> str:
        """What a moment is called beside another: a commit without a tag by its day, if they have different ones."""
        if self.by == "periods" or moment.tags or moment.day == other.day:
            return self.moment(moment)
        return self.day(moment.day)

    def day(self, day: dt.date) -> str:
        """A day in full."""
        return date(day, self.language)

    def metric(self, metric: str) -> str:
        """What a metric is called."""
        t = self.t
        return {
            "index": t("index"),
            "rating": t("school mark"),
            "emotion": t("emotion"),
            "csat-percent": t("share of satisfied customers"),
        }.get(metric, metric.upper())

    def change(self, change: Change) -> str:
        """A figure that changed, with its difference and how sure that is."""
        digits = 1 if change.metric in ("index", "nps", "csat-percent") else 2
        apart = change.difference
        values = {
            "name": change.name,
            "metric": self.metric(change.metric),
            "before": self.number(change.before.value, digits),
            "after": self.number(change.after.value, digits),
            "earlier": self.since(change.earlier, change.later),
            "later": self.since(change.later, change.earlier),
            "difference": self.signed(apart.value or 0.0, digits),
            "low": self.signed(apart.low or 0.0, digits),
            "high": self.signed(apart.high or 0.0, digits),
        }
        t = self.t
        if change.better:
            return t("{name}: {metric} from {before} to {after} ({difference}; {low} to {high}), {earlier} to {later}: better",
                     **values)  # fmt: skip
        return t("{name}: {metric} from {before} to {after} ({difference}; {low} to {high}), {earlier} to {later}: worse",
                 **values)  # fmt: skip

    def judged(self, trend: Trend, journey: str | None = None, *, first: bool = False) -> list[str]:
        """Say which changes are more than chance; of one journey, or of all.

        `first`: the indexes and then the surest stand first, where only a few will be read.
        """
        t = self.t
        mine = [one for one in trend.changes if journey in (None, one.journey)]
        tested = [one for one in mine if one.verdict != "too-few"]
        clear = [one for one in mine if one.verdict == "clear"]
        if first:
            clear.sort(key=lambda one: (one.metric != "index", one.chance or 0.0))
        if not tested:
            return [
                t("Nothing was asked anew in between: what moved was moved by what is written, not by new answers.")
            ]
        lines = [self.change(one) for one in clear]
        alone = sum(one.verdict == "indication" for one in mine)
        if clear:
            head = (
                t("More than chance, of {count} figures that were asked anew:", count=len(tested))
                if len(tested) > 1
                else t("More than chance:")
            )
            lines.insert(0, head)
        else:
            lines.append(
                t("Of {count} figures that were asked anew, none changed by more than chance.", count=len(tested))
            )
        if alone:
            lines.append(
                t(
                    "{count} more would be clear if looked at alone; among so many that is to be expected by chance.",
                    count=alone,
                )
                if clear
                else t(
                    "{count} would be clear if looked at alone; among so many that is to be expected by chance.",
                    count=alone,
                )
            )
        few = len(mine) - len(tested)
        if few:
            lines.append(t("Too few answers to compare: {count}.", count=few))
        return lines

    def moved(self, line: Line) -> list[str]:
        """Why the index moved, where new answers are not all; the largest three moves."""
        t = self.t
        lines = []
        found = sorted(moves(line), key=lambda one: -abs(one.difference))[:_MOST_MOVES]
        for one in sorted(found, key=lambda one: one.later.when):
            reasons = [
                *(
                    [t("measured for the first time {count}", count=len(one.first_measured))]
                    if one.first_measured
                    else []
                ),
                *([t("new {count}", count=len(one.added))] if one.added else []),
                *([t("gone {count}", count=len(one.removed))] if one.removed else []),
                *([t("weighed otherwise {count}", count=len(one.weighed))] if one.weighed else []),
            ]
            lines.append(
                t(
                    "From {earlier} to {later} the index moved {difference}, also by what is counted (touchpoints {reasons}).",
                    earlier=self.since(one.earlier, one.later),
                    later=self.since(one.later, one.earlier),
                    difference=self.signed(one.difference),
                    reasons=", ".join(reasons),
                )
            )
        return lines

    def mark(self, mark: Mark, names: dict[tuple[str, str], str] | None = None) -> str:
        """Something that happened, with its day."""
        t = self.t
        where = (names or {}).get((mark.journey or "", mark.touchpoint or ""))
        name = f"{mark.name} ({where})" if where else mark.name
        if mark.kind == "release":
            return t("release {name}: {day}", name=name, day=self.day(mark.starts))
        if mark.kind == "done":
            return t("done, {name}: {day}", name=name, day=self.day(mark.starts))
        if mark.until is None:
            return t("pilot {name}: from {day}", name=name, day=self.day(mark.starts))
        return t("pilot {name}: {day} to {until}", name=name, day=self.day(mark.starts), until=self.day(mark.until))

    def looked_at(self, trend: Trend) -> str:
        """How much of the past was looked at."""
        t = self.t
        count = trend.moments
        if self.by == "periods":
            return t("{count} measured periods", count=count) if count > 1 else t("1 measured period")
        if self.by == "tags":
            return t("{count} tags", count=count) if count > 1 else t("1 tag")
        return t("{count} commits", count=count) if count > 1 else t("1 commit")

    def cut(self, trend: Trend) -> list[str]:
        """What of the past is missing."""
        if not trend.shallow:
            return []
        return [self.t("This clone lacks older history; git fetch --unshallow brings it.")]


def most_moved(row: Row, before: Row | None) -> tuple[str, float] | None:
    """The touchpoint whose satisfaction moved the index most since a row before, and by how much it moved itself."""
    if before is None or before.figures is None or row.figures is None:
        return None
    found: tuple[float, str, float] | None = None
    for point in row.figures.touchpoints:
        old = before.figures.touchpoint(point.id)
        if old is None or old.performance.value is None or point.performance.value is None:
            continue
        moved = point.performance.value - old.performance.value
        weight = abs(moved) * max(point.mass, old.mass)
        if abs(moved) >= _WHOLE and (found is None or weight > found[0]):
            found = (weight, point.name, moved)
    return None if found is None else (found[1], found[2])


def names_of(trend: Trend) -> dict[tuple[str, str], str]:
    """The names of touchpoints, by journey and id, as they are called last."""
    return {
        (line.journey, point.id): point.name
        for line in trend.lines
        for row in line.rows
        if row.figures is not None
        for point in row.figures.touchpoints
    }
