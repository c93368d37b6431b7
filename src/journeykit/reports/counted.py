"""What was counted beside satisfaction, in the words of reports: waiting, contacts, customers who leave, costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.maps.gathering.names import amount, metric
from journeykit.reports.text_layout import NOTHING, Column, Table
from journeykit.scoring.operational import counted
from journeykit.words import number, period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from journeykit.history import Line
    from journeykit.reports.plan.words import Phrases
    from journeykit.reports.scores.words import Speech
    from journeykit.scoring import JourneyScore
    from journeykit.scoring.operational import Counted
    from journeykit.words import Sentence
    from journeykit.workspace import Workspace

MOST_POINTS = 8
"""So many periods of a figure are told in a line, the latest."""


def counted_sentence(phrases: Phrases, figures: Iterable[Counted]) -> str:
    """Say what was counted, of how many cases, and what it was before; empty when nothing was."""
    t, language = phrases.t, phrases.language
    told = []
    for one in figures:
        behind = [t("n = {count}", count=number(round(one.n), language))] if one.n is not None else []
        if one.before is not None:
            behind.append(t("before: {value}", value=amount(t, one.before, one.unit, language)))
        figure = f"{metric(t, one.metric)} {amount(t, one.value, one.unit, language)}"
        told.append(f"{figure} ({'; '.join(behind)})" if behind else figure)
    return t("Counted besides: {figures}.", figures="; ".join(told)) if told else ""


def courses(t: Sentence, language: str, line: Line) -> Iterator[str]:
    """Yield what was counted over time, a line a figure."""
    if line.counted:
        yield t("Counted besides:")
    for one in line.counted:
        points = one.counted.points[-MOST_POINTS:]
        *before, last = (point.value for point in points)
        values = [amount(t, value, None, language) for value in before]
        values.append(amount(t, last, one.counted.unit, language))
        figure = f"{one.name}: {metric(t, one.counted.metric)} {'; '.join(values)}"
        first, final = (period(at, language) if at else "" for at in (points[0].period, points[-1].period))
        when = t("{first} to {last}", first=first, last=final) if before else final
        yield f"{figure} ({when})" if when else figure


def counted_tables(speech: Speech, journey: JourneyScore, workspace: Workspace) -> list[Table]:
    """Return a table of what was counted at the touchpoints of a journey, and of the journey as a whole; or none."""
    t, language = speech.t, speech.language
    found = [(t("whole journey"), counted(workspace.records_of(journey.id, None)))]
    found += [(one.name, counted(workspace.records_of(journey.id, one.id))) for one in journey.touchpoints]
    rows = [
        (
            name,
            metric(t, one.metric),
            amount(t, one.value, one.unit, language),
            NOTHING if one.before is None else amount(t, one.before, one.unit, language),
            NOTHING if one.n is None else number(round(one.n), language),
            period(one.period, language) if one.period else NOTHING,
        )
        for name, figures in found
        for one in figures
    ]
    columns = (
        Column(t("touchpoint"), flexible=True),
        Column(t("counted"), flexible=True),
        Column(t("now"), right=True),
        Column(t("before"), right=True),
        Column("n", right=True),
        Column(t("period"), spare=True),
    )
    return [Table((t("Beside satisfaction, and never in it"),), columns, tuple(rows))] if rows else []
