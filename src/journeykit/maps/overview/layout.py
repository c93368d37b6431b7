"""The grid of the overview: everything on one page of 960 points, however many touchpoints there are."""

from __future__ import annotations

from dataclasses import dataclass

from journeykit.maps.content import MapContent, MapPhase, MapTouchpoint

WIDTH, MARGIN, GUTTER, GAP = 960.0, 36.0, 62.0, 8.0
_BIG = 30  # points per touchpoint from which each has a name and a figure
_ICONS = 17  # and from which it has an icon


@dataclass(frozen=True, slots=True)
class Stop:
    """One touchpoint and where its middle is."""

    touchpoint: MapTouchpoint
    x: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """One phase, from left to right."""

    phase: MapPhase
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Layout:
    """All touchpoints on one line."""

    pitch: float
    stops: tuple[Stop, ...]
    stretches: tuple[Stretch, ...]

    @property
    def big(self) -> bool:
        """Whether each touchpoint has room for its name."""
        return self.pitch >= _BIG

    @property
    def icons(self) -> bool:
        """Whether each touchpoint has room for its icon."""
        return self.pitch >= _ICONS

    @property
    def marker(self) -> float:
        """The radius of an emotion's marker."""
        return 8.5 if self.big else min(5.0, max(2.2, self.pitch / 2 - 1.5))


def make_layout(content: MapContent) -> Layout:
    """Divide the width over the touchpoints; a phase without any takes the room of one."""
    slots = sum(max(1, len(phase.touchpoints)) for phase in content.phases)
    gaps = GAP * max(0, len(content.phases) - 1)
    pitch = (WIDTH - 2 * MARGIN - GUTTER - gaps) / max(1, slots)
    stops: list[Stop] = []
    stretches: list[Stretch] = []
    x = MARGIN + GUTTER
    for phase in content.phases:
        stops += [Stop(touchpoint, x + (i + 0.5) * pitch) for i, touchpoint in enumerate(phase.touchpoints)]
        end = x + pitch * max(1, len(phase.touchpoints))
        stretches.append(Stretch(phase, x, end))
        x = end + GAP
    return Layout(pitch, tuple(stops), tuple(stretches))
