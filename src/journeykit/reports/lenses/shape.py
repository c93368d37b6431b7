"""What each lens has to say of itself, so that one page can write all of them in every form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from journeykit.reports.scores.as_json import rounded
from journeykit.reports.scores.words import older
from journeykit.reports.text_layout import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from journeykit.diagnostics import Message
    from journeykit.reports.scores.words import Speech
    from journeykit.reports.text_layout import Column
    from journeykit.scoring import JourneyScore, Scores, TouchpointScore
    from journeykit.scoring.explain import Explained
    from journeykit.scoring.lenses.quadrants import CrossHair
    from journeykit.scoring.values import Interval
    from journeykit.workspace import Workspace

Row = TypeVar("Row")


class AtTouchpoint(Protocol):
    """A row that speaks of one touchpoint."""

    @property
    def journey(self) -> JourneyScore:
        """The journey."""

    @property
    def touchpoint(self) -> TouchpointScore:
        """The touchpoint."""


Spot = TypeVar("Spot", bound=AtTouchpoint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lens(Generic[Row]):
    """One lens: its rows, when a row tells anything, what to say when none does, and its forms.

    `spread` turns a row into the rows of a CSV, whose `columns` are named as in the JSON. `besides` is what programs get
    of all rows together.
    """

    rows: Callable[[Scores, Workspace, CrossHair], Sequence[Row]]
    tells: Callable[[Row], bool]
    nothing: Message
    needs: Message
    tables: Callable[[Speech, Scores, Workspace, Sequence[Row]], list[Table]]
    as_json: Callable[[Row], dict[str, Any]]
    spread: Callable[[Row], list[dict[str, Any]]]
    columns: tuple[str, ...]
    ids: Callable[[Row], set[str]]
    title: Callable[[Row], str]
    explain: Callable[[Row, str], list[Explained]]
    besides: Callable[[Sequence[Row]], dict[str, Any]] = field(default=lambda _: {})


def ids_of(row: AtTouchpoint) -> set[str]:
    """The ids by which people ask for a touchpoint."""
    return {row.touchpoint.id, f"{row.journey.id}/{row.touchpoint.id}"}


def title_of(row: AtTouchpoint) -> str:
    """The name of a touchpoint, and where it stands."""
    return f"{row.touchpoint.name} ({row.journey.id}/{row.touchpoint.id})"


def where(row: AtTouchpoint) -> dict[str, Any]:
    """The first fields of a row for programs."""
    return {"journey": row.journey.id, "touchpoint": row.touchpoint.id, "name": row.touchpoint.name}


def ends(interval: Interval) -> dict[str, Any]:
    """A figure and its interval for programs."""
    return {"value": rounded(interval.value), "low": rounded(interval.low), "high": rounded(interval.high)}


def whole(n: float | None) -> float | None:
    """A number of answers for programs; a whole one has no decimals."""
    return None if n is None else int(n) if n == int(n) else round(n, 4)


def by_journey(rows: Iterable[Spot]) -> list[list[Spot]]:
    """The rows of each journey together, in their own order."""
    found: dict[tuple[str, str], list[Spot]] = {}
    for row in rows:
        found.setdefault((row.journey.file.as_posix(), row.journey.id), []).append(row)
    return list(found.values())


def tables_of(
    rows: Iterable[Spot],
    columns: tuple[Column, ...],
    cells: Callable[[Spot], tuple[str, ...]],
    below: Callable[[Sequence[Spot]], list[str]],
    above: Callable[[Spot], tuple[str, ...]] = lambda _: (),
) -> list[Table]:
    """A table for each journey: a row for each touchpoint, and lines below that speak of all of them."""
    return [
        Table(
            (group[0].journey.title, *above(group[0])),
            columns,
            tuple(cells(one) for one in group),
            tuple(below(group)),
        )
        for group in by_journey(rows)
    ]


def marks(speech: Speech, scores: Scores, *, small: int = 0, old: int = 0, doubled: bool = True) -> list[str]:
    """What the figures of a table rest on: few answers, and old ones."""
    t = speech.t
    lines = [t("* rests on {what}.", what=t("fewer than 30 answers: {count}", count=small))] if small else []
    return [*lines, *older(speech, scores, old, doubled=doubled)]
