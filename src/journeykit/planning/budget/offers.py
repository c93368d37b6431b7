"""What there is to choose from under a budget: the open improvements, what is missing of them, what cannot be done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from journeykit.diagnostics import Message, message
from journeykit.planning.names import names_of
from journeykit.scoring.gains import OVER

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from journeykit.model import Improvement
    from journeykit.planning.budget.values import Lack, Left
    from journeykit.planning.names import Names
    from journeykit.scoring.expectations import Expectations, Key
    from journeykit.scoring.values import Scores
    from journeykit.workspace import ImprovementAt, Workspace


@dataclass(frozen=True, slots=True)
class Offer:
    """An open improvement of the chosen journeys, or one that such an improvement needs.

    `gain` is what it brings by itself (None: nobody said, or its touchpoints have no figure); `requires` and
    `excludes` are those that are still open.
    """

    key: Key
    improvement: Improvement
    gain: float | None
    requires: tuple[Key, ...]
    excludes: tuple[Key, ...]
    lacks: tuple[Lack, ...]
    impossible: Message | None

    @property
    def title(self) -> str:
        """What is done."""
        return self.improvement.title

    @property
    def can_be_done(self) -> bool:
        """Whether nothing stands in its way, and what it asks is known as far as that is limited."""
        return self.impossible is None and "cost" not in self.lacks and "days" not in self.lacks


def offers_of(
    workspace: Workspace,
    expected: Expectations,
    shares: Mapping[str, float],
    *,
    money: bool,
    time: bool,
) -> dict[Key, Offer]:
    """Gather what there is to choose from, in the order of the files.

    `shares` says which journeys are planned and what a point of each counts; `money` and `time` whether costs and
    working days must be known.
    """
    names = names_of(workspace)
    touching: dict[Key, set[str]] = {}
    for one in expected.effects:
        touching.setdefault(one.key, set()).add(one.journey)
    wanted = _wanted(workspace, names, touching, shares, expected)
    found: dict[Key, Offer] = {}
    for key, at in names.improvements.items():
        if key not in wanted:
            continue
        improvement = at.improvement
        needs = [(id_, names.find(id_, at)) for id_ in improvement.requires]
        rivals = [rival for id_ in improvement.alternative_to if (rival := names.find(id_, at)) and rival != key]
        gains = [gain * shares[id_] for id_, gain in expected.of_improvement(key).items() if id_ in shares]
        found[key] = Offer(
            key=key,
            improvement=improvement,
            gain=sum(gains) if gains else None,
            requires=tuple(dict.fromkeys(need for _, need in needs if need and not _done(names, need))),
            excludes=tuple(dict.fromkeys(rivals)),
            lacks=tuple(_lacks(improvement, known=bool(gains), money=money, time=time)),
            impossible=_impossible(names, needs),
        )
    return _judged(names, found)


def _wanted(
    workspace: Workspace,
    names: Names,
    touching: Mapping[Key, set[str]],
    shares: Mapping[str, float],
    expected: Expectations,
) -> set[Key]:
    """The open improvements that stand in the planned journeys or work on them, and whatever these still need."""
    wanted: set[Key] = set()
    standing = {at.key for at in workspace.improvements if _stands(at, expected.scores)}
    for at in workspace.improvements:
        home = at.journey.id if at.journey else None
        everywhere = home is None and not at.improvement.touchpoints
        works = bool(touching.get(at.key, set()) & set(shares))
        if (
            at.improvement.status not in OVER
            and _stands(at, expected.scores)
            and (home in shares or everywhere or works)
        ):
            wanted.add(at.key)
    queue = list(wanted)
    while queue:
        at = names.improvements[queue.pop()]
        for id_ in at.improvement.requires:
            need = names.find(id_, at)
            if need in standing and need not in wanted and names.improvements[need].improvement.status not in OVER:
                wanted.add(need)
                queue.append(need)
    return wanted


def _stands(at: ImprovementAt, scores: Scores) -> bool:
    """Whether it can be planned at all: not in a future journey, nor at a planned touchpoint."""
    if at.journey is None:
        return True
    if at.touchpoint is None:
        return scores.journey(at.journey.id) is not None
    return scores.touchpoint(at.journey.id, at.touchpoint.id) is not None


def _done(names: Names, key: Key) -> bool:
    return names.improvements[key].improvement.status == "done"


def _lacks(improvement: Improvement, *, known: bool, money: bool, time: bool) -> Iterable[Lack]:
    if money and improvement.cost is None:
        yield "cost"
    if time and improvement.effort_days is None:
        yield "days"
    if not known:
        stated = improvement.effect is not None and improvement.effect.performance is not None
        yield "figure" if stated or any(one.performance is not None for one in improvement.touchpoints) else "effect"


def _impossible(names: Names, needs: Sequence[tuple[str, Key | None]]) -> Message | None:
    for id_, need in needs:
        if need is None:
            return message('it needs "{id}", which nobody knows', id=id_)
        needed = names.improvements[need].improvement
        if needed.status == "dropped":
            return message('it needs "{title}", which was dropped', title=needed.title)
    return None


def _judged(names: Names, found: dict[Key, Offer]) -> dict[Key, Offer]:
    """Carry what makes an improvement impossible over to those that need it."""
    circular = _in_circles(found)
    judged = {
        key: replace(offer, impossible=offer.impossible or circular.get(key) or _taken(names, offer))
        for key, offer in found.items()
    }
    # An alternative may be named by either of the two.
    for key, at in names.improvements.items():
        if at.improvement.status == "done":
            for id_ in at.improvement.alternative_to:
                rival = names.find(id_, at)
                if rival in judged and rival != key and judged[rival].impossible is None:
                    done = message('"{title}" was done instead', title=at.improvement.title)
                    judged[rival] = replace(judged[rival], impossible=done)
    changed = True
    while changed:
        changed = False
        for key, offer in judged.items():
            if offer.impossible is None:
                said = _vain(judged, offer)
                if said is not None:
                    judged[key], changed = replace(offer, impossible=said), True
    return judged


def _taken(names: Names, offer: Offer) -> Message | None:
    """An alternative that was done already takes the place."""
    for rival in offer.excludes:
        if _done(names, rival):
            return message('"{title}" was done instead', title=names.improvements[rival].improvement.title)
    return None


def _vain(judged: Mapping[Key, Offer], offer: Offer) -> Message | None:
    for need in offer.requires:
        needed = judged.get(need)
        if needed is None:
            return message('it needs "{id}", which stands at something that is not there yet', id=need[1])
        if needed.impossible is not None:
            return message('it needs "{title}", which cannot be done', title=needed.title)
        if "cost" in needed.lacks:
            return message('it needs "{title}", of which nobody knows the costs', title=needed.title)
        if "days" in needed.lacks:
            return message('it needs "{title}", of which nobody knows the work', title=needed.title)
        if need in offer.excludes or offer.key in needed.excludes:
            return message('it needs "{title}", and is an alternative to it', title=needed.title)
    return None


def _in_circles(found: Mapping[Key, Offer]) -> dict[Key, Message]:
    """The improvements that wait for each other, with the circle in words."""
    waiting = {key: [need for need in offer.requires if need in found] for key, offer in found.items()}
    free = [key for key, needs in waiting.items() if not needs]
    while free:  # whatever waits for nothing is done first, until only circles and what waits for them are left
        gone = set(free)
        waiting = {key: [n for n in needs if n not in gone] for key, needs in waiting.items() if key not in gone}
        free = [key for key, needs in waiting.items() if not needs]
    said: dict[Key, Message] = {}
    for start in waiting:
        path = [start]
        while path[-1] not in path[:-1] and path[-1] not in said:
            path.append(waiting[path[-1]][0])
        circle = path[path.index(path[-1]) :]
        for key in circle[:-1]:
            said[key] = message("it waits for itself: {circle}", circle=" -> ".join(key[1] for key in circle))
    return said


def left_words(left: Left) -> Message:
    """Say why an improvement that could be judged is not in the plan."""
    match left:
        case "budget":
            return message("with what it needs, it asks more money than there is")
        case "days":
            return message("with what it needs, it asks more days than there are")
        case "nothing":
            return message("it is not expected to bring anything")
        case _:
            return message("other improvements bring more for the same money and work")


def lack_words(lacks: Collection[Lack]) -> Message:
    """Say what is missing to judge an improvement."""
    match tuple(lacks):
        case ("cost",):
            return message("its costs are not known")
        case ("days",):
            return message("its working days are not known")
        case ("cost", "days"):
            return message("its costs and its working days are not known")
        case ("effect",):
            return message("nobody said what it is to bring")
        case ("figure",):
            return message("its touchpoints have no figure yet, so nobody knows what it brings")
        case ("cost", "days", _):
            return message("its costs, its working days and what it brings are not known")
        case ("cost", _):
            return message("its costs and what it brings are not known")
        case _:
            return message("its working days and what it brings are not known")
