"""The scan on a terminal: a grid of scores, and below it what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.model.vocabulary import CUSTOMER_POINTS, ORGANISATION_POINTS
from journeykit.reports.scan.words import ScanWords
from journeykit.reports.text_layout import cells, shortened, wrapped
from journeykit.scoring.scan_questions import QUESTIONS, questions_by_id
from journeykit.words import one_line, say, translator
from journeykit.words.glossary import SCAN_POINTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeykit.reports.scan.findings import ScanFinding
    from journeykit.scoring.scan_values import Item, Scan, Subject
    from journeykit.words import Sentence
    from journeykit.workspace import Workspace

_CELL = 4
_MEAN = 5
_BALANCE = 7
_GRID = 10 * _CELL + 2 + 2 * _MEAN + _BALANCE


def scan_text(scan: Scan, findings: Sequence[ScanFinding], workspace: Workspace, language: str, width: int) -> str:
    """Lay a scan out for a terminal of some width."""
    words = ScanWords(language, workspace)
    blocks = [_heading(words, scan, width), _grid(words, scan, width)]
    blocks += [block for subject in scan.subjects if (block := _subject(words, subject, width))]
    odd = [finding for finding in findings if finding.name == "unknown-check"]
    if odd:
        blocks.append(_odd(words, odd, width))
    return "\n\n".join("\n".join(lines) for lines in blocks if lines) + "\n"


def _heading(words: ScanWords, scan: Scan, width: int) -> list[str]:
    t = words.t
    first = [scan.client, t("the ten-point scan")] if scan.client else [t("the ten-point scan")]
    lines = wrapped(" - ".join([*first, words.counted(scan)]), width)
    if not scan.scanned:
        lines += wrapped(t("Nothing was scanned yet: journeykit kit scan makes the form."), width)
    return lines


def _grid(words: ScanWords, scan: Scan, width: int) -> list[str]:
    if not scan.scanned:
        return []
    t = words.t
    room = max(12, width - _GRID)
    points = "".join(f"{number:>3} " for number in range(1, 6)), "".join(f"{number:>3} " for number in range(6, 11))
    head = f"{'':{room}}{points[0]}  {points[1]}{t('cust'):>{_MEAN}}{t('org'):>{_MEAN}}{t('bal'):>{_BALANCE}}"
    lines = [head.rstrip()]
    for subject in scan.headed(scan.scanned):
        if isinstance(subject, str):  # a journey that was not rated itself
            lines.append(shortened(one_line(subject), width))
            continue
        name = words.level(subject)
        label = shortened(one_line(f"  {name}" if subject.level == "touchpoint" else name), room - 1)
        shown = [_cell(words, item) for item in subject.items]
        result = subject.result
        lines.append(
            f"{label}{' ' * (room - cells(label))}{''.join(shown[:5])}  {''.join(shown[5:])}"
            f"{words.mean(result.customer):>{_MEAN}}{words.mean(result.organisation):>{_MEAN}}"
            f"{words.balance(result.balance):>{_BALANCE}}".rstrip()
        )
    customer = " - ".join(words.numbered(point) for point in CUSTOMER_POINTS)
    ours = " - ".join(words.numbered(point) for point in ORGANISATION_POINTS)
    below = [
        t("customer: {points}", points=customer),
        t("organisation: {points}", points=ours),
        t("! below 3: a gap - ~ raters are 2 or more points apart - bal: organisation minus customer"),
    ]
    return [*lines, "", *(part for line in below for part in _under(line, width, 0))]


def _tenths(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _cell(words: ScanWords, item: Item) -> str:
    if item.mean is None:
        return f"{'-' if item.applies else words.t('na'):>3} "
    mark = "!" if item.is_gap else "~" if item.raters_disagree else " "
    return f"{words.figure(_tenths(item.mean)):>3}{mark}"


def _subject(words: ScanWords, subject: Subject, width: int) -> list[str]:
    """What is to be said of one subject below its name; nothing when all is well."""
    lines = [
        *_balance(words, subject, width),
        *(line for item in subject.items for line in _item(words, item, width)),
        *_answer(words, subject, width),
        *_mismatches(words, subject, width),
    ]
    if not lines:
        return []
    title = one_line(words.level(subject)) + (f" ({shortened(subject.key, width - 2)})" if subject.key else "")
    return [*wrapped(title, width), *lines]


def _balance(words: ScanWords, subject: Subject, width: int) -> Iterator[str]:
    if subject.is_unbalanced:
        from journeykit.reports.scan.findings import balance_in_words

        yield from _under(words.said(balance_in_words(subject)), width, 2)


def _item(words: ScanWords, item: Item, width: int) -> Iterator[str]:
    if not (item.is_gap or item.raters_disagree):
        return
    said = f"{words.numbered(item.point)}: {words.figure(_tenths(item.mean))}"
    if item.raters_disagree:
        said += f" ({words.t('raters are {spread} points apart', spread=item.spread or 0.0)})"
    reasons = "; ".join(words.reasons(item))
    yield from _under(f"{said} - {reasons}" if reasons else said, width, 2)
    for id_ in item.refused:
        question = questions_by_id().get(id_)
        if question is not None:
            yield from _under(words.t("no: {question} ({id})", question=words.said(question.asked), id=id_), width, 5)


def _answer(words: ScanWords, subject: Subject, width: int) -> Iterator[str]:
    if subject.gaps:
        yield from _under(f"-> {words.answer(subject)}", width, 2)


def _mismatches(words: ScanWords, subject: Subject, width: int) -> Iterator[str]:
    for found in subject.mismatches:
        yield from _under(f"<> {words.clash(found)}", width, 2)
        yield from _under(f"{words.state(found)}", width, 5)
        yield from _under(f"{words.helps(found)}", width, 5)


def _odd(words: ScanWords, odd: Sequence[ScanFinding], width: int) -> list[str]:
    lines = [words.t("Answers that the scan cannot place:")]
    for finding in odd:
        hint = f" ({words.said(finding.hint)})" if finding.hint else ""
        lines += _under(f"{words.where(finding.place)}: {words.said(finding.message)}{hint}", width, 2)
    return lines


def _under(text: str, width: int, indent: int) -> list[str]:
    """Break a line; what follows stands three further in."""
    first, *rest = wrapped(text, width - indent - 3) or [""]
    return [f"{' ' * indent}{first}", *(f"{' ' * (indent + 3)}{line}" for line in rest)]


def questions_text(language: str, width: int) -> str:
    """Lay out the questions for a terminal: point by point, the id before each question."""
    t: Sentence = translator(language)
    lines = [t("The questions of the ten-point scan: answer them with yes, no or na under checks.")]
    wide = max(len(question.id) for question in QUESTIONS)
    for number, name in enumerate(SCAN_POINTS, 1):
        lines += ["", f"{number} {name.name(language)} ({name.key})"]
        for question in QUESTIONS:
            if question.point == name.key:
                first, *rest = wrapped(say(question.asked.text, (), language), width - wide - 5)
                lines.append(f"   {question.id:{wide}}  {first}")
                lines += [f"{'':{wide + 5}}{line}" for line in rest]
    head = wrapped(lines[0], width)
    return "\n".join([*head, *lines[1:]]) + "\n"
