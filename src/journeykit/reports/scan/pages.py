"""The scan as a Markdown page; what people wrote is escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.model.vocabulary import TEN_POINTS
from journeykit.reports.scan.findings import balance_in_words
from journeykit.reports.scan.words import ScanWords
from journeykit.reports.templating import escape
from journeykit.scoring.scan_questions import questions_by_id, questions_of
from journeykit.words import say, translator
from journeykit.words.glossary import SCAN_POINTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeykit.reports.scan.findings import ScanFinding
    from journeykit.scoring.scan_values import Item, Scan, Subject
    from journeykit.words import Sentence
    from journeykit.workspace import Workspace


def scan_page(scan: Scan, findings: Sequence[ScanFinding], workspace: Workspace, language: str) -> str:
    """Write a scan as a page: a section each subject, a table of its ten points, its gaps and mismatches."""
    words = ScanWords(language, workspace)
    t = words.t
    blocks = [f"# {t('The ten-point scan')}{': ' if scan.client else ''}{escape(scan.client)}"]
    blocks.append(f"*{escape(words.counted(scan))}. {t('Scores are 1 to 5; below 3 is a gap.')}*")
    if not scan.scanned:
        blocks.append(escape(t("Nothing was scanned yet: journeykit kit scan makes the form.")))
    for subject in scan.headed(scan.subjects):
        if isinstance(subject, str):  # a journey of which nothing was written down itself
            blocks.append(f"## {escape(_begun(subject))}")
            continue
        level = 3 if subject.level == "touchpoint" else 2
        name = words.level(subject)
        blocks.append(f"{'#' * level} {escape(_begun(name))}")
        if subject.items:
            blocks += [_verdict(words, subject), _table(words, subject)]
        if subject.gaps:
            blocks.append(_sentence(words.answer(subject)))
        blocks += list(_mismatches(words, subject))
    odd = [finding for finding in findings if finding.name == "unknown-check"]
    if odd:
        blocks.append(f"## {t('Answers that the scan cannot place')}")
        blocks.append("\n".join(_odd(words, odd)))
    return "\n\n".join(blocks) + "\n"


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sentence(text: str) -> str:
    """What people wrote may end in a stop of its own."""
    return escape(_begun(text) + ("" if text.endswith((".", "!", "?")) else "."))


def _verdict(words: ScanWords, subject: Subject) -> str:
    result = subject.result
    said = words.t(
        "Customer {customer}, organisation {organisation}: {balance}.",
        customer=words.mean(result.customer),
        organisation=words.mean(result.organisation),
        balance=words.said(balance_in_words(subject)),
    )
    return escape(said)


def _tenths(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _table(words: ScanWords, subject: Subject) -> str:
    t = words.t
    lines = [f"| | {t('point')} | {t('score')} | {t('what raters say')} |", "|---:|---|---:|---|"]
    for item in subject.items:
        value = words.figure(_tenths(item.mean)) if item.applies else t("na")  # ours: nothing in it needs an escape
        mark = f"**{value}**" if item.is_gap else value
        lines.append(
            f"| {TEN_POINTS.index(item.point) + 1} | {escape(words.point(item.point))} | {mark} | {_said(words, item)} |"
        )
    return "\n".join(lines)


def _said(words: ScanWords, item: Item) -> str:
    parts = [escape(reason) for reason in words.reasons(item)]
    if item.raters_disagree:
        parts.insert(0, escape(words.t("raters are {spread} points apart", spread=item.spread or 0.0)))
    known = questions_by_id()
    parts += [
        escape(words.t("no: {question} ({id})", question=words.said(known[id_].asked), id=id_))
        for id_ in item.refused
        if id_ in known
    ]
    return "; ".join(parts)


def _mismatches(words: ScanWords, subject: Subject) -> Iterator[str]:
    if not subject.mismatches:
        return
    lines = []
    for found in subject.mismatches:
        lines.append(f"- {_sentence(words.clash(found))}")
        lines += [f"  {_sentence(said)}" for said in (words.state(found), words.helps(found))]
    yield f"**{words.t('Mismatches')}**"
    yield "\n".join(lines)


def _odd(words: ScanWords, odd: Sequence[ScanFinding]) -> Iterator[str]:
    for finding in odd:
        hint = f" ({escape(words.said(finding.hint))})" if finding.hint else ""
        yield f"- `{words.where(finding.place)}`: {escape(words.said(finding.message))}{hint}"


def questions_page(language: str) -> str:
    """Write the questions as a page, point by point."""
    t: Sentence = translator(language)
    blocks = [f"# {t('The questions of the ten-point scan')}"]
    for number, name in enumerate(SCAN_POINTS, 1):
        blocks.append(f"## {number}. {name.name(language)} (`{name.key}`)")
        rows = [f"| {t('id')} | {t('question')} |", "|---|---|"]
        rows += [f"| `{one.id}` | {escape(say(one.asked.text, (), language))} |" for one in questions_of(name.key)]
        blocks.append("\n".join(rows))
    return "\n\n".join(blocks) + "\n"
