r"""Users' text on its way into DOT: one function for each kind of text, because each kind is read differently.

Graphviz reads a backslash once in a label and twice in a tooltip (`\N` becomes the name of the node), an
ampersand as the start of an entity, and counts the bytes of the drawing operations in `_background`.
"""

from __future__ import annotations

import re

SOFT_HYPHEN = "\u00ad"

_LONGEST_NAME, _LONGEST_TIP = 200, 1500
"""Characters. The scanner of Graphviz takes 16,384 bytes, and a character may become six of them."""

# C0 but for tab and newline, DEL, C1, surrogates, and what would turn the reading direction of the rest of the sheet.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_BREAK = re.compile("[\r\u2028\u2029]")
_SPACE = re.compile(r"[\t\n\r\u2028\u2029]+")


def clean(text: str) -> str:
    """Return a text without soft hyphens, control characters and overrides of the reading direction."""
    return text if text.isprintable() else _UNWANTED.sub("", text)


def one_line(text: str) -> str:
    """Return a clean text with its line breaks as spaces."""
    return text if text.isprintable() else _SPACE.sub(" ", clean(text))


def label(text: str) -> str:
    """Quote a plain label."""
    return _quoted(clean(text).replace("\\", "\\\\"))


def tooltip(text: str) -> str:
    """Quote a tooltip; its line breaks are kept, and what nobody reads to its end is cut."""
    return _quoted(_cut(clean(text), _LONGEST_TIP).replace("\\", "\\\\\\\\"))


def name(text: str) -> str:
    """Quote the name of a node or of the graph, which people see as a title in the SVG."""
    return _quoted(_cut(one_line(text), _LONGEST_NAME).replace("\\", "/"))


def drawn(text: str) -> tuple[str, int]:
    """Prepare a text for a drawing operation; return it with the number of bytes that Graphviz is to read.

    Versions count a backslash differently, so it cannot stand there: a slash takes its place.
    """
    text = one_line(text).replace("\\", "/")
    return text.replace('"', '\\"'), len(text.encode())


def plain(value: str) -> str:
    """Quote a value of our own, such as a colour."""
    return f'"{value}"'


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"


def _quoted(text: str) -> str:
    text = text.replace("&", "&amp;").replace('"', '\\"').replace("\t", " ").replace("\n", "\\n")
    if not text.isprintable():
        text = _BREAK.sub(r"\\n", text.replace("\r\\n", "\\n"))
    return f'"{text}"'
