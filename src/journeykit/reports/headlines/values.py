"""A headline finding: a sentence with its figure, what it rests on, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["thin", "repair", "unequal", "journey", "memory", "brand", "excel", "protect", "gain", "measure"]
"""What a finding is about. It never changes its meaning; `Headline.label` is the word for it."""

Sure = Literal["sure", "likely", "guess"]
"""`sure`: the interval carries it, or it was counted. `likely`: the figure says so, its interval leaves room.
`guess`: it rests on what we think ourselves, and customers were not asked."""

At = tuple[str, str | None]
"""Ids of a journey and of a touchpoint in it; None is the journey as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """One finding to open a meeting with, in the language that was asked for.

    Everything is plain text, without markup and on one line. `figure` and `interval` are the figure that stands large
    beside the sentence (which says it too), `unit` what it counts. `rests_on` says in words what it rests on, `sources`
    where that stands (`file:line`). `at` is where to read on, the most important first; empty for the whole project.
    """

    kind: Kind
    label: str
    subject: str
    text: str
    sure: Sure
    how_sure: str
    figure: str | None = None
    interval: str | None = None
    unit: str | None = None
    rests_on: str | None = None
    sources: tuple[str, ...] = ()
    at: tuple[At, ...] = ()

    @property
    def journey(self) -> str | None:
        """The id of the journey it speaks of above all."""
        return self.at[0][0] if self.at else None

    @property
    def touchpoint(self) -> str | None:
        """The id of the touchpoint it speaks of above all."""
        return self.at[0][1] if self.at else None
