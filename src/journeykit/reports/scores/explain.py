"""`score --explain`: every figure of a touchpoint with its formula, its figures, and the lines that it rests on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import JourneykitError, NothingToDoError, message
from journeykit.reports.scores.as_json import VERSION, rests_on_json, rounded
from journeykit.reports.scores.words import Speech
from journeykit.scoring.explain import Explained, explain
from journeykit.words import one_line, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeykit.scoring import JourneyScore, Scores, TouchpointScore
    from journeykit.scoring.values import Rank
    from journeykit.workspace import Workspace

_POINTS = 1
_PERCENT = frozenset({"importance", "reach", "coverage", "rules"})


def explain_report(id_: str, scores: Scores, workspace: Workspace, form: str, language: str) -> str:
    """Explain the figures of a touchpoint, in each journey where it stands.

    Args:
        id_: A touchpoint's id, or `journey/touchpoint`.
        scores: The journeys to look in.
        workspace: Where they come from.
        form: `table` for people, `json` for programs.
        language: The language of the explanation.

    Raises:
        NothingToDoError: No scored journey has such a touchpoint.
        JourneykitError: There is no such form of an explanation.
    """
    if form not in {"table", "json"}:
        raise JourneykitError(message("an explanation is text or JSON: --format table or json"))
    found = [(journey, touchpoint) for journey, touchpoint in scores.all() if _is_meant(id_, journey, touchpoint)]
    if not found:
        raise NothingToDoError(
            message('there is no scored touchpoint "{id}"', id=id_),
            message("planned touchpoints and future journeys are not scored; journeykit score lists the others"),
        )
    explained = [
        (journey, touchpoint, _explained(journey, touchpoint, scores, workspace, language))
        for journey, touchpoint in found
    ]
    if form == "json":
        data = {"version": VERSION, "touchpoints": [_json(*one, workspace) for one in explained]}
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return "\n\n".join("\n".join(_text(*one, workspace, language)) for one in explained) + "\n"


def _is_meant(id_: str, journey: JourneyScore, touchpoint: TouchpointScore) -> bool:
    return id_ in {touchpoint.id, f"{journey.id}/{touchpoint.id}"}


def _explained(
    journey: JourneyScore, score: TouchpointScore, scores: Scores, workspace: Workspace, language: str
) -> list[Explained]:
    # Two journeys may have the same id by mistake (JK210): the file tells them apart.
    document = workspace.document(journey.file)
    assert document is not None
    touchpoint = next(one for one in document.model.touchpoints if one.id == score.id)
    return explain(scores, journey, score, touchpoint, language)


def _json(
    journey: JourneyScore, touchpoint: TouchpointScore, figures: list[Explained], workspace: Workspace
) -> dict[str, Any]:
    return {
        "journey": journey.id,
        "touchpoint": touchpoint.id,
        "figures": [
            {
                "figure": one.figure,
                "value": one.value if isinstance(one.value, str) else rounded(one.value),
                "formula": one.formula or None,
                "filled": one.filled or None,
                "detail": one.detail or None,
                "rests_on": rests_on_json(one.rests_on, workspace),
            }
            for one in figures
        ],
    }


def _text(
    journey: JourneyScore, touchpoint: TouchpointScore, figures: list[Explained], workspace: Workspace, language: str
) -> Iterator[str]:
    speech = Speech(language)
    yield one_line(f"{touchpoint.name} ({journey.id}/{touchpoint.id})")
    for one in figures:
        yield ""
        yield one_line(f"{_name(speech, one.figure)}: {_value(speech, one, touchpoint)}{_detail(speech, one)}")
        if one.formula:
            yield f"  {one.formula}"
        if one.filled:
            yield one_line(f"  = {one.filled}" if "x =" not in one.filled else f"  {one.filled}")
        if one.figure == "choice":
            yield from (f"  {one_line(line)}" for line in _because(speech, touchpoint))
        for place in rests_on_json(one.rests_on, workspace):
            yield one_line(f"  {place['file']}:{place['line']}  {place['field']}")


def _value(speech: Speech, one: Explained, touchpoint: TouchpointScore) -> str:
    if one.figure == "choice":
        return speech.choice(touchpoint)
    if one.figure == "rank":
        return _rank(speech, touchpoint.rank)
    if one.value is None or isinstance(one.value, str):
        return speech.t("unknown")
    if one.figure == "performance":
        p = touchpoint.performance
        return speech.interval(p.value, p.low, p.high, _POINTS)
    if one.figure == "impact":
        room = touchpoint.impact
        return speech.interval(room.value, room.low, room.high, _POINTS)
    if one.figure in _PERCENT:
        return speech.percent(one.value, _POINTS)
    return speech.number(one.value, 3 if one.figure == "priority" else _POINTS)


def _rank(speech: Speech, rank: Rank) -> str:
    """The place, and how sure it is."""
    place = speech.rank(rank.value)
    if rank.low is None or rank.high is None or rank.top5 is None:
        return place
    return speech.t(
        "{place} (in 90 % of the draws {between}; in the top 5 in {share})",
        place=place, between=speech.rank(rank.value, rank.low, rank.high), share=speech.percent(rank.top5),
    )  # fmt: skip


def _because(speech: Speech, touchpoint: TouchpointScore) -> Iterator[str]:
    choice = touchpoint.choice
    because = choice.because
    if choice.overruled:
        reason = choice.reason or speech.t("no reason given")
        yield speech.t("a person chose this: {reason}", reason=reason)
        yield speech.t("computed: {take}", take=speech.take(choice.computed))
    yield say(because.text, because.args, speech.language)


def _detail(speech: Speech, one: Explained) -> str:
    t = speech.t
    words = {
        "stated": t("stated"),
        "derived": t("derived from answers"),
        "assumed": t("assumed"),
        "measured": t("measured"),
        "hypothesis": t("a hypothesis"),
        "not-shrunk": t("not moved towards the mean of the journey"),
        "stale": t("old, so twice as uncertain"),
        "widest": t("with the widest spread that the scale allows"),
        "sure": t("sure"),
        "likely": t("likely"),
        "suspected": t("suspected"),
    }
    return f" ({words[one.detail]})" if one.detail in words else ""


def _name(speech: Speech, figure: str) -> str:
    t = speech.t
    words = {
        "raw": t("satisfaction before shrinking"),
        "performance": t("satisfaction"),
        "importance": t("weight"),
        "reach": t("reach"),
        "impact": t("room in index points"),
        "harm": t("harm in index points"),
        "strength": t("strength in index points"),
        "expression": t("brand now"),
        "potential": t("brand potential"),
        "gap": t("brand gap"),
        "coverage": t("brand values rated"),
        "rules": t("brand rules kept"),
        "choice": t("choice"),
        "priority": t("priority"),
        "rank": t("rank in the journey"),
    }
    return words.get(figure, figure.upper())
