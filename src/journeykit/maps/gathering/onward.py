"""Where customers go from each touchpoint: as counted, else as stated, else to the next one in the file."""

from __future__ import annotations

from journeykit.maps.content import Onward
from journeykit.maps.gathering.once import kept_last
from journeykit.model import Journey, Touchpoint
from journeykit.scoring.flows import by_journey, transitions
from journeykit.scoring.reach import ANYWHERE, NOWHERE, is_loop
from journeykit.workspace import PlacedRecord, Workspace

_WHOLE = 0.005  # what rounding may leave of a hundred percent

Flows = dict[str, dict[str, float]]


def counted_flows(workspace: Workspace, journey: Journey) -> Flows:
    """Return the counted shares by touchpoint and where they lead; NOWHERE for those who were not seen after it."""
    found: Flows = {}
    for flow, _ in transitions(journey, _counted(workspace)):
        if flow.of and flow.origin != ANYWHERE:
            found.setdefault(flow.origin, {})[flow.target] = min(1.0, flow.customers / flow.of)
    return found


@kept_last
def _counted(workspace: Workspace) -> dict[str | None, list[PlacedRecord]]:
    """Look through all records of a project once, not once a journey."""
    return by_journey(workspace.records)


def onward(journey: Journey, counted: Flows, touchpoint: Touchpoint) -> tuple[tuple[Onward, ...], float | None]:
    """Return where customers go next, and the share that goes nowhere; None when that is not known."""
    points = journey.touchpoints
    place = {point.id: i for i, point in enumerate(points)}
    here = touchpoint.id
    lost = {step.to for step in touchpoint.next or () if step.carries == "none"}
    if here in counted:
        shares: dict[str, float | None] = {to: share for to, share in counted[here].items() if to != NOWHERE}
    elif touchpoint.next is not None:
        shares = {step.to: step.share for step in touchpoint.next if step.to in place}
    else:
        following = points[place[here] + 1 : place[here] + 2]
        shares = {point.id: None for point in following}
    steps = tuple(Onward(to, share, is_loop(place, here, to), to in lost) for to, share in shares.items())
    known = [share for share in shares.values() if share is not None]
    if here in counted and _ends(journey, touchpoint):
        return steps, None  # it is where the journey ends, whoever goes on from there
    if len(known) < len(steps) or not (steps or here in counted):
        return steps, None
    drop = counted.get(here, {}).get(
        NOWHERE, 1 - sum(known)
    )  # who comes back goes two ways: then the sum says too little
    return steps, drop if drop > _WHOLE else None


def _ends(journey: Journey, touchpoint: Touchpoint) -> bool:
    if touchpoint.next is None:
        return touchpoint.id == journey.touchpoints[-1].id
    return all(step.to == touchpoint.id for step in touchpoint.next)
