"""How wide a text is, by our own table: the same on every machine, with or without fonts.

Widths are those of Helvetica and Arial, and of DejaVu Sans, in thousandths of the type size. Maps are set for the
first two; the third is what a bare Linux has, and is up to a fifth wider: what must hold its text there asks `widest`.
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
_DEJAVU = (
    "318 401 460 838 636 950 780 275 390 390 500 838 318 361 318 337 636 636 636 636 636 636 636 636 636 636 337 337 "
    "838 838 838 531 1000 684 686 698 770 632 575 775 752 295 295 656 557 863 748 787 603 787 695 635 611 732 684 989 "
    "685 611 685 390 337 390 838 500 500 613 635 550 635 615 352 635 634 278 278 579 278 974 634 612 635 635 411 521 "
    "392 634 592 818 592 592 525 636 337 636 838"
)
_DEJAVU_BOLD = (
    "348 456 521 838 696 1002 872 306 457 457 523 838 380 415 380 365 696 696 696 696 696 696 696 696 696 696 400 400 "
    "838 838 838 580 1000 774 762 734 830 683 683 821 837 372 372 775 637 995 837 850 733 850 770 720 682 812 774 1103 "
    "771 724 725 457 365 457 838 500 500 675 716 593 716 678 435 716 712 343 343 665 343 1042 712 687 716 716 493 595 "
    "478 712 652 924 645 652 582 712 365 712 838"
)
_SIGNS = {"–": 556, "—": 1000, "‘": 250, "’": 250, "“": 420, "”": 420, "…": 1000, "€": 556, "·": 278, "→": 1000}
_SIGNS |= {"−": 584, "•": 350, "\u00a0": 278}
_DEJAVU_SIGNS = {"–": 500, "—": 1000, "‘": 380, "’": 380, "“": 657, "”": 657, "…": 1000, "€": 696, "·": 380, "→": 838}
_DEJAVU_SIGNS |= {"−": 838, "•": 639, "\u00a0": 348}
_UNKNOWN, _UNKNOWN_WIDEST, _WIDE, _PICTURE = 620, 740, 1000, 1300

RESERVE = 1.16
"""How much wider a text may be in another font, about; `widest` says it of each text."""

SAFE = 1.06
"""A line in a cell keeps this much room for fonts that are nearly Arial."""
_SPILL = 0.95  # in DejaVu a line may use a little of the white beside its cell


class _Widths(dict[str, float]):
    """The width of each character met so far; a new one is looked up once."""

    def __init__(self, ascii_widths: str, signs: dict[str, int], unknown: int) -> None:
        super().__init__({chr(32 + i): int(width) for i, width in enumerate(ascii_widths.split())} | signs)
        self._unknown = unknown

    def __missing__(self, character: str) -> float:
        self[character] = width = self._look_up(character)
        return width

    def _look_up(self, character: str) -> float:
        if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
            return 0
        base = unicodedata.normalize("NFD", character)[0]
        if base != character and base in self:
            return self[base]
        if is_wide(character):
            return _PICTURE if unicodedata.category(character) == "So" else _WIDE
        return self._unknown


class _Wider(dict[str, float]):
    """The larger of two widths of each character, each times a factor."""

    def __init__(self, one: tuple[_Widths, float], other: tuple[_Widths, float]) -> None:
        super().__init__()
        self._both = (one, other)

    def __missing__(self, character: str) -> float:
        self[character] = width = max(widths[character] * factor for widths, factor in self._both)
        return width


_ARIAL = {False: _Widths(_REGULAR, _SIGNS, _UNKNOWN), True: _Widths(_BOLD, _SIGNS, _UNKNOWN)}
_WIDE_FONT = {
    False: _Widths(_DEJAVU, _DEJAVU_SIGNS, _UNKNOWN_WIDEST),
    True: _Widths(_DEJAVU_BOLD, _DEJAVU_SIGNS, _UNKNOWN_WIDEST),
}
_WIDEST = {bold: _Wider((_ARIAL[bold], 1), (_WIDE_FONT[bold], 1)) for bold in (False, True)}
_ASKED = {bold: _Wider((_ARIAL[bold], SAFE), (_WIDE_FONT[bold], _SPILL)) for bold in (False, True)}


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of one line in points, in Helvetica or Arial."""
    return sum(map(_ARIAL[bold].__getitem__, clean(text))) * size / 1000


def widest(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of one line where it is widest: for what holds it, or stands behind it."""
    return sum(map(_WIDEST[bold].__getitem__, clean(text))) * size / 1000


def room_for(text: str, size: float, *, bold: bool = False) -> float:
    """Return the room that a line asks of its cell."""
    return sum(map(_ASKED[bold].__getitem__, clean(text))) * size / 1000


def is_wide(character: str) -> bool:
    """Tell whether a character is as wide as it is high, as Chinese and Japanese ones are."""
    return unicodedata.east_asian_width(character) in "WF"
