"""What a mapping must keep to: something to read, known metrics, scales that run upwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, message
from journeykit.model.metrics import OPERATIONAL, scale_of
from journeykit.model.record_checks import Locate, check_metric

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from journeykit.model.mapping import Mapping as MappingDocument
    from journeykit.model.mapping import OverallOutcome, Question

Path = tuple[str | int, ...]
_NPS_ANSWERS = (0.0, 10.0)
KANO_ANSWERS = (1.0, 2.0, 3.0, 4.0, 5.0)
"""Like it, expect it, neutral, can live with it, dislike it."""


def answer_ends(metric: str, scale: tuple[float, float] | str | None) -> tuple[float, float] | None:
    """Return between what answers lie; None for an operational metric.

    NPS itself runs from -100 to 100, but people answer from 0 to 10.
    """
    if metric == "nps":
        return _NPS_ANSWERS
    found = scale_of(metric, scale)
    return None if found is None else (found.low, found.high)


def check_mapping(mapping: MappingDocument, at: Locate) -> Iterator[Finding]:
    """Yield what is wrong with a mapping."""
    if mapping.case is not None:
        yield from _log(mapping, at)
    elif not mapping.questions and mapping.score is None and not mapping.kano:
        yield Finding(at(), message('"questions" (wide data) or "score" (tidy data) is missing'), code="JK101")
    for i, question in enumerate(mapping.questions):
        yield from _question(question, ("questions", i), at)
    for i, pair in enumerate(mapping.kano):
        for words, value in pair.answers.items():
            if value not in KANO_ANSWERS:
                said = message("{value} is no answer to a pair of Kano: those are 1 to 5", value=f"{value:g}")
                yield Finding(at("kano", i, "answers", words), said, code="JK109")
    if mapping.outcome is not None:
        yield from _outcome(mapping, mapping.outcome, at)


def _outcome(mapping: MappingDocument, outcome: OverallOutcome, at: Locate) -> Iterator[Finding]:
    """Yield what is wrong with where the outcome stands, and with what it measures."""
    if outcome.column is None and outcome.rows is None:
        said = message("the outcome stands in a column (`column`) or in rows of its own (`rows`): neither is named")
        yield Finding(at("outcome"), said, code="JK101")
    elif outcome.rows is not None:
        place = at("outcome", "rows", at_key=True)
        if outcome.column is not None:
            said = message("the outcome stands in a column (`column`) or in rows of its own (`rows`), not in both")
            yield Finding(place, said, code="JK102")
        elif mapping.score is None or mapping.touchpoint is None:
            said = message("`rows` is for tidy data, a row an answer: it needs `score`, and the column `touchpoint`")
            yield Finding(place, said, message("in wide data the outcome has a `column`"), code="JK102")
    if outcome.metric is not None:
        yield from _question(outcome, ("outcome",), at)


def _log(mapping: MappingDocument, at: Locate) -> Iterator[Finding]:
    """Yield what is wrong with the mapping of an event log: it has no answers to read."""
    for field, given in (("activity", mapping.activity), ("time", mapping.time)):
        if given is None:
            yield Finding(at(), message('the mapping of an event log needs "{field}"', field=field), code="JK101")
    for field, both in (("questions", bool(mapping.questions)), ("score", mapping.score is not None)):
        if both:
            said = message("a mapping reads answers or an event log (`case`), not both")
            yield Finding(at(field, at_key=True), said, code="JK102")


def _question(question: Question | OverallOutcome, path: Path, at: Locate) -> Iterator[Finding]:
    assert question.metric is not None
    wrong = list(check_metric(question.metric, (*path, "metric"), at))
    yield from wrong
    if wrong:
        return
    scale = question.scale
    if scale == "percent" and question.metric != "csat":
        yield Finding(at(*path, "scale"), message("`scale: percent` belongs to the metric csat"), code="JK104")
    elif isinstance(scale, tuple) and scale[0] >= scale[1]:
        yield Finding(at(*path, "scale"), message("a scale is [min, max] with min below max"), code="JK105")
    elif question.metric == "nps" and scale not in (None, _NPS_ANSWERS):
        yield Finding(
            at(*path, "scale"), message("nps is asked from 0 to 10; on another scale it is a rating"), code="JK105"
        )
    elif isinstance(scale, tuple) and question.metric in OPERATIONAL:
        yield Finding(at(*path, "scale", at_key=True), message("an operational metric has no scale"), code="JK105")
    else:
        answers: Mapping[str, float] = getattr(question, "answers", {})
        yield from _answers(answers, answer_ends(question.metric, scale), (*path, "answers"), at)


def _answers(
    answers: Mapping[str, float], ends: tuple[float, float] | None, path: Path, at: Locate
) -> Iterator[Finding]:
    for words, value in answers.items():
        if ends is not None and not ends[0] <= value <= ends[1]:
            said = message("{value} is outside the scale: {low} to {high}",
                           value=f"{value:g}", low=f"{ends[0]:g}", high=f"{ends[1]:g}")  # fmt: skip
            yield Finding(at(*path, words), said, code="JK109")
