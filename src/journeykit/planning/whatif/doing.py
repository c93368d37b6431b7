"""What improvements would do: points of satisfaction and of brand values, at each touchpoint that they work on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from journeykit.diagnostics import JourneykitError, Message, message
from journeykit.planning.names import names_of
from journeykit.planning.whatif.settings import near
from journeykit.planning.whatif.values import Done, Where
from journeykit.scoring.expectations import expectations
from journeykit.scoring.gains import OVER, expected_rise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from journeykit.planning.names import Names
    from journeykit.scoring.expectations import Expectations, Expected, Key
    from journeykit.scoring.values import Scores
    from journeykit.workspace import Workspace

_MANY = 12


@dataclass(frozen=True, slots=True)
class Doing:
    """The rise and the brand gains per touchpoint, with the reasons, and what is to be said of all of it."""

    done: tuple[Done, ...]
    rises: Mapping[Where, float] = field(default_factory=dict)
    brand: Mapping[Where, dict[str, float]] = field(default_factory=dict)
    reasons: Mapping[Where, list[Message]] = field(default_factory=dict)
    notes: tuple[Message, ...] = ()


def doing(workspace: Workspace, scores: Scores, ids: Sequence[str], set_to: Mapping[Where, float]) -> Doing:
    """Work out what some improvements would do; `set_to` holds the satisfaction that was set at touchpoints."""
    names = names_of(workspace)
    keys = list(dict.fromkeys(_find(names, id_) for id_ in ids))
    expected = expectations(workspace, scores)
    done = tuple(Done(key, key[1], names.improvements[key].improvement.title) for key in keys)
    notes: list[Message] = []
    reasons: dict[Where, list[Message]] = {}
    rises = dict(_rises(expected, keys, set_to, reasons, notes, names))
    brand: dict[Where, dict[str, float]] = {}
    for key in keys:
        improvement = names.improvements[key].improvement
        for where in _places(workspace, expected, key) if improvement.brand_effect else ():
            if improvement.status not in OVER and scores.touchpoint(*where) is not None:
                for value, points in improvement.brand_effect.items():
                    gains = brand.setdefault(where, {})
                    gains[value] = gains.get(value, 0.0) + points
                    reasons.setdefault(where, []).append(
                        message('"{title}" adds {points:.1f} to the brand value "{value}"',
                                title=improvement.title, points=float(points), value=value)
                    )  # fmt: skip
    notes += _warnings(names, keys)
    return Doing(done, rises, brand, reasons, tuple(dict.fromkeys(notes)))


def _find(names: Names, id_: str) -> Key:
    keys = list(dict.fromkeys(key for key in names.improvements if key[1] == id_))
    if len(keys) > 1:
        full = [name for name, key in names.by_name.items() if key in keys and "/" in name]
        raise JourneykitError(
            message('several journeys have an improvement "{word}"', word=id_),
            message("write one of: {names}", names=", ".join(full)) if full else None,
        )
    found = names.by_name.get(id_)
    if found is None:
        known = list(dict.fromkeys(key[1] for key in names.improvements))
        hint = near(id_, known) if len(known) <= _MANY or near(id_, known) != near("", known) else None
        raise JourneykitError(message('there is no improvement "{id}"', id=id_), hint)
    return found


def _rises(
    expected: Expectations,
    keys: Sequence[Key],
    set_to: Mapping[Where, float],
    reasons: dict[Where, list[Message]],
    notes: list[Message],
    names: Names,
) -> Iterable[tuple[Where, float]]:
    at: dict[Where, list[Expected]] = {}
    for one in expected.effects:
        if one.key in keys:
            at.setdefault((one.journey, one.touchpoint), []).append(one)
    for where, working in at.items():
        score = expected.scores.touchpoint(*where)
        p = set_to.get(where, score.performance.value if score else None)
        if score is None or p is None:
            notes.append(message('"{touchpoint}" has no figure, so nobody can say where it would come',
                                 touchpoint=score.name if score else where[1]))  # fmt: skip
            continue
        rise = expected_rise(p, [one.effect for one in working])
        said = reasons.setdefault(where, [])
        for one in working:
            points = one.effect.expected
            if one.effect.status in OVER:
                continue
            title = names.improvements[one.key].improvement.title
            if points >= 0:
                said.append(message('"{title}": {points:.1f} points up by itself', title=title, points=points))
            else:
                said.append(message('"{title}": {points:.1f} points down', title=title, points=-points))
        if sum(one.effect.expected > 0 for one in working) > 1:
            said.append(message("the largest counts in full, the next for a half, and so on"))
        if p + rise >= 100:
            said.append(message("it cannot come above 100"))
        yield where, rise


def _places(workspace: Workspace, expected: Expectations, key: Key) -> list[Where]:
    """Where an improvement works: where it stands, else wherever it is to have an effect."""
    own = [
        (at.journey.id, at.touchpoint.id)
        for at in workspace.improvements
        if at.key == key and at.journey is not None and at.touchpoint is not None
    ]
    return list(dict.fromkeys(own or [(one.journey, one.touchpoint) for one in expected.effects if one.key == key]))


def _warnings(names: Names, keys: Sequence[Key]) -> Iterable[Message]:
    said: set[frozenset[Key | None]] = set()
    for key in keys:
        at = names.improvements[key]
        improvement = at.improvement
        title = improvement.title
        if improvement.status == "done":
            yield message('"{title}" was done already: the figures have it in them, or will have', title=title)
        elif improvement.status == "dropped":
            yield message('"{title}" was dropped: it brings nothing', title=title)
        elif improvement.effect is None and not any(one.performance is not None for one in improvement.touchpoints):
            yield message('nobody said what "{title}" brings to satisfaction', title=title)
        for id_ in improvement.requires:
            need = names.find(id_, at)
            if need is not None and need not in keys and names.improvements[need].improvement.status != "done":
                other = names.improvements[need].improvement.title
                yield message('"{title}" needs "{other}" first, which is not done', title=title, other=other)
        for id_ in improvement.alternative_to:
            rival = names.find(id_, at)
            if rival in keys and rival != key and frozenset((rival, key)) not in said:
                said.add(frozenset((rival, key)))
                other = names.improvements[rival].improvement.title if rival else id_
                yield message('"{title}" and "{other}" are alternatives: at most one of them is done',
                              title=title, other=other)  # fmt: skip
