"""How wide a text is, by our own table: the same on every machine, with or without fonts.

Widths are those of Helvetica and Arial in thousandths of the type size.
"""

from __future__ import annotations

import unicodedata

from journeykit.maps.canvas.escape import clean

_REGULAR = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 "
    "584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 "
    "278 556 500 722 500 500 500 334 260 334 584"
)
_BOLD = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 "
    "584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 "
    "333 611 556 778 556 556 500 389 280 389 584"
)
_SIGNS = {"–": 556, "—": 1000, "‘": 250, "’": 250, "“": 420, "”": 420, "…": 1000, "€": 556, "·": 278, "→": 1000}
_SIGNS |= {"−": 584, "•": 350, "\u00a0": 278}
_UNKNOWN, _WIDE, _PICTURE = 620, 1000, 1300

RESERVE = 1.16
"""What stands behind a text keeps this much room for it: the widest font that a reader may have is 16 % wider."""


class _Widths(dict[str, int]):
    """The width of each character met so far; a new one is looked up once."""

    def __init__(self, ascii_widths: str) -> None:
        super().__init__({chr(32 + i): int(width) for i, width in enumerate(ascii_widths.split())} | _SIGNS)

    def __missing__(self, character: str) -> int:
        self[character] = width = self._look_up(character)
        return width

    def _look_up(self, character: str) -> int:
        if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
            return 0
        base = unicodedata.normalize("NFD", character)[0]
        if base != character and base in self:
            return self[base]
        if is_wide(character):
            return _PICTURE if unicodedata.category(character) == "So" else _WIDE
        return _UNKNOWN


_WIDTHS = {False: _Widths(_REGULAR), True: _Widths(_BOLD)}


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of one line in points."""
    return sum(map(_WIDTHS[bold].__getitem__, clean(text))) * size / 1000


def is_wide(character: str) -> bool:
    """Tell whether a character is as wide as it is high, as Chinese and Japanese ones are."""
    return unicodedata.east_asian_width(character) in "WF"
