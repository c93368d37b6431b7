"""The tokens of a journey diagram, as mermaid 12 cuts them: the first pattern that fits is taken.

Written from measurements of mermaid's grammar, and compared with it on thousands of texts (docs/how-to/mermaid.md).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

# Spaces as JavaScript sees them: Python's \s has a few more.
_SPACE: Final = "[\\t\\n\\x0b\\x0c\\r \\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]"
_SPACES: Final = "\t\n\x0b\x0c\r \xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(
    map(chr, range(0x2000, 0x200B))
)
# Noncharacters, which no readable text holds, stand for the `#` and `;` of an entity such as `#quot;`.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_ENTITY: Final = re.compile(r"#([A-Za-z0-9_]+);")
_HIDDEN: Final = re.compile(f"{_OPEN}([A-Za-z0-9_]+){_CLOSE}")
_BREAK: Final = re.compile(r" ?<br ?/?> ?", re.IGNORECASE)

_PATTERNS: Final = (
    ("comment", r"%(?!\{)[^\n]*"),
    ("comment", r"[^}]%%[^\n]*"),
    ("newline", r"\n+"),
    ("space", f"{_SPACE}+"),
    ("comment", r"#[^\n]*"),
    ("journey", r"(?i:journey)(?![A-Za-z0-9_])"),
    ("title", f"(?i:title){_SPACE}(?P<title>[^#\\n;]+)"),
    ("accTitle", f"(?i:accTitle){_SPACE}*:{_SPACE}*(?P<accTitle>[^\\n]*)"),
    ("accDescr", f"(?i:accDescr){_SPACE}*:{_SPACE}*(?P<accDescr>[^\\n]*)"),
    ("block", f"(?i:accDescr){_SPACE}*\\{{{_SPACE}*(?P<block>[^}}]*)(?P<end>\\}}?)"),
    ("section", f"(?i:section){_SPACE}(?P<section>[^#:\\n;]+)"),
    ("name", r"[^#:\n;]+"),
    ("data", r":[^#\n;]+"),
    ("colon", r":"),
    ("other", r"[\s\S]"),
)
# Case is ignored for ASCII letters only, as in JavaScript: `ſ` is no `s`.
_TOKEN: Final = re.compile("|".join(f"(?P<t{i}>{pattern})" for i, (_, pattern) in enumerate(_PATTERNS)), re.ASCII)


class Token(NamedTuple):
    """A token: what it is, its text (of a keyword: what follows it), and where both stand."""

    kind: str
    text: str
    start: int
    end: int
    text_at: int


def tokens(text: str, start: int) -> Iterator[Token]:
    """Yield the tokens from an offset on; spaces are left out."""
    for found in _TOKEN.finditer(hide_entities(text), start):
        kind = _PATTERNS[int(str(found.lastgroup)[1:])][0]
        if kind == "space":
            continue
        inner = kind if kind in _TOKEN.groupindex else 0
        if kind == "block" and not found["end"]:
            kind = "open block"
        yield Token(kind, found[inner], found.start(), found.end(), found.start(inner))


def hide_entities(text: str) -> str:
    """Return the text with the entities marked, so that their `#` starts no comment; offsets stay the same."""
    return _ENTITY.sub(f"{_OPEN}\\1{_CLOSE}", text)


def plain(text: str) -> str:
    """Return the text as a reader of the diagram sees it: entities resolved, line breaks as spaces."""
    shown = _HIDDEN.sub(lambda found: _character(found[1]), text)
    return _BREAK.sub(" ", shown).strip(_SPACES)


def _character(name: str) -> str:
    return html.unescape(f"&#{name};" if name.isdecimal() else f"&{name};")
