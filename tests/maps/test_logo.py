"""The client's logo: what is taken, what is refused, and that it stands in every format without its file."""

from __future__ import annotations

import base64
import struct
import xml.etree.ElementTree as ET
import zlib
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeykit.maps import draw, render
from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.measure import text_width
from journeykit.maps.canvas.typography import TITLE
from journeykit.maps.heading import make_heading
from journeykit.maps.logo import LogoError, find_logo, paleness, read_logo
from journeykit.maps.logo.compound import as_one
from journeykit.maps.logo.paths import read_path
from journeykit.maps.logo.placing import MOST_HEIGHT, MOST_WIDTH, place_logo
from journeykit.maps.page.logo import logo_html
from journeykit.scoring import score
from journeykit.workspace import load

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">{}</svg>'
SQUARE = '<path fill="#0b5fa5" d="M10 10h30v30h-30z"/>'
IMAGE = "{http://www.w3.org/2000/svg}image"


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width=20, height=10, *, rows=None, extra=b""):
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    line = b"\0" + b"\x0b\x5f\xa5" * width
    data = zlib.compress(line * (height if rows is None else rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def svg(inner=SQUARE):
    return SVG.format(inner).encode()


def reason(data):
    with pytest.raises(LogoError) as raised:
        read_logo(data)
    return raised.value.message.english


def test_an_svg_becomes_shapes_of_our_own():
    logo = read_logo(svg(SQUARE + '<circle cx="70" cy="25" r="15" fill="none" stroke="red" stroke-width="2"/>'))
    assert (logo.width, logo.height, logo.pixels) == (100, 50, b"")
    square, circle = logo.shapes
    assert (square.fill, square.stroke, set(square.path[::3])) == (
        "#0b5fa5ff", "", {(10.0, 10.0), (40.0, 10.0), (40.0, 40.0), (10.0, 40.0)},
    )  # fmt: skip
    assert (circle.fill, circle.stroke, circle.line) == ("", "#ff0000ff", 2)


def test_what_groups_and_styles_say_is_inherited():
    inner = (
        "<style>.a{fill:#123456} /* ours */</style>"
        '<g transform="translate(10 5) scale(2)" opacity=".5"><rect class="a" width="5" height="5"/></g>'
        '<g fill="gold"><rect style="fill: none; stroke: navy" x="50" y="5" width="9" height="9"/></g>'
        '<rect display="none" width="9999" height="1"/>'
    )
    one, two = read_logo(svg(inner)).shapes
    assert one.fill == "#12345680"
    assert (one.path[0], max(one.path)) == ((10, 5), (20, 15))
    assert (two.fill, two.stroke) == ("", "#000080ff")


@pytest.mark.parametrize(
    ("d", "end"),
    [
        ("M0 0L10 0", (10, 0)),
        ("m1 1 2 2 3 3", (6, 6)),
        ("M0,0c1-1,2-1,3,0s2,1,3,0", (6, 0)),
        ("M0 0q5 5 10 0t10 0", (20, 0)),
        ("M0 0a5 5 0 0110 0", (10, 0)),
        ("M.5.5h1e1v-.5", (10.5, 0)),
        ("M3 3l5 0v5zl1 1", (4, 4)),
    ],
)
def test_paths_are_read_as_viewers_do(d, end):
    last = read_path(d)[-1]
    assert len(last) % 3 == 1
    assert last[-1] == pytest.approx(end)


def test_an_arc_stays_on_its_ellipse():
    (part,) = read_path("M10 0A10 5 0 1 1 -10 0")
    assert all((x / 10) ** 2 + (y / 5) ** 2 == pytest.approx(1, abs=1e-3) for x, y in part[::3])
    assert min(y for _, y in part[::3]) >= -5 - 1e-9


@pytest.mark.parametrize("d", ["L1 1", "M1", "M0 0 X", "M0 0L1", "M0 0a1 1 0 2 1 1 1", "Z", "M0 0 5"])
def test_broken_paths_are_refused(d):
    with pytest.raises(LogoError):
        read_path(d)


def winding(path, point):
    """How often a path runs round a point, from its corners."""
    x, y = point
    turns = 0
    corners = path[::3]
    for (x0, y0), (x1, y1) in pairwise(corners):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            turns += 1 if y1 > y0 else -1
    return turns


def test_holes_stay_holes():
    parts = read_path("M0 0h30v30h-30zM10 10h10v10h-10zM13 13h4v4h-4z")
    (ring,) = as_one(parts, even_odd=True)
    assert len(ring) % 3 == 1
    assert [bool(winding(ring, at)) for at in ((5, 5), (11, 11), (15, 15))] == [True, False, True]
    (full,) = as_one(parts, even_odd=False)
    assert all(winding(full, at) for at in ((5, 5), (11, 11), (15, 15)))


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("<script>alert(1)</script>", "<script>, which could run"),
        ("<ScRiPt/>", "which could run"),
        ('<rect onclick="x()" width="9" height="9"/>', "onclick=, which could run"),
        ('<image href="https://example.org/a.png"/>', "href=, which could run"),
        ('<use xlink:href="file:///etc/passwd" xmlns:xlink="http://www.w3.org/1999/xlink"/>', "href="),
        ('<rect fill="url(https://example.org/a#b)" width="9" height="9"/>', "fill="),
        ("<style>@import 'https://example.org/a.css';</style>", "<style>, which could"),
        ("<style>a{fill:url(//example.org)}</style>", "<style>"),
        ("<style>g &gt; rect{fill:red}</style>", "style sheet that the maps do not read"),
        ("<foreignObject/>", "which could run"),
        ("<text>Veer</text>", "<text>, which the maps do not draw"),
        ('<rect fill="url(#verloop)" width="9" height="9"/>', "a gradient or pattern"),
        ('<g filter="url(#f)"><rect width="9" height="9"/></g>', "filter, which the maps do not draw"),
        ('<rect x="90" width="900" height="9"/>', "outside its own frame"),
        ("", "empty"),
        ("<g>" * 80 + "</g>" * 80, "more than"),
        ("<g/>" * 3000, "more than"),
        ('<path d="M0 0' + "l1 1l-1-1" * 1500 + '"/>', "more than 6000 points"),
        ("<g>", "no svg, png or jpg"),
        ('<rect width="a" height="9"/>', "no svg, png or jpg"),
    ],
)
def test_an_svg_that_is_not_drawn_says_why(inner, said):
    assert said in reason(svg(inner))


def test_entities_are_refused_before_they_unfold():
    bomb = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + SVG.format("<title>&b;</title>" + SQUARE)
    assert "could run or load" in reason(bomb.encode())
    plain = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert read_logo((plain + SVG.format(SQUARE)).encode()).shapes


def test_a_png_comes_without_its_remarks():
    logo = read_logo(png(extra=chunk(b"tEXt", b"Author\0Fatma")))
    assert (logo.width, logo.height, logo.kind) == (20, 10, "png")
    assert logo.pixels == png()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (png()[:-20], "no svg, png"),
        (png().replace(b"IDAT", b"IDAX"), "no svg, png"),
        (png(rows=3), "no svg, png"),
        (png(rows=90_000), "no svg, png"),
        (png(30_000, 30_000, rows=1), "more than 4000000 dots"),
        (png(0, 10), "no svg, png"),
        (b"GIF89a", "no svg, png"),
        (b"", "no svg, png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "no svg, png"),
        (b"\xff\xd8\xff\xc0\x00\x0b\x08\x00\x10\x00\x10\x04" + b"\0" * 9, "CMYK"),
    ],
)
def test_a_broken_picture_is_refused(data, said):
    assert said in reason(data)


@pytest.fixture
def project(tmp_path):
    root = tmp_path / "veer"
    root.mkdir()
    (tmp_path / "geheim.svg").write_bytes(svg())
    (root / "logo.svg").write_bytes(svg())
    (root / "logo.png").write_bytes(png())
    journey = (
        "kind: journey\ntitle: Oversteken\nphases:\n  - name: Heen\n    touchpoints:\n"
        "      - {id: bord, name: Bord, importance: 4, measurements: [{metric: csat, value: 4, n: 50}], next: [brug]}\n"
        "      - {id: brug, name: Brug}\n"
    )
    (root / "reis.yaml").write_text(journey)

    def with_logo(name):
        (root / "journeykit.yaml").write_text(
            f"kind: project\nformat: 1\nname: Veer\nstyle:\n  logo: {name}\n", encoding="utf-8"
        )
        return load([root])

    with_logo.root = root
    return with_logo


@pytest.mark.parametrize("written", ["../geheim.svg", "/etc/hostname", "koppeling.svg", "weg/../../geheim.svg"])
def test_nothing_outside_the_project_is_read(project, written):
    (project.root / "koppeling.svg").symlink_to("../geheim.svg")
    (project.root / "weg").mkdir()
    logo, said = find_logo(project.root, written, "journeykit.yaml:5:9")
    assert logo is None
    assert [each.english for each in said] == [
        f'journeykit.yaml:5:9: the maps are drawn without the logo "{written}"',
        "a logo is a file inside the project, such as pictures/logo.svg",
    ]


@pytest.mark.parametrize("written", ["../geheim.svg", "/etc/hostname", "https://example.org/a.svg", "C:\\a.svg"])
def test_a_path_that_leaves_the_project_is_an_error_of_the_document(project, written):
    workspace = project(f"'{written}'")
    found = [each for each in workspace.findings if each.place.path == ("style", "logo")]
    assert [each.code for each in found] == ["JK104"]


def test_a_link_inside_the_project_is_followed(project):
    (project.root / "koppeling.svg").symlink_to("logo.svg")
    assert find_logo(project.root, "koppeling.svg", "")[0] is not None


def test_what_is_missing_or_too_large_is_said_with_its_place(project):
    workspace = project("weg.svg")
    drawing = draw(workspace, score(workspace))
    assert drawing.notes[0].english == 'journeykit.yaml:5:9: the maps are drawn without the logo "weg.svg"'
    assert drawing.notes[1].english == "there is no such file"
    (project.root / "groot.png").write_bytes(png() + b"\0" * 600_000)
    assert "larger than 512 KiB" in find_logo(project.root, "groot.png", "")[1][1].english
    (project.root / "map.svg").mkdir()
    assert "no such file" in find_logo(project.root, "map.svg", "")[1][1].english


@pytest.mark.parametrize("view", ["lanes", "overview", "phase", "matrix", "flow"])
def test_the_logo_stands_on_each_view(project, view):
    without, drawn = (draw(w, score(w), view) for w in (project("weg.svg"), project("logo.svg")))
    assert without.dot != drawn.dot
    assert "#0b5fa5ff" in drawn.dot
    assert "#0b5fa5ff" not in without.dot
    workspace = project("logo.png")
    assert draw(workspace, score(workspace), view).logo is not None


def test_a_picture_stands_in_the_svg_as_data(project):
    workspace = project("logo.png")
    drawing = draw(workspace, score(workspace))
    (made,) = render([drawing])
    (image,) = ET.fromstring(made).iter(IMAGE)
    address = image.get("{http://www.w3.org/1999/xlink}href") or ""
    assert base64.b64decode(address.removeprefix("data:image/png;base64,")) == png()
    width, height = float(image.get("width") or 0), float(image.get("height") or 0)
    assert width / height == pytest.approx(2)
    assert (width, height) <= (MOST_WIDTH, MOST_HEIGHT)
    assert made == render([drawing])[0]


@pytest.mark.parametrize("program", [True, False])
@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_a_picture_stands_in_png_and_pdf_by_each_graphviz(project, kind, program, monkeypatch):
    if not program:
        monkeypatch.setenv("PATH", "")
    workspace = project("logo.png")
    drawing = draw(workspace, score(workspace), "overview")
    (with_logo,), (without,) = (render([each], kind) for each in (drawing, replace(drawing, logo=None)))
    assert with_logo != without
    if kind == "pdf":
        assert with_logo.count(b"/Image") > without.count(b"/Image")


def test_a_logo_keeps_its_proportions_and_the_title_keeps_clear_of_it():
    logo = read_logo(svg())
    placed = place_logo(logo, (500, 20))
    assert placed is not None
    assert placed.box == Box(420, 20, 80, 40)
    wide = place_logo(read_logo(png(300, 3)), (500, 20))
    assert wide is not None
    assert (wide.box.width, wide.box.height) == (180, pytest.approx(1.8))
    words = "al wie er is " * 9
    with_logo, without = (make_heading(["x"], words, [], TITLE, 44, 720, each) for each in (logo, None))
    right = placed.box.x + 720 - 44 - 500
    widest = [max(text_width(line, TITLE.size, bold=True) for line in each.title) for each in (with_logo, without)]
    assert 44 + widest[0] < right
    assert widest[0] < widest[1]


def test_a_pale_logo_gets_a_dark_plate(project):
    (project.root / "wit.svg").write_bytes(svg(SQUARE.replace("#0b5fa5", "white")))
    white, blue = (draw(w, score(w)).dot for w in (project("wit.svg"), project("logo.svg")))
    assert white.count("c 7 -#16212C C 7 -#16212C b ") == blue.count("c 7 -#16212C C 7 -#16212C b ") + 1


def filtered(rows, hows, step):
    """Write the lines of a png as the format says: each sample less what is guessed from its neighbours."""
    data, above = b"", bytes(len(rows[0]))
    for row, how in zip(rows, hows, strict=True):
        line = bytearray()
        for at, sample in enumerate(row):
            left, corner = (row[at - step], above[at - step]) if at >= step else (0, 0)
            near = left + above[at] - corner
            paeth = min((abs(near - one), i, one) for i, one in enumerate((left, above[at], corner)))[2]
            line.append((sample - (0, left, above[at], (left + above[at]) // 2, paeth)[how]) & 255)
        data, above = data + bytes([how]) + bytes(line), row
    return data


@settings(max_examples=40)
@given(st.data(), st.sampled_from([1, 2, 3, 4]))
def test_the_lines_of_a_png_are_read_whatever_they_are_written_as(data, step):
    width, height = data.draw(st.integers(1, 5)) * step, data.draw(st.integers(1, 4))
    rows = [data.draw(st.binary(min_size=width, max_size=width)) for _ in range(height)]
    hows = data.draw(st.lists(st.integers(0, 4), min_size=height, max_size=height))
    assert list(paleness._lines(filtered(rows, hows, step), width, step)) == rows


CLEAR, WHITE_DOT, BLUE_DOT, CREAM = b"\xff\xff\xff\0", b"\xff" * 4, b"\x0b\x5f\xa5\xff", b"\xff\xf8\xe8\xff"


def dots(*line, kind=6, more=b""):
    """A png of two lines of dots."""
    step = len(line[0])
    head = struct.pack(">IIBBBBB", len(line), 2, 8, kind, 0, 0, 0)
    data = zlib.compress(filtered([b"".join(line), b"".join(line[::-1])], [1, 4], step))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + more + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "pale"),
    [
        (dots(CLEAR, WHITE_DOT, CREAM), True),
        (dots(CLEAR, WHITE_DOT, BLUE_DOT), False),
        (dots(CLEAR, CLEAR), False),
        (dots(b"\x0b\x5f\xa5\x08", WHITE_DOT), True),
        (dots(b"\xff\xff", b"\0\0", kind=4), True),
        (dots(b"\xff", b"\x40", kind=0), False),
        (dots(b"\0", b"\1", kind=3, more=chunk(b"PLTE", b"\xff\xff\xff\0\0\0") + chunk(b"tRNS", b"\xff\0")), True),
        (png(), False),
    ],
)
def test_a_png_is_pale_when_none_of_its_dots_can_be_seen_on_white(data, pale):
    assert paleness.is_pale(read_logo(data)) is pale


def test_a_pale_png_gets_a_dark_plate_on_maps_and_on_pages(project):
    (project.root / "wit.png").write_bytes(dots(CLEAR, WHITE_DOT))
    (project.root / "blauw.png").write_bytes(dots(CLEAR, BLUE_DOT))
    white, blue = (draw(w, score(w)).dot for w in (project("wit.png"), project("blauw.png")))
    assert white.count("c 7 -#16212C C 7 -#16212C b ") == blue.count("c 7 -#16212C C 7 -#16212C b ") + 1
    assert 'class="logo pale"' in logo_html(read_logo(dots(CLEAR, WHITE_DOT)), "Zon")
    assert 'class="logo"' in logo_html(read_logo(dots(CLEAR, BLUE_DOT)), "Zon")
