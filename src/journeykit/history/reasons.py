"""Why an index moved between two rows, beside new answers to the same questions."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeykit.history.figures import Figures, PointFigures
    from journeykit.history.trend_values import Line, Moment

_VISIBLE = 0.5
_SAME_MASS = 1e-4


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """An index that moved because other things were counted: ids of touchpoints, by what happened to them."""

    earlier: Moment
    later: Moment
    difference: float
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    first_measured: tuple[str, ...] = ()
    weighed: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether a reason was found."""
        return bool(self.added or self.removed or self.first_measured or self.weighed)


def moves(line: Line) -> Iterator[Moved]:
    """Yield the visible moves of an index that no new answers alone explain, in the order of the rows."""
    rows = line.scored
    for before, after in pairwise(rows):
        old, new = before.figures, after.figures
        if old is None or new is None or old.index.value is None or new.index.value is None:
            continue
        apart = new.index.value - old.index.value
        moved = _moved(before.moment, after.moment, apart, old, new)
        if abs(apart) >= _VISIBLE and moved.known:
            yield moved


def _moved(earlier: Moment, later: Moment, apart: float, old: Figures, new: Figures) -> Moved:
    was = {one.id: one for one in old.touchpoints}
    now = {one.id: one for one in new.touchpoints}
    both = [(was[id_], one) for id_, one in now.items() if id_ in was]
    return Moved(
        earlier=earlier,
        later=later,
        difference=apart,
        added=tuple(id_ for id_ in now if id_ not in was),
        removed=tuple(id_ for id_ in was if id_ not in now),
        first_measured=tuple(other.id for one, other in both if other.samples and not one.samples),
        weighed=tuple(other.id for one, other in both if _weighs_otherwise(one, other)),
    )


def _weighs_otherwise(old: PointFigures, new: PointFigures) -> bool:
    return abs(old.mass - new.mass) >= _SAME_MASS
