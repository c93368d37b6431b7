"""Where the cards of a flow stand: the one thing that we leave to `dot`, with limits, and by numbers only."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise

from journeykit.diagnostics import JourneykitError, message
from journeykit.maps.canvas.curve import Point
from journeykit.maps.content import MapContent
from journeykit.maps.flow.routes import Route

CARD_WIDTH, CARD_HEIGHT = 146.0, 70.0
_ROOM = 108.0  # what dot thinks a card is high: below it stands who drops out
_SECONDS = 30
_MANY = 200  # routes from which dot may draw straight lines: its curves take minutes then


@dataclass(frozen=True, slots=True)
class Places:
    """The middle of each card by its id, and the points along each forward route. y runs down."""

    cards: dict[str, Point]
    lines: dict[tuple[str, str], list[Point]]


def place(content: MapContent, routes: Sequence[Route]) -> Places:
    """Let dot place the cards.

    Raises:
        JourneykitError: there is no Graphviz, or it took too long.
    """
    ids = [p.id for p in content.touchpoints]
    return _read(_run(_question(content, routes, ids)), ids)


def _question(content: MapContent, routes: Sequence[Route], ids: Sequence[str]) -> str:
    """Write the graph: numbers for names, loops left out, phases after each other."""
    number = {id_: i for i, id_ in enumerate(ids)}
    ahead = [route for route in routes if route.kind != "back"]
    spine = {id_ for route in ahead if route.kind == "main" for id_ in (route.start, route.end)}
    lines = [
        "digraph flow { rankdir=LR; newrank=true; nodesep=0.1; ranksep=0.74; nslimit=4; nslimit1=4; mclimit=4;",
        f"splines={'line' if len(ahead) > _MANY else 'spline'};",
        f'node [shape=box, fixedsize=true, width={CARD_WIDTH / 72:.3f}, height={_ROOM / 72:.3f}, label=""];',
        "edge [headport=w, tailport=e];",
    ]
    phases = [[p.id for p in phase.touchpoints] for phase in content.phases if phase.touchpoints]
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


def _run(question: str) -> str:
    program = shutil.which("dot")
    if program is None and find_spec("pygraphviz"):
        return _inside(question)
    if program is None:
        raise JourneykitError(message("the view flow needs Graphviz, and this machine has none"))
    try:
        done = subprocess.run(
            [program, "-Tplain"], input=question, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
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


def _read(answer: str, ids: Sequence[str]) -> Places:
    cards: dict[str, Point] = {}
    lines: dict[tuple[str, str], list[Point]] = {}
    for line in answer.splitlines():
        words = line.split()
        if words[0] == "node":
            cards[ids[int(words[1][1:])]] = (72 * float(words[2]), -72 * float(words[3]))
        elif words[0] == "edge":
            numbers = [72 * float(word) for word in words[4 : 4 + 2 * int(words[3])]]
            points = [(x, -y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
            lines[ids[int(words[1][1:])], ids[int(words[2][1:])]] = points
    return Places(cards, lines)
