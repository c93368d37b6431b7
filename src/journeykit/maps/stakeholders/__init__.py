"""The stakeholders: the personas of a journey beside each other, and who decides together in a business."""

from __future__ import annotations

from dataclasses import dataclass, replace

from journeykit.diagnostics import NothingToDoError, message
from journeykit.maps import legend
from journeykit.maps.canvas.palette import INK, INK2, MIDDLE_BAR, PILL_LINE, WARN, WHITE, link_color
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.canvas.typography import TITLE
from journeykit.maps.content import MapContent
from journeykit.maps.drawing import Drawing
from journeykit.maps.heading import make_heading, paint_heading
from journeykit.maps.speaking import speaker
from journeykit.maps.stakeholders.content import MapPersona, People
from journeykit.maps.stakeholders.finding import description, finding, subtitle
from journeykit.maps.stakeholders.table import (
    MARGIN,
    Block,
    Lane,
    make_block,
    make_lanes,
    paint_block,
    parted,
    widths,
)
from journeykit.maps.stakeholders.unit import Unit, make_unit, paint_power, paint_unit
from journeykit.words import Sentence

_LEAST, _UNIT_LEAST = 720.0, 1040.0
_HEADING = 32.0


def draw_stakeholders(content: MapContent) -> Drawing:
    """Draw the personas of a journey and, where there is one, the decision-making unit.

    Raises:
        NothingToDoError: the journey has no personas.
    """
    people = content.people
    if people is None or not people.personas:
        raise NothingToDoError(message("{journey} has no map of stakeholders: it has no personas", journey=content.id))
    t = speaker(content.language)
    title = finding(t, content, people)
    sections = _sections(people)
    most = max(len(row) for _, personas in sections for row in parted(personas))
    each, width = widths(most, _UNIT_LEAST if people.units else _LEAST)
    kind = t("personas and the decision-making unit") if people.units else t("personas")
    subject = "" if content.subject == title else content.subject
    heading = make_heading(
        [kind, subject, content.client], title, list(subtitle(t, people)), TITLE, MARGIN, width, content.logo
    )
    sheets: list[Sheet] = []
    lanes = make_lanes(lambda: sheets[0], t, content, people, each)
    made = [_make_section(t, lanes, unit, personas, (each, width)) for unit, personas in sections]
    entries = _legend(content, t, people)
    foot = heading.height + sum(section.height for section in made)
    height = foot + 20 * legend.rows(entries, MARGIN, width - MARGIN) + 22
    name = f"{content.id}-stakeholders"
    sheet = Sheet(width, height, name, title)
    sheets.append(sheet)
    paint_heading(sheet, heading, t("Title"), content.accent)
    top = heading.height
    for section in made:
        _paint_section(sheet, t, content, section, top, each, headed=len(made) > 1)
        top += section.height
    legend.paint(sheet, entries, MARGIN, width - MARGIN, foot + 8)
    return Drawing(
        name, sheet.dot(), width, height, title, description(t, content, people), logo=heading.logo, layout=sheet.layout
    )


@dataclass(frozen=True, slots=True)
class _Section:
    """Those who decide for themselves, or those who decide together (then it has a unit)."""

    unit: Unit | None
    blocks: tuple[Block, ...]

    @property
    def height(self) -> float:
        above = self.unit.height + _HEADING if self.unit else _HEADING
        return above + sum(block.height for block in self.blocks)


def _sections(people: People) -> list[tuple[str | None, tuple[MapPersona, ...]]]:
    """Return the personas that decide for themselves, then each decision-making unit by its organisation."""
    alone = tuple(persona for persona in people.personas if not persona.decides)
    return [*([(None, alone)] if alone else []), *people.units]


def _make_section(
    t: Sentence, lanes: list[Lane], unit: str | None, personas: tuple[MapPersona, ...], widths: tuple[float, float]
) -> _Section:
    each, width = widths
    placed = None if unit is None else make_unit(unit, personas, MARGIN, width - MARGIN)
    return _Section(placed, tuple(make_block(t, lanes, row, each) for row in parted(personas)))


def _paint_section(
    sheet: Sheet, t: Sentence, content: MapContent, section: _Section, top: float, each: float, *, headed: bool
) -> None:
    if section.unit:
        sheet.under.words((MARGIN, top + 14), t("Who decides together"), 13, INK, bold=True)
        paint_unit(sheet, t, section.unit, top + _HEADING, content.accent)
        top += section.unit.height
    elif headed:
        sheet.under.words((MARGIN, top + 14), t("Who decide for themselves"), 13, INK, bold=True)
    else:
        top -= _HEADING - 12
    y = top + _HEADING
    for block in section.blocks:
        paint_block(sheet, t, content, block, y, each)
        y += block.height


def _legend(content: MapContent, t: Sentence, people: People) -> list[legend.Entry]:
    members = [member for _, unit in people.units for member in unit]
    linked = any(member.role == "decider" for member in members)
    lines = [member for member in members if member.role != "decider"] if linked else []
    worse = [one for persona in people.personas for one in persona.worse]
    indexes = [persona.index for persona in people.personas if persona.index]
    link = link_color(content.accent)
    entries = [
        (any(member.power is not None for member in members), legend.Entry(50, t("power in the decision"), _power)),
        (_any(lines, "for"), legend.Entry(28, t("speaks for it to who decides"), _line(link))),
        (_any(lines, "neutral") or _any(lines, None),
         legend.Entry(28, t("has a say, neutral"), _line(MIDDLE_BAR))),
        (_any(lines, "against"), legend.Entry(28, t("speaks against it"), _line(WARN, "dashed"))),
        (any(persona.guessed for persona in people.personas), legend.Entry(16, t("hypothesis"), _guess)),
        (any(one.clear for one in worse), legend.Entry(8, t("served worse, certain"), _worse(filled=True))),
        (any(not one.clear for one in worse), legend.Entry(8, t("served worse, not certain"), _worse(filled=False))),
        (any(persona.frustrations for persona in people.personas), legend.Entry(8, t("Frustrations").lower(), _pain)),
    ]  # fmt: skip
    bars = legend.bars(indexes, t, content.accent)
    if bars and people.index:
        bars[0] = replace(bars[0], text=t("index, with 55, 65 and that of all customers"))
    return [entry for occurs, entry in entries if occurs] + bars


def _any(members: list[MapPersona], stance: str | None) -> bool:
    return any(member.stance == stance for member in members)


def _power(sheet: Sheet, x: float, y: float) -> None:
    paint_power(sheet, 3, (x + 4, y), INK2)


def _line(color: str, style: str = "solid") -> legend.Painter:
    return lambda sheet, x, y: sheet.under.line([(x, y), (x + 28, y)], color, 2, style)


def _guess(sheet: Sheet, x: float, y: float) -> None:
    sheet.under.circle((x + 8, y), 7.5, WHITE, PILL_LINE, line=1, style="dashed")


def _worse(*, filled: bool) -> legend.Painter:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        corners = [(x, y - 3.2), (x + 7.4, y - 3.2), (x + 3.7, y + 3.2)]
        sheet.under.polygon(corners, WARN if filled else WHITE, WARN, line=0.9)

    return draw


def _pain(sheet: Sheet, x: float, y: float) -> None:
    sheet.under.polygon([(x, y + 3.2), (x + 7.4, y + 3.2), (x + 3.7, y - 3.2)], WARN)
