"""The emotion curves that several views draw: now, desired, and the gap between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from journeykit.maps.canvas.curve import Box, Path, Point, diamond, smooth, straight
from journeykit.maps.canvas.escape import label, plain
from journeykit.maps.canvas.measure import widest
from journeykit.maps.canvas.palette import DESIRED, GAP, INK, INK3, WARN, WARN_MIDDLE, WHITE, Accent
from journeykit.maps.canvas.sheet import Sheet, filled
from journeykit.maps.content import MapTouchpoint
from journeykit.words import Sentence

LARGE_GAP = 2


@dataclass(frozen=True, slots=True)
class Stretch:
    """The curve from one touchpoint to another; `known` when they are neighbours: else none between them is."""

    start: int
    end: int
    path: Path
    known: bool


@dataclass(frozen=True, slots=True)
class Look:
    """How a marker looks: its form, fill, line and the colour of its figure."""

    form: str
    fill: str
    line: str
    text: str


def through_known(points: Sequence[Point | None], numbers: Sequence[int]) -> list[Stretch]:
    """Return one curve through what is known, past what is not; `numbers` are those of the touchpoints."""
    known = [(i, point) for i, point in enumerate(points) if point is not None]
    path = smooth([point for _, point in known]) if known else []
    return [
        Stretch(a, b, path[3 * k : 3 * k + 4], numbers[b] == numbers[a] + 1)
        for k, ((a, _), (b, _)) in enumerate(pairwise(known))
    ]


def between_neighbours(points: Sequence[Point | None], numbers: Sequence[int]) -> list[Stretch]:
    """Return a curve for each row of neighbours that are known: nobody wished anything in between."""
    rows: list[list[int]] = []
    for i, point in enumerate(points):
        if point is None:
            continue
        if rows and numbers[rows[-1][-1]] == numbers[i] - 1:
            rows[-1].append(i)
        else:
            rows.append([i])
    return [
        replace(stretch, start=row[stretch.start], end=row[stretch.end])
        for row in rows
        for stretch in through_known([points[i] for i in row], [numbers[i] for i in row])
    ]


def joined(stretches: Iterable[Stretch]) -> list[tuple[Path, bool]]:
    """Join stretches that meet and are equally known into paths; True when known."""
    paths: list[tuple[Path, bool]] = []
    last: Stretch | None = None
    for stretch in stretches:
        if last is not None and last.end == stretch.start and last.known == stretch.known:
            paths[-1][0].extend(stretch.path[1:])
        else:
            paths.append((list(stretch.path), stretch.known))
        last = stretch
    return paths


def gap_areas(now: list[Stretch], desired: list[Stretch], touchpoints: Sequence[MapTouchpoint]) -> list[Path]:
    """Return the areas between the curves where the desired emotion lies above the present one."""
    wished = {(s.start, s.end): s for s in desired}
    rows: list[list[tuple[Stretch, Stretch]]] = []
    for stretch in now:
        wish = wished.get((stretch.start, stretch.end))
        # Not where both ends are equal: two splines differ a little there and would show a gap that is none.
        if wish is None or not any(touchpoints[i].gap > 0 for i in (stretch.start, stretch.end)):
            continue
        if rows and rows[-1][-1][0].end == stretch.start:
            rows[-1].append((stretch, wish))
        else:
            rows.append([(stretch, wish)])
    return [_area(row) for row in rows]


def _area(row: list[tuple[Stretch, Stretch]]) -> Path:
    ((below, _),) = joined(now for now, _ in row)
    ((above, _),) = joined(wish for _, wish in row)
    back = above[::-1]
    return [*below, *straight(below[-1], back[0])[1:], *back[1:], *straight(back[-1], below[0])[1:]]


def paint_curves(
    sheet: Sheet, t: Sentence, places: Sequence[tuple[Point | None, Point | None]], touchpoints: Sequence[MapTouchpoint]
) -> None:
    """Draw the gap, the desired curve and the curve of now; `places` has both points of each touchpoint."""
    numbers = [touchpoint.number for touchpoint in touchpoints]
    now = through_known([here for here, _ in places], numbers)
    desired = between_neighbours([there for _, there in places], numbers)
    for area in gap_areas(now, desired, touchpoints):
        sheet.under.shape(area, GAP)
    for path, _ in joined(desired):
        tip = t("Desired emotion")
        sheet.edge(tip, path, tip, color=plain(DESIRED), style="dashed", penwidth="1.4")
    for path, known in joined(now):
        tip = t("Emotion now") if known else t("Emotion not known here")
        style = {"penwidth": "2.8"} if known else {"penwidth": "1.6", "style": "dashed"}
        sheet.edge(tip, path, tip, color=plain(INK), **style)


def paint_gap_arrow(sheet: Sheet, here: Point, there: Point, clear: float) -> None:
    """Draw the arrow from the present emotion to the desired one, `clear` points off the marker."""
    x, top = here[0], there[1] + 5
    sheet.under.line([(x, here[1] - clear), (x, top + 2)], WARN, 1)
    sheet.under.polygon([(x - 3, top + 5.5), (x + 3, top + 5.5), (x, top)], WARN)


def look(value: float, accent: Accent) -> Look:
    """Return how a marker of an emotion looks; the form says the sign, the fill how strong."""
    strong = abs(value) >= 1.5
    if value > 0:
        return Look("circle", accent.strong if strong else accent.middle, accent.strong, WHITE if strong else INK)
    if value < 0:
        return Look("square", WARN if strong else WARN_MIDDLE, WARN, WHITE if strong else INK)
    return Look("diamond", WHITE, INK3, INK)


def half_size(form: str, radius: float) -> float:
    """Return half the size of the box of a marker: forms of one radius look equally big."""
    return radius * {"circle": 1.0, "square": 0.9, "diamond": 1.2}[form]


def paint_marker(
    sheet: Sheet,
    touchpoint: MapTouchpoint,
    at: Point,
    radius: float,
    accent: Accent,
    words: tuple[str, str, str],
) -> None:
    """Draw the marker of an emotion, with a ring when it is a moment of truth.

    `words` are the node's name, its tooltip and the figure in the marker. Hollow and dashed is a guess.
    """
    assert touchpoint.emotion is not None
    its = look(touchpoint.emotion, accent)
    if touchpoint.guessed:
        its = replace(its, fill=WHITE, text=its.line)
    name, tip, written = words
    size = 9.0 if len(written) < 3 else 8.5
    half = max(half_size(its.form, radius), widest(written, size) / 2 + 0.5)
    if touchpoint.moment:
        ring = Box.around(at, half + min(4.0, radius / 2))
        sheet.node(f"{name}, ring", ring, tip, shape=its.form, penwidth="1.4", **filled(WHITE, its.line))
    sheet.node(
        name,
        Box.around(at, half),
        tip,
        shape=its.form,
        penwidth="1.3",
        fontsize=f"{size:g}",
        fontcolor=plain(its.text),
        label=label(written),
        **filled(its.fill, its.line, "filled,dashed" if touchpoint.guessed else "filled"),
    )


def paint_sign(sheet: Sheet, value: float, at: Point, radius: float, accent: Accent) -> None:
    """Draw a small marker without a figure, for the legend."""
    its = look(value, accent)
    half = half_size(its.form, radius)
    if its.form == "circle":
        sheet.under.circle(at, half, its.fill, its.line, line=1.2)
    elif its.form == "square":
        sheet.under.box(Box.around(at, half), its.fill, its.line, line=1.2)
    else:
        sheet.under.polygon(diamond(at, half), its.fill, its.line, line=1.2)
