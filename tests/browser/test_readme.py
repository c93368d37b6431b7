"""An overview in a README: 1000 pixels wide, on a dark page, in which it loads nothing and runs nothing."""

from __future__ import annotations

import base64
import re

import pytest
from example import pictures
from map_samples import content

from journeykit.maps import VIEWS
from journeykit.maps.rendering import render

DARK = "#0d1117"
WIDTH = 1000
SMALLEST = 8.8
"""Pixels. What is 9 points on a sheet of 960 is 9.4 pixels there; a figure in a marker may be a little smaller."""

_EDGES = """
(() => {
  const image = document.images[0], box = image.getBoundingClientRect()
  const canvas = document.createElement('canvas')
  canvas.width = box.width
  canvas.height = box.height
  const pen = canvas.getContext('2d')
  pen.drawImage(image, 0, 0, box.width, box.height)
  const seen = new Set(), last = [canvas.width - 1, canvas.height - 1].map(Math.floor)
  for (let x = 1; x < last[0]; x++) for (const y of [1, last[1] - 1]) seen.add(pen.getImageData(x, y, 1, 1).data.join())
  for (let y = 1; y < last[1]; y++) for (const x of [1, last[0] - 1]) seen.add(pen.getImageData(x, y, 1, 1).data.join())
  return [...seen]
})()
"""


def readme(svg):
    picture = base64.b64encode(svg.encode()).decode()
    return (
        f"<!doctype html><body style='margin:0;background:{DARK}'>"
        f"<img style='width:{WIDTH}px' src='data:image/svg+xml;base64,{picture}'>"
    )


@pytest.mark.parametrize("view", VIEWS)
def test_a_map_has_paper_of_its_own_on_a_dark_page(page, view):
    page.dark()
    page.set(readme(render([VIEWS[view](content(15))])[0].decode()))
    assert page.ask(_EDGES) == ["255,255,255,255"]


@pytest.mark.parametrize("size", [1, 5, 15, 20, 25, 40, 60])
def test_the_smallest_text_of_an_overview_can_be_read_in_a_readme(size):
    drawing = VIEWS["overview"](content(size))
    (svg,) = render([drawing])
    sizes = [float(found) for found in re.findall(rb'font-size="([\d.]+)"', svg)]
    assert sizes
    assert min(sizes) * WIDTH / drawing.width >= SMALLEST


@pytest.mark.parametrize("language", ["nl", "en"])
def test_maps_that_fit_a_readme_can_be_read_there(language):
    for view in ("overview", "matrix", "systems", "brand"):
        drawing, svg = pictures(language)[view]
        sizes = [float(found) for found in re.findall(r'font-size="([\d.]+)"', svg)]
        assert min(sizes) * WIDTH / drawing.width >= 7, view
        assert sorted(sizes)[len(sizes) // 2] * WIDTH / drawing.width >= 8, view


def test_a_picture_in_a_readme_asks_for_nothing(page):
    for _, svg in pictures("nl").values():
        assert not re.search(r"(?:href|src)=\"(?!data:|#)", svg)
        assert "<script" not in svg
        assert "http" not in svg.replace("http://www.w3.org/", "")
