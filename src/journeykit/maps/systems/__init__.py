"""The systems map: which touchpoint feeds which system, who works with it, and whose data never reaches the CRM."""

from __future__ import annotations

from journeykit.diagnostics import NothingToDoError, message
from journeykit.maps import legend
from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.palette import INK, LINE, MIDDLE_BAR, WARN, WHITE, link_color
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.canvas.typography import TITLE
from journeykit.maps.content import MapContent
from journeykit.maps.drawing import Drawing
from journeykit.maps.heading import make_heading, paint_heading
from journeykit.maps.speaking import speaker
from journeykit.maps.systems.arrange import LEFT, MARGIN, MIDDLE, RIGHT, WIDTH, arrange
from journeykit.maps.systems.boxes import (
    paint_departments,
    paint_frames,
    paint_mark,
    paint_touchpoints,
    state,
)
from journeykit.maps.systems.links import paint_links
from journeykit.words import Sentence

_HEADS = 36.0


def draw_systems(content: MapContent) -> Drawing:
    """Draw the systems behind the touchpoints.

    Raises:
        NothingToDoError: no touchpoint says which systems it uses.
    """
    if not any(p.systems for p in content.touchpoints):
        raise NothingToDoError(
            message("{journey} has no map of systems: no touchpoint says which it uses", journey=content.id)
        )
    t = speaker(content.language)
    title = _finding(content, t) or content.title
    subject = "" if content.subject == title else content.subject
    kind = t("systems and data islands") if content.crm_known else t("systems")
    heading = make_heading(
        [kind, subject, content.client], title, _subtitle(content, t), TITLE, MARGIN, WIDTH, content.logo
    )
    placed = arrange(content, heading.height + _HEADS)
    entries = _legend(content, t)
    legend_top = placed.height + 30
    height = legend_top + 20 * legend.rows(entries, MARGIN, WIDTH - MARGIN) + 16
    name = f"{content.id}-systems"
    sheet = Sheet(WIDTH, height, name, title)
    paint_heading(sheet, heading, t("Title"), content.accent)
    heads = [(LEFT.x, t("Touchpoint")), (MIDDLE.x, t("System"))]
    if placed.departments:
        heads.append((RIGHT.x, t("Department")))
    for x, words in heads:
        sheet.under.words((x, heading.height + 14), words, 12, INK, bold=True)
    sheet.under.line([(MARGIN, heading.height + 22), (WIDTH - MARGIN, heading.height + 22)], LINE, 0.8)
    paint_frames(sheet, t, content, placed)
    paint_links(sheet, t, content, placed)
    paint_touchpoints(sheet, t, content, placed)
    paint_departments(sheet, t, content, placed)
    legend.paint(sheet, entries, MARGIN, WIDTH - MARGIN, legend_top)
    return Drawing(name, sheet.dot(), WIDTH, height, title, content.description, logo=heading.logo, layout=sheet.layout)


def _finding(content: MapContent, t: Sentence) -> str:
    """Say how many touchpoints keep their data to themselves."""
    states = [state(content, p) for p in content.touchpoints]
    count = states.count("island")
    if count == 1:
        (alone,) = (p for p in content.touchpoints if state(content, p) == "island")
        return t("No data of {name} reaches the CRM", name=alone.name)
    if count:
        return t("Of {count} touchpoints no data reaches the CRM", count=count)
    return t("Every touchpoint with a system reaches the CRM") if "linked" in states else ""


def _subtitle(content: MapContent, t: Sentence) -> list[str]:
    parts = [t("From left to right: which touchpoint uses which system, and which department works with it")]
    if not content.crm_known:
        parts.append(t("no system is said to be the CRM, so nobody can tell which are islands"))
    return [*parts, *content.left_out]


def _legend(content: MapContent, t: Sentence) -> list[legend.Entry]:
    states = {state(content, p) for p in content.touchpoints}
    some = any(system.island for p in content.touchpoints for system in p.systems) and content.crm_known
    linked = not content.crm_known or any(not system.island for p in content.touchpoints for system in p.systems)
    link = link_color(content.accent) if content.crm_known else MIDDLE_BAR

    def mark(kind: str) -> legend.Painter:
        return lambda sheet, x, y: paint_mark(sheet, kind, (x + 6, y), content.accent)

    def line(color: str, style: str = "solid") -> legend.Painter:
        return lambda sheet, x, y: sheet.under.line([(x, y), (x + 28, y)], color, 2, style)

    found = [
        ("linked" in states, legend.Entry(12, t("data reaches the CRM"), mark("linked"))),
        ("island" in states, legend.Entry(12, t("data island"), mark("island"))),
        (linked, legend.Entry(28, t("uses; thickness: number of touchpoints"), line(link))),
        (some, legend.Entry(28, t("not linked to the CRM"), line(WARN, "dashed"))),
        ("none" in states, legend.Entry(22, t("no system"), _none)),
    ]
    return [entry for occurs, entry in found if occurs]


def _none(sheet: Sheet, x: float, y: float) -> None:
    sheet.under.box(Box(x, y - 6, 22, 12), WHITE, MIDDLE_BAR, line=0.9, radius=4, style="dashed")
