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
  let last = ''
  const svg = document.querySelector('svg'), height = svg.viewBox.baseVal.height
  for (const t of svg.querySelectorAll('text')) {
    const words = t.textContent
    if (!words.trim()) continue
    const box = t.getBBox(), size = parseFloat(t.getAttribute('font-size')), bold = t.getAttribute('font-weight')
    const font = `${t.getAttribute('font-style') || ''} ${bold || ''} ${size * 20}px ${t.getAttribute('font-family')}`
    if (font !== last) pen.font = last = font
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


_GROUNDS = """
(async () => {
  const svg = document.querySelector('svg'), box = svg.viewBox.baseVal, scale = 2
  const texts = [...svg.querySelectorAll('text')].filter(t => t.textContent.trim())
  const seen = texts.map(t => [t.textContent, t.getAttribute('fill') || '#000000', t.getBBox(),
    parseFloat(t.getAttribute('font-size')), t.getAttribute('font-weight') === 'bold', parseFloat(t.getAttribute('y'))])
  const bare = svg.cloneNode(true)
  bare.querySelectorAll('text').forEach(t => t.remove())
  bare.setAttribute('width', box.width)
  bare.setAttribute('height', box.height)
  const image = new Image()
  image.src = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(bare)], {type: 'image/svg+xml'}))
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = box.width * scale
  canvas.height = box.height * scale
  const pen = canvas.getContext('2d', {willReadFrequently: true})
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  return seen.map(([words, fill, at, size, bold, y]) => {
    const top = y + box.height - 0.72 * size  // the letters, without the white above and below them
    const area = [at.x, top, Math.max(at.width, 1), 0.72 * size].map(v => Math.round(v * scale))
    const pixels = new Uint32Array(pen.getImageData(...area).data.buffer), counted = new Map()
    for (const pixel of pixels) counted.set(pixel & 0xffffff, (counted.get(pixel & 0xffffff) || 0) + 1)
    const often = [...counted.keys()].filter(color => counted.get(color) > pixels.length / 10)
    const enough = often.map(bgr => '#' + [0, 8, 16].map(k => (bgr >> k & 255).toString(16).padStart(2, '0')).join(''))
    return [words, fill, size, bold, enough]
  })
})()
"""


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies behind a text: every colour that is a tenth of it or more."""

    words: str
    fill: str
    size: float
    bold: bool
    colors: tuple[str, ...]


def grounds(page: Any, svg: str) -> list[Ground]:
    """Return what really lies behind each text of an SVG."""
    page.set(in_font(svg, ARIAL))
    return [Ground(*rest, tuple(colors)) for *rest, colors in page.ask(_GROUNDS)]
