"""What is drawn more than once on a page, an icon or a box of one size, is written once and called by a short name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.reports.page.outlines import decimal, tenths

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from journeykit.reports.page.outlines import Outline

SHARED = 40
"""Bytes of an outline from which calling it by a name is shorter than writing it again, or than making it part of another."""


class Shapes:
    """The outlines of a page: which were drawn, and the names of those drawn more than once."""

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self._names: dict[str, str] = {}
        self._drawn: dict[Hashable, str] = {}

    def written(self, look: str, outline: Outline) -> str:
        """Return an outline as an element; from the second time on by its name. No `look`: what it stands in has one."""
        said = f'class="{look}" ' if look else ""
        steps = outline.steps
        x, y = (decimal(number) for number in tenths(outline.begin))
        if len(steps) >= SHARED and steps in self._seen:
            name = self._names.setdefault(steps, f"s{len(self._names)}")
            return f'<use {said}href="#{name}" x="{x}" y="{y}"/>'
        self._seen.add(steps)
        between = "" if y.startswith("-") else " "
        return f'<path {said}d="M{x}{between}{y}{steps}"/>'

    def once(self, drawn: Hashable, markup: Callable[[], str]) -> str:
        """Return what was drawn, the first time with a name, and by that name when the same was drawn before.

        The same people go through many journeys, and each journey has a picture of them.
        """
        if drawn in self._drawn:
            return f'<use href="#{self._drawn[drawn]}"/>'
        self._drawn[drawn] = name = f"d{len(self._drawn)}"
        return f'<g id="{name}">{markup()}</g>'

    def definitions(self) -> str:
        """Return the outlines that have a name, for one place of the page."""
        return "".join(f'<path id="{name}" d="M0 0{steps}"/>' for steps, name in self._names.items())
