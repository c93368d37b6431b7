"""The client's logo inside a page: shapes as an SVG of ours, dots as data."""

from __future__ import annotations

import base64
from html import escape

from journeykit.maps.logo.paleness import is_pale
from journeykit.maps.logo.placing import place_logo
from journeykit.maps.logo.values import Logo, Shape


def logo_html(logo: Logo, client: str) -> str:
    """Return a logo as HTML, always on white: what is made for paper may vanish on a dark page."""
    placed = place_logo(logo, (0.0, 0.0))
    assert placed is not None
    size = f'width="{placed.box.width:.0f}" height="{placed.box.height:.0f}"'
    name = escape(client)
    pale = " pale" if is_pale(logo) else ""
    if logo.pixels:
        data = base64.b64encode(logo.pixels).decode()
        return f'<img class="logo{pale}" src="data:image/{logo.kind};base64,{data}" alt="{name}" {size}>'
    view = f'viewBox="0 0 {logo.width:.6g} {logo.height:.6g}"'
    shapes = "".join(map(_path, logo.shapes))
    return f'<svg class="logo{pale}" role="img" aria-label="{name}" {size} {view}>{shapes}</svg>'


def _path(shape: Shape) -> str:
    (x, y), *rest = shape.path
    d = f"M{x:.6g} {y:.6g}C" + " ".join(f"{x:.6g} {y:.6g}" for x, y in rest)
    stroke = f' stroke="{shape.stroke}" stroke-width="{shape.line:.4g}"' if shape.stroke else ""
    return f'<path d="{d}" fill="{shape.fill or "none"}"{stroke}/>'
