"""What a difference did to the index of journeys, in words and as a table: by other figures, by other weights, and by what is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.reports.diff.said import DiffSpeech, Told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeykit.history.diff_values import JourneyEffect

VISIBLE = 0.05
"""From here on a difference is not shown as nothing."""


class IndexSpeech(DiffSpeech):
    """Says how indexes moved."""

    def index(self, one: JourneyEffect) -> str:
        """How far an index moved, and by what."""
        t = self.t
        said = [text for value, text in zip(_parts(one), self._because(one), strict=True) if abs(value) >= VISIBLE]
        values = {"title": one.title, "before": self.number(one.before.value), "after": self.number(one.after.value),
                  "difference": self.signed(one.index.difference)}  # fmt: skip
        if len(said) > 1:
            return t("{title}: index from {before} to {after} ({difference}: {parts})", **values, parts=", ".join(said))
        if not said:
            return t("{title}: index from {before} to {after} ({difference})", **values)
        values["by"] = said[0]
        if abs(one.by_data.value or 0.0) >= VISIBLE and one.within_noise:
            return t("{title}: index from {before} to {after} ({by}), within its noise", **values)
        if abs(one.by_data.value or 0.0) >= VISIBLE and one.within_noise is None:
            return t("{title}: index from {before} to {after} ({by}), with an unknown margin", **values)
        return t("{title}: index from {before} to {after} ({by})", **values)

    def _because(self, one: JourneyEffect) -> tuple[str, str, str]:
        t = self.t
        figures, weights, counted = self._shown(one)
        return (
            t("{points} by other figures", points=figures),
            t("{points} by other weights", points=weights),
            t("{points} by touchpoints that came or went", points=counted),
        )

    def table(self, journeys: Sequence[JourneyEffect]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """The header and a row for each journey; a part that is nothing everywhere has no column."""
        t = self.t
        columns = [
            (number, name)
            for number, name in enumerate((t("by figures"), t("by weights"), t("came or went")))
            if any(abs(_parts(one)[number]) >= VISIBLE for one in journeys)
        ]
        header = (t("journey"), t("index before"), t("after"), t("difference"), *(name for _, name in columns),
                  t("peak and end"))  # fmt: skip
        return header, tuple(self._row(one, [number for number, _ in columns]) for one in journeys)

    def _row(self, one: JourneyEffect, columns: Sequence[int]) -> tuple[str, ...]:
        shown = list(self._shown(one))
        if abs(one.by_data.value or 0.0) >= VISIBLE and one.within_noise is not False:
            shown[0] += f" ({self.t('noise') if one.within_noise else self.t('margin ?')})"
        return (
            one.title,
            self.interval(one.before.value, one.before.low, one.before.high),
            self.interval(one.after.value, one.after.low, one.after.high),
            self.signed(one.index.difference),
            *(shown[number] for number in columns),
            f"{self.number(one.peak_end.before, 0)} → {self.number(one.peak_end.after, 0)}",
        )

    def worse_indexes(self) -> Iterator[Told]:
        """The journeys that changed figures pull down by more than noise."""
        for one in self.diff.journeys:
            if one.worse:
                said = self.t("{title}: changed figures pull the index down by {points}", title=one.title,
                              points=self.number(-(one.by_data.value or 0.0)))  # fmt: skip
                if one.by_data.low is not None and one.by_data.high is not None:
                    said += f" ({self.number(-one.by_data.high)}-{self.number(-one.by_data.low)})"
                yield Told("!", said, one.fingerprint)

    def _shown(self, one: JourneyEffect) -> tuple[str, str, str]:
        """The parts as they are written, so that they make the difference that stands beside them."""
        if one.index.difference is None:
            return (self.signed(None),) * 3
        figures, weights, counted = (self.signed(part) for part in adding_up(one.index.difference, _parts(one)))
        return figures, weights, counted


def adding_up(whole: float, parts: Sequence[float]) -> list[float]:
    """Round parts to one decimal so that they make the rounded whole: what is left goes where rounding took most."""
    shown = [round(10 * part) for part in parts]
    for _ in parts:
        left = round(10 * whole) - sum(shown)
        if left:
            step = 1 if left > 0 else -1
            most = max(range(len(parts)), key=lambda i: step * (10 * parts[i] - shown[i]))
            shown[most] += step
    return [part / 10 for part in shown]


def _parts(one: JourneyEffect) -> tuple[float, float, float]:
    return one.by_data.value or 0.0, one.by_weighting or 0.0, one.by_touchpoints or 0.0
