"""What tests ask a page about the maps that it shows: where every text really stands, and on what."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import Any

ARIAL, DEJAVU = "Liberation Sans", "DejaVu Sans"
"""What Helvetica and Arial are replaced by: a font with their widths, and the wide one that a bare Linux has."""

_FACES = {
    ARIAL: (("400", "normal", ""), ("700", "normal", " Bold"), ("400", "italic", " Italic")),
    DEJAVU: (("400", "normal", ""), ("700", "normal", " Bold"), ("400", "italic", " Oblique")),
}

_MEASURE = """
(() => {
  const pen = document.createElement('canvas').getContext('2d')
  const texts = [], shapes = []
  const svg = document.querySelector('svg'), height = svg.viewBox.baseVal.height
  for (const t of svg.querySelectorAll('text')) {
    const words = t.textContent
    if (!words.trim()) continue
    const box = t.getBBox(), size = parseFloat(t.getAttribute('font-size')), bold = t.getAttribute('font-weight')
    pen.font = `${t.getAttribute('font-style') || ''} ${bold || ''} ${size * 20}px ${t.getAttribute('font-family')}`
    const ink = pen.measureText(words), y = parseFloat(t.getAttribute('y')) + height  // whole pixels: hence times 20
    const up = ink.actualBoundingBoxAscent / 20, down = ink.actualBoundingBoxDescent / 20
    texts.push([box.x, y - up, box.x + box.width, y + down, words,
      parseFloat(t.getAttribute('x')), t.getAttribute('text-anchor'), size, bold === 'bold'])
  }
  for (const s of svg.querySelectorAll('polygon,path,ellipse')) {
    if (s.getAttribute('fill') === 'none') continue
    const box = s.getBBox()
    shapes.push([box.x, box.y + height, box.x + box.width, box.y + box.height + height, s.getAttribute('fill')])
  }
  return {texts, shapes}
})()
"""


@dataclass(frozen=True, slots=True)
class Text:
    """One text: its box in points from the sheet's top left corner, and how it is anchored."""

    x0: float
    y0: float
    x1: float
    y1: float
    words: str
    x: float
    anchor: str
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """One filled shape: its box, and what it is filled with."""

    x0: float
    y0: float
    x1: float
    y1: float
    fill: str


def in_font(svg: str, font: str) -> str:
    """Return a page with an SVG in it, as who has only this font sees it."""
    faces = "".join(
        f"@font-face{{font-family:{name};font-weight:{weight};font-style:{style};src:local('{font}{face}')}}"
        for name in ("Helvetica", "Arial")
        for weight, style, face in _FACES[font]
    )
    return f"<!doctype html><meta charset=utf-8><title>a map</title><style>{faces}</style><body>{svg}"


def has_font(page: Any, font: str) -> bool:
    """Tell whether this machine has a font."""
    page.set(in_font("<svg><text font-family='Helvetica,Arial,sans-serif' font-weight='bold'>x</text></svg>", font))
    return "error" not in page.ask("[...document.fonts].map(face => face.status)")


def measured(page: Any, svg: str, font: str) -> tuple[list[Text], list[Shape]]:
    """Return where every text and every filled shape of an SVG stands in a font."""
    page.set(in_font(svg, font))
    found = page.ask(_MEASURE)
    return [Text(*text) for text in found["texts"]], [Shape(*shape) for shape in found["shapes"]]


def overlapping(texts: list[Text], least: float = 0.5) -> list[tuple[str, str]]:
    """Return the pairs of texts that stand on each other by more than a hair.

    Lines below each other may touch by a tenth of their size: Arabic letters reach further down than ours.
    """
    placed = sorted(texts, key=lambda text: text.x0)
    return [
        (one.words, other.words)
        for i, one in enumerate(placed)
        for other in takewhile(lambda text, end=one.x1 - least: text.x0 < end, placed[i + 1 :])
        if min(one.y1 - other.y0, other.y1 - one.y0) > max(least, min(one.size, other.size) / 10)
    ]
