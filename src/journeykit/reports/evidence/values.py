"""A source of evidence as plain values: what it is, of when, how many took part, and what rests on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_ADDRESS = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RestsHere:
    """A touchpoint of which a figure, a finding or a quote comes from a source; a journey as a whole with None."""

    journey: str
    touchpoint: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Found:
    """What research found: where, how often it was heard, and by what it was confirmed."""

    text: str
    touchpoint: str | None = None
    heard: str | None = None
    confirmed_by: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What a customer said and agreed to be quoted with."""

    text: str
    at: RestsHere
    persona: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceOf:
    """A document of measurements, figures written by hand at a touchpoint, or a piece of research.

    `id` is its own, else the name of its file. `n` is how many took part, or how many answers were given; `n_told` says
    so in words. `used` is whether any figure of today rests on it; `stale` whether it is too old to build on; `link`
    an address that its description holds, which a page may link to.
    """

    id: str
    kind: Literal["measurements", "by-hand", "research"]
    title: str
    method: str | None
    period: str | None
    n: int | None
    n_told: str | None
    file: str
    line: int | None
    grade: Literal["quantitative", "qualitative"]
    used: bool
    stale: bool = False
    by: str | None = None
    at: str | None = None
    question: str | None = None
    link: str | None = None
    metrics: tuple[str, ...] = ()
    rests: tuple[RestsHere, ...] = ()
    findings: tuple[Found, ...] = ()
    quotes: tuple[Said, ...] = ()

    @property
    def place(self) -> str:
        """Where it stands: `file:line`."""
        return self.file if self.line is None else f"{self.file}:{self.line}"


def one_line(text: str | None) -> str | None:
    """Return text with its white space as single spaces: it stands in a row of a table."""
    return " ".join(text.split()) if text else None


def link_in(*texts: str | None) -> str | None:
    """Return the first web address in some texts, without the full stop that ends a sentence."""
    for text in texts:
        found = _ADDRESS.search(text or "")
        if found:
            return found[0].rstrip(".,;:!?)")
    return None
