"""The picture of the scan: every score on it, nothing beside the sheet, any name and any number of rows."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from journeykit.maps.canvas.measure import text_width
from journeykit.maps.canvas.palette import WARN
from journeykit.maps.rendering import render
from journeykit.maps.scan_picture import MOST_ROWS, draw_scan
from journeykit.scoring.scan_levels import scan
from journeykit.workspace import load

ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"


def drawn(scanned, program, language="nl"):
    program("neato")
    drawing = draw_scan(scanned, language)
    (svg,) = render([drawing], "svg")
    return drawing, ET.fromstring(svg)


def texts(root):
    return [text.text or "" for text in root.iter(f"{SVG}text")]


def many(folder, count):
    rows = "".join(
        f"      - {{id: t{i}, name: Touchpoint {i} met een naam die nergens in past omdat hij zo lang is, "
        f"scan: {{motivation: {1 + i % 5}, loyalty: 2}}}}\n"
        for i in range(count)
    )
    (folder / "a.yaml").write_text(
        f"kind: journey\ntitle: Reis\nphases:\n  - name: A\n    touchpoints:\n{rows}", "utf-8"
    )
    return scan(load(folder))


def test_every_score_and_both_sides_are_on_it(program):
    found = scan(load(ROOT / "examples" / "zonnewende-energie"))
    drawing, root = drawn(found, program)
    shown = texts(root)
    given = sum(1 for subject in found.scanned for item in subject.items if item.mean is not None)
    assert len([text for text in shown if re.fullmatch(r"\d(,\d)?", text)]) == given + 5  # and the marks of the scale
    assert "2,5" in shown
    assert "nvt" in shown
    assert "Klant worden: Motivatie 4, Kennis 2,5" in drawing.description
    assert drawing.title.endswith("Zonnewende Energie")


def test_a_gap_is_seen_by_shape_and_colour(tmp_path, program):
    (tmp_path / "a.yaml").write_text(
        "kind: journey\ntitle: R\nscan: {motivation: 2, knowledge: 3}\nphases: [{name: A, touchpoints: [B]}]\n", "utf-8"
    )
    _, root = drawn(scan(load(tmp_path)), program)
    assert [one.get("fill").upper() for one in root.iter(f"{SVG}path")].count(WARN.upper()) == 1


@pytest.mark.parametrize("count", [1, MOST_ROWS, MOST_ROWS + 25])
def test_nothing_leaves_the_sheet_and_too_many_rows_are_said(tmp_path, program, count):
    drawing, root = drawn(many(tmp_path, count), program)
    for text in root.iter(f"{SVG}text"):
        size, x = float(text.get("font-size")), float(text.get("x"))
        width = text_width(text.text or "", size, bold=text.get("font-weight") == "bold")
        start = x - {"start": 0, "middle": width / 2, "end": width}[text.get("text-anchor")]
        assert start >= 0
        assert start + width <= drawing.width
    left = count - MOST_ROWS
    assert any("niet getekend" in text and str(left) in text for text in texts(root)) == (left > 0)


def test_the_lowest_are_drawn_when_there_are_too_many(tmp_path, program):
    drawing, _ = drawn(many(tmp_path, MOST_ROWS * 5), program)
    motivation = [int(value) for value in re.findall(r"Motivatie (\d)", drawing.description)]
    assert set(motivation) == {1}  # a fifth of them scores 1, and these fill the sheet


def test_an_accent_that_cannot_be_read_is_refused(tmp_path):
    drawing = draw_scan(many(tmp_path, 1), "nl", "#FFFF00")
    assert len(drawing.notes) == 1
