"""journeykit: customer journeys as YAML in git, validated, scored, drawn and planned.

A library first; the command line is a client of it:

    from journeykit import load, check, score, plan, draw

    workspace = load("clients/zonnewende")       # -> Workspace: every document and every finding of reading
    report = check(workspace)                    # -> Report: diagnostics with file, line and column
    scores = score(workspace)                    # -> Scores: figures per touchpoint and journey, 0-100
    scores = simulate(scores)                    # -> the same with intervals, and how sure each rank is
    todo = plan(workspace, scores)               # -> Plan: what to repair, excel in, protect, measure
    drawing = draw(workspace, scores, "lanes")   # -> Drawing: a map as DOT, to be rendered

Each name is imported when it is first used, so that nothing is loaded that is not needed.
"""

from __future__ import annotations

# Not `from typing import TYPE_CHECKING`: that import alone is a third of the time of `journeykit --version`.
TYPE_CHECKING = False

__version__ = "0.1.0"

if TYPE_CHECKING:
    from typing import Any

    from journeykit.check import Report, check
    from journeykit.maps import Drawing, draw, render
    from journeykit.planning import Plan, plan
    from journeykit.scoring import Scores, for_persona, rank, score, simulate
    from journeykit.workspace import Workspace, load

_ROOMS = {
    "Drawing": "maps",
    "Plan": "planning",
    "Report": "check",
    "Scores": "scoring",
    "Workspace": "workspace",
    "check": "check",
    "draw": "maps",
    "for_persona": "scoring",
    "load": "workspace",
    "plan": "planning",
    "rank": "scoring",
    "render": "maps",
    "score": "scoring",
    "simulate": "scoring",
}

__all__ = [
    "Drawing",
    "Plan",
    "Report",
    "Scores",
    "Workspace",
    "__version__",
    "check",
    "draw",
    "for_persona",
    "load",
    "plan",
    "rank",
    "render",
    "score",
    "simulate",
]


def __getattr__(name: str) -> Any:
    """Import a public name from its room when it is first asked for."""
    room = _ROOMS.get(name)
    if room is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{room}"), name)
    globals()[name] = value
    return value
