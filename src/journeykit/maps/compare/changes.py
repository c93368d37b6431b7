"""What is different about a touchpoint: field by field, in the words of the map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from journeykit.maps.compare.pairing import Change, Pair
from journeykit.maps.content import MapTouchpoint
from journeykit.words import Sentence, number


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that is not the same, as it was and as it is; an empty text was or is not there."""

    field: str
    old: str
    new: str


def change_of(t: Sentence, language: str, pair: Pair, *, filled: bool = False) -> Change:
    """Say in a word what became of a touchpoint; `filled` as for `differences`."""
    if pair.old is None:
        return "new"
    if pair.new is None:
        return "gone"
    if pair.moved:
        return "moved"
    return "changed" if differences(t, language, pair, filled=filled) or _felt(pair) else "same"


def differences(t: Sentence, language: str, pair: Pair, *, filled: bool = False) -> list[Difference]:
    """Return the fields that differ, beside what has a lane of its own: the name, the emotion and the score.

    `filled`: also those that only one of the two says something in. Of one journey at two moments that is a change.
    """
    if pair.old is None or pair.new is None:
        return []
    fields: list[tuple[str, Callable[[MapTouchpoint], str]]] = [
        (t("Phase"), lambda p: p.phase),
        (t("Channel"), lambda p: p.channels),
        (t("Status"), lambda p: ", ".join(p.tags)),
        (t("Moment of truth"), lambda p: t("yes") if p.moment else t("no")),
        (t("Importance"), lambda p: _importance(p, language)),
        (t("Does"), lambda p: p.does),
        (t("Wants"), lambda p: p.wants),
        (t("Thinks"), lambda p: p.thinks and f"“{p.thinks}”"),
        (t("Feels"), lambda p: p.feels),
        (t("Owner"), lambda p: p.owner),
        (t("Frontstage"), lambda p: p.front),
        (t("Backstage"), lambda p: p.back),
        (t("Systems"), lambda p: ", ".join(dict.fromkeys(system.name for system in p.systems))),
    ]
    told = [(name, take(pair.old).strip(), take(pair.new).strip()) for name, take in fields]
    return [
        Difference(name, old, new)
        for name, old, new in told
        if old != new and not _unsaid(name, old, new, t, filled=filled)
    ]


def _unsaid(name: str, old: str, new: str, t: Sentence, *, filled: bool) -> bool:
    """A field that only one of the two maps fills says nothing about a change, but for a status.

    Of one journey at two moments it does, but for the importance: where answers tell it, nobody states it any more.
    """
    if old and new:
        return False
    return name == t("Importance") if filled else name != t("Status")


def _importance(point: MapTouchpoint, language: str) -> str:
    known = point.importance
    return number(round(known.value, 1), language) if known and known.source == "stated" else ""


def _felt(pair: Pair) -> bool:
    assert pair.old
    assert pair.new
    return None not in (pair.old.emotion, pair.new.emotion) and pair.old.emotion != pair.new.emotion
