"""Drawing a table on a slide: a real one, whose cells people can edit, in the colours of the template's theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.reports.slides.fitting import HEAD_SIZE, PAD_X, PAD_Y
from journeykit.reports.slides.layouts import Box

if TYPE_CHECKING:
    from journeykit.reports.slides.fitting import Fitted
    from journeykit.reports.slides.values import Align, Cell, Tone

_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_LINES = ("lnL", "lnR", "lnT", "lnB")
_DRAWING = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_HEAVY = f'<a:lnB {_DRAWING} w="12700"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:lnB>'
_HAIR = (
    f'<a:lnB {_DRAWING} w="6350"><a:solidFill><a:schemeClr val="bg1"><a:lumMod val="85000"/></a:schemeClr></a:solidFill>'
    "</a:lnB>"
)
LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}


def draw_table(slide: Any, fitted: Fitted, box: Box, language: str, name: str) -> None:
    """Draw a table, or a part of one, at the top of a box."""
    from pptx.oxml.ns import qn
    from pptx.util import Pt

    table = fitted.table
    head = int(table.has_head)
    frame = slide.shapes.add_table(
        len(table.rows) + head, len(table.columns), Pt(box.x), Pt(box.y), Pt(box.width), Pt(fitted.height)
    )
    frame.name = name
    made = frame.table
    style = made._tbl.tblPr.find(qn("a:tableStyleId"))  # noqa: SLF001 - a style has no other door
    style.text = _NO_STYLE
    made.first_row, made.horz_banding = bool(head), False
    for column, width in zip(made.columns, fitted.widths, strict=True):
        column.width = Pt(width)
    if head:
        made.rows[0].height = Pt(fitted.head)
        for number, column in enumerate(table.columns):
            cell = made.cell(0, number)
            _write(cell, _head(column.name), column.align, language)
            _finish(cell, heavy=True)
    for place, (row, height) in enumerate(zip(table.rows, fitted.heights, strict=True), head):
        made.rows[place].height = Pt(height)
        for number, words in enumerate(row.cells):
            cell = made.cell(place, number)
            _write(cell, words, table.columns[number].align, language)
            _finish(cell, tinted=number in row.tints)


def _head(name: str) -> Cell:
    from journeykit.reports.slides.values import words

    return words(name, HEAD_SIZE, bold=True, tone="soft")


def _write(cell: Any, words: Cell, align: Align, language: str) -> None:
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Pt

    cell.margin_left = cell.margin_right = Pt(PAD_X)
    cell.margin_top = cell.margin_bottom = Pt(PAD_Y)
    cell.vertical_anchor = MSO_ANCHOR.TOP
    frame = cell.text_frame
    frame.word_wrap = True
    for number, one in enumerate(words):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.RIGHT if align == "right" else PP_ALIGN.LEFT
        paragraph.line_spacing = 1.0
        paragraph.space_before = Pt(0 if number == 0 else 2)
        paragraph.space_after = Pt(0)
        write_run(paragraph, one.text, one.size, one.tone, bold=one.bold, language=language)


def write_run(paragraph: Any, text: str, size: float, tone: Tone, *, bold: bool, language: str) -> None:
    """Write a text in a colour of the theme, in its language for who reads it aloud or checks its spelling."""
    from pptx.enum.dml import MSO_THEME_COLOR as COLOR
    from pptx.util import Pt

    colors = {"ink": COLOR.TEXT_1, "soft": COLOR.TEXT_2, "accent": COLOR.ACCENT_1, "warn": COLOR.ACCENT_2}
    run = paragraph.add_run()
    run.text = text
    run.font.size = Pt(size)
    run.font.bold = bold
    run.font.color.theme_color = colors[tone]
    run._r.get_or_add_rPr().set("lang", LANGUAGES[language])  # noqa: SLF001 - the language has no other door


def _finish(cell: Any, *, heavy: bool = False, tinted: bool = False) -> None:
    """A hairline below, none elsewhere; behind a warning a tint of its colour."""
    from pptx.enum.dml import MSO_THEME_COLOR
    from pptx.oxml import parse_xml

    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - lines of cells have no other door
    for name in _LINES:
        properties.append(parse_xml(_HEAVY if name == "lnB" and heavy else _HAIR if name == "lnB" else _none(name)))
    if tinted:
        cell.fill.solid()
        cell.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_2
        cell.fill.fore_color.brightness = 0.85
    else:
        cell.fill.background()


def _none(name: str) -> str:
    return f'<a:{name} {_DRAWING} w="0"><a:noFill/></a:{name}>'
