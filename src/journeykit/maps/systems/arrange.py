"""Who uses which system, and where everything stands so that lines cross as little as they can."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from journeykit.maps.canvas.curve import Box
from journeykit.maps.content import MapContent, MapTouchpoint, System

MARGIN, WIDTH = 44.0, 1040.0
LEFT, MIDDLE, RIGHT = Box(MARGIN, 0, 216, 26), Box(440, 0, 158, 32), Box(826, 0, 170, 50)
ROW, PHASE, GROUP = 32, 22, 34
CRM_HEIGHT = 46.0
_WIDEST_GAP, _GAP = 40.0, 9.0
_FOOT = 14.0  # between the last system of a group and its frame
_PORT = 7.0


@dataclass(frozen=True, slots=True)
class Frame:
    """A group of systems: those that reach the CRM, the islands, or all when no CRM is known."""

    kind: str
    box: Box
    systems: tuple[System, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Everything in its place. Boxes are known by the id of a touchpoint and the names of systems and departments."""

    height: float
    phases: tuple[tuple[str, float], ...]
    touchpoints: Mapping[str, Box]
    frames: tuple[Frame, ...]
    systems: Mapping[str, Box]
    departments: Mapping[str, Box]


def uses(content: MapContent) -> dict[str, list[MapTouchpoint]]:
    """Return the touchpoints of each system, by its name."""
    found: dict[str, list[MapTouchpoint]] = {}
    for touchpoint in content.touchpoints:
        for name in dict.fromkeys(system.name for system in touchpoint.systems):
            found.setdefault(name, []).append(touchpoint)
    return found


def works(content: MapContent) -> dict[tuple[str, str], int]:
    """Count for each system and department the touchpoints that both stand behind."""
    found: dict[tuple[str, str], int] = {}
    for touchpoint in content.touchpoints:
        for name in dict.fromkeys(system.name for system in touchpoint.systems):
            if touchpoint.owner:
                found[name, touchpoint.owner] = found.get((name, touchpoint.owner), 0) + 1
    return found


def arrange(content: MapContent, top: float) -> Arrangement:
    """Place touchpoints by phase, systems between what they connect, and departments beside their systems."""
    phases, touchpoints, left_end = _left(content, top)
    used = {system.name: system for p in content.touchpoints for system in p.systems}
    heights = {id_: _middle(box) for id_, box in touchpoints.items()}
    users = uses(content)
    order = sorted(used, key=lambda name: sum(heights[p.id] for p in users[name]) / len(users[name]))
    groups = _groups(content, [used[name] for name in order])
    owners = list(dict.fromkeys(p.owner for p in content.touchpoints if p.owner))
    tall = max(left_end - top, _tall(groups, _GAP), len(owners) * (RIGHT.height + 10))
    frames, systems = _columns(groups, top, tall)
    shared = works(content)
    owners.sort(key=lambda owner: _weighted(owner, shared, systems))
    return Arrangement(top + tall, phases, touchpoints, frames, systems, _right(owners, top, tall))


def _left(content: MapContent, top: float) -> tuple[tuple[tuple[str, float], ...], dict[str, Box], float]:
    phases: list[tuple[str, float]] = []
    boxes: dict[str, Box] = {}
    y = top
    for phase in content.phases:
        if not phase.touchpoints:
            continue
        phases.append((phase.name, y + 12))
        y += PHASE - 4
        for touchpoint in phase.touchpoints:
            boxes[touchpoint.id] = Box(LEFT.x, y + 3, LEFT.width, LEFT.height)
            y += ROW
        y += 8
    return tuple(phases), boxes, y


def _groups(content: MapContent, systems: Sequence[System]) -> list[tuple[str, list[System]]]:
    if not content.crm_known:
        return [("unknown", list(systems))]
    linked = [s for s in systems if s.crm] + [s for s in systems if not s.crm and not s.island]
    islands = [s for s in systems if s.island and not s.crm]
    return [(kind, group) for kind, group in (("linked", linked), ("islands", islands)) if group]


def height_of(system: System) -> float:
    """Return how high a system's box is."""
    return CRM_HEIGHT if system.crm else MIDDLE.height


def _tall(groups: Sequence[tuple[str, list[System]]], gap: float) -> float:
    boxes = sum(height_of(system) + gap for _, group in groups for system in group)
    return boxes + len(groups) * (GROUP + _FOOT - gap) + (len(groups) - 1) * 2 * gap


def _columns(
    groups: Sequence[tuple[str, list[System]]], top: float, tall: float
) -> tuple[tuple[Frame, ...], dict[str, Box]]:
    count = sum(len(group) for _, group in groups)
    gap = min(_WIDEST_GAP, _GAP + (tall - _tall(groups, _GAP)) / (count + 2 * len(groups)))
    y = top + (tall - _tall(groups, gap)) / 2
    frames: list[Frame] = []
    boxes: dict[str, Box] = {}
    for kind, group in groups:
        start = y
        y += GROUP
        for system in group:
            boxes[system.name] = Box(MIDDLE.x, y, MIDDLE.width, height_of(system))
            y += height_of(system) + gap
        y += _FOOT - gap
        frames.append(Frame(kind, Box(MIDDLE.x - 22, start, MIDDLE.width + 44, y - start), tuple(group)))
        y += 2 * gap
    return tuple(frames), boxes


def _weighted(owner: str, shared: Mapping[tuple[str, str], int], systems: Mapping[str, Box]) -> float:
    own = [(_middle(systems[name]), n) for (name, department), n in shared.items() if department == owner]
    return sum(y * n for y, n in own) / sum(n for _, n in own) if own else 1e9


def _right(owners: Sequence[str], top: float, tall: float) -> dict[str, Box]:
    step = tall / max(1, len(owners))
    return {
        owner: Box(RIGHT.x, top + step * (i + 0.5) - RIGHT.height / 2, RIGHT.width, RIGHT.height)
        for i, owner in enumerate(owners)
    }


def _middle(box: Box) -> float:
    return box.y + box.height / 2


def ports(box: Box, ends: Sequence[str], height: Callable[[str], float]) -> dict[str, float]:
    """Spread lines over a side of a box, sorted by the height of their other end, so that they do not cross there."""
    ordered = sorted(ends, key=height)
    step = min(_PORT, (box.height - 10) / max(1, len(ordered) - 1))
    return {end: _middle(box) + (i - (len(ordered) - 1) / 2) * step for i, end in enumerate(ordered)}
