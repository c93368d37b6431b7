"""One page a phase: the lane map in pieces that fit on paper, with the numbers of the whole map."""

from __future__ import annotations

from dataclasses import replace

from journeykit.maps.content import MapContent
from journeykit.maps.drawing import Drawing
from journeykit.maps.lanes import LANES, draw_lanes
from journeykit.words import translator


def one_per_phase(content: MapContent) -> list[MapContent]:
    """Cut a map into one page a phase; a phase without touchpoints has nothing to show on a page."""
    return [
        replace(
            content,
            id=f"{content.id}-{phase.id or phase.number}",
            title=phase.finding or phase.name,
            description=phase.description or content.description,
            phases=(phase,),
        )
        for phase in content.phases
        if phase.touchpoints
    ]


def draw_phase(content: MapContent) -> Drawing:
    """Draw the page of a phase: there all lanes find room that have anything to show."""
    return draw_lanes(content, list(LANES), view="phase", part=_part(content))


def _part(content: MapContent) -> str:
    if len(content.phases) != 1:
        return ""
    t = translator(content.language)
    return t("phase {number} of {all}", number=content.phases[0].number, all=content.all_phases)
