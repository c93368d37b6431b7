"""One touchpoint as a map shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeykit.maps.canvas.pictograms import icon_for
from journeykit.maps.content import GOOD, Fit, MapTouchpoint, Moment, System
from journeykit.maps.gathering import names
from journeykit.maps.gathering.brand import brand_figures
from journeykit.maps.gathering.facts import facts
from journeykit.maps.gathering.figures import Figures, figures
from journeykit.maps.gathering.improvements import ideas
from journeykit.maps.gathering.onward import Flows, onward
from journeykit.maps.gathering.operational import counted_lines, operational, wait
from journeykit.model import Journey, Phase, Touchpoint
from journeykit.scoring import Scores
from journeykit.scoring.islands import CRM, systems_that_reach_a_crm
from journeykit.words import Sentence
from journeykit.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Source:
    """What every touchpoint of a map is made from. `connected` is None when no CRM is known."""

    workspace: Workspace
    scores: Scores
    journey: Journey
    t: Sentence
    language: str
    connected: frozenset[str] | None
    counted: Flows


def connected_systems(workspace: Workspace) -> frozenset[str] | None:
    """Return the systems whose data reaches a CRM; None when the project names no CRM: then nobody knows."""
    systems = workspace.project.systems
    if not any(system.type == CRM for system in systems):
        return None
    return systems_that_reach_a_crm(
        {system.id: system.type for system in systems}, {system.id: system.feeds for system in systems}
    )


def map_touchpoint(source: Source, phase: Phase, number: int, touchpoint: Touchpoint) -> MapTouchpoint:
    """Gather one touchpoint; `touchpoint` is already as the chosen persona sees it."""
    t, project, customer = source.t, source.workspace.project, touchpoint.customer
    known = figures(t, source.language, source.scores.touchpoint(source.journey.id, touchpoint.id))
    steps, drop = onward(source.journey, source.counted, touchpoint)
    fitting = brand_figures(project, touchpoint)
    counted = operational(t, source.workspace.records_of(source.journey.id, touchpoint.id), source.language)
    lines = "\n".join(counted_lines(t, counted, source.language))
    return MapTouchpoint(
        id=touchpoint.id,
        name=touchpoint.name,
        number=number,
        phase=phase.name,
        icon=icon_for(touchpoint.form, touchpoint.channels, names.channel_icons(project)),
        channels=names.channels(t, project, touchpoint.channels),
        tags=tuple(_tags(t, touchpoint)),
        indirect=touchpoint.contact == "indirect",
        others=touchpoint.run_by == "others",
        moment=_moment(touchpoint, known),
        wants=(customer and customer.wants) or "",
        does=(customer and customer.does) or "",
        thinks=(customer and customer.thinks) or "",
        feels=(customer and customer.feels) or "",
        emotion=customer.emotion if customer else None,
        grade=touchpoint.evidence.grade if touchpoint.evidence else None,
        guessed=bool(touchpoint.evidence and touchpoint.evidence.grade == "hypothesis"),
        desired=touchpoint.desired.emotion if touchpoint.desired else None,
        pains=tuple(_pains(t, touchpoint)),
        headlines=known.headlines,
        performance=known.performance,
        target=known.target,
        choice=known.choice,
        suspected=known.suspected,
        order=known.order,
        priority=known.priority,
        ideas=ideas(source.workspace, source.journey, touchpoint, source.language),
        owner=names.department(project, touchpoint.owner.department) if touchpoint.owner else "",
        systems=tuple(_systems(source, touchpoint)),
        front=touchpoint.frontstage or "",
        back=touchpoint.backstage or "",
        wait=wait(counted),
        counted=counted,
        onward=steps,
        drop=drop,
        reach=touchpoint.reach if known.reach is None else known.reach,
        importance=known.importance,
        stated=known.stated,
        derived=known.derived,
        fits=tuple(Fit(id_, fit.now, fit.potential) for id_, fit in touchpoint.brand_fit.items()),
        expression=fitting.expression,
        potential=fitting.potential,
        facts=(*facts(t, source.language, project, touchpoint), *((("counted", lines),) if lines else ())),
    )


def _tags(t: Sentence, touchpoint: Touchpoint) -> Iterator[str]:
    if touchpoint.contact == "indirect":
        yield t("indirect")
    if touchpoint.status == "planned":
        yield t("planned")
    if touchpoint.status == "ending":
        yield t("ending")


def _moment(touchpoint: Touchpoint, known: Figures) -> Moment | None:
    """Judge a moment of truth by its performance, else by its emotion; with neither it stays open."""
    if touchpoint.moment_of_truth is None:
        return None
    if known.performance:
        return "strong" if known.performance.value >= GOOD else "weak"
    emotion = touchpoint.customer.emotion if touchpoint.customer else None
    if not emotion:
        return "open"
    return "strong" if emotion > 0 else "weak"


def _pains(t: Sentence, touchpoint: Touchpoint) -> Iterator[str]:
    """Yield what annoys; where nothing is said to, what customer and organisation want differently."""
    annoyances = touchpoint.customer.annoyances if touchpoint.customer else ()
    if annoyances:
        yield from annoyances
        return
    for mismatch in touchpoint.mismatches:
        if mismatch.customer_wants and mismatch.we_want:
            yield t("customer wants: {customer}; we want: {we}", customer=mismatch.customer_wants, we=mismatch.we_want)


def _systems(source: Source, touchpoint: Touchpoint) -> Iterator[System]:
    for id_ in touchpoint.systems:
        island = source.connected is not None and id_ not in source.connected
        crm = any(one.id == id_ and one.type == CRM for one in source.workspace.project.systems)
        yield System(names.system(source.workspace.project, id_), island, crm)
