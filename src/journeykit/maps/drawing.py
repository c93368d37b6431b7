"""A drawing: what a view gives and what rendering takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeykit.diagnostics import Message
    from journeykit.maps.logo.values import PlacedLogo


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished map as DOT, with its size in points and the words that describe it to who cannot see it.

    `name` is made of ids only and is good for a file name. `journey` is the id of what it shows, `subject` its name,
    `view` the one of `VIEWS` that it is. `logo` is one of dots, which DOT cannot carry: rendering adds it.
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
