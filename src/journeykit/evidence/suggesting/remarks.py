"""What a person should look at in a first mapping, as comments above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from journeykit.evidence.binding import Plan
from journeykit.evidence.days import order_of
from journeykit.evidence.suggesting.guessing import Guess
from journeykit.evidence.suggesting.looks import Look
from journeykit.evidence.suggesting.parts import Parts
from journeykit.evidence.values import Export, RefusedError, Role

Translate = Callable[..., str]
_LONGEST, _MOST = 100, 30


def remarks_on(export: Export, parts: Parts, t: Translate) -> Iterator[str]:
    """Yield what stands above the mapping: what it is, what to look at, what was left out and why."""
    yield t("A first mapping for {file} ({kind}), for you to correct.", file=export.file.name, kind=export.kind.name)
    yield t("Touchpoints were found by their names, metrics by the words of the question or by the answers.")
    yield from _questions(parts, t)
    yield from _unknown(parts, t)
    for pair in parts.kano:
        if pair.spot is None:
            yield t(
                "Of which touchpoint is this pair of Kano's questions? {present} and {absent}",
                present=_cut(pair.present.column.name), absent=_cut(pair.absent.column.name),
            )  # fmt: skip
    if not parts.tidy and not parts.questions and not parts.kano:
        yield t("No question was recognised: write `questions:` yourself.")
    if parts.outcome_rows is not None and parts.outcome_rows.word:
        yield t(
            'Rows with "{word}" in the place of a touchpoint were taken for the overall outcome ({metric}).',
            word=_cut(parts.outcome_rows.word), metric=parts.outcome_rows.metric,
        )  # fmt: skip
    elif parts.outcome_rows is not None:
        yield t("Rows without a touchpoint were taken for the overall outcome ({metric}). Are they?",
                metric=parts.outcome_rows.metric)  # fmt: skip
    if parts.tidy and (parts.outcome or parts.outcome_rows) and not (parts.respondent or export.of(Role.RESPONDENT)):
        yield t("Which column tells people apart? Without `respondent:` no importance is derived.")
    if parts.needs_journey and parts.tidy and len(parts.asked_about) > 1:
        yield t(
            "The touchpoints are of several journeys: only a column with the journey tells of which the outcome is."
        )
    elif parts.needs_journey:
        yield t(
            "Of which journey is the outcome? Write `journey:` with one of: {journeys}",
            journeys=", ".join(parts.journeys),
        )
    yield from _date(export, parts, t)
    yield from _unused(export, parts, t)


def _questions(parts: Parts, t: Translate) -> Iterator[str]:
    """Yield what to look at in the questions."""
    found = [(one.look, one.guess) for one in parts.questions]
    for look, guess in [*found, *([parts.outcome] if parts.outcome else [])][:_MOST]:
        if look.column.label:
            yield t("{column} is: {question}", column=look.column.name, question=_cut(look.column.label))
        yield from _doubts(look, guess, t)
    pairs = Counter((one.name, one.guess.metric) for one in parts.questions)
    for (touchpoint, metric), count in pairs.items():
        if count > 1 and touchpoint:
            yield t(
                "Look: {count} questions are {metric} of {touchpoint}; their answers would be counted together.",
                count=count, metric=metric, touchpoint=touchpoint,
            )  # fmt: skip


def _doubts(look: Look, guess: Guess, t: Translate) -> Iterator[str]:
    column = _cut(look.column.name)
    if guess.turned:
        yield t("Look: a low answer is the good one, it seems, in {column}", column=column)
    if guess.by_answers and guess.scale is not None:
        low, high = (f"{end:g}" for end in guess.scale)
        yield t(
            "Look: is the scale {low} to {high}, as the answers are, in {column}?", column=column, low=low, high=high
        )
    if guess.in_words is not None and not guess.in_words.has_middle:
        yield t("Look: nobody gave an answer in the middle; is there one to choose, in {column}?", column=column)


def _unknown(parts: Parts, t: Translate) -> Iterator[str]:
    for look, guess in parts.unknown[:_MOST]:
        asked = look.column.label
        if asked:
            yield t(
                "Of which touchpoint is this? {column} ({metric}): {question}",
                column=look.column.name, metric=guess.metric, question=_cut(asked),
            )  # fmt: skip
        else:
            yield t(
                "Of which touchpoint is this? {column} ({metric})", column=_cut(look.column.name), metric=guess.metric
            )
    if len(parts.unknown) > _MOST:
        yield t("and {count} more", count=len(parts.unknown) - _MOST)


def _date(export: Export, parts: Parts, t: Translate) -> Iterator[str]:
    if parts.date is None:
        yield t("No column of dates was recognised: without one all answers are of one period.")
        return
    cells = list(parts.date.cells)
    try:
        order_of(export, Plan(readings=(), date=parts.date.column.index), cells)
    except RefusedError:
        yield t(
            "Does {date} begin with the day or the month? Write: date: {{column: …, order: day-first}}",
            date=cells[0],
        )


def _unused(export: Export, parts: Parts, t: Translate) -> Iterator[str]:
    """Yield which columns the mapping leaves alone, and why."""
    if any(column.role is Role.PERSONAL for column in export.columns):
        yield t("What is under `drop` may hold personal data, by its name or by what stands in it: nobody reads it.")
    if parts.open and export.form == "table":
        yield t("Open answers stay in the database: {columns}", columns=_listed(parts.open))
    elif parts.open:
        yield t("Open answers are never written; --quotes lists some: {columns}", columns=_listed(parts.open))
    if parts.unused:
        yield t("Not used: {columns}", columns=_listed(parts.unused))


def _listed(looks: Iterable[Look]) -> str:
    names = [_cut(look.column.name) for look in looks]
    return ", ".join(names[:_MOST]) + (", …" if len(names) > _MOST else "")


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"
