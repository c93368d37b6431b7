"""What is drawn more than once on a page, an icon or a box of one size, is written once and called by a short name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.reports.page.outlines import decimal, tenths

if TYPE_CHECKING:
    from journeykit.reports.page.outlines import Outline

_LONG = 44
"""Bytes of an outline from which calling it by a name is shorter."""


class Shapes:
    """The outlines of a page: which were drawn, and the names of those drawn more than once."""

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self._names: dict[str, str] = {}

    def written(self, look: str, outline: Outline) -> str:
        """Return an outline as an element; from the second time on by its name."""
        steps = outline.steps
        x, y = (decimal(number) for number in tenths(outline.begin))
        if len(steps) >= _LONG and steps in self._seen:
            name = self._names.setdefault(steps, f"s{len(self._names)}")
            return f'<use class="{look}" href="#{name}" x="{x}" y="{y}"/>'
        self._seen.add(steps)
        between = "" if y.startswith("-") else " "
        return f'<path class="{look}" d="M{x}{between}{y}{steps}"/>'

    def definitions(self) -> str:
        """Return the outlines that have a name, for one place of the page."""
        return "".join(f'<path id="{name}" d="M0 0{steps}"/>' for steps, name in self._names.items())
