"""User text in a diagram: every sign that mermaid could take for its own is written as an entity (`#59;`).

Mermaid puts entities aside before it reads a diagram, and turns them back when the picture is done; our own import
reads them too. So a name comes back as it was, and no name can end a line, begin a keyword, a link or a directive.
"""

from __future__ import annotations

import re

from journeykit.words import one_line

LONGEST, LONGEST_DESCRIPTION = 300, 4000
"""Characters of one text: more fits no picture, and the whole diagram has a limit of 50,000."""

# Beside mermaid's own signs those of Markdown and of formulas, which flowcharts read in labels. `ﬂ` begins the marks
# that mermaid itself puts in the place of entities.
_SIGNS = re.compile(r"[\"#;:<>&{}\[\]|%\\`*_~^$@=ﬂ]|--|\.(?=[^\W\d])")
# Words that mean something at the start of a line, and two that make mermaid lose the end of an entity.
_WORDS = re.compile(
    r"^(?=(?:journey|title|section|acctitle|accdescr|end|x-axis|y-axis|quadrant)\b)|(?=style|classDef)", re.IGNORECASE
)
_LIST = re.compile(r"^(\d*)([-+.)(/!?'])")


def safely(text: str, longest: int = LONGEST) -> str:
    """Return a text as one line that mermaid shows and does not read; an empty one as a dash."""
    shown = one_line(" ".join(text[:longest].split())) or "–"
    hidden = {i for found in _SIGNS.finditer(shown) for i in range(found.start(), found.end())}
    hidden |= {found.start() for found in _WORDS.finditer(shown)}
    listed = _LIST.match(shown)
    if listed:
        hidden.add(listed.start(2))
    return "".join(f"#{ord(sign)};" if i in hidden else sign for i, sign in enumerate(shown))


def described(text: str) -> str:
    """Return a description, which may be long."""
    return safely(text, LONGEST_DESCRIPTION)


def actor(text: str) -> str:
    """Return one of several names between commas."""
    return safely(text).replace(",", "#44;")


def heading(text: str) -> str:
    """Return a text as a heading of the Markdown around diagrams: no sign of it means anything, and nobody is called."""
    escaped = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", one_line(" ".join(text[:LONGEST].split())) or "–")
    return re.sub(r"([@#])", "\\1&#8203;", escaped)


def quoted(*lines: str) -> str:
    """Return lines of text between quotes, as labels of flowcharts and points of quadrants are written."""
    return '"' + "<br/>".join(safely(line) for line in lines) + '"'
