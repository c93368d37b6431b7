"""A colour of paper as it is on a dark page: as light as it was dark, of the same hue.

What is turned over as a whole keeps its contrasts: ink on white becomes pale on black, white on the accent becomes black
on a pale accent. The arithmetic is that of OKLab, in which equal steps look equal.
"""

from __future__ import annotations

from functools import cache

_DARKEST, _LIGHTEST, _INK = 0.218, 0.95, 0.235
_QUIET = 0.92  # colours on black glare a little
_GREY, _DUSK = 0.011, (-0.003, -0.011)  # what has less colour than this is grey, and greys are a little blue at night

_TO_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_FROM_LAB = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_FROM_CONES = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)

_Three = tuple[float, float, float]


@cache
def at_night(color: str) -> str:
    """Return the colour that stands for `#rrggbb` on a dark page."""
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    cones = _times(_TO_CONES, (_linear(red), _linear(green), _linear(blue)))
    light, a, b = _times(_TO_LAB, (cones[0] ** (1 / 3), cones[1] ** (1 / 3), cones[2] ** (1 / 3)))
    if a * a + b * b < _GREY * _GREY:
        a, b = _DUSK
    turned = _DARKEST + (1 - light) * (_LIGHTEST - _DARKEST) / (1 - _INK)
    for quiet in (_QUIET, 0.75, 0.6, 0.45, 0.3, 0.0):  # until it is a colour that screens have
        found = _rgb((min(turned, 1.0), a * quiet, b * quiet))
        if all(-0.002 <= channel <= 1.002 for channel in found):
            break
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, channel))):02x}" for channel in found)


def _rgb(lab: _Three) -> _Three:
    one, two, three = _times(_FROM_LAB, lab)
    red, green, blue = _times(_FROM_CONES, (one**3, two**3, three**3))
    return _curved(red), _curved(green), _curved(blue)


def _times(matrix: tuple[_Three, _Three, _Three], by: _Three) -> _Three:
    one, two, three = (row[0] * by[0] + row[1] * by[1] + row[2] * by[2] for row in matrix)
    return one, two, three


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _curved(channel: float) -> float:
    return 12.92 * channel if channel <= 0.0031308 else float(1.055 * channel ** (1 / 2.4) - 0.055)
