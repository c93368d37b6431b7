"""What a difference says of things: what was edited, what slipped, what was measured; and its figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.reports.diff.fields import FieldSpeech
from journeykit.reports.scores.words import Speech
from journeykit.words import signed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeykit.history.diff_values import Diff, Edit, Item, Slip

_MARKS = {"added": "+", "removed": "-", "renamed": "~", "moved": "~", "changed": "~"}


@dataclass(frozen=True, slots=True)
class Told:
    """One line: its sign (+ added, - removed, ~ changed, ! worse), what it says, and the fingerprint to accept it by."""

    sign: str
    text: str
    fingerprint: str = ""
    below: tuple[str, ...] = ()


class DiffSpeech:
    """Says the things of one difference in one language."""

    def __init__(self, diff: Diff, language: str) -> None:
        self.diff = diff
        self.speech = Speech(language)
        self.fields = FieldSpeech(language)
        self.t = self.speech.t
        titles = {one.id: one.title for one in diff.journeys}
        self.titles = titles | {edit.item.id: edit.item.name for edit in diff.edits if edit.item.kind == "journey"}

    def slip(self, slip: Slip) -> Told:
        """A plan that slipped."""
        t, where = self.t, self.where(slip.item)
        before, after = self.fields.value(slip.before), self.fields.value(slip.after)
        if slip.field == "status":
            said = t("{improvement}: back from {before} to {after}", improvement=where, before=before, after=after)
        elif slip.after is None:
            said = t("{improvement}: no day any more (was {before})", improvement=where, before=before)
        elif slip.field == "due":
            said = t("{improvement}: due {after} instead of {before} (days later: {days})", improvement=where, after=after,
                     before=before, days=slip.days or 0)  # fmt: skip
        else:
            said = t("{improvement}: pilot ends {after} instead of {before} (days later: {days})", improvement=where,
                     after=after, before=before, days=slip.days or 0)  # fmt: skip
        return Told("!", said, slip.fingerprint)

    def edit(self, edit: Edit) -> Told:
        """A thing that was edited, with its fields."""
        t, where = self.t, self.where(edit.item)
        named = self._kind(edit.item)
        below = tuple(self.fields.changes(edit.fields))
        if edit.kind == "renamed":
            was = (
                edit.was.name
                if edit.was is not None and edit.was.name != edit.item.name
                else (edit.was or edit.item).id
            )
            percent = round(100 * (edit.likelihood or 0.0))
            said = t("{kind} {name}, was {was} ({percent} % likely the same)", kind=named, name=where, was=f'"{was}"',
                     percent=percent)  # fmt: skip
        elif edit.kind == "moved" and edit.source != edit.target:
            said = t("{kind} {name}: from {source} to {target}", kind=named, name=where,
                     source=self.titles.get(edit.source or "", edit.source or "-"),
                     target=self.titles.get(edit.target or "", edit.target or "-"))  # fmt: skip
        elif edit.kind == "moved":
            said = t("{kind} {name}: another place in the order", kind=named, name=where)
        else:
            said = f"{named} {where}"
        return Told(_MARKS[edit.kind], said, edit.fingerprint, below)

    def measurements(self) -> Iterator[Told]:
        """How many figures of each kind were added, corrected or taken away, by what they speak of."""
        t = self.t
        found: dict[tuple[str, str], list[str]] = {}
        for edit in self.diff.edits:
            if edit.item.kind == "measurement":
                place = edit.item.touchpoint or self.titles.get(edit.item.journey or "", edit.item.journey or "-")
                found.setdefault((edit.kind, place), []).append(self._figure(edit.item))
        for (kind, place), ids in found.items():
            shown = ", ".join(ids[:4]) + (f", {t('and {count} more', count=len(ids) - 4)}" if len(ids) > 4 else "")
            yield Told(_MARKS[kind], f"{place}: {shown}")

    def _figure(self, item: Item) -> str:
        """What was measured, and when."""
        derived = "derived importance"
        return item.id.replace(derived, self.t("derived importance"), 1) if item.name == derived else item.id

    def _kind(self, item: Item) -> str:
        t = self.t
        return {
            "journey": t("journey"), "phase": t("phase"), "touchpoint": t("touchpoint"), "improvement": t("improvement"),
            "persona": t("persona"), "measurement": t("measurement"), "research": t("research"),
            "project": t("project"), "library": t("library touchpoint"),
        }[item.kind]  # fmt: skip

    def where(self, item: Item) -> str:
        """The name, and the journey in which it stands."""
        if item.journey is None:
            return item.name
        return f"{item.name} ({self.titles.get(item.journey, item.journey)})"

    def number(self, value: float | None, digits: int = 1) -> str:
        """A figure; a question mark when it is unknown."""
        return "?" if value is None else self.speech.number(value, digits)

    def signed(self, value: float | None) -> str:
        """A difference with its sign; nothing has none."""
        if value is None:
            return "-"
        return signed(value, self.speech.language, 1)

    def interval(self, value: float | None, low: float | None, high: float | None) -> str:
        """A figure with its interval; a dash when there is none."""
        if value is None:
            return "-"
        return (
            self.number(value)
            if low is None or high is None
            else f"{self.number(value)} ({self.number(low)}-{self.number(high)})"
        )
