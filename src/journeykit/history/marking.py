"""What happened while figures were measured: releases, pilots, and improvements that were done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.history.trend_values import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journeykit.git.revisions import Tag
    from journeykit.history.figures import Figures
    from journeykit.history.trend_values import Line, Moment


def marks_of(
    lines: Sequence[Line], latest: Iterable[Figures], tags: Iterable[Tag] = (), end: Moment | None = None
) -> tuple[Mark, ...]:
    """Return what happened between the first moment of some lines and the last one looked at, in the order of its days."""
    moments = [row.moment.day for line in lines for row in line.rows]
    if end is not None:
        moments.append(end.day)
    first, last = min(moments), max(moments)
    found = [Mark(kind="release", name=tag.name, starts=tag.when.date()) for tag in tags if tag.when is not None]
    found += [
        Mark(
            kind="done" if pilot.done else "pilot",
            name=pilot.title,
            starts=pilot.starts,
            until=pilot.until,
            journey=figures.id,
            touchpoint=pilot.touchpoint,
        )
        for figures in latest
        for pilot in figures.pilots
    ]
    within = [one for one in found if one.starts <= last and (one.until or one.starts) >= first]
    return tuple(sorted(within, key=lambda one: (one.starts, one.kind, one.name)))
