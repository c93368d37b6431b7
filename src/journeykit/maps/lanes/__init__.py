"""The lane map: one column a touchpoint, one lane a question, and the emotion curve as the hero.

From top to bottom: who and where, behaviour, feeling, what hurts, evidence, what to do, and who answers for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from journeykit.diagnostics import JourneykitError, message
from journeykit.maps import legend
from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.palette import BAND, WARN_TINT
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.canvas.typography import LANE, TITLE
from journeykit.maps.content import MapContent
from journeykit.maps.drawing import Drawing
from journeykit.maps.heading import make_heading, paint_heading
from journeykit.maps.lanes import texts
from journeykit.maps.lanes.backstage import backstage
from journeykit.maps.lanes.facts import FACTS, back, fact, front
from journeykit.maps.lanes.feelings import emotion
from journeykit.maps.lanes.grid import MARGIN, Board, make_grid
from journeykit.maps.lanes.improvements import improvements
from journeykit.maps.lanes.lane import Lane
from journeykit.maps.lanes.phases import PHASES, paint_phases
from journeykit.maps.lanes.scores import scores
from journeykit.maps.lanes.stack import note_columns, paint_lanes, roomy
from journeykit.maps.lanes.touchpoints import touchpoints
from journeykit.maps.speaking import speaker
from journeykit.words import Sentence

LANES: dict[str, Callable[[Board], Lane | None]] = {
    "job": texts.job,
    "touchpoint": touchpoints,
    "evidence": fact("evidence"),
    "wants": texts.wants,
    "expects": fact("expects"),
    "does": texts.does,
    "thinks": texts.thinks,
    "quotes": fact("quotes"),
    "feels": texts.feels,
    "emotion": emotion,
    "wish": fact("wish"),
    "pain": texts.pain,
    "obstacles": fact("obstacles"),
    "promises": fact("promises"),
    "weight": fact("weight"),
    "score": scores,
    "counted": fact("counted"),
    "benchmarks": fact("benchmarks"),
    "improvements": improvements,
    "front": front,
    "service": fact("service"),
    "back": back,
    "data": fact("data"),
    "backstage": backstage,
}
"""Every lane, in the order in which they are drawn. A new one is a function and a line here."""

ASKED_FOR = ("wants", "feels", "front", "back", *FACTS)
"""Lanes that are drawn on a page of a phase, and on the poster only when they are named."""


def draw_lanes(
    content: MapContent,
    lanes: Sequence[str] | None = None,
    view: str = "lanes",
    part: str = "",
    *,
    table: Mapping[str, Callable[[Board], Lane | None]] = LANES,
    more: Sequence[legend.Entry] = (),
) -> Drawing:
    """Draw the lane map of a journey; `lanes` names the lanes that are wanted, in the order in which they stand.

    `view` ends the drawing's name, and `part` says above the title which part of the journey it shows. `table` has
    other lanes in the place of the usual ones, and `more` explains what only those draw.

    Raises:
        JourneykitError: there is no lane of that name.
    """
    t = speaker(content.language)
    board = Board(content, make_grid(content), t)
    drawn = [roomy(board, lane) for lane in (table[name](board) for name in _chosen(lanes, table)) if lane]
    subject = "" if content.subject == content.title else content.subject
    kind = t("future customer journey") if content.future else t("customer journey")
    heading = make_heading(
        [kind, subject, part, content.client],
        content.title,
        content.subtitle,
        TITLE,
        MARGIN,
        board.grid.width,
        content.logo,
    )
    entries = [*more, *_legend(content, t, set(_chosen(lanes, table)))]
    foot = heading.height + PHASES + sum(lane.height for lane in drawn)
    rows = legend.rows(entries, board.grid.left, board.grid.width - MARGIN)
    height = foot + 38 + 20 * rows if rows else foot + 24
    name = f"{content.id}-{view}"
    sheet = Sheet(board.grid.width, height, name, content.title)
    for top, end in _columned(drawn, heading.height + PHASES):
        _paint_moments(board, sheet, top, end)
    paint_heading(sheet, heading, t("Title"), content.accent)
    paint_phases(board, sheet, heading.height, foot)
    paint_lanes(board, sheet, drawn, heading.height + PHASES)
    note_columns(board, sheet, heading.height + PHASES, foot)
    if entries:
        sheet.under.words((MARGIN, foot + 33), t("Legend"), LANE.size, LANE.color, bold=True)
        legend.paint(sheet, entries, board.grid.left, board.grid.width - MARGIN, foot + 30)
    return Drawing(
        name,
        sheet.dot(),
        sheet.width,
        sheet.height,
        content.title,
        content.description,
        logo=heading.logo,
        layout=sheet.layout,
    )


def _chosen(lanes: Sequence[str] | None, table: Mapping[str, Callable[[Board], Lane | None]]) -> list[str]:
    if lanes is None:
        return [name for name in table if name not in ASKED_FOR]
    unknown = [name for name in lanes if name not in table]
    if unknown:
        raise JourneykitError(
            message("there is no lane {name}", name=unknown[0]),
            message("choose from {names}", names=", ".join(table)),
        )
    return list(dict.fromkeys(lanes))


def _columned(drawn: Sequence[Lane], top: float) -> Iterator[tuple[float, float]]:
    """Yield from where to where lanes stand in columns: behind the job, which does not, a tint would cut sentences."""
    for ruled, group in groupby(drawn, key=lambda lane: lane.ruled):
        foot = top + sum(lane.height for lane in group)
        if ruled:
            yield top, foot
        top = foot


def _legend(content: MapContent, t: Sentence, chosen: set[str]) -> list[legend.Entry]:
    parts = (
        ("emotion", legend.emotions),
        ("touchpoint", legend.moments),
        ("touchpoint", legend.grades),
        ("score", legend.scores),
        ("backstage", legend.systems),
    )
    return [entry for lane, explain in parts if lane in chosen for entry in explain(content, t)]


def _paint_moments(board: Board, sheet: Sheet, top: float, foot: float) -> None:
    """Tint the columns of the moments of truth, behind everything."""
    tints = {"strong": board.content.accent.tint, "weak": WARN_TINT, "open": BAND}
    for column in board.grid.columns:
        if column.touchpoint.moment:
            band = Box(column.x + 1.5, top + 4, column.width - 3, foot - top - 8)
            sheet.under.box(band, tints[column.touchpoint.moment], radius=7)
