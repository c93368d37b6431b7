"""The last touch to an SVG: a role, a title and a description for who cannot see it, a logo, and nothing from outside."""

from __future__ import annotations

import base64
import re

from journeykit.maps.canvas.escape import one_line
from journeykit.maps.drawing import Drawing
from journeykit.maps.logo.values import PlacedLogo

_BEFORE = re.compile(rb"\A.*?(?=<svg )", re.DOTALL)
_COMMENT = re.compile(rb"<!--.*?-->\n?", re.DOTALL)
_ROOT = re.compile(rb"<svg [^>]*>")


def accessible(svg: bytes, drawing: Drawing) -> bytes:
    """Return an SVG that says what it shows.

    The document type (an address) and the comments (the version of Graphviz) go; the rest stays as Graphviz drew it.
    """
    svg = _COMMENT.sub(b"", _BEFORE.sub(b"", svg, count=1))
    svg = _ROOT.sub(lambda found: _described(found.group(), drawing), svg, count=1)
    return _with_logo(svg, drawing.logo) if drawing.logo and drawing.logo.logo.pixels else svg


def _with_logo(svg: bytes, placed: PlacedLogo) -> bytes:
    """Set the logo into the SVG as data: pages and READMEs load nothing beside it."""
    x, y, width, height = placed.box
    data = base64.b64encode(placed.logo.pixels).decode()
    image = (
        f'<image x="{x:.6g}" y="{y:.6g}" width="{width:.6g}" height="{height:.6g}" '
        f'xlink:href="data:image/{placed.logo.kind};base64,{data}"/>\n</svg>'
    )
    head, _, tail = svg.rpartition(b"</svg>")
    return head + image.encode() + tail


def _described(root: bytes, drawing: Drawing) -> bytes:
    title, description = f"{drawing.name}-title", f"{drawing.name}-description"
    attributes = f'<svg role="img" aria-labelledby="{title} {description}" '
    words = (
        f'\n<title id="{title}">{_escaped(drawing.title)}</title>'
        f'\n<desc id="{description}">{_escaped(drawing.description)}</desc>'
    )
    return root.replace(b"<svg ", attributes.encode(), 1) + words.encode()


def _escaped(text: str) -> str:
    return one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
