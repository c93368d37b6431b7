"""From a kit's Markdown to a page that prints: self-contained, A4, with lines to write on."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from journeykit import shipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

WIDE = 6
"""From so many columns a form is printed on its side."""
ACCENT = "#1F4E79"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(markdown: str, language: str, *, accent: str | None = None) -> str:
    """Return Markdown as an HTML page without anything from elsewhere: no script, no font, no picture.

    Each heading of the first level begins a sheet; a rule (`___`) is a line to write on; an empty cell is a field.
    """
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(markdown)
    sheets = [
        f'<section class="{"sheet wide" if _is_wide(sheet) else "sheet"}">\n'
        f"{parser.renderer.render(_together(_ticked(_headed(sheet))), parser.options, {})}</section>\n"
        for sheet in _sheets(tokens)
    ]
    title = next((tokens[i + 1].content for i, one in enumerate(tokens) if _is_title(one)), "journeykit")
    style = (shipped.templates() / "kit" / "print.css").read_text(encoding="utf-8")
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(_plain(parser.parseInline(title)))}</title>\n"
        f"<style>\n:root {{ --accent: {accent or ACCENT}; }}\n{style}</style>\n</head>\n<body>\n"
        f"{''.join(sheets)}</body>\n</html>\n"
    )


def _is_title(token: Token) -> bool:
    return token.type == "heading_open" and token.tag == "h1"


def _plain(tokens: Sequence[Token]) -> str:
    return "".join(child.content for token in tokens for child in token.children or ())


def _sheets(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    sheet: list[Token] = []
    for token in tokens:
        if _is_title(token) and sheet:
            yield sheet
            sheet = []
        sheet.append(token)
    if sheet:
        yield sheet


def _is_wide(sheet: Sequence[Token]) -> bool:
    columns = 0
    for token in sheet:
        if token.type == "thead_open":
            columns = 0
        elif token.type == "th_open":
            columns += 1
            if columns >= WIDE:
                return True
    return False


def _headed(sheet: Sequence[Token]) -> list[Token]:
    """Leave out table heads in which nothing stands; Markdown has no table without one."""
    kept: list[Token] = []
    for token in sheet:
        kept.append(token)
        if token.type == "thead_close":
            begin = next(i for i in reversed(range(len(kept))) if kept[i].type == "thead_open")
            if not any(one.content for one in kept[begin:] if one.type == "inline"):
                del kept[begin:]
    return kept


def _together(sheet: Sequence[Token]) -> Sequence[Token]:
    """Put the lines to write on in one block with what is asked above them: browsers part them where a page ends."""
    from markdown_it.token import Token

    kept: list[Token] = []
    begin = 0
    for i, token in enumerate(sheet):
        if token.type == "hr":
            if sheet[i - 1].type != "hr":
                kept.insert(begin, Token("together_open", "div", 1, attrs={"class": "together"}, block=True))
            kept.append(token)
            if i + 1 == len(sheet) or sheet[i + 1].type != "hr":
                kept.append(Token("together_close", "div", -1, block=True))
            continue
        if token.level == 0 and token.nesting >= 0:
            begin = len(kept)
        kept.append(token)
    return kept


def _ticked(sheet: Sequence[Token]) -> Sequence[Token]:
    """Make `[ ]` at the start of a list item a box to tick."""
    item: Token | None = None
    for token in sheet:
        if token.type == "list_item_open":
            item = token
        first = token.children[0] if token.type == "inline" and token.children else None
        if item is not None and first is not None and first.type == "text" and first.content.startswith("[ ] "):
            first.content = "☐ " + first.content.removeprefix("[ ] ")
            item.attrSet("class", "tick")
    return sheet
