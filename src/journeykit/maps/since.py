"""The lane map of a journey and what changed in it since a moment of the past: who came, went and moved, and both curves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from journeykit.maps.canvas.escape import plain
from journeykit.maps.canvas.palette import DESIRED
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.compare import checked, explain
from journeykit.maps.compare.bars import bars
from journeykit.maps.compare.curves import paint_curve, paint_old
from journeykit.maps.compare.finding import finding, subtitle
from journeykit.maps.compare.lanes import Cell, different, make_cells
from journeykit.maps.compare.pairing import Pair, pair_up
from journeykit.maps.content import Against, MapContent, MapTouchpoint
from journeykit.maps.drawing import Drawing
from journeykit.maps.lanes import LANES, draw_lanes
from journeykit.maps.lanes.feelings import place
from journeykit.maps.lanes.grid import Board
from journeykit.maps.lanes.lane import Lane
from journeykit.maps.speaking import speaker

Table = dict[str, Callable[[Board], Lane | None]]


def draw_since(content: MapContent, lanes: Sequence[str] | None = None) -> Drawing:
    """Draw a journey with what changed in it; `lanes` as for the lane map, `changed` is one of them.

    Raises:
        NothingToDoError: there is nothing to hold it against, or no touchpoint in either.
    """
    against, t = checked(content), speaker(content.language)
    paired = pair_up(against.content, content, against.only)
    phases = tuple(
        replace(phase, touchpoints=tuple(_shown(pair) for pair in pairs)) for phase, pairs in paired.phases
    )  # fmt: skip
    title = finding(t, content, against, paired.pairs)
    merged = replace(content, phases=phases, title=title, subtitle=tuple(subtitle(t, content, against, paired)))
    felt = any(pair.old and pair.old.emotion is not None for pair in paired.pairs)
    more = [explain.older(against.old_name)] if felt and (lanes is None or "emotion" in lanes) else []
    return draw_lanes(merged, lanes, "since", table=_table(against, paired.pairs), more=more)


def _shown(pair: Pair) -> MapTouchpoint:
    """Return a touchpoint as it is; of one that is gone only what tells which it was."""
    if pair.new is not None:
        return pair.new
    gone = pair.shown
    return MapTouchpoint(
        id=gone.id,
        name=gone.name,
        number=gone.number,
        phase=gone.phase,
        icon=gone.icon,
        channels=gone.channels,
        gone=True,
    )


def _table(against: Against, pairs: Sequence[Pair]) -> Table:
    """Return the lanes of the lane map: the changes behind the names, the older curve behind the newer."""

    def changed(board: Board) -> Lane | None:
        hint = board.t("Since {name}; grey is what it was", name=against.old_name)
        return different(board, make_cells(board, pairs), hint, tagged=True)

    def both_curves(board: Board) -> Lane | None:
        now = LANES["emotion"](board)
        cells = make_cells(board, pairs)
        if now is None or all(cell.pair.old is None or cell.pair.old.emotion is None for cell in cells):
            return now

        def paint(sheet: Sheet, top: float) -> None:
            _paint_past(board, sheet, top, cells, against.old_name)
            now.paint(sheet, top)

        return replace(now, paint=paint)

    def both_scores(board: Board) -> Lane | None:
        names = (against.old_name, against.new_name)
        return bars(board, make_cells(board, pairs), names, once=True) or LANES["score"](board)

    own: Table = {"emotion": both_curves, "score": both_scores}
    table: Table = {}
    for name, lane in LANES.items():
        table[name] = own.get(name, lane)
        if name == "touchpoint":
            table["changed"] = changed
    return table


def _paint_past(board: Board, sheet: Sheet, top: float, cells: Sequence[Cell], name: str) -> None:
    """Draw the older curve in grey, and its points where the newer one does not lie on them."""
    known = [(cell, cell.pair.old) for cell in cells if cell.pair.old]
    if all(cell.pair.new and cell.pair.new.emotion == old.emotion for cell, old in known):
        return
    paint_curve(sheet, top, known, name, {"color": plain(DESIRED), "penwidth": "1.8"})
    for cell, old in known:
        at = place(top, cell.column.center, old.emotion)
        if at and not (cell.pair.new and cell.pair.new.emotion == old.emotion):
            paint_old(board, sheet, cell, old, at, name)
