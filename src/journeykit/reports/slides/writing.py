"""Writing a deck into a template: titles, tables, pictures with their words, notes, and numbers at the foot."""

from __future__ import annotations

import io
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from journeykit.reports.slides.fitting import LEADING, divided, lines_of, shortened
from journeykit.reports.slides.fonts import title_size
from journeykit.reports.slides.layouts import Box
from journeykit.reports.slides.same_bytes import same_bytes
from journeykit.reports.slides.tables import LANGUAGES, draw_table, write_run
from journeykit.reports.slides.template import content_holders, eyebrow_of, subtitle_of
from journeykit.words import translator

if TYPE_CHECKING:
    from journeykit.reports.slides.template import Template
    from journeykit.reports.slides.values import Deck, Picture, Slide

GAP = 24.0
"""Between a picture and the table beside it."""
SIDE = 260.0
"""How wide the table beside a picture is at least."""
_EMU = 12700
_SMALLEST_TITLE = 14.0


def write(deck: Deck, template: Template) -> bytes:
    """Return the presentation as a file, the same bytes each time."""
    presentation = template.presentation
    _write_title(deck, template)
    for slide in deck.slides:
        _write_slide(deck, template, slide)
    core = presentation.core_properties
    core.title, core.subject, core.language = deck.title, deck.client, LANGUAGES[deck.language]
    core.author = core.last_modified_by = "journeykit"
    core.keywords = core.comments = ""
    file = io.BytesIO()
    presentation.save(file)
    return same_bytes(file.getvalue(), deck.day)


def _write_title(deck: Deck, template: Template) -> None:
    slide = template.presentation.slides.add_slide(template.title)
    _set_title(slide, template.title, deck.title, deck.language, template.font)
    lines = _same(slide, subtitle_of(template.title))
    if lines is not None:
        _set_lines(lines, deck.lines, deck.language)
    _drop_empty(slide)


def _same(slide: Any, holder: Any) -> Any:
    """The placeholder of a slide that was made after one of its layout; None when the layout has none."""
    if holder is None:
        return None
    index = holder.placeholder_format.idx
    return next((one for one in slide.placeholders if one.placeholder_format.idx == index), None)


def _write_slide(deck: Deck, template: Template, slide: Slide) -> None:
    area = _box(content_holders(template.content)[0])
    box = _beside(area, slide.picture) if slide.picture else area
    parts = divided(slide.table, box.width, box.height, template.font) if slide.table and slide.table.rows else [None]
    t = translator(deck.language)
    for number, part in enumerate(parts, 1):
        made = template.presentation.slides.add_slide(template.content)
        title = (
            slide.title
            if len(parts) == 1
            else t("{title} ({number}/{count})", title=slide.title, number=number, count=len(parts))
        )
        cut = _set_title(made, template.content, title, deck.language, template.font)
        eyebrow = _same(made, eyebrow_of(template.content))
        if eyebrow is not None and slide.eyebrow:
            _set_lines(eyebrow, (shortened(slide.eyebrow, _box(eyebrow).width, 10.5, 1, bold=True),), deck.language)
        notes = [*([slide.title] if cut else []), *slide.notes]
        if slide.picture and number == 1:
            _draw_picture(made, slide.picture, area)
        if part is not None:
            draw_table(made, part, box, deck.language, title)
            notes += [row.note for row in part.table.rows if row.note]
        elif slide.remark and not slide.picture:
            _write_remark(made, slide.remark, area, deck.language)
        _drop_empty(made)
        _write_foot(made, template.content, deck.client)
        if notes:
            made.notes_slide.notes_text_frame.text = "\n".join(notes)


def _beside(area: Box, picture: Picture) -> Box:
    """Where a table stands beside a picture: what is left of the width."""
    width, _ = _size(area, picture)
    x = area.x + width + GAP
    return Box(x, area.y, area.x + area.width - x, area.height)


def _size(area: Box, picture: Picture) -> tuple[float, float]:
    """As large as the picture can be with room for a table beside it."""
    scale = min((area.width - SIDE - GAP) / picture.width, area.height / picture.height)
    return picture.width * scale, picture.height * scale


def _draw_picture(slide: Any, picture: Picture, area: Box) -> None:
    from pptx.util import Pt

    width, height = _size(area, picture)
    shape = slide.shapes.add_picture(io.BytesIO(picture.png), Pt(area.x), Pt(area.y), Pt(width), Pt(height))
    shape.name = picture.name
    shape._element.nvPicPr.cNvPr.set("descr", picture.description)  # noqa: SLF001 - words for a picture have no other door


def _write_remark(slide: Any, text: str, area: Box, language: str) -> None:
    from pptx.util import Pt

    box = slide.shapes.add_textbox(Pt(area.x), Pt(area.y), Pt(area.width), Pt(40))
    box.text_frame.word_wrap = True
    write_run(box.text_frame.paragraphs[0], text, 14, "soft", bold=False, language=language)


def _set_title(slide: Any, layout: Any, text: str, language: str, font: float) -> bool:
    """Write the title as large as it fits; of what is too long even when small, the rest goes to the notes."""
    from pptx.util import Pt

    holder = slide.shapes.title
    box = _box(holder)
    usual = size = title_size(holder, layout)
    while size > _SMALLEST_TITLE and not _fits(text, box, size, font):
        size -= 1
    most = max(1, int(box.height / (size * LEADING)))
    shown = shortened(text, box.width, size, most, bold=True, font=font)
    frame = holder.text_frame
    frame.text = shown
    for run in frame.paragraphs[0].runs:
        run._r.get_or_add_rPr().set("lang", LANGUAGES[language])  # noqa: SLF001 - the language has no other door
        if size != usual:
            run.font.size = Pt(size)
    return shown != text


def _fits(text: str, box: Box, size: float, font: float) -> bool:
    return len(lines_of(text, box.width, size, bold=True, font=font)) * size * LEADING <= box.height


def _set_lines(holder: Any, lines: tuple[str, ...], language: str) -> None:
    frame = holder.text_frame
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = line
        run._r.get_or_add_rPr().set("lang", LANGUAGES[language])  # noqa: SLF001 - the language has no other door


def _drop_empty(slide: Any) -> None:
    """Take out the placeholders that hold nothing: a presentation program shows their prompts while one edits."""
    for holder in list(slide.placeholders):
        if holder.has_text_frame and not holder.text_frame.text:
            holder._element.getparent().remove(holder._element)  # noqa: SLF001 - the library cannot take shapes out


def _write_foot(slide: Any, layout: Any, client: str) -> None:
    """Take over the foot and the number of the layout: a presentation program does so when one adds a slide."""
    from pptx.enum.shapes import PP_PLACEHOLDER as KIND

    for holder in layout.placeholders:
        kind = holder.placeholder_format.type
        if kind not in (KIND.FOOTER, KIND.SLIDE_NUMBER):
            continue
        element = deepcopy(holder._element)  # noqa: SLF001 - the library does not take these over
        element.spPr.clear()
        slide.shapes._spTree.append(element)  # noqa: SLF001 - the same
        element.nvSpPr.cNvPr.set("id", str(max(shape.shape_id for shape in slide.shapes) + 1))
        if kind == KIND.FOOTER:
            foot = next(one for one in slide.placeholders if one._element is element)  # noqa: SLF001 - the same
            foot.text_frame.text = client


def _box(shape: Any) -> Box:
    return Box(shape.left / _EMU, shape.top / _EMU, shape.width / _EMU, shape.height / _EMU)
