"""What is drawn of one persona: its head, its index, and where it is served worse."""

from __future__ import annotations

from dataclasses import dataclass

from journeykit.maps import speaking
from journeykit.maps.bars import paint_bar
from journeykit.maps.canvas.curve import Box, Point
from journeykit.maps.canvas.palette import INK, INK2, INK3, LINE2, PILL_LINE, WARN, WHITE, Accent
from journeykit.maps.canvas.sheet import Line, Sheet
from journeykit.maps.canvas.typography import BODY, HINT, TextStyle
from journeykit.maps.canvas.wrap import wrap
from journeykit.maps.stakeholders.content import MapPersona
from journeykit.maps.stakeholders.finding import ROLES, told
from journeykit.maps.stakeholders.unit import paint_power, paint_role
from journeykit.words import Sentence

_DISC, _BESIDE = 17.0, 44.0
_NAME, _SEGMENT, _TAG = TextStyle(11, 14, bold=True), TextStyle(8.5, 11, INK2), TextStyle(7, 10, INK3, bold=True)
_MOST_WORSE = 4


@dataclass(frozen=True, slots=True)
class Head:
    """The lines at the top of a persona's column."""

    persona: MapPersona
    lines: tuple[Line, ...]
    room: float
    rows: int

    @property
    def height(self) -> float:
        """How high it is: name and segment, then the role and the share of the customers."""
        return max(2 * _DISC, sum(style.leading for _, style in self.lines)) + 8 + 20 * self.rows


def make_head(t: Sentence, persona: MapPersona, room: float) -> Head:
    """Break the head of a persona."""
    lines = [(line, _NAME) for line in wrap(persona.name, room - _BESIDE, _NAME, 3)]
    if persona.segment:
        lines += [(line, _SEGMENT) for line in wrap(persona.segment, room - _BESIDE, _SEGMENT, 2)]
    if persona.guessed:
        lines.append((t("hypothesis").upper(), _TAG))
    return Head(persona, tuple(lines), room, (persona.share is not None) + persona.decides)


def paint_head(sheet: Sheet, t: Sentence, head: Head, at: Point, tall: float, accent: Accent) -> None:
    """Draw who it is: a disc with a letter, dashed when the persona was only thought up.

    `tall` is the height of the highest head beside it: role and share stand at its foot.
    """
    (x, y), persona = at, head.persona
    middle = (x + _DISC, y + _DISC)
    style = "dashed" if persona.guessed else "solid"
    fill, line = (WHITE, PILL_LINE) if persona.guessed else (accent.tint, accent.tint)
    sheet.under.circle(middle, _DISC, fill, line, line=1, style=style)
    letter = persona.name.strip()[:1].upper()
    if letter.isalpha():
        sheet.under.words((middle[0], middle[1] + 5.4), letter, 15, accent.strong, bold=True, anchor="middle")
    else:
        sheet.under.icon("people", middle, 19, accent.strong)
    tip = "\n".join([persona.name, *told(t, persona)])
    sheet.text((x + _BESIDE, y), head.room - _BESIDE, head.lines, persona.name, tip)
    y += tall - 20 * head.rows
    if persona.decides:
        _paint_part(sheet, t, persona, (x, y), accent)
        y += 20
    if persona.share is not None:
        _paint_share(sheet, t, head, (x, y), accent)


def _paint_part(sheet: Sheet, t: Sentence, persona: MapPersona, at: Point, accent: Accent) -> None:
    x, y = at
    if persona.role in ROLES:
        x += paint_role(sheet, t(ROLES[persona.role]), (x, y), accent, strong=persona.role == "decider") + 10
    if persona.power is not None:
        paint_power(sheet, persona.power, (x + 4, y + 6.5), INK2)


def _paint_share(sheet: Sheet, t: Sentence, head: Head, at: Point, accent: Accent) -> None:
    """Draw the share of the customers as a bar."""
    x, y = at
    share = head.persona.share or 0.0
    width = min(64.0, head.room - 110)
    words = t("{share} % of the customers", share=round(100 * share))
    if width > 20:
        sheet.under.box(Box(x, y + 3, width, 6), LINE2, radius=3)
        if share > 0:
            sheet.under.box(Box(x, y + 3, max(6.0, width * share), 6), accent.strong, radius=3)
    else:
        width = -8.0
    sheet.under.words((x + width + 8, y + 9.2), words, 8.5, INK2)


def paint_index(
    sheet: Sheet, t: Sentence, persona: MapPersona, at: Point, room: float, target: float, accent: Accent
) -> None:
    """Draw the journey's index through the eyes of a persona, with a tick at that of all customers."""
    assert persona.index
    (x, y), known = at, persona.index
    color = WARN if known.level == "low" else INK
    sheet.under.words((x, y + 11), f"{known.value:.0f}", 15, color, bold=True)
    if known.level == "low":
        sheet.under.polygon([(x + 23, y + 3), (x + 31, y + 3), (x + 27, y + 10)], WARN)
    paint_bar(sheet, (x + 38, y + 3), min(120.0, room - 44), known, target, accent)
    words = t("own figures at {own} of {all} touchpoints", own=persona.own, all=persona.all)
    (line, *_) = wrap(words, room, HINT, 1)
    sheet.text((x, y + 20), room, [(line, HINT)], f"{persona.name}: {t('Index of the journey')}", _index(t, persona))


def _index(t: Sentence, persona: MapPersona) -> str:
    assert persona.index
    known = persona.index
    return f"{persona.name}\n{t('index {index}', index=speaking.figure(known.value, known.low, known.high))}"


def worse_lines(t: Sentence, persona: MapPersona, room: float) -> list[list[Line]]:
    """Return the lines of each touchpoint that serves a persona worse than the others."""
    shown = persona.worse if len(persona.worse) <= _MOST_WORSE else persona.worse[: _MOST_WORSE - 1]
    found: list[list[Line]] = []
    for one in shown:
        lines: list[Line] = [(line, BODY) for line in wrap(one.name, room - 11, BODY, 2)]
        figures = t("{own}, others {others}", own=f"{one.own:.0f}", others=f"{one.others:.0f}")
        if not one.clear:
            figures = f"{figures} ({t('not certain')})"
        found.append([*lines, *((line, HINT) for line in wrap(figures, room - 11, HINT, 2))])
    if len(shown) < len(persona.worse):
        found.append(
            [
                (line, HINT)
                for line in wrap(t("and {count} more", count=len(persona.worse) - len(shown)), room - 11, HINT, 1)
            ]
        )
    return found


def paint_worse(sheet: Sheet, t: Sentence, persona: MapPersona, at: Point, room: float) -> None:
    """Draw where a persona is served worse: a full triangle when that is certain, an open one when not."""
    x, y = at
    top, every = y, worse_lines(t, persona, room)
    for i, lines in enumerate(every):
        if i < len(persona.worse) and lines[0][1] == BODY:
            corners = [(x, y + 2.6), (x + 7.4, y + 2.6), (x + 3.7, y + 9)]
            sheet.under.polygon(corners, WARN if persona.worse[i].clear else WHITE, WARN, line=0.9)
        y += sum(style.leading for _, style in lines)
    shown = [line for lines in every for line in lines]
    tip = "\n".join(f"{one.name}: {one.own:.0f} / {one.others:.0f}" for one in persona.worse)
    sheet.text((x + 11, top), room - 11, shown, f"{persona.name}: {t('Served worse')}", tip)
