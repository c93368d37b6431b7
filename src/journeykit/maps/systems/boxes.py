"""The boxes of the systems map: touchpoints, systems in their groups, and departments."""

from __future__ import annotations

from typing import Literal

from journeykit.maps.canvas.curve import Box, Point
from journeykit.maps.canvas.palette import BAND, INK, INK2, INK3, MIDDLE_BAR, PILL_LINE, WARN, WHITE, Accent
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.canvas.typography import TextStyle
from journeykit.maps.canvas.wrap import wrap
from journeykit.maps.content import MapContent, MapTouchpoint, System
from journeykit.maps.systems.arrange import Arrangement, Frame, uses
from journeykit.words import Sentence

State = Literal["linked", "island", "none", "unknown"]

_NAME, _TIGHT = TextStyle(9, 12, bold=True), TextStyle(8.5, 11, bold=True)
_PHASE = TextStyle(7.5, 10, INK3, bold=True)
_SYSTEM, _CRM = TextStyle(9.5, 12, bold=True), TextStyle(12, 15, WHITE, bold=True)
_DEPARTMENT = TextStyle(10, 13, bold=True)


def state(content: MapContent, touchpoint: MapTouchpoint) -> State:
    """Tell whether a touchpoint's data reaches the CRM: one linked system is enough."""
    if not touchpoint.systems:
        return "none"
    if not content.crm_known:
        return "unknown"
    return "island" if all(system.island for system in touchpoint.systems) else "linked"


def paint_touchpoints(sheet: Sheet, t: Sentence, content: MapContent, placed: Arrangement) -> None:
    """Draw the left column."""
    for name, y in placed.phases:
        (line, *_) = wrap(name.upper(), 210, _PHASE, 1) or ("",)
        sheet.under.words((44, y), line, _PHASE.size, _PHASE.color, bold=True)
    for touchpoint in content.touchpoints:
        box, kind = placed.touchpoints[touchpoint.id], state(content, touchpoint)
        line = {"linked": PILL_LINE, "unknown": PILL_LINE, "island": WARN, "none": MIDDLE_BAR}[kind]
        dash = "dashed" if kind in ("island", "none") else "solid"
        sheet.under.box(box, WHITE, line, line=1, radius=9, style=dash)
        sheet.under.icon(touchpoint.icon, (box.x + 17, box.y + 13), 15)
        room = box.width - 50
        lines = wrap(touchpoint.name, room, _NAME, 2)
        style = _NAME if len(lines) < 2 else _TIGHT
        lines = wrap(touchpoint.name, room, style, 2)
        tip = [f"{touchpoint.number}. {touchpoint.name}"]
        used = ", ".join(dict.fromkeys(system.name for system in touchpoint.systems))
        tip.append(t("Systems: {names}", names=used) if used else t("no system"))
        if kind == "island":
            tip.append(t("data island: no way to the CRM"))
        top = box.y + (box.height - style.leading * len(lines)) / 2
        sheet.text((box.x + 34, top), room, [(one, style) for one in lines], tip[0], "\n".join(tip))
        sheet.spot(touchpoint.id, box)
        if kind != "none":
            paint_mark(sheet, kind, (box.right, box.y + 13), content.accent)


def paint_mark(sheet: Sheet, kind: str, at: Point, accent: Accent) -> None:
    """Draw the mark from which a touchpoint's lines start: a dot, or a square for an island."""
    if kind == "island":
        sheet.under.box(Box.around(at, 4.6), WHITE, WARN, line=1.8)
    else:
        sheet.under.circle(at, 5, accent.strong if kind == "linked" else MIDDLE_BAR, WHITE, line=1.2)


def paint_frames(sheet: Sheet, t: Sentence, content: MapContent, placed: Arrangement) -> None:
    """Draw the groups of systems and their boxes."""
    users = uses(content)
    for frame in placed.frames:
        _paint_frame(sheet, t, content, frame)
        for system in frame.systems:
            _paint_system(sheet, t, frame.kind, (system, placed.systems[system.name]), len(users[system.name]), content)


def _paint_frame(sheet: Sheet, t: Sentence, content: MapContent, frame: Frame) -> None:
    box, accent = frame.box, content.accent
    if frame.kind == "islands":
        sheet.under.box(box, WHITE, WARN, line=1.2, radius=8, style="dashed")
    else:
        sheet.under.box(box, accent.tint if frame.kind == "linked" else BAND, radius=8)
    word, color = {
        "linked": (t("One customer picture"), accent.strong),
        "islands": (t("Data islands"), WARN),
        "unknown": (t("Systems"), INK),
    }[frame.kind]
    sheet.under.words((box.x + 14, box.y + 21), word, 10, color, bold=True)
    sheet.under.words((box.right - 14, box.y + 21), str(len(frame.systems)), 10, color, bold=True, anchor="right")


def _paint_system(
    sheet: Sheet, t: Sentence, kind: str, what: tuple[System, Box], count: int, content: MapContent
) -> None:
    (system, box), accent = what, content.accent
    line = WARN if kind == "islands" else accent.strong if kind == "linked" else PILL_LINE
    fill = accent.strong if system.crm else WHITE
    style = "dashed" if kind == "islands" else "solid"
    sheet.under.box(box, fill, line, line=1.2, radius=9, style=style)
    look = _CRM if system.crm else _SYSTEM
    lines = [(one, look) for one in wrap(system.name, box.width - 50, look, 2)]
    if system.crm and system.name.upper() != "CRM" and len(lines) == 1:
        lines.append(("CRM", TextStyle(8, 11, accent.pale)))
    top = box.y + (box.height - sum(style.leading for _, style in lines)) / 2
    tip = f"{system.name}\n{t('Touchpoints: {count}', count=count)}"
    if kind == "islands":
        tip += f"\n{t('data island: no way to the CRM')}"
    sheet.text((box.x + 12, top), box.width - 50, lines, t("System: {name}", name=system.name), tip)
    color = WHITE if system.crm else INK
    sheet.under.words((box.right - 12, box.y + box.height / 2 + 3.6), str(count), 10, color, bold=True, anchor="right")


def paint_departments(sheet: Sheet, t: Sentence, content: MapContent, placed: Arrangement) -> None:
    """Draw the right column."""
    for owner, box in placed.departments.items():
        own = [p for p in content.touchpoints if p.owner == owner]
        alone = sum(state(content, p) == "island" for p in own)
        sheet.under.box(box, WHITE, PILL_LINE, line=1, radius=9)
        said = t("touchpoints: {count}", count=len(own))
        if alone:
            said = t("touchpoints: {count}, islands: {islands}", count=len(own), islands=alone)
        lines = [(one, _DEPARTMENT) for one in wrap(owner, box.width - 26, _DEPARTMENT, 2)]
        lines.append((said, TextStyle(8.5, 12, WARN if alone else INK2)))
        top = box.y + (box.height - sum(style.leading for _, style in lines)) / 2
        tip = "\n".join([owner, said, *(p.name for p in own)])
        sheet.text((box.x + 14, top), box.width - 24, lines, t("Department: {name}", name=owner), tip)
