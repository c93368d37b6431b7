"""Findings for people: what, where, the line itself, and what would help."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from journeykit.diagnostics import Diagnostic, Severity, Span
from journeykit.reports.diagnostics.snippet import Lines, snippet
from journeykit.rules import ALL_RULES
from journeykit.words import one_line, say, translator

if TYPE_CHECKING:
    from journeykit.check import Report
    from journeykit.diagnostics import Message
    from journeykit.workspace import Workspace

_DID_YOU_MEAN = 'did you mean "{word}"?'
_COLORS = {"error": "1;31", "warning": "1;33", "note": "1;36", "frame": "1;34", "strong": "1"}
_WIDTH = 80
# So many other places of one cause are named; `--output-format concise` has one line for each.
_PLACES = 12


@dataclass(frozen=True, slots=True)
class Style:
    """How findings are written.

    `shown` turns a file of the project into what the reader knows it by; `notes` shows notes too, which are otherwise
    only counted; `summary` is the last line. Colour decorates: it never says anything that the words do not.
    """

    language: str = "en"
    color: bool = False
    notes: bool = False
    summary: bool = True
    shown: Callable[[PurePosixPath], str] = PurePosixPath.as_posix

    def paint(self, text: str, color: str) -> str:
        """Return a text in a colour, or as it is."""
        return f"\x1b[{_COLORS[color]}m{text}\x1b[0m" if self.color else text


def diagnostics_text(report: Report, workspace: Workspace, style: Style) -> str:
    """Return the findings of a report as text; its last line is the summary.

    What is wrong with the same word in many places has one cause: it is shown once, with the other places below it.
    """
    lines = Lines(workspace.texts)
    explained: set[str] = set()
    parts: list[str] = []
    for diagnostic, *others in _by_cause(report.diagnostics, style):
        finding = _finding(diagnostic, others, lines, style, explain=diagnostic.code not in explained)
        parts.append("\n".join(finding))
        explained.add(diagnostic.code)
    if style.summary:
        parts.append(summary(report, style))
    return "\n\n".join(parts) + "\n" if parts else ""


def _by_cause(diagnostics: Sequence[Diagnostic], style: Style) -> Iterable[list[Diagnostic]]:
    """Group findings that say the same of the same word; a sentence that names nothing may have many causes."""
    groups: dict[object, list[Diagnostic]] = {}
    for number, diagnostic in enumerate(diagnostics):
        if diagnostic.severity is Severity.NOTE and not style.notes:
            continue
        names_it = diagnostic.message.args and not diagnostic.related and diagnostic.span is not None
        cause = (diagnostic.code, diagnostic.message, diagnostic.hint) if names_it else number
        groups.setdefault(cause, []).append(diagnostic)
    return groups.values()


def summary(report: Report, style: Style) -> str:
    """Return one line that says how many documents there are and how many findings."""
    t = translator(style.language)
    errors, warnings, notes = (report.count(severity) for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE))
    counts = []
    if errors:
        counts.append(t("1 error") if errors == 1 else t("{n} errors", n=errors))
    if warnings:
        counts.append(t("1 warning") if warnings == 1 else t("{n} warnings", n=warnings))
    if notes:
        counted = t("1 note") if notes == 1 else t("{n} notes", n=notes)
        counts.append(counted if style.notes else f"{counted} (journeykit validate --notes)")
    if report.suppressed:
        counts.append(t("{n} ignored", n=report.suppressed))
    if report.baselined:
        counts.append(t("{n} in the baseline", n=report.baselined))
    mends = _mends(report, style)
    if errors or warnings:
        files = t("1 document") if report.files == 1 else t("{n} documents", n=report.files)
        return f"{files}: {', '.join(counts)}{mends}"
    valid = t("The document is valid") if report.files == 1 else t("All {n} documents are valid", n=report.files)
    return f"{valid}: {', '.join(counts)}{mends}" if counts else f"{valid}."


def _mends(report: Report, style: Style) -> str:
    """Say what would mend how much, when there is something to mend."""
    t = translator(style.language)
    safe = sum(1 for diagnostic in report.diagnostics if diagnostic.fix is not None and diagnostic.fix.safe)
    unsafe = report.fixable - safe
    parts = [t("--fix mends {n}", n=safe)] if safe else []
    if unsafe:
        parts.append(t("--unsafe-fixes {n} more", n=unsafe) if safe else t("--unsafe-fixes mends {n}", n=unsafe))
    return f" ({', '.join(parts)})" if parts else ""


def _finding(
    diagnostic: Diagnostic, others: Sequence[Diagnostic], lines: Lines, style: Style, *, explain: bool
) -> Iterator[str]:
    words = _words(style.language)
    word = words[diagnostic.severity]
    head = style.paint(f"{word}[{diagnostic.code} {diagnostic.name}]", diagnostic.severity.value)
    yield f"{head}: {style.paint(_said(diagnostic.message, style), 'strong')}"
    label, help_ = _hint(diagnostic)
    gutter = _gutter(diagnostic)
    color = diagnostic.severity.value
    yield from _place("-->", diagnostic.file, diagnostic.span, lines, style, gutter, "^", color, label)
    for related in diagnostic.related:
        yield from _place(":::", related.file, related.span, lines, style, gutter, "-", "frame", related.message)
    bar = style.paint("=", "frame")
    if others:
        yield _wrapped(_places(others, style), words["also"], gutter).replace("=", bar, 1)
    if help_ is not None:
        yield _wrapped(_said(help_, style), words["help"], gutter).replace("=", bar, 1)
    if explain:
        yield f"{' ' * gutter}{bar} {words['explain']}: journeykit explain {diagnostic.code}"


def _places(others: Sequence[Diagnostic], style: Style) -> str:
    """Name the lines of findings, file by file: `a.yaml:8, 9; b.yaml:7`."""
    t = translator(style.language)
    files: dict[PurePosixPath, list[str]] = {}
    for other in others[:_PLACES]:
        files.setdefault(other.file, []).append(str(other.span.line if other.span is not None else 1))
    named = "; ".join(f"{one_line(style.shown(file))}:{', '.join(lines)}" for file, lines in files.items())
    more = len(others) - _PLACES
    if more <= 0:
        return named
    return f"{named} {t('and 1 place more') if more == 1 else t('and {n} places more', n=more)}"


@cache
def _words(language: str) -> dict[str, str]:
    """The words that stand in every finding."""
    t = translator(language)
    return {
        Severity.ERROR: t("error"),
        Severity.WARNING: t("warning"),
        Severity.NOTE: t("note"),
        "also": t("also"),
        "help": t("help"),
        "explain": t("explain"),
    }


@lru_cache(maxsize=1024)  # many findings come with the same help
def _wrapped(help_: str, word: str, gutter: int) -> str:
    return "\n".join(
        textwrap.wrap(
            help_, _WIDTH, initial_indent=f"{' ' * gutter}= {word}: ", subsequent_indent=" " * (gutter + 4),
            break_long_words=False, break_on_hyphens=False,
        )
    )  # fmt: skip


def _place(
    arrow: str,
    file: PurePosixPath,
    span: Span | None,
    lines: Lines,
    style: Style,
    gutter: int,
    mark: str,
    color: str,
    label: Message | None,
) -> Iterator[str]:
    name = one_line(style.shown(file))
    where = f"{name}:{span.line}:{span.column}" if span is not None else name
    yield f"{' ' * (gutter - 1)}{style.paint(arrow, 'frame')} {where}"
    line = lines.line(file, span.line) if span is not None else ""
    if span is None or not line or line.isspace():
        if label is not None:
            yield f"{' ' * gutter}{style.paint('=', 'frame')} {_said(label, style)}"
        return
    shown = snippet(line, span)
    bar = style.paint("|", "frame")
    number = style.paint(f"{span.line}".ljust(gutter), "frame")
    marked = style.paint(mark * shown.length + (f" {_said(label, style)}" if label else ""), color)
    yield f"{' ' * gutter}{bar}"
    yield f"{number}{bar} {shown.line}".rstrip()
    yield f"{' ' * gutter}{bar} {' ' * shown.indent}{marked}"


def _gutter(diagnostic: Diagnostic) -> int:
    spans = [diagnostic.span, *(related.span for related in diagnostic.related)]
    return max(3, *(len(str(span.line)) for span in spans if span is not None), 0)


def _hint(diagnostic: Diagnostic) -> tuple[Message | None, Message | None]:
    """Return what stands beside the mark, and what stands below as help."""
    general = _helps().get(diagnostic.code)
    if diagnostic.hint is None:
        return None, general
    if diagnostic.hint.text == _DID_YOU_MEAN:
        return diagnostic.hint, general
    return None, diagnostic.hint


@cache
def _helps() -> dict[str, Message]:
    return {rule.code: rule.help for rule in ALL_RULES if rule.help is not None}


def _said(said: Message, style: Style) -> str:
    return one_line(say(said.text, said.args, style.language))
