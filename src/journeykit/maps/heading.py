"""The head of a map: what kind of sheet it is, what it found, and what it rests on; and the phases below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.palette import INK2, WHITE, Accent
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.canvas.typography import TextStyle
from journeykit.maps.canvas.wrap import fits, wrap
from journeykit.maps.content import MapPhase
from journeykit.maps.logo.placing import paint_logo, place_logo
from journeykit.maps.logo.values import Logo, PlacedLogo

EYEBROW = TextStyle(9, 13, bold=True)
SUBTITLE = TextStyle(10, 16, INK2)
_NARROW, _ROOMY = 24, 110  # a phase in which only its number finds room, and one in which a long name is cut
_PHASE = TextStyle(12.5, 15, WHITE, bold=True)
_STRICT, _WHITE = 0.95, 20  # what has no white, or so much of it, beside it that a wide font may use


@dataclass(frozen=True, slots=True)
class Heading:
    """The lines of the head, already broken, and the logo at its right."""

    eyebrow: str
    title: tuple[str, ...]
    subtitle: tuple[str, ...]
    style: TextStyle
    margin: float
    width: float
    logo: PlacedLogo | None = None

    @property
    def height(self) -> float:
        """The height down to the phases."""
        return 44 + self.style.leading * len(self.title) + SUBTITLE.leading * len(self.subtitle) + 28


def make_heading(
    eyebrow: Sequence[str],
    title: str,
    subtitle: Sequence[str],
    style: TextStyle,
    margin: float,
    width: float,
    logo: Logo | None = None,
) -> Heading:
    """Break the head for a sheet of this width; the parts of the subtitle stay whole where they can.

    A logo stands at the right of the title. Whoever draws a sheet gives `Heading.logo` to its `Drawing`.
    """
    placed = place_logo(logo, (width - margin, 20))
    room = (width - 2 * margin + _WHITE) * _STRICT
    beside = room - (placed.box.width + 28 if placed else 0)
    (first, *_) = wrap("  ·  ".join(part.upper() for part in eyebrow if part), beside, EYEBROW, 1) or ("",)
    return Heading(
        # `wrap` knows single spaces only; the wide ones come back here.
        first.replace(" · ", "  ·  "),
        wrap(title, beside, style, 4),
        tuple(_in_rows(subtitle, room)),
        style,
        margin,
        width,
        placed,
    )


def _in_rows(parts: Sequence[str], room: float) -> list[str]:
    rows: list[str] = []
    for part in filter(None, parts):
        longer = f"{rows[-1]}   |   {part}" if rows else part
        if rows and fits(longer, room, SUBTITLE):
            rows[-1] = longer
        else:
            rows += wrap(part, room, SUBTITLE, 2)
    return rows


def paint_heading(sheet: Sheet, heading: Heading, name: str, accent: Accent) -> None:
    """Draw the head."""
    left = heading.margin
    sheet.head = heading.height
    if heading.logo:
        paint_logo(sheet, heading.logo)
    sheet.under.words((left, 40), heading.eyebrow, EYEBROW.size, accent.strong, bold=True)
    lines = [(line, heading.style) for line in heading.title]
    right = heading.logo.box.x - 28 if heading.logo else heading.width - left
    sheet.text((left, 48), right - left, lines, name, " ".join(heading.title))
    y = 64 + heading.style.leading * len(heading.title)
    for line in heading.subtitle:
        sheet.under.words((left, y), line, SUBTITLE.size, SUBTITLE.color)
        y += SUBTITLE.leading


@dataclass(frozen=True, slots=True)
class Band:
    """Where a phase is drawn: its box, how deep its point is, and whether a phase comes before and after it."""

    box: Box
    tip: float
    first: bool
    indent: float


def paint_phase(sheet: Sheet, band: Band, phase: MapPhase, words: str, accent: Accent, *, numbered: bool) -> None:
    """Draw a phase as an arrow with its number and name; a long name is set smaller, then in two lines."""
    box, tip = band.box, band.tip
    middle = box.y + box.height / 2
    points = [
        (box.x, box.y),
        (box.right - tip, box.y),
        (box.right, middle),
        (box.right - tip, box.bottom),
        (box.x, box.bottom),
    ]
    sheet.under.polygon(points if band.first else [*points, (box.x + tip, middle)], accent.strong)
    x = box.x + band.indent
    room = box.right - tip - x
    named = room >= _NARROW and (numbered or _reads(phase.name, room * _STRICT))
    if numbered or not named:
        sheet.under.words((x, middle + 4.5), str(phase.number), 12 if numbered else 10, accent.pale, bold=True)
        x += 14 if phase.number < 10 else 21
    if named:
        _paint_name(sheet, phase.name, (x, middle), (box.right - tip - x) * _STRICT)
    sheet.hover(box, words.splitlines()[0], words)


def _reads(name: str, room: float) -> bool:
    """Tell whether a name can be read in an arrow, in two lines at most; in a long one as much of it as fits."""
    return room > _ROOMY or not wrap(name, room, replace(_PHASE, size=9.0), 2)[-1].endswith("…")


def _paint_name(sheet: Sheet, name: str, at: tuple[float, float], room: float) -> None:
    x, middle = at
    for size in (12.5, 11.0, 10.0, 9.0):
        style = replace(_PHASE, size=size)
        if fits(name, room, style):
            sheet.under.words((x, middle + size * 0.36), name, size, WHITE, bold=True)
            return
    lines = wrap(name, room, replace(_PHASE, size=9.0), 2)
    for i, line in enumerate(lines):
        y = middle + 3.2 + 11 * (i - (len(lines) - 1) / 2)
        sheet.under.words((x, y), line, 9, WHITE, bold=True)
