"""What a catalogue has no place for: every field that stays behind, by journey, with the line of the first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import message
from journeykit.exchange.formats import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeykit.model import Journey
    from journeykit.workspace import Workspace

_JOURNEY = frozenset(
    "kind id title headline owner reviewed state future_of customer_job scope parent customers_per_year personas phases".split()
)
_PHASE = frozenset("id name stage customer_job touchpoints".split())
_TOUCHPOINT = frozenset(
    "id name use status category form channels contact run_by served_by initiative trigger personal owner mandate systems "
    "data moment_of_truth reach volume importance".split()
)


def left_behind(workspace: Workspace, journeys: Sequence[Journey]) -> tuple[Remark, ...]:
    """Return a remark for each field that is filled in and has no place in the catalogue."""
    return tuple(remark for journey in journeys for remark in _of(workspace, journey))


def _of(workspace: Workspace, journey: Journey) -> Iterator[Remark]:
    found: dict[str, list[tuple[str | int, ...]]] = {}
    for field in _filled(journey, _JOURNEY):
        found.setdefault(field, []).append((field,))
    for i, phase in enumerate(journey.phases):
        for field in _filled(phase, _PHASE):
            found.setdefault(f"phases.{field}", []).append(("phases", i, field))
    for at in workspace.touchpoints(journey):
        moment = at.touchpoint.moment_of_truth
        for field in _filled(at.touchpoint, _TOUCHPOINT):
            found.setdefault(f"touchpoints.{field}", []).append((*at.path, field))
        for field in ("doubts", "helpline") if moment is not None else ():
            if getattr(moment, field):
                found.setdefault(f"touchpoints.moment_of_truth.{field}", []).append(
                    (*at.path, "moment_of_truth", field)
                )
    for field, paths in found.items():
        span = workspace.span(workspace.place(journey, *paths[0]))
        said = message("`{field}` stays behind: {count}", field=field, count=len(paths))
        yield Remark(workspace.document_of(journey).file, span.line if span else None, said, lost=True)


def _filled(part: Any, kept: frozenset[str]) -> list[str]:
    return [
        name
        for name in type(part).model_fields
        if name not in kept and name in part.model_fields_set and getattr(part, name) not in (None, (), {}, "")
    ]
