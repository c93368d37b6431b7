"""Whether a logo was made for a dark ground: pale all over, so that nobody sees it on white."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from journeykit.maps.canvas.palette import WHITE, contrast, mix

if TYPE_CHECKING:
    from journeykit.maps.logo.values import Logo

_PALE: Final = 1.3
"""Less contrast than this with the white sheet, and nobody sees it."""
_SAMPLES: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_MOST_DOTS: Final = 200_000
"""Of a larger picture nobody waits for the answer: it gets no plate."""


def is_pale(logo: Logo) -> bool:
    """Whether everything of a logo can hardly be told from white."""
    if logo.kind == "png":
        return _is_pale_png(logo.pixels)
    return bool(logo.shapes) and all(is_pale_color(shape.fill or shape.stroke) for shape in logo.shapes)


def is_pale_color(color: str) -> bool:
    """Whether a colour, seen through its opacity on white, can hardly be told from white."""
    seen = mix(color[:7], 1 - int(color[7:9], 16) / 255)
    return contrast(seen, WHITE) < _PALE


@lru_cache(maxsize=4)
def _is_pale_png(pixels: bytes) -> bool:
    """Look at the dots of a png, up to the first that can be seen; woven and coarse ones count as seen."""
    chunks = list(_chunks(pixels))
    head = chunks[0][1]
    width, height = int.from_bytes(head[:4], "big"), int.from_bytes(head[4:8], "big")
    bits, kind, woven = head[8], head[9], head[12]
    if bits != 8 or woven or kind not in _SAMPLES or width * height > _MOST_DOTS:
        return False
    parts: dict[bytes, bytes] = {}
    for name, body in chunks:
        parts[name] = parts.get(name, b"") + body
    colors = _Colors(kind, parts.get(b"PLTE", b""), parts.get(b"tRNS", b""))
    shown = False
    for line in _lines(zlib.decompress(parts[b"IDAT"]), width * _SAMPLES[kind], _SAMPLES[kind]):
        for dot in {line[at : at + _SAMPLES[kind]] for at in range(0, len(line), _SAMPLES[kind])}:
            color = colors.of(dot)
            if not is_pale_color(color):
                return False
            shown = shown or color[7:9] != "00"
    return shown


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += 12 + length


class _Colors:
    """From the samples of a dot to a colour with its opacity."""

    def __init__(self, kind: int, palette: bytes, clear: bytes) -> None:
        self._kind, self._palette, self._clear = kind, palette, clear

    def of(self, dot: bytes) -> str:
        """Return `#rrggbbaa`."""
        kind = self._kind
        if kind == 3:
            alpha = self._clear[dot[0]] if dot[0] < len(self._clear) else 255
            return f"#{self._palette[3 * dot[0] : 3 * dot[0] + 3].hex():0<6}{alpha:02x}"
        red_green_blue = dot[:3] if kind in (2, 6) else dot[:1] * 3
        alpha = dot[-1] if kind in (4, 6) else 0 if self._clear and self._clear[1::2] == dot else 255
        return f"#{red_green_blue.hex()}{alpha:02x}"


def _lines(data: bytes, length: int, step: int) -> Iterator[bytes]:
    """Yield the lines of a png: each is written as its difference from the dots at its left and above it."""
    above = bytearray(length)
    for start in range(0, len(data) - length, length + 1):
        how, line = data[start], bytearray(data[start + 1 : start + 1 + length])
        if how == 2:
            line = bytearray((one + other) & 255 for one, other in zip(line, above, strict=True))
        elif how:
            for at in range(length):
                left = line[at - step] if at >= step else 0
                corner = above[at - step] if at >= step else 0
                line[at] = (line[at] + _guess(how, left, above[at], corner)) & 255
        yield bytes(line)
        above = line


def _guess(how: int, left: int, above: int, corner: int) -> int:
    if how == 1:
        return left
    if how == 3:
        return (left + above) // 2
    near = left + above - corner
    return min((left, above, corner), key=lambda one: abs(near - one))
