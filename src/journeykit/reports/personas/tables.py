"""The tables of `score --view personas`: figures, feeling, choices, tasks, and where one group is served worse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.maps.gathering.names import channels
from journeykit.reports.text_layout import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeykit.reports.scores.words import Speech
    from journeykit.scoring import JourneyScore, Scores
    from journeykit.scoring.tasks import TaskFor
    from journeykit.scoring.told_apart import Curve, JourneyOfPersonas
    from journeykit.scoring.unequal import Served
    from journeykit.workspace import Workspace

MOST_ROWS = 12
_MOST_EACH = 8

_LEVELS = "▁▂▃▄▅▆▇█"
_UNKNOWN = "·"
_NAMES = 32
"""Columns that a table leaves to names beside a curve."""


def persona_tables(
    speech: Speech, workspace: Workspace, scores: Scores, one: JourneyOfPersonas, width: int
) -> Iterator[Table]:
    """Yield the tables of one journey; what nobody said anything about is left out."""
    yield _figures(speech, one)
    if any(level is not None for phase in one.curve for level in phase) or any(
        level is not None for persona in one.personas for phase in persona.curve for level in phase
    ):
        yield _feeling(speech, one, width)
    if any(persona.choices for persona in one.personas):
        yield _choices(speech, one)
    if any(persona.tasks or (persona.persona and persona.persona.goals) for persona in one.personas):
        yield _tasks(speech, workspace, one)
    yield _served(speech, scores, one)


def _figures(speech: Speech, one: JourneyOfPersonas) -> Table:
    t = speech.t
    columns = (
        Column(t("persona"), flexible=True),
        Column(t("satis-\nfaction")),
        Column(t("peak\nand end"), right=True),
        Column(t("below\n55"), right=True),
        Column(t("own\nfigures"), right=True),
        Column(t("other\nchoices"), right=True),
        Column(t("can do\nit here"), right=True),
    )
    whole = one.seen.journey
    rows = [
        (t("everybody"), *_whole(speech, whole), "-", "-", "-"),
        *(
            (
                persona.name, *_whole(speech, persona.seen.score),
                f"{persona.seen.own}/{len(persona.seen.score.touchpoints)}",
                str(len(persona.choices)), _can(persona.tasks),
            )
            for persona in one.personas
        ),
    ]  # fmt: skip
    below = []
    if any(persona.seen.own < len(persona.seen.score.touchpoints) for persona in one.personas):
        below.append(
            t("Own figures: touchpoints with answers or a feeling of its own; the others stand as for all customers.")
        )
    if any(persona.tasks for persona in one.personas):
        below.append(t("Can do it here: tasks that can be done on a channel that the persona prefers."))
    ignored = _unheard(one)
    if ignored:
        below.append(
            t(
                "Importance was derived from the answers of all customers; what is stated for {names} does not count.",
                names=" / ".join(ignored),
            )
        )
    return Table((whole.title,), columns, tuple(rows), tuple(below))


def _whole(speech: Speech, score: JourneyScore) -> tuple[str, str, str]:
    return (
        speech.interval(score.index.value, score.index.low, score.index.high),
        "-" if score.peak_end is None else speech.number(score.peak_end),
        "-" if score.below_floor is None else str(score.below_floor),
    )


def _can(tasks: tuple[TaskFor, ...]) -> str:
    known = [one for one in tasks if one.can != "unknown"]
    return f"{sum(one.can == 'yes' for one in known)}/{len(known)}" if known else "-"


def _unheard(one: JourneyOfPersonas) -> list[str]:
    """Personas whose own stated importance counts for nothing, because that of the journey is derived."""
    whole = {point.id: point.importance for point in one.seen.journey.touchpoints}
    return [
        persona.name
        for persona in one.personas
        if any(
            point.importance.source == "derived"
            and point.id in whole
            and point.importance.stated != whole[point.id].stated
            for point in persona.seen.score.touchpoints
        )
    ]


def _feeling(speech: Speech, one: JourneyOfPersonas, width: int) -> Table:
    t = speech.t
    rows: list[tuple[str, str]] = []
    for name, curve in ((t("everybody"), one.curve), *((persona.name, persona.curve) for persona in one.personas)):
        for number, part in enumerate(_pieces(curve, max(20, width - _NAMES))):
            rows.append((name if number == 0 else "", part))
    legend = t(
        "{low} very negative, {middle} neutral, {high} very positive, {unknown} unknown; a space between phases.",
        low=_LEVELS[0], middle=_sign(0), high=_LEVELS[-1], unknown=_UNKNOWN,
    )  # fmt: skip
    title = t("Feeling, from the first touchpoint to the last")
    return Table((title,), (Column(t("persona"), flexible=True), Column(t("curve"))), tuple(rows), (legend,))


def _pieces(curve: Curve, width: int) -> list[str]:
    """The curve in signs, in pieces that fit; a piece ends between phases where it can."""
    pieces = [""]
    for phase in curve:
        signs = "".join(_sign(level) for level in phase)
        if pieces[-1] and len(pieces[-1]) + 1 + len(signs) <= width:
            pieces[-1] += f" {signs}"
            continue
        parts = [signs[at : at + width] for at in range(0, len(signs), width)]
        pieces = [*pieces, *parts] if pieces[-1] else parts
    return pieces


def _sign(level: float | None) -> str:
    if level is None:
        return _UNKNOWN
    return _LEVELS[round((min(2.0, max(-2.0, level)) + 2) / 4 * (len(_LEVELS) - 1))]


def _choices(speech: Speech, one: JourneyOfPersonas) -> Table:
    t = speech.t
    columns = (
        Column(t("persona"), flexible=True),
        Column(t("touchpoint"), flexible=True),
        Column(t("choice")),
        Column(t("everybody's")),
    )
    rows = tuple(
        (persona.name, other.touchpoint.name, speech.doubted(other.touchpoint), speech.take(other.everybody))
        for persona in one.personas
        for other in persona.choices[:_MOST_EACH]
    )
    more = sum(len(persona.choices) for persona in one.personas) - len(rows)
    return Table((t("Choices that differ"),), columns, rows, _more(speech, more))


def _more(speech: Speech, count: int) -> tuple[str, ...]:
    said = speech.t("And {count} more; --format json has all of them.", count=speech.number(count))
    return (said,) if count > 0 else ()


def _tasks(speech: Speech, workspace: Workspace, one: JourneyOfPersonas) -> Table:
    t = speech.t
    columns = (
        Column(t("persona"), flexible=True),
        Column(t("task"), flexible=True),
        Column(t("own channels"), flexible=True),
        Column(t("only by"), flexible=True),
    )
    failing = [
        (persona, task) for persona in one.personas for task in [one for one in persona.tasks if one.fails][:_MOST_EACH]
    ]
    rows = tuple(
        (
            persona.name, task.task.name,
            t("to come: {channels}", channels=channels(t, workspace.project, task.on)) if task.can == "planned" else t("cannot"),
            channels(t, workspace.project, task.elsewhere) or "-",
        )
        for persona, task in failing
    )  # fmt: skip
    known = [task for persona in one.personas for task in persona.tasks if task.can != "unknown"]
    below = [*_more(speech, sum(task.fails for task in known) - len(rows))]
    if known and not rows:
        below.append(t("Everything that is known to be possible can be done on a channel of their choice."))
    below += [
        t("{name} comes for: {goals}", name=persona.name, goals="; ".join(persona.persona.goals))
        for persona in one.personas
        if persona.persona and persona.persona.goals
    ]
    title = (
        t("What they come to do, and cannot do on a channel of their choice") if known else t("What they come to do")
    )
    return Table((title,), columns, rows, tuple(below)) if rows else Table((title, "", *below), (), ())


def _served(speech: Speech, scores: Scores, one: JourneyOfPersonas) -> Table:
    t = speech.t
    found = one.seen.unequal
    title = t("Where one group is served worse")
    if not found.served:
        said = (
            t("No group gives less than the others; comparisons: {count}.", count=found.comparisons)
            if found.comparisons
            else t("Not known: no two groups answered the same question. Answers name one with segment: persona.")
        )
        return Table((title, "", said), (), ())
    names = {persona.id: persona.name for persona in one.personas}
    columns = (
        Column(t("touchpoint"), flexible=True),
        Column(t("persona"), flexible=True),
        Column(t("own"), right=True),
        Column(t("others"), right=True),
        Column(t("lower\nby"), right=True),
        Column(t("so")),
        Column(t("reach"), right=True, spare=True),
        Column(t("answers"), right=True, spare=True),
    )
    shown = found.served[:MOST_ROWS]
    rows = tuple(_served_row(speech, names, row) for row in shown)
    return Table((title,), columns, rows, tuple(_below(speech, scores, one, len(shown))))


def _served_row(speech: Speech, names: dict[str, str], one: Served) -> tuple[str, ...]:
    gap = one.gap
    return (
        one.touchpoint.name,
        names.get(one.group, one.group),
        speech.number(one.own.p),
        speech.number(one.rest.p) + ("°" if one.against == "everybody" else ""),
        speech.interval(gap.value, gap.low, gap.high),
        verdict(speech, one),
        speech.percent(one.touchpoint.reach.value),
        "-" if one.verdict == "assumed" else f"{_count(speech, one.own.n)}/{_count(speech, one.rest.n)}",
    )


def _count(speech: Speech, n: float | None) -> str:
    return "?" if n is None else speech.number(n)


def verdict(speech: Speech, one: Served) -> str:
    """What may be concluded from a difference."""
    t = speech.t
    return {
        "clear": t("clear"),
        "indication": t("indication"),
        "noise": t("within noise"),
        "too-few": t("too few"),
        "assumed": t("assumed"),
    }[one.verdict]


def _below(speech: Speech, scores: Scores, one: JourneyOfPersonas, shown: int) -> Iterator[str]:
    t, found = speech.t, one.seen.unequal
    verdicts = {row.verdict for row in found.served}
    yield from _more(speech, len(found.served) - shown)
    yield t("What costs a group most comes first: points times reach. Points are of satisfaction as answered, 0-100.")
    if found.comparisons:
        percent = speech.number(100 * scores.settings.confidence)
        yield t("Between brackets the {percent} % interval of each difference by itself.", percent=percent)
    if found.comparisons > 1:
        yield t(
            "Clear: no chance, also among {count} comparisons (Holm). Indication: only when looked at alone.",
            count=speech.number(found.comparisons),
        )
    if "too-few" in verdicts:
        yield t("Too few: fewer than 30 answers on one side, so nobody can tell yet.")
    if "assumed" in verdicts:
        yield t("Assumed: what the documents say of this persona; nobody asked it.")
    if any(row.against == "everybody" for row in found.served):
        yield t("° of all customers, this group among them.")
