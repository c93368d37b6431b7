"""What libyaml has against a text, in plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from journeykit.diagnostics import Finding, Message, Place, Span, message
from journeykit.text.characters import span_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import PurePosixPath

# What to say, what to do about it, and the index that it is about; from the text, the problem's index, its context's.
_Told: TypeAlias = "tuple[Message, Message | None, int]"
_Explanation: TypeAlias = "Callable[[str, int, int], _Told]"

_QUOTE = message("put the text in quotes")
_CONFLICT = (
    message("a merge conflict is not resolved"),
    message("choose between the two versions, and take out the lines of `<<<<<<<`, `=======` and `>>>>>>>`"),
)


def syntax_finding(error: Exception, text: str, file: PurePosixPath) -> Finding:
    """The finding for what a YAML parser raised."""
    problem = str(getattr(error, "problem", None) or "")
    context = str(getattr(error, "context", None) or "")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    begun = getattr(error, "context_mark", None)
    at = min(mark.index, len(text)) if mark is not None else 0
    start = min(begun.index, len(text)) if begun is not None else at
    if conflict := re.search(r"(?m)^(?:<{7}|>{7})(?= )", text):
        return Finding(Place(file, span=span_of(text, conflict.start(), conflict.end())), *_CONFLICT, code="JK001")
    code, at, said, hint = _explained(problem, context, text, at, start)
    return Finding(Place(file, span=_one_character(text, at)), said, hint, code=code)


def _one_character(text: str, at: int) -> Span:
    if at >= len(text):  # past the end: show the last character that says something
        at = max(len(text.rstrip()) - 1, 0)
    return span_of(text, at, min(at + 1, len(text)) if text[at : at + 1] not in ("\n", "\r") else at)


def _explained(problem: str, context: str, text: str, at: int, start: int) -> tuple[str, int, Message, Message | None]:
    """The code, the offset, the sentence and the hint."""
    for words, code, explain in _KNOWN:
        if words in problem or words in context:
            said, hint, where = explain(text, at, start)
            return code, where, said, hint
    return "JK001", at, message("this is not valid YAML"), None


def _tab_or_sign(text: str, at: int, _start: int) -> _Told:
    character = text[at : at + 1]
    if character == "\t":
        return message("a tab cannot indent YAML"), message("indent with spaces"), at
    return message("a text cannot start with {sign}", sign=f"`{character}`"), _QUOTE, at


def _colon(text: str, at: int, _start: int) -> _Told:
    line_start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    before = text[line_start:at]
    if re.search(r":\s", before):
        return (
            message("there is a second `: ` in one line"),
            message("put the text in quotes when the colon belongs to it"),
            at,
        )
    above = text[:line_start].rstrip()
    previous = above[max(above.rfind("\n"), above.rfind("\r")) + 1 :]
    begin = len(above) - len(previous)
    if re.match(r"\s*(?:- )*[\w-]+:\S", previous):
        return (
            message("after the colon of a key there must be a space"),
            message("write `key: value`"),
            begin + previous.index(":"),
        )
    if re.match(r"\s*-\w", previous):
        return (
            message("after the dash of an item there must be a space"),
            message("write `- item`"),
            begin + previous.index("-"),
        )
    if re.fullmatch(r"\s*(?:- )*[\w-]+", previous):
        return (
            message("a colon is missing after this key"),
            message("write `key: value`, or indent a text that goes on from the line above"),
            begin + len(previous) - len(previous.lstrip()),
        )
    if before.strip() and len(before) - len(before.lstrip()) > 0:
        return (
            message("this line is indented more than the one before it, which already has a value"),
            message("give lines of the same mapping the same indentation, or put the text in quotes"),
            line_start + len(before) - len(before.lstrip()),
        )
    return (
        message("a key cannot stand here"),
        message("is a colon, a dash or a quote missing in a line above?"),
        at,
    )


def _open_quote(text: str, _at: int, start: int) -> _Told:
    return (
        message("this quote is never closed"),
        message("add the closing {quote}", quote=f"`{text[start : start + 1]}`"),
        start,
    )


def _open_bracket(text: str, at: int, start: int) -> _Told:
    bracket = text[start : start + 1]
    if bracket not in ("[", "{"):
        return message("this cannot stand here"), _QUOTE, at
    closing = {"[": "]", "{": "}"}[bracket]
    if at >= len(text) or not text[at:].strip() or _below_and_no_deeper(text, at, start):
        return (
            message("this {bracket} is never closed", bracket=f"`{bracket}`"),
            message("add the closing {closing}", closing=f"`{closing}`"),
            start,
        )
    return (
        message(
            "between {open} and {closing} a comma is missing, or the closing {closing}",
            open=f"`{bracket}`",
            closing=f"`{closing}`",
        ),
        message("put a text with commas, brackets or colons in quotes"),
        at,
    )


def _below_and_no_deeper(text: str, at: int, start: int) -> bool:
    """Whether an index lies in a later line that is indented no more than the one of `start`."""
    lines = [max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1 for index in (at, start)]
    later, earlier = (len(text[line:]) - len(text[line:].lstrip(" -")) for line in lines)
    return lines[0] > lines[1] and later <= earlier


def _indentation(text: str, at: int, _start: int) -> _Told:
    line_start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    before = text[line_start:at]
    if before.strip():
        if before.rstrip().endswith(("'", '"')):
            return (
                message("after the closing quote there is more text"),
                message('put the whole text in quotes; within double quotes write `\\"` for a quote'),
                at,
            )
        if text[at : at + 1] in "]}":
            return message("this bracket was never opened"), _QUOTE, at
        return message("this cannot stand here"), _QUOTE, at
    return (
        message("the indentation of this line fits no line above it"),
        message("give the keys of one mapping, and the dashes of one list, the same indentation"),
        at,
    )


def _say(said: Message, hint: Message | None = None) -> _Explanation:
    return lambda _text, at, _start: (said, hint, at)


_DIRECTIVE = _say(message("directives (`%`) are not allowed"), message("take the line out"))

# What stands in libyaml's problem or context, the code that it gets, and who explains it. The first match counts.
_KNOWN: tuple[tuple[str, str, _Explanation], ...] = (
    ("found character that cannot start any token", "JK001", _tab_or_sign),
    ("tab character", "JK001", _say(message("a tab cannot indent YAML"), message("indent with spaces"))),
    ("mapping values are not allowed", "JK001", _colon),
    ("mapping keys are not allowed", "JK001", _say(message("this cannot stand here"), _QUOTE)),
    ("found unexpected end of stream", "JK001", _open_quote),
    ("found unexpected document indicator", "JK001", _open_quote),
    ("while parsing a flow", "JK001", _open_bracket),
    (
        "found unknown escape character",
        "JK001",
        _say(
            message("after a backslash in double quotes this character means nothing"),
            message("write `\\\\` for a backslash, or use single quotes"),
        ),
    ),
    ("found invalid Unicode character escape code", "JK003", _say(message("this escape stands for no character"))),
    ("unknown directive name", "JK004", _DIRECTIVE),
    ("found incompatible YAML document", "JK004", _DIRECTIVE),
    ("directive", "JK004", _DIRECTIVE),
    (
        "tag",
        "JK004",
        _say(message("tags (`!`) are not allowed"), message("take the tag out, or put the text in quotes")),
    ),
    ("while scanning an anchor", "JK001", _say(message("after `&` there must be a name"), _QUOTE)),
    ("while scanning an alias", "JK001", _say(message("after `*` there must be a name"), _QUOTE)),
    (
        "block sequence entries are not allowed",
        "JK001",
        _say(
            message("a list cannot start in this place"), message("put each `- ` on a line of its own, under its key")
        ),
    ),
    (
        "while scanning a block scalar",
        "JK001",
        _say(message("after `|` or `>` the line must end"), message("put the text on the next line, or in quotes")),
    ),
    (
        "while scanning a simple key",
        "JK001",
        _say(
            message("a colon is missing after this key"),
            message("write `key: value`, or indent a text that goes on from the line above"),
        ),
    ),
    ("did not find expected", "JK001", _indentation),
)
