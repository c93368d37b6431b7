"""Templates that make Markdown: whatever they show is text, never structure, unless the template wrote it.

A value cannot forget to be escaped: every `{{ … }}` passes `finalize`. What a template itself made (a macro, a
`{% set %}` block, a filter of ours) is a `Made` text and passes as it is; joined with anything else it is plain
text again, and escaped.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from journeykit import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jinja2 import BaseLoader, Environment

# A character without width: hosts link @names and #numbers in plain text, even behind a backslash.
_APART = "&#8203;"
_SPACES = re.compile(r"\s+")
_MARKS = re.compile(r"[\\`*_\[\]<>|~#$]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_REFERENCE = re.compile(r"([@#]|[!&](?=\d)|[~%](?=[A-Za-z\"])|\bGH-)(?=[\w\"])")
_ADDRESS = re.compile(r"(:)(?=//|[\w+-]+:)|\b(?=www\.)(www)(?=\.)", re.IGNORECASE)
_FIRST = re.compile(r"^( ?)([-+](?=[-+\s]|$)|=|/(?=\w))")
_ORDINAL = re.compile(r"^( ?\d{1,9})([.)])(?=\s|$)")
_ONLY_DIGIT = re.compile(r"^( ?\d{0,8})(\d)$")
# Of users no such reference comes: `escape` takes its ampersand apart.
_DIGIT = re.compile(r"&#(4[89]|5[0-7]);")
_LIST_BEGINS = re.compile(r"^[ >*+-]*\d{0,8}$")
_LIST_GOES_ON = re.compile(r"[.)](?:\s|$)")


class Made(str):
    """Markdown that a template or a filter of ours made: it is not escaped again.

    It is a str, so that every operation on it gives a plain one, which is escaped.
    """

    __slots__ = ()


def escape(text: str) -> Made:
    """Return text as Markdown that shows it and does nothing: no link, mention, table, list, heading or HTML.

    White space becomes single spaces: a value is part of a line and cannot begin one of its own.
    """
    plain = words.one_line(_SPACES.sub(" ", text))
    if found := _ONLY_DIGIT.match(plain):  # "3" and a full stop of the template would begin a list
        return Made(f"{found[1]}&#{ord(found[2])};")
    plain = _ENTITY.sub("&amp;", plain)
    # References are marked with a control character, which no text holds any more, until all else is escaped.
    plain = _REFERENCE.sub("\\1\x00", plain)
    plain = _ADDRESS.sub(lambda found: f"{found[1] or found[2]}\x00", plain)
    plain = _MARKS.sub(lambda found: f"\\{found[0]}", plain)
    plain = _ORDINAL.sub(r"\1\\\2", _FIRST.sub(r"\1\\\2", plain))
    return Made(plain.replace("\x00", _APART))


def made(parts: Iterable[str]) -> Made:
    """Join what a template wrote: that is its own, and passes."""
    return Made("".join(parts))


def finalize(language: str) -> Callable[[Any], str]:
    """Return the function through which every value of a template passes."""
    from jinja2 import Undefined

    def finished(value: Any) -> str:
        if isinstance(value, Made):
            return value
        if value is None:
            return ""
        if isinstance(value, int | float) and not isinstance(value, bool):
            return words.number(value, language)
        if isinstance(value, str | Undefined):  # what is undefined complains itself
            return escape(str(value))
        raise TypeError(f"a template cannot show a {type(value).__name__}: name what is in it")

    return finished


def filters(language: str) -> dict[str, Callable[..., str]]:
    """Return the filters of every template: `number signed money date period heading address capitalize_first`."""

    def number(value: float, digits: int | None = None) -> Made:
        return Made(words.number(value, language, digits))

    def signed(value: float, digits: int = 1) -> Made:
        return Made(words.signed(value, language, digits))

    def money(value: float) -> Made:
        return Made(words.money(value, language))

    def date(value: str) -> Made:
        return Made(words.date(dt.date.fromisoformat(value), language))

    def period(value: str) -> Made:
        return escape(words.period(value, language))

    def heading(level: int) -> Made:
        return Made("#" * max(1, min(6, level)))

    def address(value: str) -> Made:
        # No scheme and no host: a link leads to a file, nowhere else.
        from urllib.parse import quote

        return Made(quote(re.sub(r"^/+", "/", value.replace("\\", "/")), safe="/-._~"))

    def capitalize_first(value: str) -> str:
        return value[:1].upper() + value[1:]

    return {
        "address": address,
        "capitalize_first": capitalize_first,
        "number": number,
        "signed": signed,
        "money": money,
        "date": date,
        "period": period,
        "heading": heading,
    }


def _spelled(found: re.Match[str]) -> str:
    line = found.string
    begins = _LIST_BEGINS.search(line[: found.start()]) and _LIST_GOES_ON.match(line[found.end() :])
    return found[0] if begins else chr(int(found[1]))


def environment(loader: BaseLoader, language: str, *, sandboxed: bool = False) -> Environment:
    """Make the environment of Markdown templates; `sandboxed` for templates that are not ours."""
    from jinja2 import Environment, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    kind = ImmutableSandboxedEnvironment if sandboxed else Environment
    env = kind(
        loader=loader,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # that is for HTML; `finalize` escapes Markdown
        finalize=finalize(language),
    )
    # Macros and blocks end in `environment.concat`: what they give is the template's own text.
    env.concat = made  # type: ignore[method-assign]
    env.filters.update(filters(language))
    return env


def tidy(text: str) -> str:
    """Return Markdown without trailing spaces and double empty lines, ending in one line end.

    A lone number is spelled out again where it cannot begin a list: "45 of 100" reads better than "4&#53; of 100".
    """
    lines = [_DIGIT.sub(_spelled, line.rstrip()) for line in text.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"
