"""Findings one a line, for editors, `grep` and logs: `file:line:column: JK203 [*] message`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.diagnostics import Severity
from journeykit.words import one_line, say, translator

if TYPE_CHECKING:
    from journeykit.check import Report
    from journeykit.diagnostics import Diagnostic
    from journeykit.reports.diagnostics.report import Style


def diagnostics_concise(report: Report, style: Style) -> str:
    """Return one line for each finding; `[*]` marks what `--fix` mends."""
    return "".join(
        f"{concise_line(diagnostic, style)}\n"
        for diagnostic in report.diagnostics
        if style.notes or diagnostic.severity is not Severity.NOTE
    )


def concise_line(diagnostic: Diagnostic, style: Style) -> str:
    """Return a finding as one line, in which nothing acts."""
    span = diagnostic.span
    where = f":{span.line}:{span.column}" if span is not None else ""
    mark = "[*] " if diagnostic.fix is not None and diagnostic.fix.safe else ""
    said = say(diagnostic.message.text, diagnostic.message.args, style.language)
    return one_line(f"{style.shown(diagnostic.file)}{where}: {diagnostic.code} {mark}{said}")


def statistics(report: Report, style: Style) -> str:
    """Return how often each rule speaks, the most frequent first."""
    t = translator(style.language)
    words = {Severity.ERROR: t("error"), Severity.WARNING: t("warning"), Severity.NOTE: t("note")}
    counts: dict[tuple[str, str, Severity, bool], int] = {}
    fixable: dict[str, bool] = {}
    for diagnostic in report.diagnostics:
        fixable[diagnostic.code] = fixable.get(diagnostic.code, False) or bool(diagnostic.fix and diagnostic.fix.safe)
    for diagnostic in report.diagnostics:
        row = diagnostic.code, diagnostic.name, diagnostic.severity, fixable[diagnostic.code]
        counts[row] = counts.get(row, 0) + 1
    digits = len(str(max(counts.values(), default=0)))
    width = max((len(words[severity]) for _, _, severity, _ in counts), default=0)
    lines = sorted(
        (-count, code, name, words[severity], mend) for (code, name, severity, mend), count in counts.items()
    )
    return "".join(
        f"{-count:>{digits}}  {code}  {word:<{width}}  {'[*] ' if mend else ''}{name}\n"
        for count, code, name, word, mend in lines
    )
