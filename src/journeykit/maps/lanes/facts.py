"""The lanes of what else is known of a touchpoint: each has a name, a hint, and one text a column."""

from __future__ import annotations

from collections.abc import Callable

from journeykit.maps.content import MapTouchpoint
from journeykit.maps.lanes.grid import Board
from journeykit.maps.lanes.lane import Lane
from journeykit.maps.lanes.texts import text_lane

FACTS: dict[str, str] = {
    "evidence": "Evidence",
    "expects": "Expects",
    "quotes": "Quotes",
    "wish": "Aim",
    "obstacles": "Obstacles",
    "promises": "Promises",
    "weight": "Weight",
    "benchmarks": "Elsewhere",
    "counted": "Counted",
    "service": "Service",
    "data": "Data",
}
"""What the lanes are called, by their names in LANES."""

_HINTS = {
    "evidence": "How we know",
    "expects": "And whether that is met",
    "quotes": "What customers said",
    "wish": "How it is to be",
    "obstacles": "What stands in the way",
    "promises": "Basics and brand rules",
    "weight": "How important, for how many",
    "benchmarks": "Figures of competitors",
    "counted": "Waiting, contacts, costs",
    "service": "Who serves whom, and how",
    "data": "What it asks and shows",
}


def front(board: Board) -> Lane | None:
    """What the customer sees us do."""
    t = board.t
    return text_lane(board, t("Frontstage"), t("What the customer sees us do"), board.grid.body, lambda p: p.front)


def back(board: Board) -> Lane | None:
    """What happens out of sight."""
    t = board.t
    return text_lane(board, t("Behind the scenes"), t("What happens out of sight"), board.grid.body, lambda p: p.back)


def fact(key: str) -> Callable[[Board], Lane | None]:
    """Return the lane of one kind of fact."""

    def take(touchpoint: MapTouchpoint) -> str:
        return dict(touchpoint.facts).get(key, "")

    def lane(board: Board) -> Lane | None:
        t = board.t
        style = board.grid.quote if key == "quotes" else board.grid.body
        return text_lane(board, t(FACTS[key]), t(_HINTS[key]), style, take, line_a_fact=True)

    return lane
