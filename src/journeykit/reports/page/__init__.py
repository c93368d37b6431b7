"""The report: one page of HTML for a project, which carries everything with it and asks nothing of any network.

`report_page` makes it. What the page says stands in values and sentences of ours (`journeys`, `touchpoints`, `ranking`,
`board`), how it looks in `templates/report/`; pictures are drawn by `maps` and written again as shapes (`sheets`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import NothingToDoError
from journeykit.planning import plan as make_plan
from journeykit.reports.evidence.report import evidence_of
from journeykit.reports.headlines import headline_findings
from journeykit.reports.page.board import board
from journeykit.reports.page.heading import heading
from journeykit.reports.page.journeys import journeys as journeys_of
from journeykit.reports.page.pictures import MANY, Drawn, pictures_of
from journeykit.reports.page.ranking import ranking, ranking_notes
from journeykit.reports.page.sources import assumed, sources
from journeykit.reports.page.touchpoints import by_id
from journeykit.reports.page.trends import lead, past_of, trend_of, trends
from journeykit.reports.page.words import words
from journeykit.reports.page.writing import render
from journeykit.reports.plan.context import context
from journeykit.reports.plan.words import Phrases
from journeykit.reports.terms import terms_in
from journeykit.reports.trend.picture import trend_drawing
from journeykit.words import translator

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from journeykit.diagnostics import Message
    from journeykit.history import Trend
    from journeykit.model import Journey
    from journeykit.planning.values import Plan
    from journeykit.reports.page.pictures import Pictures
    from journeykit.scoring import Scores
    from journeykit.workspace import Workspace

__all__ = ["past_of", "report_page"]


def report_page(
    workspace: Workspace,
    scores: Scores,
    journeys: Sequence[Journey],
    language: str | None = None,
    *,
    as_of: date | None = None,
    revision: str | None = None,
    past: Trend | None = None,
) -> tuple[str, Message | None]:
    """Write the report of a project as one page of HTML.

    Args:
        workspace: The project; what `for_persona` makes of it gives the page of one persona.
        scores: Its scores with their draws (`simulate`).
        journeys: The journeys that it tells of; future ones are drawn, never planned.
        language: `nl` or `en`; by default the project's.
        as_of: The day that decides what is late; without it, nothing is.
        revision: The version of the files, in the words of git.
        past: How the journeys went in git (`past_of`).

    Returns:
        The page, the same for the same input, and what keeps it from having pictures (there is no Graphviz).
    """
    spoken = language or workspace.project.language
    journeys = _in_order(journeys)
    t = translator(spoken)
    persona = workspace.seen_by.group if workspace.seen_by is not None else None
    drawn = Drawn()
    trend = trend_of(workspace, scores.only({one.id for one in journeys}))
    went = {name: one for name, one in (("trend", trend), ("past", past)) if one is not None}
    drawings = [replace(trend_drawing(one, spoken), name=name) for name, one in went.items()]
    pictures = pictures_of(workspace, scores, journeys, spoken, persona, drawn, *drawings)
    plan = _plan(workspace, scores, journeys, as_of)
    planned = context(plan, spoken) if plan else None
    phrases = Phrases(t, spoken, plan.units if plan else None, workspace.project)
    by_journey = {one["id"]: one for one in planned["journeys"]} if planned else {}
    told = journeys_of(
        phrases,
        journeys,
        scores,
        pictures,
        by_journey,
        by_id(by_journey.values()),
        {one.id: one.name for one in workspace.personas},
    )
    keys: dict[tuple[str, str], str] = {
        (one.id, id_): key for one, page in zip(journeys, told, strict=True) for id_, key in page["keys"].items()
    }
    starts = {one.id: page["key"] for one, page in zip(journeys, told, strict=True)}
    own = scores.only({one.id for one in journeys})
    said = words(t)
    evidence = evidence_of(workspace, own, spoken)
    values: dict[str, Any] = {
        **heading(phrases, workspace, own, told, planned, as_of, revision),
        "language": spoken,
        "words": said,
        "findings": _findings(workspace, own, plan, spoken, keys, starts) if plan else [],
        "journeys": told,
        "whole": pictures.of.get("", ()),
        "notes": _notes(phrases, pictures, len(journeys)),
        "rankings": ranking(phrases, own, workspace, keys),
        "ranking_notes": ranking_notes(own, workspace, spoken),
        "plan": _planned(phrases, planned) if planned else None,
        "trends": [
            {"lead": lead(t, one), "pictures": pictures.of.get(name, ()), "journeys": trends(one, spoken)}
            for name, one in went.items()
        ],
        "evidence": {"sources": sources(phrases, evidence, keys, starts), "assumed": assumed(evidence, keys)},
    }
    values["terms"] = terms_in(_ours(values), spoken)
    values["contents"] = _contents(values)
    return render(
        values | {"shapes": drawn.shapes.definitions()}, drawn.looks.style() + values.pop("accent")
    ), pictures.undrawn


def _in_order(journeys: Sequence[Journey]) -> tuple[Journey, ...]:
    """What is, before what is to be: a future journey follows the one that it is the future of."""
    now = [one for one in journeys if one.state != "future"]
    ids = {one.id for one in now}
    later = [one for one in journeys if one.state == "future"]
    found = [each for one in now for each in (one, *(other for other in later if other.future_of == one.id))]
    return (*found, *(one for one in later if one.future_of not in ids))


def _plan(workspace: Workspace, scores: Scores, journeys: Sequence[Journey], as_of: date | None) -> Plan | None:
    ids = [one.id for one in journeys if scores.journey(one.id) is not None]
    try:
        return make_plan(workspace, scores, journeys=ids, as_of=as_of) if ids else None
    except NothingToDoError:
        return None


def _findings(
    workspace: Workspace,
    scores: Scores,
    plan: Plan,
    language: str,
    keys: Mapping[tuple[str, str], str],
    starts: Mapping[str, str],
) -> list[dict[str, Any]]:
    found = []
    for one in headline_findings(workspace, scores, plan, language):
        at = (one.journey or "", one.touchpoint or "")
        found.append(
            {
                "kind": one.kind, "sure": one.sure, "label": one.label, "subject": one.subject, "text": one.text,
                "figure": one.figure, "interval": one.interval, "unit": one.unit, "how_sure": one.how_sure,
                "rests_on": one.rests_on, "key": keys.get(at) or starts.get(at[0], ""),
            }
        )  # fmt: skip
    return found


def _notes(phrases: Phrases, pictures: Pictures, count: int) -> list[str]:
    """What keeps the page from showing all that there is."""
    notes = [f"{phrases.said(pictures.undrawn)}."] if pictures.undrawn else []
    if count > MANY:
        notes.append(
            phrases.t(
                "Of more than {count} journeys each has its most telling maps only; the page of some of them has all: journeykit report JOURNEY.",
                count=MANY,
            )
        )
    return notes


def _planned(phrases: Phrases, planned: Mapping[str, Any]) -> dict[str, Any]:
    """What the page shows of the plan: the decisions, the roadmap, the board, and what to measure first."""
    for stage in planned["roadmap"]:
        for one in stage["actions"]:
            one["action"]["gain_known"] = one["action"]["gain"]["value"] is not None
    return {
        "totals": planned["totals"],
        "decisions": planned["decisions"],
        "roadmap": planned["roadmap"],
        "board": board(phrases, planned["actions"], planned["promises"]),
        "to_measure": [one for journey in planned["journeys"] for one in journey["to_measure"]],
    }


def _contents(values: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The entries of the contents, with the index of each journey."""
    said = values["words"]

    def entry(key: str, name: str, figure: str = "", *, inner: bool = False) -> dict[str, Any]:
        return {"key": key, "name": name, "figure": figure, "inner": inner}

    found = [entry("findings", said["findings"])]
    found += [entry(one["key"], one["title"], one["index"]["text"], inner=True) for one in values["journeys"]]
    if values["rankings"]:
        found.append(entry("ranking", said["ranking"]))
    if values["plan"]:
        found.append(entry("plan", said["plan"]))
    if values["trends"]:
        found.append(entry("trend", said["trend"]))
    found.append(entry("evidence", said["evidence"]))
    if values["terms"]:
        found.append(entry("terms", said["terms"]))
    return found


def _ours(values: Mapping[str, Any]) -> list[str]:
    """The texts that the report itself says, in which terms of the field are looked for."""
    texts = list(values["words"].values())
    texts += [one["label"] for one in values["findings"]]
    texts += [tile["name"] + " " + tile["note"] for one in values["journeys"] for tile in one["figures"]]
    texts += [row["choice"] for one in values["rankings"] for row in one["rows"]]
    texts += [picture.name for one in values["journeys"] for picture in one["pictures"]]
    return texts
