"""Taking a code, or a whole comment, out of what silences rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.diagnostics import Fix, Span, TextEdit, message

if TYPE_CHECKING:
    from journeykit.rules import Ignore


def without_word(comment: Ignore, word: str, text: str) -> Fix:
    """Return the mend that takes one word out of a comment; the comment goes with the last one."""
    left = [other for other in comment.words if other != word]
    if left:
        start = comment.column + comment.text.index("[") + 1
        end = comment.column + comment.text.index("]")
        edit = TextEdit(Span(comment.line, start, comment.line, end), ", ".join(left))
        return Fix(message("take {word} out of the comment", word=word), comment.file, (edit,))
    return Fix(message("take the comment out"), comment.file, (TextEdit(_whole(comment, text), ""),))


def _whole(comment: Ignore, text: str) -> Span:
    """Return the comment with the blanks before it; with its line when it stands alone."""
    end = comment.column + len(comment.text)
    if not comment.alone:
        # Only blanks can stand between a value and its comment, so their number is that of what `rstrip` takes.
        line = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[comment.line - 1]
        return Span(comment.line, len(line[: comment.column - 1].rstrip(" \t")) + 1, comment.line, end)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    if comment.line > lines:  # the last line has no ending that could go with it
        return Span(comment.line, 1, comment.line, end)
    return Span(comment.line, 1, comment.line + 1, 1)
