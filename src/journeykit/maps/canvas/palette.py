"""The colours of the maps, the arithmetic of contrast, and the client's own accent.

One accent (ours, good, linked) and one warning (a problem); all else is ink and grey. A colour never works alone:
whoever uses one here also gives the reader a shape, a sign, a fill or a dash.
"""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass

from journeykit.diagnostics import Message, message

WHITE = "#FFFFFF"
INK, INK2, INK3 = "#16212C", "#465463", "#5B6875"
BAND, LINE, LINE2 = "#F5F7F9", "#CBD3DB", "#E4E9EE"
WARN, WARN_MIDDLE, WARN_TINT = "#B8430F", "#F3B98B", "#FCEEE4"
GAP = "#FBF1E9"
DESIRED = "#6B7A88"
RING = "#C3CCD5"
ZERO_LINE, GRID_LINE, PILL_LINE = "#AEB8C2", "#CDD5DC", "#9AA7B3"
MIDDLE_BAR, MIDDLE_PILL, EMPTY_BAR = "#7F8E9C", "#DDE3E9", "#EEF1F4"

TEXT_CONTRAST = 4.5
MARK_CONTRAST = 3.0

_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


@dataclass(frozen=True, slots=True)
class Accent:
    """The one colour that a client may choose, and what follows from it.

    `strong` carries white text and is text itself; `middle` and `tint` lie under ink; `pale` is text on `strong`.
    """

    strong: str = "#0B5FA5"
    middle: str = "#A9CCE8"
    tint: str = "#E8F1F9"
    pale: str = "#CFE3F3"


HOUSE_ACCENT = Accent()


def luminance(color: str) -> float:
    """Return the relative luminance of `#rrggbb` (WCAG 2): 0 for black, 1 for white."""
    red, green, blue = (_linear(channel) for channel in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast between two colours (WCAG 2): 1 when equal, 21 for black on white."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def client_accent(color: str | None) -> tuple[Accent, Message | None]:
    """Derive an accent from the client's colour, or keep ours and say why.

    It must be readable as text on white, on its own tint and under white text, and must not look like the warning.
    """
    if color is None:
        return HOUSE_ACCENT, None
    if not _HEX.fullmatch(color):
        return HOUSE_ACCENT, message("{color} is no colour such as #0B5FA5; the maps keep their own blue", color=color)
    derived = _derive(_long(color))
    if _like_warning(derived.strong):
        return HOUSE_ACCENT, message(
            "the accent {color} looks like the warning colour of the maps; they keep their own blue", color=color
        )
    worst = min(contrast(derived.strong, ground) for ground in (WHITE, BAND, derived.tint))
    if worst < TEXT_CONTRAST:
        return HOUSE_ACCENT, message(
            "the accent {color} has a contrast of {contrast} where text needs 4.5; the maps keep their own blue",
            color=color,
            contrast=round(worst, 1),
        )
    return derived, None


def mix(color: str, white: float) -> str:
    """Lighten a colour: `white` is the share of white, 0 to 1."""
    return "#" + "".join(f"{round(255 * (channel + (1 - channel) * white)):02X}" for channel in _channels(color))


def link_color(accent: Accent) -> str:
    """Return the lightest colour of the accent in which a line can still be seen on white."""
    mixed = (mix(accent.strong, white) for white in (0.3, 0.2, 0.1))
    return next((color for color in mixed if contrast(color, WHITE) >= MARK_CONTRAST), accent.strong)


def _derive(strong: str) -> Accent:
    pale = mix(strong, 0.8)
    tints = [mix(strong, white) for white in (0.905, 0.92, 0.935, 0.95)]
    readable = [tint for tint in tints if min(contrast(text, tint) for text in (strong, WARN, INK3)) >= TEXT_CONTRAST]
    return Accent(
        strong=strong,
        middle=mix(strong, 0.64),
        tint=next(iter(readable), tints[-1]),
        pale=pale if contrast(pale, strong) >= TEXT_CONTRAST else WHITE,
    )


def _like_warning(color: str) -> bool:
    hue, _, saturation = colorsys.rgb_to_hls(*_channels(color))
    warning, _, _ = colorsys.rgb_to_hls(*_channels(WARN))
    distance = abs(hue - warning)
    return saturation > 0.3 and min(distance, 1 - distance) < 35 / 360


def _long(color: str) -> str:
    digits = color[1:]
    return "#" + ("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits).upper()


def _channels(color: str) -> tuple[float, float, float]:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
