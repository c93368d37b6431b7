"""The first six steps: goal, scope, personas or decision-making unit, support, total touchpoint model, research."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.diagnostics import Message, message
from journeykit.planning.grounds import source
from journeykit.planning.steps.places import (
    at_touchpoint,
    in_journey,
    in_project,
    research_about,
)
from journeykit.planning.steps.values import Found, Next, state_of
from journeykit.rules.evidence import WITHOUT_CUSTOMERS
from journeykit.rules.inventory import is_dull, is_indirect
from journeykit.scoring.own_figures import PERSONA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeykit.model import Persona
    from journeykit.model.journey import Objective
    from journeykit.planning.action_values import Source
    from journeykit.planning.steps.values import Looked
    from journeykit.workspace import Document


def goal(looked: Looked) -> Found:
    """A goal says what loyal behaviour the journey is to bring, and by which figure one will see it."""
    objectives = looked.journey.objectives
    here = in_journey(looked, "objectives")
    if not objectives:
        lacks = message("say what loyal behaviour the journey is to bring")
        return Found(state="open", lacks=lacks, next=Next(at=here))
    says = tuple(_objective(objective) for objective in objectives)
    evidence = tuple(in_journey(looked, "objectives", i) for i in range(len(objectives)))
    if any(objective.metric and objective.target is not None for objective in objectives):
        return Found(state="done", says=says, evidence=evidence)
    lacks = message("give the goal a metric and a target")
    return Found(state="under-way", says=says, evidence=evidence, lacks=lacks, next=Next(at=here))


def _objective(objective: Objective) -> Message:
    figures = ""
    if objective.metric and objective.target is not None:
        begin = f"{objective.baseline:g} -> " if objective.baseline is not None else "-> "
        until = f", {objective.by:%Y-%m}" if objective.by else ""
        figures = f" ({objective.metric.upper()} {begin}{objective.target:g}{until})"
    match objective.outcome:
        case "recommend":
            return message("recommend{figures}", figures=figures)
        case "stay-longer":
            return message("stay longer{figures}", figures=figures)
        case _:
            return message("buy more{figures}", figures=figures)


def scope(looked: Looked) -> Found:
    """A scope says where the journey starts and ends, and what customers want to get done in it."""
    journey = looked.journey
    begin = journey.scope.starts_when if journey.scope else None
    end = journey.scope.ends_when if journey.scope else None
    says, evidence = [], []
    if begin and end:
        says.append(message("from: {begin}; to: {end}", begin=begin, end=end))
        evidence.append(in_journey(looked, "scope"))
    if journey.customer_job:
        says.append(message("job: {job}", job=journey.customer_job))
        evidence.append(in_journey(looked, "customer_job"))
    state = state_of(sum(map(bool, (begin, end, journey.customer_job))), 3)
    if state == "done":
        return Found(state="done", says=tuple(says), evidence=tuple(evidence))
    lacks = message("say what customers want to get done, and where it starts and ends")
    to_fill = in_journey(looked, "scope" if journey.customer_job else "customer_job")
    return Found(state=state, says=tuple(says), evidence=tuple(evidence), lacks=lacks, next=Next(at=to_fill))


def personas(looked: Looked) -> Found:
    """Customers are known when each persona has needs and channels, and rests on more than a hypothesis."""
    people = looked.workspace.personas_of(looked.journey)
    if not people:
        lacks = message("say who the customers are")
        return Found(state="open", lacks=lacks, next=Next(command="journeykit new persona NAME"))
    lacking = [(person, lack) for person in people if (lack := _unknown_of(person))]
    says = [message("{known} of {all} are known by needs, channels and research",
                    known=len(people) - len(lacking), all=len(people))]  # fmt: skip
    apart = _asked_apart(looked)
    asked = sum(person.id in apart for person in people)
    if asked:
        says.append(message("{known} of {all} were asked apart", known=asked, all=len(people)))
    deciding = [person for person in people if person.role]
    if deciding:
        says.append(message("people in the decision-making unit: {count}", count=len(deciding)))
    evidence = tuple(_persona(looked, person) for person in people)
    if lacking:
        first, lack = lacking[0]
        lacks, at = lack, _persona(looked, first)
    elif deciding and not any(person.role == "decider" for person in deciding):
        lacks, at = message("nobody in the decision-making unit decides: who does?"), evidence[0]
    else:
        return Found(state="done", says=tuple(says), evidence=evidence)
    return Found(state="under-way", says=tuple(says), evidence=evidence, lacks=lacks, next=Next(at=at))


def _asked_apart(looked: Looked) -> set[str]:
    """The personas that have answers of their own in the journey."""
    found: set[str] = set()
    for touchpoint in looked.journey.touchpoints:
        found |= {id_ for id_, said in touchpoint.per_persona.items() if said.measurements}
        records = looked.workspace.records_of(looked.journey.id, touchpoint.id)
        found |= {placed.record.segment[PERSONA] for placed in records if PERSONA in placed.record.segment}
    return found


def _unknown_of(person: Persona) -> Message | None:
    if not person.needs:
        return message("{persona}: say what this customer needs", persona=person.name)
    if not person.channels:
        return message("{persona}: say which channels this customer prefers", persona=person.name)
    if person.evidence is None or person.evidence.grade in (None, "hypothesis"):
        return message('"{persona}" is made up so far: talk to such customers', persona=person.name)
    return None


def _persona(looked: Looked, person: Persona) -> Source:
    if any(person is known for known in looked.workspace.personas):
        return source(looked.workspace, looked.workspace.document_of(person).place("name", at_key=True))
    place = next((i for i, one in enumerate(looked.journey.personas) if one is person), 0)
    return in_journey(looked, "personas", place)


def support(looked: Looked) -> Found:
    """Support is there when somebody at the top backs it, meetings are led, and resistance has an answer."""
    asked = list(_support(looked))
    says = tuple(said for said, _, _ in asked if said is not None)
    evidence = tuple(at for said, at, _ in asked if said is not None and at is not None)
    state = state_of(len(says), len(asked))
    missing = next(((at, lacks) for said, at, lacks in asked if said is None), None)
    if missing is None:
        return Found(state="done", says=says, evidence=evidence)
    at, lacks = missing
    if lacks == _WORKSHOP:
        follow = Next(at=at, command=f"journeykit kit workshop {looked.journey.id}")
    else:
        follow = Next(at=at) if at else Next(command="journeykit init")
    return Found(state=state, says=says, evidence=evidence, lacks=lacks, next=follow)


_WORKSHOP = message("hold a workshop with several departments, and write down who was there")


def _support(looked: Looked) -> Iterator[tuple[Message | None, Source | None, Message]]:
    """What support consists of: what there is of it (None: nothing), where it stands, and what to do else."""
    given = looked.workspace.project.support
    yield (
        message("sponsor: {sponsor}", sponsor=given.sponsor) if given and given.sponsor else None,
        in_project(looked, "support", "sponsor"),
        message("name a sponsor at the top"),
    )
    yield (
        message("meetings are led") if given and given.facilitator else None,
        in_project(looked, "support", "facilitator"),
        message("say who leads the meetings"),
    )
    resistance = given.resistance if given else ()
    for i, one in enumerate(resistance):
        if not one.answer:
            yield (
                None,
                in_project(looked, "support", "resistance", i),
                message("answer the resistance: {about}", about=one.about),
            )
    if resistance and all(one.answer for one in resistance):
        said = message("resistance answered: {count}", count=len(resistance))
        yield said, in_project(looked, "support", "resistance"), message("name a sponsor at the top")
    owner = looked.journey.owner
    yield (
        message("owner: {owner}", owner=_department(looked, owner.department)) if owner else None,
        in_journey(looked, "owner"),
        message("give the journey an owner"),
    )
    most = max((len(set(one.present)) for one in looked.journey.workshops), default=0)
    yield (
        message("a workshop with {count} departments", count=most) if most > 1 else None,
        in_journey(looked, "workshops"),
        _WORKSHOP,
    )


def _department(looked: Looked, id_: str) -> str:
    return next((one.name for one in looked.workspace.project.departments if one.id == id_), id_)


def touchpoint_model(looked: Looked) -> Found:
    """The model is total when it has what others say and the paperwork, and says where each touchpoint happens."""
    found = tuple(looked.standing.values())
    if not found:
        lacks = message("list what customers meet")
        return Found(state="open", lacks=lacks, next=Next(at=in_journey(looked, "phases")))
    touchpoints = [at.touchpoint for at in found]
    indirect = sum(map(is_indirect, touchpoints))
    dull = sum(map(is_dull, touchpoints))
    says = (
        message("touchpoints: {count}, phases: {phases}", count=len(found), phases=len(looked.journey.phases)),
        message("indirect: {count}, paperwork: {dull}", count=indirect, dull=dull),
    )
    evidence = (in_journey(looked, "phases"),)
    whole = looked.journey.parent is None  # a part of a larger journey need not have both
    bare = next((one for one in touchpoints if not one.channels), None)
    if whole and not indirect:
        lacks = message("add what customers hear from others: a tip, a review")
        at = evidence[0]
    elif whole and not dull:
        lacks, at = message("add the paperwork: invoice, form, letter"), evidence[0]
    elif bare is not None:
        lacks = message('say on which channel "{touchpoint}" happens', touchpoint=bare.name)
        at = at_touchpoint(looked, bare.id)
    else:
        return Found(state="done", says=says, evidence=evidence)
    return Found(state="under-way", says=says, evidence=evidence, lacks=lacks, next=Next(at=at))


def research(looked: Looked) -> Found:
    """Research is done when customers spoke, figures verify what they said, and moments of truth are measured."""
    pieces = research_about(looked)
    asked = [piece for piece in pieces if piece.model.method not in WITHOUT_CUSTOMERS]
    measured = [one for one in looked.score.touchpoints if one.performance.metrics]
    findings = [(piece, i) for piece in pieces for i, _ in enumerate(piece.model.findings)]
    verified = [(piece, i) for piece, i in findings if piece.model.findings[i].verified_by]
    says = [message("pieces of research: {count}", count=len(pieces))]
    if findings:
        says.append(message("{known} of {all} findings verified", known=len(verified), all=len(findings)))
    if of := len(looked.score.touchpoints):
        says.append(message("{known} of {all} touchpoints measured", known=len(measured), all=of))
    evidence = tuple(source(looked.workspace, piece.place("findings", at_key=True)) for piece in pieces)
    lacks, follow = _next_research(looked, asked, findings, verified)
    if lacks is None:
        return Found(state="done", says=tuple(says), evidence=evidence)
    state = state_of(bool(pieces) + bool(measured), 3)
    return Found(state=state, says=tuple(says), evidence=evidence, lacks=lacks, next=follow)


def _next_research(
    looked: Looked,
    asked: list[Document],
    findings: list[tuple[Document, int]],
    verified: list[tuple[Document, int]],
) -> tuple[Message | None, Next | None]:
    if not asked:
        command = f"journeykit kit interview {looked.journey.id}"
        return message("talk to customers, and write down what they said"), Next(command=command)
    for one in looked.score.touchpoints:
        if one.moment_of_truth and not one.performance.metrics:
            said = message('measure "{touchpoint}", a moment of truth', touchpoint=one.name)
            return said, Next(at=at_touchpoint(looked, one.id))
    if findings and not verified:
        piece, i = findings[0]
        at = source(looked.workspace, piece.place("findings", i))
        return message("check what was heard against figures: verified_by"), Next(at=at)
    return None, None
