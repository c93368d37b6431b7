"""Findings as plain tuples, lists and texts, that `marshal` writes and reads: the way from one process to another."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from journeykit.diagnostics import Diagnostic, Fix, Located, Message, Span, TextEdit
from journeykit.rules import Rule

CODE, RELATED = 0, 7
"""Where a packed finding has its code and its related places; these begin with their file."""


def packed(one: Diagnostic) -> tuple[Any, ...]:
    """Return a finding without its rule's name and severity, which both sides know."""
    return (
        one.code,
        _said(one.message),
        one.file.as_posix(),
        _span(one.span),
        tuple(map(_plain, one.path)),
        one.fingerprint,
        _said(one.hint),
        [
            (one.file.as_posix(), _span(one.span), _said(one.message), tuple(map(_plain, one.path)), one.at_key)
            for one in one.related
        ],
        None if one.fix is None else _fix(one.fix),
        one.at_key,
    )


def unpacked(one: tuple[Any, ...], rules: Mapping[str, Rule], files: dict[str, PurePosixPath]) -> Diagnostic:
    """Return the finding of a tuple; `files` keeps one path of each file."""
    code, said, file, span, path, fingerprint, hint, related, fix, at_key = one
    rule = rules[code]
    return Diagnostic(
        code=code,
        name=rule.name,
        severity=rule.severity,
        message=Message(*said),
        file=_file(file, files),
        span=span and Span(*span),
        path=path,
        fingerprint=fingerprint,
        hint=hint and Message(*hint),
        related=tuple(
            Located(file=_file(where, files), span=at and Span(*at), message=Message(*words), path=way, at_key=key)
            for where, at, words, way, key in related
        ),
        fix=fix
        and Fix(
            Message(*fix[0]),
            _file(fix[1], files),
            tuple(TextEdit(Span(*at), text) for at, text in fix[2]),
            safe=fix[3],
        ),
        at_key=at_key,
    )


def _file(name: str, files: dict[str, PurePosixPath]) -> PurePosixPath:
    if name not in files:
        files[name] = PurePosixPath(name)
    return files[name]


def _span(span: Span | None) -> tuple[int, int, int, int] | None:
    return None if span is None else (span.line, span.column, span.end_line, span.end_column)


def _said(said: Message | None) -> tuple[str, tuple[tuple[str, Any], ...]] | None:
    return None if said is None else (said.text, tuple((name, _plain(value)) for name, value in said.args))


def _fix(fix: Fix) -> tuple[Any, ...]:
    return _said(fix.title), fix.file.as_posix(), [(_span(edit.span), str(edit.text)) for edit in fix.edits], fix.safe


def _plain(value: Any) -> Any:
    # A text may be more than a text (`Plain`, a severity), which marshal does not write.
    return str(value) if isinstance(value, str) else value
