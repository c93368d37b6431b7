"""The pictures of the page: every view of every journey that has something to show, all drawn at once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from journeykit.diagnostics import JourneykitError
from journeykit.maps import VIEWS, draw_project, look_pages, render_each
from journeykit.maps.gathering.portfolio import gather_portfolio
from journeykit.maps.look import Look
from journeykit.maps.page.views import view_name
from journeykit.reports.page.data import DataTable
from journeykit.reports.page.looks import Looks
from journeykit.reports.page.shapes import Shapes
from journeykit.reports.page.sheets import Part, parts_of
from journeykit.reports.page.tables import data_table
from journeykit.words import one_line, translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from journeykit.diagnostics import Message
    from journeykit.maps import Drawing, MapContent
    from journeykit.maps.drawing import Spot
    from journeykit.model import Journey
    from journeykit.scoring import Scores
    from journeykit.workspace import Workspace

SHOWN = (
    "overview", "lanes", "matrix", "brand", "flow", "blueprint", "systems", "tasks", "stakeholders", "importance", "compare",
)  # fmt: skip
"""The views of a journey, in the order of the page. A phase needs no page of its own where one can come closer."""

FEW = ("overview", "matrix", "brand")
MANY = 25
"""From more journeys than this each has only its `FEW` most telling pictures: the page must still open on a laptop."""

MOST_TOUCHPOINTS = 250
"""A picture of more is metres wide: then there is only its table."""


_READABLE = 1.1
_ABOVE = 18.0  # points of white between the edge and what is drawn


@dataclass(frozen=True, slots=True)
class Place:
    """Where a click means a touchpoint: the outline of a box that a keyboard comes to, and of all the others."""

    touchpoint: str
    first: str
    others: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture with its words: `parts` is what is drawn, empty where nothing could be; the table says the same."""

    key: str
    view: str
    name: str
    title: str
    description: str
    table: DataTable | None
    parts: tuple[Part, ...] = ()
    spots: tuple[Place, ...] = ()
    width: float = 0.0
    top: float = 0.0
    height: float = 0.0
    foot: float = 0.0
    left: float = 0.0

    @property
    def view_box(self) -> str:
        """What of the sheet is shown: all below its heading."""
        return f"0 {self.top - _ABOVE:g} {self.width:g} {self.height + _ABOVE:g}"

    @property
    def shown(self) -> tuple[int, int]:
        """How large it is shown: so that one can read its smallest type."""
        return round(_READABLE * self.width), round(_READABLE * (self.height + _ABOVE))

    @property
    def lanes(self) -> tuple[Part, ...]:
        """The parts that a reader can leave out."""
        return tuple(part for part in self.parts if part.name)


@dataclass(frozen=True, slots=True)
class Pictures:
    """All pictures: those of each journey by its id, the ones of the whole project under the empty one."""

    of: dict[str, tuple[Picture, ...]]
    contents: dict[str, MapContent]
    undrawn: Message | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the pictures of a page share."""

    looks: Looks = field(default_factory=Looks)
    shapes: Shapes = field(default_factory=Shapes)


@dataclass(frozen=True, slots=True)
class _Waiting:
    picture: Picture
    journey: str
    drawing: Drawing | None


def pictures_of(
    workspace: Workspace,
    scores: Scores,
    journeys: Sequence[Journey],
    language: str,
    persona: str | None,
    drawn: Drawn,
    *others: Drawing,
) -> Pictures:
    """Draw all pictures.

    Args:
        workspace: The project.
        scores: Its scores.
        journeys: The journeys of the page.
        language: `nl` or `en`.
        persona: The id of the persona through whose eyes it is made.
        drawn: The looks and shapes of the page; those of the pictures are added.
        others: Further drawings, to be drawn with them; they come under their own names.

    Returns:
        The pictures. Without a Graphviz they are tables only, and `undrawn` says why.
    """
    contents: dict[str, MapContent] = {}
    found: list[_Waiting] = []
    coming = chain(
        _waiting(workspace, scores, journeys, language, persona, contents),
        (_Waiting(_plain(one), one.name, one) for one in others),
    )

    def making() -> Iterator[Drawing]:
        for one in coming:
            found.append(one)
            if one.drawing:
                yield replace(one.drawing, logo=None)

    undrawn = None
    try:
        # The first are drawn while the last are laid out, and written again while others are drawn.
        parts = [parts_of(svg, drawn.looks, drawn.shapes, one.height, one.layout) for one, svg in render_each(making())]
    except JourneykitError as error:
        undrawn, parts = error.message, []
        found += coming
    ready = iter(parts)
    of: dict[str, list[Picture]] = {}
    for one in found:
        picture = _with(one.picture, one.drawing, next(ready)) if one.drawing and parts else one.picture
        of.setdefault(one.journey, []).append(picture)
    return Pictures({id_: tuple(several) for id_, several in of.items()}, contents, undrawn)


def _waiting(
    workspace: Workspace,
    scores: Scores,
    journeys: Sequence[Journey],
    language: str,
    persona: str | None,
    contents: dict[str, MapContent],
) -> Iterator[_Waiting]:
    """Lay out everything that has something to show."""
    if len(journeys) > 1:
        drawing = draw_project(workspace, scores, "portfolio", journeys, language)
        content, _ = gather_portfolio(workspace, scores, journeys, language)
        yield _Waiting(_empty("all-portfolio", "portfolio", drawing, content, language), "", drawing)
    look = Look(language, persona=persona)
    for number, journey in enumerate(journeys, 1):
        for view in SHOWN if len(journeys) <= MANY else FEW:
            if view == "compare" and journey.state == "future" and len(journeys) > 1:
                continue  # the journey that it is the future of shows the same comparison
            try:
                (content, *_), _ = look_pages(workspace, scores, view, journey, look)
                contents.setdefault(journey.id, content)
                drawing = replace(VIEWS[view](content), view=view)
            except JourneykitError:  # it has nothing of this view to show, which says nothing about the others
                continue
            key = f"j{number}-{view}"
            wide = len(content.touchpoints) > MOST_TOUCHPOINTS
            yield _Waiting(_empty(key, view, drawing, content, language), journey.id, None if wide else drawing)


def _empty(key: str, view: str, drawing: Drawing, content: MapContent, language: str) -> Picture:
    t = translator(language)
    return Picture(
        key=key,
        view=view,
        name=t("Stated and derived importance") if view == "importance" else view_name(t, view),
        title=one_line(drawing.title).strip(),
        description=one_line(drawing.description).strip(),
        table=data_table(view, content, t),
    )


def _plain(drawing: Drawing) -> Picture:
    """A picture whose table stands elsewhere."""
    title = one_line(drawing.title).strip()
    described = one_line(drawing.description).strip()
    return Picture(
        key=f"all-{drawing.name}", view=drawing.view, name=title, title=title, description=described, table=None
    )


def _with(picture: Picture, drawing: Drawing, parts: tuple[Part, ...]) -> Picture:
    layout = drawing.layout
    return replace(
        picture,
        parts=parts,
        spots=tuple(_places(layout.spots)),
        width=drawing.width,
        top=layout.head,
        height=drawing.height - layout.head,
        left=layout.left,
        foot=layout.strips[-1].bottom if layout.strips else drawing.height,
    )


def _places(spots: Iterable[Spot]) -> Iterator[Place]:
    """Gather the spots of each touchpoint, rounded, without what stands twice at one place."""
    boxes: dict[str, dict[str, None]] = {}
    for spot in spots:
        x, y, width, height = round(spot.box.x), round(spot.box.y), round(spot.box.width), round(spot.box.height)
        boxes.setdefault(spot.touchpoint, {})[f"M{x} {y}h{width}v{height}h{-width}z"] = None
    for touchpoint, found in boxes.items():
        first, *others = found
        yield Place(touchpoint, first, "".join(others))
