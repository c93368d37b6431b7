"""`score --by`: figures of touchpoints together, by phase, channel or department, and of each group of customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.diagnostics import JourneykitError, NothingToDoError, message
from journeykit.maps.gathering.names import channels, department
from journeykit.reports.personas.words import seen_through
from journeykit.reports.scores.grouped_json import groups_csv, groups_json, seen_csv, seen_json
from journeykit.reports.scores.words import Speech
from journeykit.reports.text_layout import Column, Table, as_markdown, as_text, headed, without_empty
from journeykit.scoring.groups import Kind, grouped
from journeykit.scoring.segments import PERSONA, dimensions, segmented

if TYPE_CHECKING:
    from journeykit.scoring import JourneyScore, Scores
    from journeykit.scoring.groups import Group, GroupList
    from journeykit.scoring.segments import Seen, SeenJourney
    from journeykit.scoring.sums import Spot
    from journeykit.workspace import Workspace

_KINDS: dict[str, Kind] = {"phase": "phase", "channel": "channel", "department": "department"}
_MOST_WORSE = 5


def by_report(by: str, scores: Scores, workspace: Workspace, form: str, language: str, width: int) -> str:
    """Write the figures of groups of touchpoints, or of groups of customers.

    Args:
        by: `phase`, `channel` or `department`; `persona`, or the name of a segment in which answers were given.
        scores: The journeys to show.
        workspace: Where they come from.
        form: `table`, `markdown`, `json` or `csv`.
        language: The language of tables and Markdown.
        width: The columns that a table may take.

    Raises:
        JourneykitError: There is nothing of that name to group by.
        NothingToDoError: No journey has a group of that kind.
    """
    kind = _KINDS.get(by)
    if kind is not None:
        lists = grouped(scores, workspace, kind)
        if form == "json":
            return groups_json(kind, lists, workspace)
        if form == "csv":
            return groups_csv(lists)
        tables = [_group_table(Speech(language), workspace, kind, one, len(lists)) for one in lists]
    else:
        seen = _segmented(by, scores, workspace)
        if form == "json":
            return seen_json(by, seen)
        if form == "csv":
            return seen_csv(seen)
        tables = [_seen_table(Speech(language), workspace, by, one) for one in seen]
    tables = headed([without_empty(table) for table in tables], seen_through(scores, workspace, language))
    return as_markdown(tables) if form == "markdown" else as_text(tables, width)


def _segmented(by: str, scores: Scores, workspace: Workspace) -> tuple[SeenJourney, ...]:
    known = dimensions(workspace)
    if by != PERSONA and by not in known:
        raise JourneykitError(
            message('figures cannot be grouped by "{name}"', name=by),
            message("known: {ids}", ids=", ".join(dict.fromkeys([*_KINDS, PERSONA, *known]))),
        )
    found = tuple(one for one in segmented(scores, workspace, by) if one.groups)
    if not found:
        raise NothingToDoError(message("no journey has a persona, and no answers were given by persona"))
    return found


def empty_groups(by: str, workspace: Workspace, form: str) -> str:
    """What programs get when there is nothing to group: the usual form, without rows."""
    if by in _KINDS:
        return groups_json(by, (), workspace) if form == "json" else groups_csv(())
    return seen_json(by, ()) if form == "json" else seen_csv(())


def _group_table(speech: Speech, workspace: Workspace, by: Kind, one: GroupList, lists: int) -> Table:
    t = speech.t
    heads = {"phase": t("phase"), "channel": t("channel"), "department": t("department")}
    columns = (
        Column(heads[by], flexible=True),
        Column(t("satis-\nfaction")),
        Column(t("part of\nindex"), right=True),
        Column(t("lifts\nindex by"), right=True),
        Column(t("below\n55"), right=True, spare=True),
        Column(t("weighs most"), flexible=True),
        Column(t("touch-\npoints"), right=True, spare=True),
        Column(t("most room"), flexible=True, spare=True),
    )
    rows = tuple(_group_row(speech, workspace, one.journey, by, group) for group in one.groups)
    above = [one.journey.title] if one.journey is not None else []
    below = []
    if one.journey is None:
        below.append(t("Each journey counts by its customers a year."))
    elif by != "phase" and lists > 1:
        below.append(t("Each journey has its own list: not all of them say how many customers a year they have."))
    if by == "channel":
        below.append(t("A touchpoint on several channels stands at each of them."))
    return Table(tuple(above), columns, rows, tuple(below))


def _group_row(
    speech: Speech, workspace: Workspace, journey: JourneyScore | None, by: Kind, group: Group
) -> tuple[str, ...]:
    return (
        _group_name(speech, workspace, journey, by, group),
        speech.interval(group.index.value, group.index.low, group.index.high),
        speech.percent(group.share),
        "-" if group.room.value is None else speech.interval(group.room.value, group.room.low, group.room.high, 1),
        str(group.below_floor) if group.known else "-",
        _spot(speech, group.heaviest, weight=True),
        f"{group.known}/{len(group.spots)}",
        _spot(speech, group.roomiest, weight=False),
    )


def _group_name(speech: Speech, workspace: Workspace, journey: JourneyScore | None, by: Kind, group: Group) -> str:
    t = speech.t
    if group.id is None:
        return t("no channel given") if by == "channel" else t("no owner given")
    if by == "channel":
        return channels(t, workspace.project, [group.id])
    if by == "department":
        return department(workspace.project, group.id)
    assert journey is not None
    document = workspace.document(journey.file)
    assert document is not None
    return str(next(phase.name for phase in document.model.phases if phase.id == group.id))


def _spot(speech: Speech, spot: Spot | None, *, weight: bool) -> str:
    if spot is None:
        return "-"
    one = spot.touchpoint
    figure = speech.percent(one.importance.value) if weight else speech.number(one.impact.value, 1)
    return f"{figure} {one.name}"


def _seen_table(speech: Speech, workspace: Workspace, by: str, one: SeenJourney) -> Table:
    t = speech.t
    columns = (
        Column(t("persona") if by == PERSONA else t("group"), flexible=True),
        Column(t("satis-\nfaction")),
        Column(t("below\n55"), right=True),
        Column(t("peak\nand end"), right=True),
        Column(t("own\nfigures"), right=True),
        Column(t("most room"), flexible=True),
    )
    rows = [
        _seen_row(speech, t("everybody"), one.journey, "-"),
        *(
            _seen_row(speech, _seen_name(workspace, by, seen), seen.score, f"{seen.own}/{len(seen.basis)}")
            for seen in one.groups
        ),
    ]
    below = [line for seen in one.groups for line in _worse(speech, _seen_name(workspace, by, seen), seen)]
    above = one.journey.title if by == PERSONA else f"{one.journey.title} - {by}"
    return Table((above,), columns, tuple(rows), (*below, *_unknown(speech, one)))


def _seen_row(speech: Speech, name: str, score: JourneyScore, own: str) -> tuple[str, ...]:
    room = [one for one in score.touchpoints if (one.impact.value or 0.0) > 0]
    most = max(room, key=lambda one: one.impact.value or 0.0, default=None)
    return (
        name,
        speech.interval(score.index.value, score.index.low, score.index.high),
        "-" if score.below_floor is None else str(score.below_floor),
        "-" if score.peak_end is None else speech.number(score.peak_end),
        own,
        "-" if most is None else f"{speech.number(most.impact.value, 1)} {most.name}",
    )


def _seen_name(workspace: Workspace, by: str, seen: Seen) -> str:
    if by != PERSONA:
        return seen.value
    document = workspace.document(seen.score.file)
    assert document is not None
    everybody = (*workspace.personas_of(document.model), *workspace.personas)
    return next((persona.name for persona in everybody if persona.id == seen.value), seen.value)


def _worse(speech: Speech, name: str, seen: Seen) -> list[str]:
    """Where a group is served worse, the worst first."""
    t = speech.t
    found = [one for one in seen.worse if one.is_worse]
    return [
        t(
            '{name}: "{touchpoint}" {value}, clearly worse than the {rest} of the others',
            name=name, touchpoint=one.touchpoint.name, value=speech.number(one.own.p), rest=speech.number(one.rest.p),
        )
        if one.verdict == "clear"
        else t(
            '{name}: "{touchpoint}" {value}, it seems worse than the {rest} of the others',
            name=name, touchpoint=one.touchpoint.name, value=speech.number(one.own.p), rest=speech.number(one.rest.p),
        )
        for one in found[:_MOST_WORSE]
    ]  # fmt: skip


def _unknown(speech: Speech, one: SeenJourney) -> list[str]:
    if all(seen.own for seen in one.groups):
        return []
    return [speech.t("0 own figures: satisfaction is that of everybody, as far as anybody knows.")]
