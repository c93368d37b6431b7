"""Where a logo stands on a sheet, and its shapes drawn there."""

from __future__ import annotations

from journeykit.maps.canvas.curve import Box, Point
from journeykit.maps.canvas.palette import INK
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.logo.paleness import is_pale
from journeykit.maps.logo.values import Logo, PlacedLogo

MOST_WIDTH, MOST_HEIGHT = 180.0, 40.0
_PLATE = 7.0  # how far the plate behind a pale logo reaches round it


def place_logo(logo: Logo | None, right_top: Point) -> PlacedLogo | None:
    """Return a logo with its top right corner at a point, as large as its room allows and in its own proportions."""
    if logo is None:
        return None
    scale = min(MOST_WIDTH / logo.width, MOST_HEIGHT / logo.height)
    width, height = logo.width * scale, logo.height * scale
    return PlacedLogo(logo, Box(right_top[0] - width, right_top[1], width, height))


def paint_logo(sheet: Sheet, placed: PlacedLogo) -> None:
    """Draw the shapes of a logo; one that is pale all over gets a dark plate. Pixels are added in rendering."""
    box, shapes = placed.box, placed.logo.shapes
    scale = box.width / placed.logo.width
    if is_pale(placed.logo):
        plate = Box(box.x - _PLATE, box.y - _PLATE, box.width + 2 * _PLATE, box.height + 2 * _PLATE)
        sheet.under.box(plate, INK, radius=5)
    for shape in shapes:
        path = [(box.x + x * scale, box.y + y * scale) for x, y in shape.path]
        sheet.under.shape(path, shape.fill, shape.stroke, line=max(0.05, shape.line * scale))
