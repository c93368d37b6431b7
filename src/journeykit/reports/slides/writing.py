"""Writing a deck into a template: titles, tables, pictures with their words, notes, and numbers at the foot."""

from __future__ import annotations

import io
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from journeykit.reports.slides.fitting import divided
from journeykit.reports.slides.layouts import Box
from journeykit.reports.slides.same_bytes import same_bytes
from journeykit.reports.slides.tables import LANGUAGES, draw_table, write_run
from journeykit.reports.slides.template import content_holders, eyebrow_of, subtitle_of
from journeykit.reports.slides.titles import box_of, set_lines, set_title
from journeykit.words import translator

if TYPE_CHECKING:
    from journeykit.reports.slides.fitting import Fitted
    from journeykit.reports.slides.template import Template
    from journeykit.reports.slides.values import Deck, Picture, Slide

GAP = 24.0
"""Between a picture and the table beside it."""
SIDE = 300.0
"""How wide the table beside a picture is at least."""
REMARK = 26.0
"""How high a remark at the foot of the content is."""
MOST_SIGNS = 255
"""That a property of a document may have."""
NARROW = 760.0
"""On a narrower slide a table has no room beside a picture: it gets a slide of its own."""


def write(deck: Deck, template: Template) -> bytes:
    """Return the presentation as a file, the same bytes each time."""
    presentation = template.presentation
    _write_title(deck, template)
    for slide in deck.slides:
        _write_slide(deck, template, slide)
    core = presentation.core_properties
    core.title, core.subject = deck.title[:MOST_SIGNS], deck.client[:MOST_SIGNS]
    core.language = LANGUAGES[deck.language]
    core.author = core.last_modified_by = "journeykit"
    core.keywords = core.comments = ""
    core.created = core.modified  # same_bytes makes both the last day of the figures
    file = io.BytesIO()
    presentation.save(file)
    return same_bytes(file.getvalue(), deck.day)


def _write_title(deck: Deck, template: Template) -> None:
    slide = template.presentation.slides.add_slide(template.title)
    set_title(slide, template.title, deck.title, deck.language, template.font)
    lines = _same(slide, subtitle_of(template.title))
    if lines is not None:
        set_lines(lines, template.title, deck.lines, deck.language, template.font)
    _drop_empty(slide)


def _same(slide: Any, holder: Any) -> Any:
    """The placeholder of a slide that was made after one of its layout; None when the layout has none."""
    if holder is None:
        return None
    index = holder.placeholder_format.idx
    return next((one for one in slide.placeholders if one.placeholder_format.idx == index), None)


def _write_slide(deck: Deck, template: Template, slide: Slide) -> None:
    area = box_of(content_holders(template.content)[0])
    alone = slide.picture is not None and (not slide.table or area.width < NARROW)
    box = _beside(area, slide.picture) if slide.picture and not alone else area
    if slide.remark:
        box = replace(box, height=box.height - REMARK)
    parts: list[Fitted | None] = [None] if alone else []
    parts += divided(slide.table, box.width, box.height, template.font) if slide.table and slide.table.rows else []
    for number, part in enumerate(parts or [None], 1):
        made = _begin(deck, template, slide, number, len(parts))
        notes = [slide.title, *slide.notes] if number == 1 else [slide.title]
        if slide.picture and number == 1:
            _draw_picture(made, slide.picture, area, alone=alone)
        if part is not None:
            draw_table(made, part, box, deck.language, slide.title)
            notes += [row.note for row in part.table.rows if row.note]
        if slide.remark and number == 1:
            _write_remark(made, slide.remark, area, deck.language)
        _drop_empty(made)
        _write_foot(made, template.content, deck.client)
        made.notes_slide.notes_text_frame.text = "\n".join(notes)


def _begin(deck: Deck, template: Template, slide: Slide, number: int, count: int) -> Any:
    """Add a slide with its title; of several the title says which it is."""
    made = template.presentation.slides.add_slide(template.content)
    title = slide.title
    if count > 1:
        text = "{title} ({number}/{count})"
        title = translator(deck.language)(text, title=slide.title, number=number, count=count)
    set_title(made, template.content, title, deck.language, template.font)
    eyebrow = _same(made, eyebrow_of(template.content))
    if eyebrow is not None and slide.eyebrow:
        set_lines(eyebrow, template.content, (slide.eyebrow,), deck.language, template.font)
    return made


def _beside(area: Box, picture: Picture) -> Box:
    """Where a table stands beside a picture: what is left of the width."""
    width, _ = _size(area, picture, alone=False)
    x = area.x + width + GAP
    return Box(x, area.y, area.x + area.width - x, area.height)


def _size(area: Box, picture: Picture, *, alone: bool) -> tuple[float, float]:
    """As large as the picture can be, alone or with room for a table beside it."""
    room = area.width if alone else area.width - SIDE - GAP
    scale = min(room / picture.width, area.height / picture.height)
    return picture.width * scale, picture.height * scale


def _draw_picture(slide: Any, picture: Picture, area: Box, *, alone: bool) -> None:
    from pptx.util import Pt

    width, height = _size(area, picture, alone=alone)
    x = area.x + (area.width - width) / 2 if alone else area.x
    shape = slide.shapes.add_picture(io.BytesIO(picture.png), Pt(x), Pt(area.y), Pt(width), Pt(height))
    shape.crop_top = picture.head / picture.full_height
    shape.crop_left = shape.crop_right = picture.side / picture.full_width
    shape.name = picture.name
    shape._element.nvPicPr.cNvPr.set("descr", picture.description)  # noqa: SLF001 - words for a picture have no other door


def _write_remark(slide: Any, text: str, area: Box, language: str) -> None:
    """Write a remark at the foot of the content."""
    from pptx.util import Pt

    top = area.y + area.height - REMARK
    box = slide.shapes.add_textbox(Pt(area.x), Pt(top), Pt(area.width), Pt(REMARK))
    box.text_frame.word_wrap = True
    write_run(box.text_frame.paragraphs[0], text, 11, "soft", bold=False, language=language)


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
        if kind != KIND.SLIDE_NUMBER and not (kind == KIND.FOOTER and client):
            continue
        element = deepcopy(holder._element)  # noqa: SLF001 - the library does not take these over
        element.spPr.clear()
        slide.shapes._spTree.append(element)  # noqa: SLF001 - the same
        element.nvSpPr.cNvPr.set("id", str(max(shape.shape_id for shape in slide.shapes) + 1))
        if kind == KIND.FOOTER:
            foot = next(one for one in slide.placeholders if one._element is element)  # noqa: SLF001 - the same
            foot.text_frame.text = client
