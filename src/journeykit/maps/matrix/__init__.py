"""The matrix: importance against performance, with the cross-hair that the choices use and how well each fits the brand."""

from __future__ import annotations

from journeykit.diagnostics import NothingToDoError, message
from journeykit.maps import legend
from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.canvas.typography import TITLE
from journeykit.maps.content import MapContent
from journeykit.maps.drawing import Drawing
from journeykit.maps.heading import make_heading, paint_heading
from journeykit.maps.matrix import plot, side
from journeykit.maps.matrix.axes import make_axes
from journeykit.maps.matrix.finding import finding, subtitle
from journeykit.maps.matrix.key import make_key, paint_key
from journeykit.maps.matrix.labels import place_labels
from journeykit.maps.matrix.points import make_spots
from journeykit.maps.speaking import speaker

WIDTH, MARGIN = 1040.0, 44.0
_LEFT, _RIGHT, _TALL = 34.0, 706.0, 528.0


def draw_matrix(content: MapContent) -> Drawing:
    """Draw the importance-performance matrix of a journey.

    Raises:
        NothingToDoError: nothing has a performance.
    """
    shown = [p for p in content.touchpoints if p.performance and p.importance]
    if not shown:
        raise NothingToDoError(message("{journey} has no matrix: nothing there has a performance", journey=content.id))
    t = speaker(content.language)
    title = finding(content, t)
    heading = make_heading(
        [t("importance and performance"), "" if content.subject == title else content.subject, content.client],
        title,
        [*subtitle(t, shown), *content.left_out],
        TITLE,
        MARGIN,
        WIDTH,
        content.logo,
    )
    axes = make_axes(shown, Box(MARGIN + _LEFT, heading.height + 18, _RIGHT - MARGIN - _LEFT, _TALL))
    spots, moved = make_spots(shown, axes)
    labels = place_labels(spots, axes, plot.taken(axes, t))
    named = {label.spot.touchpoint.id for label in labels}
    key = make_key(t, content, {p.id for p in shown}, named, WIDTH - 2 * MARGIN)
    entries = plot.entries(content, t, shown)
    key_top = axes.box.bottom + 56
    legend_top = key_top + key.height
    rows = legend.rows(entries, MARGIN, WIDTH - MARGIN)
    height = legend_top + 20 * rows + 18
    name = f"{content.id}-matrix"
    sheet = Sheet(WIDTH, height, name, title)
    paint_heading(sheet, heading, t("Title"), content.accent)
    plot.paint_plot(sheet, t, content, axes, moved=moved)
    plot.paint_spots(sheet, t, content, spots, axes)
    plot.paint_labels(sheet, labels)
    column = Box(_RIGHT + 34, axes.box.y, WIDTH - MARGIN - _RIGHT - 34, _TALL)
    kept = side.fitting(side.make_rows(t, content.language, shown, column.width), column.height)
    side.paint_rows(sheet, t, kept, column, content.accent)
    paint_key(sheet, key, (MARGIN, key_top))
    legend.paint(sheet, entries, MARGIN, WIDTH - MARGIN, legend_top + 8)
    return Drawing(name, sheet.dot(), WIDTH, height, title, content.description, logo=heading.logo, layout=sheet.layout)
