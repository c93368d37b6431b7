"""Two maps in one: a journey as it is and as it is to be, any two journeys, or one through the eyes of two personas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from journeykit.diagnostics import JourneykitError, Message, NothingToDoError, message
from journeykit.maps.content import Against, Gain, MapContent
from journeykit.maps.gathering import client_of, gather
from journeykit.maps.gathering.filtering import leave_out_of_both
from journeykit.maps.gathering.personas import as_met_by, find_persona
from journeykit.maps.look import Look
from journeykit.model import Journey
from journeykit.scoring import JourneyScore, Scores
from journeykit.scoring.differences import difference
from journeykit.scoring.performance import Figure
from journeykit.words import translator
from journeykit.workspace import Workspace

if TYPE_CHECKING:
    from typing_extensions import TypeIs


def gather_pair(
    workspace: Workspace,
    scores: Scores,
    journey: Journey,
    look: Look,
) -> tuple[MapContent, tuple[Message, ...]]:
    """Return what a comparison shows: of a journey against another one, or of a persona against a second one.

    Without it: a current journey and the future one that names it. A journey that stands alone comes back with
    nothing to hold it against.

    Raises:
        JourneykitError: there is no persona or phase of that id.
    """
    against, phases = look.against, look.phases
    assert not is_earlier(against)
    if isinstance(against, str):
        return _personas(workspace, scores, journey, look, (look.persona or "", against))
    others = [against] if against else _counterparts(workspace, journey)
    if not others:
        return gather(workspace, scores, journey, look)
    other = others[0]
    old, new = (other, journey) if journey.future_of == other.id else (journey, other)
    _check_phases(old, new, phases)
    whole = replace(look, phases=None, min_share=None)
    before, _ = gather(workspace, scores, old, whole)
    after, notes = gather(workspace, scores, new, whole)
    t = translator(after.language)
    if look.min_share is not None:
        before, after = leave_out_of_both(t, before, after, look.min_share)
    states = new.future_of == old.id
    found = Against(
        content=before,
        old_name=t("Now") if states else old.title,
        new_name=t("Future") if states else new.title,
        old_title=old.title,
        new_title=new.title,
        states=states,
        only=tuple(phases or ()),
        gain=_gain(*(_score(workspace, scores, one, look.persona) for one in (old, new))),
    )
    if len(others) > 1:
        names = ", ".join(one.id for one in others[1:])
        said = message("{journey} has other futures too: name one beside it ({names})", journey=journey.id, names=names)
        notes = (*notes, said)
    id_ = "-".join([before.id, after.id, *(phases or ())])
    return replace(after, id=id_, subject=old.title, against=found), notes


@dataclass(frozen=True, slots=True)
class Earlier:
    """A project at a moment of the past: what people call it (short, and whole), and all that it said then."""

    name: str
    title: str
    workspace: Workspace
    scores: Scores


def is_earlier(against: object) -> TypeIs[Earlier]:
    """Tell whether a map is held against the past, and not against another journey or persona."""
    return isinstance(against, Earlier)


def gather_since(
    workspace: Workspace,
    scores: Scores,
    journey: Journey,
    earlier: Earlier,
    look: Look,
) -> tuple[MapContent, tuple[Message, ...]]:
    """Return what a map of a journey shows, held against the same journey (by id) at an earlier moment.

    Raises:
        NothingToDoError: the journey was not there yet.
        JourneykitError: there is no persona or phase of that id.
    """
    then = next((one for one in earlier.workspace.journeys if one.id == journey.id), None)
    if then is None:
        raise NothingToDoError(message("{journey} was not there yet at {name}", journey=journey.id, name=earlier.name))
    persona, phases = look.persona, look.phases
    _check_phases(then, journey, phases)
    known = {one.id for one in earlier.workspace.personas_of(then)}
    whole = replace(look, language=look.language or workspace.project.language, phases=None, min_share=None)
    known_then = replace(whole, persona=persona if persona in known else None)
    before, _ = gather(earlier.workspace, earlier.scores, then, known_then)
    after, notes = gather(workspace, scores, journey, whole)
    t = translator(after.language)
    if look.min_share is not None:
        before, after = leave_out_of_both(t, before, after, look.min_share)
    found = Against(
        content=before,
        old_name=earlier.name,
        new_name=t("Now"),
        old_title=earlier.title,
        new_title=journey.title,
        states=True,
        earlier=True,
        only=tuple(phases or ()),
        gain=_gain(
            _score(earlier.workspace, earlier.scores, then, known_then.persona),
            _score(workspace, scores, journey, persona),
        ),
    )
    id_ = "-".join([after.id, *(phases or ())])
    return replace(after, id=id_, against=found), notes


def _counterparts(workspace: Workspace, journey: Journey) -> list[Journey]:
    """Return the journey that this one is the future of, or its own futures."""
    return [
        other
        for other in workspace.journeys
        if other.id != journey.id and (journey.future_of == other.id or other.future_of == journey.id)
    ]


def _personas(
    workspace: Workspace,
    scores: Scores,
    journey: Journey,
    look: Look,
    personas: tuple[str, str],
) -> tuple[MapContent, tuple[Message, ...]]:
    first, second = (find_persona(workspace, journey, id_) for id_ in personas)
    both = replace(look, min_share=None)
    before, _ = gather(workspace, scores, journey, replace(both, persona=personas[0]))
    after, notes = gather(workspace, scores, journey, replace(both, persona=personas[1]))
    if look.min_share is not None:
        before, after = leave_out_of_both(translator(after.language), before, after, look.min_share)
    names = [_short(first.name), _short(second.name)]
    if names[0] == names[1]:
        names = [first.name, second.name]
    against = Against(
        content=before,
        old_name=names[0],
        new_name=names[1],
        old_title=first.name,
        new_title=second.name,
        personas=True,
        gain=_gain(*(_score(workspace, scores, journey, id_) for id_ in personas)),
    )
    id_ = "-".join([journey.id, *personas, *(look.phases or ())])
    return replace(after, id=id_, client=client_of(workspace), against=against), notes


def _short(name: str) -> str:
    """Return what comes before the comma: Sanne of "Sanne, just moved house"."""
    return name.split(",", maxsplit=1)[0].strip() or name


def _check_phases(old: Journey, new: Journey, wanted: Sequence[str] | None) -> None:
    known = dict.fromkeys(phase.id for journey in (old, new) for phase in journey.phases)
    unknown = [id_ for id_ in wanted or () if id_ not in known]
    if unknown:
        raise JourneykitError(
            message("the journey {journey} has no phase {id}", journey=new.id, id=unknown[0]),
            message("choose from {names}", names=", ".join(known)),
        )


def _score(workspace: Workspace, scores: Scores, journey: Journey, persona: str | None) -> JourneyScore | None:
    """Return the figures of a journey, of a persona when one is asked for."""
    own = as_met_by(workspace, scores, journey, persona)[1] if persona else scores
    return own.journey(journey.id)


def _gain(one: JourneyScore | None, other: JourneyScore | None) -> Gain | None:
    """Return how far two indices lie apart; nothing when one of them is not known."""
    if one is None or other is None or one.index.value is None or other.index.value is None:
        return None
    old, new = (Figure(index.value or 0.0, index.low, index.high) for index in (one.index, other.index))
    found = difference(new, old)
    return Gain(old.p, new.p, found.low, found.high)
