"""What a difference is told as: a headline, a table, and sections of lines, the most important first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.reports.diff.fields import is_prose
from journeykit.reports.diff.index import VISIBLE, IndexSpeech
from journeykit.reports.diff.said import Told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeykit.history.diff_values import Diff, Edit, PointEffect


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading; what is `folded` is for who wants to know more."""

    title: str
    lines: tuple[Told, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """A whole difference in words."""

    title: str
    headline: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sections: tuple[Section, ...]


def account(diff: Diff, language: str) -> Account:
    """Tell a difference in a language."""
    return _Teller(diff, language).account()


class _Teller(IndexSpeech):
    """Puts what is said into an order."""

    def account(self) -> Account:
        t = self.t
        moved = [one for one in self.diff.journeys if one.moved or one.state != "both"]
        moved.sort(key=lambda one: (not one.worse, -abs(one.index.difference or 0.0)))
        header, rows = self.table(moved)
        sections = tuple(section for section in self._sections() if section.lines)
        title = t("What changed: {before} to {after}", before=self.diff.before, after=self.diff.after)
        return Account(title, self._headline(), header, rows, sections)

    def _sections(self) -> Iterator[Section]:
        t, diff = self.t, self.diff
        points = [point for journey in diff.journeys for point in journey.touchpoints]
        worse = [one for one in points if one.worse or one.to_repair]
        yield Section(t("Worse"), (*self.worse_indexes(), *map(self._point, worse)))
        yield Section(t("Cannot be compared: these journeys have errors on one side"),
                      tuple(Told("!", self.titles.get(id_, id_)) for id_ in diff.unreadable))  # fmt: skip
        yield Section(t("Plans that slipped"), tuple(map(self.slip, diff.slips)))
        yield Section(t("Figures that became old"), tuple(Told("!", self.where(item)) for item in diff.stale))
        rest = [one for one in points if one not in worse and not {"new", "gone"} & set(one.reasons)]
        rest = [one for one in rest if self._visible(one)]
        quiet = [one for one in rest if _is_quiet(one)]
        told = [self._point(one) for one in rest if one not in quiet]
        yield Section(t("Figures, choices and places"), (*told, *self._quiet(quiet)))
        said = [edit for edit in diff.edits if edit.item.kind != "measurement"]
        yield Section(t("Added, removed, renamed and moved"),
                      tuple(self.edit(edit) for edit in said if edit.kind != "changed"))  # fmt: skip
        changed = [edit for edit in said if edit.kind == "changed"]
        yield Section(t("Changed"), tuple(self.edit(edit) for edit in changed if not _only_prose(edit)), folded=True)
        yield Section(t("Reworded"), tuple(self.edit(edit) for edit in changed if _only_prose(edit)), folded=True)
        yield Section(t("Measurements"), tuple(self.measurements()), folded=True)

    def _headline(self) -> str:
        t, diff = self.t, self.diff
        if diff.nothing:
            return t("Nothing differs in meaning.")
        moved = [one for one in diff.journeys if abs(one.index.difference or 0.0) >= VISIBLE]
        parts = []
        if moved:
            most = max(moved, key=lambda one: (one.worse, abs(one.index.difference or 0.0)))
            parts.append(self.index(most))
            if len(moved) > 1:
                parts.append(t("journeys with another index beside it: {count}", count=len(moved) - 1))
        else:
            parts.append(t("no index moves"))
        worse = len({(p.journey, p.id) for j in diff.journeys for p in j.touchpoints if p.worse or p.to_repair})
        if worse:
            parts.append(t("touchpoints worse: {count}", count=worse))
        if diff.slips:
            parts.append(t("plans that slipped: {count}", count=len({(s.item.journey, s.item.id) for s in diff.slips})))
        edits = sum(edit.item.kind != "measurement" for edit in diff.edits)
        if edits and not moved and not worse:
            parts.append(t("changes: {count}", count=edits))
        said = "; ".join(parts)
        return f"{said[:1].upper()}{said[1:]}."

    def _visible(self, one: PointEffect) -> bool:
        pairs = (one.performance, one.expression, one.gap)
        moved = any(abs(pair.difference or 0.0) >= VISIBLE for pair in pairs)
        return moved or one.choice[0] != one.choice[1] or one.reasons != ("others",)

    def _point(self, one: PointEffect) -> Told:
        t = self.t
        parts = []
        if one.performance.before is not None and abs(one.performance.difference or 0.0) >= VISIBLE:
            values = {"before": self.number(one.performance.before), "after": self.number(one.performance.after),
                      "difference": self.signed(one.performance.difference)}  # fmt: skip
            parts.append(t("satisfaction from {before} to {after} ({difference})", **values) + self._certainty(one))
        if one.choice[0] != one.choice[1] and one.choice[1] is not None:
            after = self.speech.take(one.choice[1])
            if one.choice[0] is None:
                parts.append(t("choice: {after}", after=after))
            else:
                parts.append(t("choice from {before} to {after}", before=self.speech.take(one.choice[0]), after=after))
        if one.expression.difference is not None and abs(one.expression.difference) >= VISIBLE:
            parts.append(t("brand from {before} to {after}", before=self.number(one.expression.before, 0),
                           after=self.number(one.expression.after, 0)))  # fmt: skip
        if one.rank[0] != one.rank[1] and None not in one.rank:
            parts.append(
                t("place from {before} to {after}", before=str(one.rank[0]), after=str(one.rank[1])) + self._why(one)
            )
        sign = "!" if one.worse or one.to_repair else "~"
        item = f"{one.name} ({self.titles.get(one.journey, one.journey)})"
        return Told(sign, f"{item}: {'; '.join(parts) or t('other figures')}", one.fingerprint)

    def _quiet(self, points: Sequence[PointEffect]) -> Iterator[Told]:
        """The touchpoints of which only a figure moved, and not beyond its noise, journey by journey."""
        for journey in dict.fromkeys(one.journey for one in points):
            names = ", ".join(one.name for one in points if one.journey == journey)
            yield Told(
                "~",
                self.t(
                    "within their noise ({journey}): {names}", journey=self.titles.get(journey, journey), names=names
                ),
            )

    def _certainty(self, one: PointEffect) -> str:
        t = self.t
        said = {
            "clear": t("more than chance"),
            "within-noise": t("within its noise"),
            "too-few": t("too few answers to tell"),
            "corrected": t("the same answers, corrected"),
            "first-measured": t("measured for the first time"),
            "assumed": t("not measured: what people think"),
            "same": "",
        }[one.certainty]
        return f", {said}" if said else ""

    def _why(self, one: PointEffect) -> str:
        t = self.t
        named = {
            "figures": t("its figures"), "weight": t("its weight"), "brand": t("its brand fit"),
            "overruled": t("a choice by a person"), "others": t("what others do"), "new": "", "gone": "",
        }  # fmt: skip
        reasons = [named[reason] for reason in one.reasons if named[reason]]
        return f", {t('by {reasons}', reasons=', '.join(reasons))}" if reasons else ""


def _is_quiet(one: PointEffect) -> bool:
    still = one.choice[0] == one.choice[1] and abs(one.expression.difference or 0.0) < VISIBLE
    own = set(one.reasons) <= {"figures", "weight", "others"}
    return still and own and one.rank[0] == one.rank[1] and one.certainty in ("within-noise", "too-few", "same")


def _only_prose(edit: Edit) -> bool:
    return all(is_prose(one.path) for one in edit.fields)
