"""A drawing: what a view gives and what rendering takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeykit.diagnostics import Message
    from journeykit.maps.canvas.curve import Box
    from journeykit.maps.logo.values import PlacedLogo


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a touchpoint stands on a sheet: its id, and the box in which a click means it."""

    touchpoint: str
    box: Box


@dataclass(frozen=True, slots=True)
class Strip:
    """A lane of a sheet: its name, and from where to where it reaches."""

    name: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands where on a sheet, for pages that do more with a picture than show it.

    `head` is where the heading ends, `strips` are the lanes from top to bottom.
    """

    head: float = 0.0
    spots: tuple[Spot, ...] = ()
    strips: tuple[Strip, ...] = ()

    @property
    def left(self) -> float:
        """Where the columns of the lanes begin: left of it stand their names."""
        return min((spot.box.x for spot in self.spots), default=0.0)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished map as DOT, with its size in points and the words that describe it to who cannot see it.

    `name` is made of ids only and is good for a file name. `journey` is the id of what it shows, `subject` its name,
    `view` the one of `VIEWS` that it is. `logo` is one of dots, which DOT cannot carry: rendering adds it.
    `layout` says what stands where.
    """

    name: str
    dot: str
    width: float
    height: float
    title: str
    description: str
    notes: tuple[Message, ...] = ()
    journey: str = ""
    subject: str = ""
    view: str = ""
    logo: PlacedLogo | None = None
    layout: Layout = field(default_factory=Layout)
