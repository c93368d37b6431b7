"""A template for slides: ours, or a client's presentation; and the two layouts in it that we fill.

Layouts are found by what they hold, not by where they stand: one with a title and a line below it, one with a title and
a place for content. The names that presentation programs give them decide when several would do.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import JourneykitError, message
from journeykit.maps.canvas.palette import client_accent
from journeykit.reports.slides.fonts import wider
from journeykit.reports.slides.own_template import own_template

if TYPE_CHECKING:
    from pathlib import Path

FILE = "slides.pptx"
"""What the template is called in a folder of templates."""

TITLE_NAMES = ("title slide", "titeldia", "title")
CONTENT_NAMES = ("title and content", "titel en object", "titel en inhoud", "content")
_LARGEST, _MOST_PARTS, _MOST_RATIO = 100 * 1024 * 1024, 5000, 200
_EYEBROW = "eyebrow"


@dataclass(frozen=True, slots=True)
class Template:
    """An open presentation without slides, its layouts for the title and for content, and how wide its letters are.

    `presentation` and the layouts are objects of python-pptx.
    """

    presentation: Any
    title: Any
    content: Any
    font: float


def open_template(path: Path | None, accent: str | None) -> Template:
    """Open a client's template, or our own in the accent colour of the client.

    Args:
        path: A `.pptx` or `.potx` file, or a folder that holds `slides.pptx`; None is our own.
        accent: The client's accent colour; our own template takes it.

    Raises:
        JourneykitError: It is no presentation, or has no layout that we can fill; the sentence says which is missing.
    """
    data = own_template(client_accent(accent)[0]) if path is None else _read(path)
    presentation = _presentation(data, path)
    _empty(presentation)
    layouts = list(presentation.slide_layouts)
    title = _find(layouts, TITLE_NAMES, _is_title)
    content = _find(layouts, CONTENT_NAMES, _is_content)
    names = ", ".join(layout.name for layout in layouts) or "-"
    if title is None:
        raise JourneykitError(
            message("the template has no layout for the title: one with a title and a subtitle"),
            message("its layouts are: {names}; copy one from slides that journeykit made", names=names),
        )
    if content is None:
        raise JourneykitError(
            message(
                "the template has no layout for content: one with a title and one place for text, tables or pictures"
            ),
            message("its layouts are: {names}; copy one from slides that journeykit made", names=names),
        )
    return Template(presentation, title, content, wider(content))


def _read(path: Path) -> bytes:
    file = path / FILE if path.is_dir() else path
    try:
        data = file.read_bytes()
    except OSError as error:
        raise JourneykitError(
            message("{file} cannot be read: {reason}", file=file.name, reason=error.strerror or str(error)),
            message("a template for slides is a .pptx file, or a folder with {name} in it", name=FILE),
        ) from error
    _check_size(data, file.name)
    return data


def _check_size(data: bytes, name: str) -> None:
    """Refuse what is no package, and what unpacks to more than a presentation ever is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise _no_presentation(name) from error
    if any(part.filename.casefold().endswith("vbaproject.bin") for part in parts):
        raise JourneykitError(
            message("{file} holds macros, which no slides of ours carry on", file=name),
            message("save it as .pptx from your presentation program"),
        )
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > _MOST_PARTS or unpacked > _LARGEST or unpacked > _MOST_RATIO * max(len(data), 1024):
        raise JourneykitError(message("{file} is too large for a template", file=name))


def _presentation(data: bytes, path: Path | None) -> Any:
    from pptx import Presentation

    try:
        return Presentation(io.BytesIO(_as_presentation(data)))
    except JourneykitError:
        raise
    except Exception as error:  # whatever is wrong inside: the library has no error of its own for it
        raise _no_presentation(path.name if path else FILE) from error


def _as_presentation(data: bytes) -> bytes:
    """A `.potx` is a presentation that says it is a template: let it say that it is a presentation."""
    template, presentation = b"presentationml.template.main+xml", b"presentationml.presentation.main+xml"
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        types = package.read("[Content_Types].xml")
        if template not in types:
            return data
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as copy:
            for part in package.infolist():
                content = package.read(part)
                copy.writestr(
                    part, content.replace(template, presentation) if part.filename == "[Content_Types].xml" else content
                )
    return file.getvalue()


def _no_presentation(name: str) -> JourneykitError:
    return JourneykitError(
        message("{file} is no presentation that can be read", file=name),
        message("save it as .pptx from your presentation program"),
    )


def _empty(presentation: Any) -> None:
    """Take out the slides that a template has: what was made before is a template too."""
    ids = presentation.slides._sldIdLst  # noqa: SLF001 - the library has no way to take slides out
    for one in list(ids):
        presentation.part.drop_rel(one.rId)
        ids.remove(one)


def _find(layouts: list[Any], names: tuple[str, ...], suits: Any) -> Any:
    able = [layout for layout in layouts if suits(layout)]
    named = {layout.name.strip().casefold(): layout for layout in reversed(able)}
    return next((named[name] for name in names if name in named), able[0] if able else None)


def _is_title(layout: Any) -> bool:
    from pptx.enum.shapes import PP_PLACEHOLDER as KIND

    kinds = _kinds(layout)
    return KIND.SUBTITLE in kinds and bool({KIND.CENTER_TITLE, KIND.TITLE} & set(kinds))


def _is_content(layout: Any) -> bool:
    from pptx.enum.shapes import PP_PLACEHOLDER as KIND

    return KIND.TITLE in _kinds(layout) and len(content_holders(layout)) == 1


def content_holders(layout: Any) -> list[Any]:
    """The placeholders of a layout or slide that take content; the line above the title is none."""
    from pptx.enum.shapes import PP_PLACEHOLDER as KIND

    able = (KIND.OBJECT, KIND.BODY, KIND.TABLE, KIND.PICTURE)
    return [
        one
        for one in layout.placeholders
        if one.placeholder_format.type in able and not one.name.casefold().startswith(_EYEBROW)
    ]


def eyebrow_of(layout: Any) -> Any:
    """The placeholder for the line above the title, by its name; None when the template has none."""
    return next((one for one in layout.placeholders if one.name.casefold().startswith(_EYEBROW)), None)


def subtitle_of(layout: Any) -> Any:
    """The placeholder for the lines below the title of a title layout."""
    from pptx.enum.shapes import PP_PLACEHOLDER as KIND

    return next(one for one in layout.placeholders if one.placeholder_format.type == KIND.SUBTITLE)


def _kinds(layout: Any) -> list[Any]:
    return [one.placeholder_format.type for one in layout.placeholders]
