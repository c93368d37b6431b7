"""The layouts of our own template, in points on a slide of 960 by 540: where title, content and foot stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

WIDTH, HEIGHT = 960.0, 540.0
MARGIN = 48.0

Kind = Literal["ctrTitle", "title", "subTitle", "obj", "body", "ftr", "sldNum"]


@dataclass(frozen=True, slots=True)
class Box:
    """Where something stands, in points from the upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Holder:
    """A placeholder of a layout: what kind it is, its number, its name, its place, and how its text looks."""

    kind: Kind
    index: int
    name: str
    box: Box
    size: float
    prompt: str
    bold: bool = False
    color: str = "tx1"
    anchor: Literal["t", "ctr", "b"] = "t"
    align: Literal["l", "r"] = "l"


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout: its name, the type that programs know it by, its placeholders, and bars in the accent colour."""

    name: str
    kind: str
    holders: tuple[Holder, ...]
    bars: tuple[Box, ...]


_FOOT = (
    Holder("ftr", 11, "Footer", Box(MARGIN, 506, 600, 18), 9, "", color="tx2", anchor="ctr"),
    Holder("sldNum", 12, "Slide number", Box(832, 506, 80, 18), 9, "", color="tx2", anchor="ctr", align="r"),
)
_EYEBROW = Holder("body", 13, "Eyebrow", Box(MARGIN, 27, 864, 18), 10.5, "What it is about", bold=True, color="accent1")

TITLE = Layout(
    "Title Slide", "title",
    (
        Holder("ctrTitle", 0, "Title", Box(84, 140, 800, 130), 38, "Title", bold=True, anchor="b"),
        Holder("subTitle", 1, "Subtitle", Box(84, 288, 800, 150), 16, "Lines below the title", color="tx2"),
    ),
    (Box(0, 0, 36, HEIGHT),),
)  # fmt: skip
CONTENT = Layout(
    "Title and Content", "obj",
    (
        Holder("title", 0, "Title", Box(MARGIN, 46, 864, 56), 22, "The finding", bold=True, anchor="ctr"),
        Holder("obj", 1, "Content", Box(MARGIN, 112, 864, 382), 14, "Table, picture or text"),
        _EYEBROW, *_FOOT,
    ),
    (Box(0, 50, 8, 48),),
)  # fmt: skip
LAYOUTS = (TITLE, CONTENT)

MASTER = (
    Holder("title", 0, "Title", Box(MARGIN, 46, 864, 56), 22, "Title", bold=True, anchor="ctr"),
    Holder("body", 1, "Text", Box(MARGIN, 112, 864, 382), 14, "Text"),
    *_FOOT,
)
