"""Whether a picture is what was asked for: whole, and of the size of its sheet."""

from __future__ import annotations

import re
import struct

from journeykit.maps.rendering.job import Job

_ENDS = {"svg": b"</svg>", "png": b"IEND\xaeB`\x82", "pdf": b"%%EOF"}
_VIEW = re.compile(rb'viewBox="([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+)"')
_SLACK = 3.0  # points, or dots of a png


def is_whole(picture: bytes, kind: str) -> bool:
    """Whether a picture has its end: a full disk or a killed program leaves one without."""
    return picture[-20:].rstrip().endswith(_ENDS[kind])


def is_sized(picture: bytes, job: Job) -> bool:
    """Whether a picture is as large as its sheet; Graphviz before 2.36 knows no backgrounds and shows only the rest."""
    found = _size(picture, job.kind)
    if found is None:
        return True
    scale = (job.dpi or 72) / 72
    sheet = (job.drawing.width * scale, job.drawing.height * scale)
    return all(a >= b - max(_SLACK, b / 100) for a, b in zip(found, sheet, strict=True))


def _size(picture: bytes, kind: str) -> tuple[float, float] | None:
    if kind == "svg" and (view := _VIEW.search(picture, 0, 2000)):
        return float(view.group(3)), float(view.group(4))
    if kind == "png" and len(picture) > 24:
        return struct.unpack_from(">II", picture, 16)
    return None  # a pdf keeps its size where only a reader of pdf finds it
