"""The comparison: a journey as it is against one as it is to be, or as two personas go through it."""

from __future__ import annotations

from dataclasses import replace

from journeykit.diagnostics import NothingToDoError, message
from journeykit.maps import legend
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.canvas.typography import LANE, TITLE
from journeykit.maps.compare import explain, lanes
from journeykit.maps.compare.bars import bars
from journeykit.maps.compare.curves import curves
from journeykit.maps.compare.finding import finding, subtitle
from journeykit.maps.compare.pairing import Paired, pair_up
from journeykit.maps.compare.stacking import shares
from journeykit.maps.content import Against, MapContent, MapPhase
from journeykit.maps.drawing import Drawing
from journeykit.maps.heading import make_heading, paint_heading
from journeykit.maps.lanes.grid import MARGIN, Board, make_grid
from journeykit.maps.lanes.phases import PHASES, paint_phases
from journeykit.maps.lanes.stack import note_columns, paint_lanes, roomy
from journeykit.maps.speaking import speaker
from journeykit.words import Sentence


def draw_compare(content: MapContent) -> Drawing:
    """Draw two states of a journey, or two personas, with their touchpoints aligned and both curves.

    Raises:
        NothingToDoError: there is nothing to hold the journey against, or nothing in both.
    """
    against = checked(content)
    t = speaker(content.language)
    paired = pair_up(against.content, content, against.only)
    merged = _merged(content, paired)
    board = Board(merged, make_grid(merged, shares(paired, against)), t)
    cells = lanes.make_cells(board, paired.pairs)
    names = (against.old_name, against.new_name)
    both = t("Grey: {first}; black: {second}", first=names[0], second=names[1])
    both_lanes = [
        lanes.before(board, cells, names[0], against.old_title if against.old_title != names[0] else ""),
        lanes.after(board, cells, names[1], against.new_title if against.new_title != names[1] else ""),
    ]
    found = [
        *([lanes.after(board, cells, t("Touchpoint"), "")] if against.personas else both_lanes),
        lanes.different(board, cells, both),
        curves(board, cells, names),
        bars(board, cells, names),
    ]
    drawn = [roomy(board, lane) for lane in found if lane]
    title = finding(t, content, against, paired.pairs)
    heading = make_heading(
        [t("comparison"), "" if content.subject == title else content.subject, content.client],
        title,
        list(subtitle(t, content, against, paired)),
        TITLE,
        MARGIN,
        board.grid.width,
        content.logo,
    )
    entries = _legend(merged, t, cells, names, scored=found[-1] is not None)
    foot = heading.height + PHASES + sum(lane.height for lane in drawn)
    height = foot + 38 + 20 * legend.rows(entries, board.grid.left, board.grid.width - MARGIN)
    name = f"{content.id}-compare"
    sheet = Sheet(board.grid.width, height, name, title)
    paint_heading(sheet, heading, t("Title"), content.accent)
    paint_phases(board, sheet, heading.height, foot)
    paint_lanes(board, sheet, drawn, heading.height + PHASES)
    note_columns(board, sheet, heading.height + PHASES, foot)
    sheet.under.words((MARGIN, foot + 33), t("Legend"), LANE.size, LANE.color, bold=True)
    legend.paint(sheet, entries, board.grid.left, board.grid.width - MARGIN, foot + 30)
    return Drawing(
        name, sheet.dot(), sheet.width, sheet.height, title, _described(t, content, cells),
        logo=heading.logo, layout=sheet.layout,
    )  # fmt: skip


def checked(content: MapContent) -> Against:
    """Return what a journey is held against.

    Raises:
        NothingToDoError: nothing, or there is no touchpoint in either.
    """
    against = content.against
    if against is None:
        raise NothingToDoError(
            message("{journey} has nothing to be compared with: no future journey names it", journey=content.id),
            message("write `future_of` in a future journey, name two journeys, or choose two personas (--persona A,B)"),
        )
    if not content.touchpoints and not against.content.touchpoints:
        raise NothingToDoError(message("{journey} has no touchpoints to compare", journey=content.id))
    return against


def _merged(content: MapContent, paired: Paired) -> MapContent:
    """Return one map with the touchpoints of both, in columns."""
    phases = tuple(
        replace(phase, touchpoints=tuple(pair.shown for pair in pairs)) for phase, pairs in paired.phases
    )  # fmt: skip
    return replace(content, phases=phases)


def _described(t: Sentence, content: MapContent, cells: list[lanes.Cell]) -> str:
    """Describe the comparison to who cannot see it: what became of each touchpoint."""
    told = [f"{cell.pair.shown.name}: {lanes.word(t, content, cell.change)}" for cell in cells]
    return f"{content.subject}. {'; '.join(told)}."


def _legend(
    content: MapContent, t: Sentence, cells: list[lanes.Cell], names: tuple[str, str], *, scored: bool
) -> list[legend.Entry]:
    points = [point for cell in cells for point in (cell.pair.old, cell.pair.new) if point]
    entries = []
    if any(point.emotion is not None for point in points):
        entries = [explain.older(names[0]), explain.newer(names[1])]
    if any(cell.pair.old is None or cell.pair.new is None for cell in cells):
        entries.append(explain.absent(t("is not there")))
    return entries + _marks(content, t, cells, scored=scored)


def _marks(content: MapContent, t: Sentence, cells: list[lanes.Cell], *, scored: bool) -> list[legend.Entry]:
    """Explain the marks that all maps have, of what is drawn: the newer touchpoints, and not what is desired of them."""
    drawn = tuple(replace(cell.pair.new, desired=None) for cell in cells if cell.pair.new)
    newer = replace(content, phases=(MapPhase(1, "", "", drawn),))
    marks = legend.emotions(newer, t)[1:] + legend.moments(newer, t)
    return marks + (legend.scores(content, t) if scored else [])
