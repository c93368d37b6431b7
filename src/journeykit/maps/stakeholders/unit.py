"""The decision-making unit: who is for and who against, how much power each has, and who reaches who decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeykit.maps.canvas.curve import Box, Path, Point
from journeykit.maps.canvas.measure import text_width
from journeykit.maps.canvas.palette import (
    BAND,
    INK,
    INK2,
    INK3,
    LINE,
    LINE2,
    MIDDLE_BAR,
    PILL_LINE,
    WARN,
    WARN_TINT,
    WHITE,
    Accent,
    link_color,
)
from journeykit.maps.canvas.sheet import Line, Sheet
from journeykit.maps.canvas.typography import TextStyle
from journeykit.maps.canvas.wrap import wrap
from journeykit.maps.stakeholders.content import MapPersona
from journeykit.maps.stakeholders.finding import ROLES, STANCES, decision
from journeykit.words import Sentence

_GUTTER, _HEAD, _TITLE = 74.0, 26.0, 30.0
_PAD, _ASIDE, _BETWEEN, _BEHIND = 12.0, 24.0, 10.0, 34.0
_COLUMNS = ("against", "neutral", "for", "unknown")
_NAME = TextStyle(10, 13, bold=True)
_ORGANISATION = TextStyle(12, 16, bold=True)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who takes part in the decision, in a place of the grid."""

    persona: MapPersona
    box: Box
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A decision-making unit: columns by stance, rows by power; heights count from its top."""

    organisation: str
    columns: tuple[tuple[str, Box], ...]
    rows: tuple[tuple[float | None, float, float], ...]
    members: tuple[Member, ...]
    height: float


def make_unit(organisation: str, members: Sequence[MapPersona], left: float, right: float) -> Unit:
    """Place who is against at the left and who is for at the right, the most power on top."""
    stances = {member.stance or "unknown" for member in members}
    names = [name for name in _COLUMNS if name != "unknown" or name in stances]
    each = (right - left - _GUTTER) / len(names)
    places = {name: left + _GUTTER + each * i for i, name in enumerate(names)}
    top = (_TITLE if organisation else 0) + _HEAD
    rows, placed, y = [], [], top
    for power in sorted({member.power for member in members}, key=lambda power: -(power or 0)):
        here = [member for member in members if member.power == power]
        ends = []
        for name in names:
            at = y + _PAD
            for member in (member for member in here if (member.stance or "unknown") == name):
                placed.append(_member(member, Box(places[name] + _ASIDE, at, each - 2 * _ASIDE, 0)))
                at = placed[-1].box.bottom + _BETWEEN
            ends.append(at - _BETWEEN + _PAD)
        rows.append((power, y, max(ends)))
        y = max(ends)
    columns = tuple((name, Box(x + 3, top - _HEAD, each - 6, y - top + _HEAD)) for name, x in places.items())
    return Unit(organisation, columns, tuple(rows), tuple(placed), y + _BEHIND)


def _member(persona: MapPersona, box: Box) -> Member:
    lines = tuple((line, _NAME) for line in wrap(persona.name, box.width - 24, _NAME, 3))
    return Member(persona, box._replace(height=_NAME.leading * len(lines) + 34), lines)


def paint_unit(sheet: Sheet, t: Sentence, unit: Unit, top: float, accent: Accent) -> None:
    """Draw a decision-making unit."""
    if unit.organisation:
        (line, *_) = wrap(unit.organisation, sheet.width - 300, _ORGANISATION, 1) or ("",)
        left = unit.columns[0][1].x - _GUTTER - 3
        sheet.text((left, top), sheet.width - 300, [(line, _ORGANISATION)], unit.organisation, unit.organisation)
    _paint_grid(sheet, t, unit, top, accent)
    members = [
        Member(member.persona, member.box._replace(y=member.box.y + top), member.lines) for member in unit.members
    ]
    _paint_influence(sheet, members, accent)
    for member in members:
        _paint_member(sheet, t, member, accent)


def _paint_grid(sheet: Sheet, t: Sentence, unit: Unit, top: float, accent: Accent) -> None:
    fills = {"against": WARN_TINT, "neutral": BAND, "for": accent.tint, "unknown": WHITE}
    colors = {"against": WARN, "neutral": INK2, "for": accent.strong, "unknown": INK3}
    for name, box in unit.columns:
        moved = box._replace(y=box.y + top)
        line = LINE if name == "unknown" else ""
        sheet.under.box(moved, fills[name], line, line=0.8, radius=8)
        word = t(STANCES[name]) if name in STANCES else t("stance unknown")
        sheet.under.words((moved.x + moved.width / 2, moved.y + 17), word, 10, colors[name], bold=True, anchor="middle")
    left, right = unit.columns[0][1].x - _GUTTER - 3, unit.columns[-1][1].right
    for i, (power, start, end) in enumerate(unit.rows):
        if i:
            sheet.under.line([(left, top + start), (right, top + start)], LINE2, 0.8)
        middle = top + (start + end) / 2
        words = t("power unknown") if power is None else t("power")
        if power is None:
            for j, line in enumerate(wrap(words, _GUTTER - 8, TextStyle(8, 11, INK3), 2)):
                sheet.under.words((left, middle + 11 * j), line, 8, INK3)
        else:
            sheet.under.words((left, middle - 6), words, 8, INK3)
            sheet.under.words((left, middle + 10), f"{power:g}", 15, INK, bold=True)


def _paint_influence(sheet: Sheet, members: Sequence[Member], accent: Accent) -> None:
    """Draw a line from everybody to who decides, and from there to who buys; cards lie over it."""
    deciders = [member for member in members if member.persona.role == "decider"]
    if not deciders:
        return
    decider = max(deciders, key=lambda member: member.persona.power or 0)
    for member in members:
        if member is decider:
            continue
        ends = (decider, member) if member.persona.role == "buyer" else (member, decider)
        color = {"for": link_color(accent), "against": WARN}.get(member.persona.stance or "", MIDDLE_BAR)
        style = "dashed" if member.persona.stance == "against" else "solid"
        width = 0.8 + 0.5 * (member.persona.power or 1)
        path, tip = _way(ends[0].box, ends[1].box)
        sheet.under.shape(path, stroke=color, line=width, style=style)
        sheet.under.polygon(tip, color)


def _way(start: Box, end: Box) -> tuple[Path, list[Point]]:
    """Return a curve from one card to another, and its arrow head."""
    if start.right <= end.x or end.right <= start.x:
        rightwards = start.right <= end.x
        a = (start.right if rightwards else start.x, start.y + start.height / 2)
        sign = 1 if rightwards else -1
        b = (end.x if rightwards else end.right, end.y + end.height / 2)
        half = (b[0] - a[0]) / 2
        stop = b[0] - 7 * sign
        path = [a, (a[0] + half, a[1]), (b[0] - half, b[1]), (stop, b[1])]
        return path, [(b[0] - 1 * sign, b[1]), (stop - sign, b[1] - 4), (stop - sign, b[1] + 4)]
    down = start.y < end.y
    sign = 1 if down else -1
    x = start.x + start.width / 2
    a, b = (x, start.bottom if down else start.y), (x, end.y if down else end.bottom)
    stop = b[1] - 7 * sign
    third = (stop - a[1]) / 3
    path = [a, (x, a[1] + third), (x, a[1] + 2 * third), (x, stop)]
    return path, [(x, b[1] - sign), (x - 4, stop - sign), (x + 4, stop - sign)]


def _paint_member(sheet: Sheet, t: Sentence, member: Member, accent: Accent) -> None:
    persona, box = member.persona, member.box
    decides = persona.role == "decider"
    sheet.under.box(box, WHITE, accent.strong if decides else PILL_LINE, line=1.8 if decides else 1, radius=9)
    tip = "\n".join([persona.name, *decision(t, persona)])
    sheet.text((box.x + 12, box.y + 8), box.width - 24, member.lines, persona.name, tip)
    base = box.bottom - 21
    x = box.x + 12
    if persona.role in ROLES:
        x += paint_role(sheet, t(ROLES[persona.role]), (x, base), accent, strong=decides) + 10
    if persona.power is not None:
        paint_power(sheet, persona.power, (x + 4, base + 6.5), INK2)


def role_width(word: str) -> float:
    """Return the width of the pill of a role."""
    return text_width(word, 8, bold=True) * 1.06 + 14


def paint_role(sheet: Sheet, word: str, at: Point, accent: Accent, *, strong: bool) -> float:
    """Draw the pill of a role, filled for who decides; return its width."""
    width = role_width(word)
    fill, text = (accent.strong, WHITE) if strong else (WHITE, accent.strong)
    sheet.under.box(Box(at[0], at[1], width, 13), fill, accent.strong, line=0.9, radius=6.5)
    sheet.under.words((at[0] + width / 2, at[1] + 9.4), word, 8, text, bold=True, anchor="middle")
    return width


def paint_power(sheet: Sheet, power: float, at: Point, color: str) -> None:
    """Draw power as five dots, of which some are filled."""
    for i in range(5):
        sheet.under.circle((at[0] + 10 * i, at[1]), 3.2, color if i < round(power) else WHITE, color, line=0.9)
