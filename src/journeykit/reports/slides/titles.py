"""Titles and lines in the placeholders of a template: in its own type, but never larger than they fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.reports.slides.fitting import LEADING, lines_of, shortened
from journeykit.reports.slides.fonts import usual_size
from journeykit.reports.slides.layouts import Box
from journeykit.reports.slides.tables import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

SMALLEST = 9.0
_INSETS = 15.0
"""What a text box of a presentation program keeps white at its left and right, together."""
_EMU = 12700


def set_title(slide: Any, layout: Any, text: str, language: str, font: float) -> None:
    """Write the title of a slide; what is too long even when small ends in an ellipsis, and the notes have all of it."""
    set_lines(slide.shapes.title, layout, (text,), language, font, bold=True)


def set_lines(
    holder: Any, layout: Any, lines: Sequence[str], language: str, font: float, *, bold: bool = False
) -> None:
    """Write lines into a placeholder, as large as its template says, or as they fit."""
    from pptx.util import Pt

    box = box_of(holder)
    width = box.width - _INSETS
    usual = size = usual_size(holder, layout)
    while size > SMALLEST and _height(lines, width, size, font, bold=bold) > box.height:
        size -= 1
    most = max(1, int(box.height / (size * LEADING)) - len(lines) + 1)
    frame = holder.text_frame
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = shortened(line, width, size, most, bold=bold, font=font)
        run._r.get_or_add_rPr().set("lang", LANGUAGES[language])  # noqa: SLF001 - the language has no other door
        if size != usual:
            run.font.size = Pt(size)


def _height(lines: Sequence[str], width: float, size: float, font: float, *, bold: bool) -> float:
    return sum(max(1, len(lines_of(line, width, size, bold=bold, font=font))) for line in lines) * size * LEADING


def box_of(shape: Any) -> Box:
    """Where a shape stands, in points."""
    return Box(shape.left / _EMU, shape.top / _EMU, shape.width / _EMU, shape.height / _EMU)
