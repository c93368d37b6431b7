"""Where the cards of a flow stand: the one thing that we leave to `dot`, row by row, with limits, and by numbers only."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise

from journeykit.diagnostics import JourneykitError, message
from journeykit.maps.canvas.curve import Point
from journeykit.maps.flow.routes import Route
from journeykit.maps.flow.rows import Row

CARD_WIDTH, CARD_HEIGHT = 146.0, 70.0
_ROOM = 108.0  # what dot thinks a card is high: below it stands who drops out
_SECONDS = 30
_MANY = 200  # routes from which dot may draw straight lines: its curves take minutes then


@dataclass(frozen=True, slots=True)
class Places:
    """The middle of each card of a row by its id, and the points along each route ahead in it. y runs down."""

    cards: dict[str, Point]
    lines: dict[tuple[str, str], list[Point]]

    @property
    def columns(self) -> list[float]:
        """Where the columns of cards stand, from left to right."""
        return [float(x) for x in sorted({round(x) for x, _ in self.cards.values()})]


def place(rows: Sequence[Row], routes: Sequence[Route]) -> list[Places]:
    """Let dot place the cards of each row.

    Raises:
        JourneykitError: there is no Graphviz, or it took too long.
    """
    ids = [id_ for row in rows for part in row for id_ in part.ids]
    number = {id_: i for i, id_ in enumerate(ids)}
    # Rows apart, in one go: a whole journey as one graph takes dot longer, and nothing may stand beside a row.
    return _read(_run([_question(row, routes, number) for row in rows]), ids)


def _question(row: Row, routes: Sequence[Route], number: dict[str, int]) -> str:
    """Write the graph of a row: numbers for names, loops left out, phases after each other."""
    phases = [part.ids for part in row]
    shown = {id_ for phase in phases for id_ in phase}
    ahead = [route for route in routes if route.kind != "back" and route.start in shown and route.end in shown]
    spine = {id_ for route in routes if route.kind == "main" for id_ in (route.start, route.end)}
    lines = [
        "digraph flow { rankdir=LR; newrank=true; nodesep=0.1; ranksep=0.74; nslimit=4; nslimit1=4; mclimit=4;",
        f"splines={'line' if len(ahead) > _MANY else 'spline'};",
        f'node [shape=box, fixedsize=true, width={CARD_WIDTH / 72:.3f}, height={_ROOM / 72:.3f}, label=""];',
        "edge [headport=w, tailport=e];",
    ]
    for i, phase in enumerate(phases):
        inside = " ".join(f"n{number[id_]} [group={'spine' if id_ in spine else f'g{number[id_]}'}];" for id_ in phase)
        lines.append(f"subgraph cluster_{i} {{ margin=18; {inside} }}")
    real = {(route.start, route.end) for route in ahead}
    for phase, following in pairwise(phases):
        exits = [a for a in phase if not any((a, b) in real for b in phase)]
        entrances = [b for b in following if not any((a, b) in real for a in following)]
        pairs = [(a, b) for a in exits for b in entrances if (a, b) not in real]
        lines += [f"n{number[a]} -> n{number[b]} [style=invis, weight=0];" for a, b in pairs]
    for route in ahead:
        weight = 20 if route.kind == "main" else 2
        lines.append(f"n{number[route.start]} -> n{number[route.end]} [weight={weight}];")
    return "\n".join([*lines, "}"])


def _run(questions: Sequence[str]) -> str:
    program = shutil.which("dot")
    if program is None and find_spec("pygraphviz"):
        return "".join(_inside(question) for question in questions)
    if program is None:
        raise JourneykitError(message("the view flow needs Graphviz, and this machine has none"))
    try:
        done = subprocess.run(
            [program, "-Tplain"], input="\n".join(questions), capture_output=True, text=True, timeout=_SECONDS,
            check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise JourneykitError(message("Graphviz was not ready after {seconds} seconds", seconds=_SECONDS)) from error
    except OSError as error:
        raise JourneykitError(
            message("Graphviz could not be started: {reason}", reason=error.strerror or str(error))
        ) from error
    if done.returncode:
        raise JourneykitError(message("Graphviz failed: {reason}", reason=done.stderr.strip() or "-"))
    return done.stdout


def _inside(question: str) -> str:
    """Ask the Graphviz of `journeykit[render]`."""
    import pygraphviz  # type: ignore[import-untyped]  # 30 ms, and only for who draws without a Graphviz of the system

    try:
        with pygraphviz.AGraph(string=question) as graph:
            answer = graph.draw(format="plain", prog="dot")
    except (OSError, ValueError) as error:
        raise JourneykitError(message("Graphviz failed: {reason}", reason=str(error))) from error
    assert isinstance(answer, bytes)
    return answer.decode()


def _read(answer: str, ids: Sequence[str]) -> list[Places]:
    """Read the answers: the left upper corner of each row's cards becomes its zero."""
    found: list[Places] = []
    for line in answer.splitlines():
        words = line.split()
        if words[0] == "graph":
            found.append(Places({}, {}))
        elif words[0] == "node":
            found[-1].cards[ids[int(words[1][1:])]] = (72 * float(words[2]), -72 * float(words[3]))
        elif words[0] == "edge":
            numbers = [72 * float(word) for word in words[4 : 4 + 2 * int(words[3])]]
            points = [(x, -y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
            found[-1].lines[ids[int(words[1][1:])], ids[int(words[2][1:])]] = points
    return [moved(one, CARD_WIDTH / 2 - min(x for x, _ in one.cards.values()), 0) for one in found]


def moved(places: Places, right: float, down: float, wider: float = 1.0) -> Places:
    """Move a row, and stretch it first: `wider` times as far from its first column."""
    start = CARD_WIDTH / 2

    def move(at: Point) -> Point:
        return start + (at[0] - start) * wider + right, at[1] + down

    cards = {id_: move(at) for id_, at in places.cards.items()}
    return Places(cards, {key: [move(at) for at in line] for key, line in places.lines.items()})
