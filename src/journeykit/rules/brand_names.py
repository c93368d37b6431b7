"""References to the brand: its values and rules, and the basics (JK205, JK215, JK218)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, Message, Place, message
from journeykit.rules.missing import missing

if TYPE_CHECKING:
    from journeykit.rules.case import Case

_DECLARE_VALUES = message("values stand under `brand:` in journeykit.yaml")
_DECLARE_RULES = message("rules stand below a value under `brand:` in journeykit.yaml")
_DECLARE_BASICS = message("basics stand under `basics:` in journeykit.yaml")
_NONE = {
    _DECLARE_VALUES: message("the project has no `{list}`", list="brand: values"),
    _DECLARE_RULES: message("the project has no `{list}`", list="brand: rules"),
    _DECLARE_BASICS: message("the project has no `{list}`", list="basics"),
}
"""What is said when the project has nothing of the kind; with the name as a gap, so that it is grouped as one cause."""


def _missing(
    case: Case, place: Place, said: Message, word: str, names: frozenset[str], declare: Message
) -> Iterator[Finding]:
    """Yield a finding when a word is not among the names; without any names all words have that one cause."""
    if names:
        yield from missing(case, place, said, word, names)
    else:
        yield from missing(case, place, _NONE[declare], word, names, declare)


def unknown_brand_value(case: Case) -> Iterator[Finding]:
    """A brand value that is rated must be one of the brand's.

    A rating of a value that the brand does not have counts for nothing: not in the brand fit, not in the choice.

    Fails:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        brand: {values: [{id: homely, name: Homely}]}
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, brand_fit: {homly: {now: 1, potential: 4}}}]}]

    Right:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        brand: {values: [{id: homely, name: Homely}]}
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, brand_fit: {homely: {now: 1, potential: 4}}}]}]
    """
    if case.known.project_is_lost:
        return
    names = case.known.values
    for spot in case.sayings:
        for word in spot.said.brand_fit:
            if word not in names and spot.owns("brand_fit", word):
                place = spot.place("brand_fit", word, at_key=True)
                yield from _missing(case, place, _value(word), word, names, _DECLARE_VALUES)
    for place, effects in _effects(case):
        for word in effects:
            at = Place(place.file, (*place.path, "brand_effect", word), at_key=True)
            yield from _missing(case, at, _value(word), word, names, _DECLARE_VALUES)


def _value(word: str) -> Message:
    return message('brand value "{word}" is not known', word=word)


def _effects(case: Case) -> Iterator[tuple[Place, dict[str, float]]]:
    for spot in case.touchpoints:
        if spot.touchpoint.improvements and spot.owns("improvements"):
            for i, improvement in enumerate(spot.touchpoint.improvements):
                yield spot.place("improvements", i), improvement.brand_effect
    for at in case.workspace.improvements:
        if at.touchpoint is None:
            yield at.place, at.improvement.brand_effect


def unknown_basic(case: Case) -> Iterator[Finding]:
    """A basic that a touchpoint keeps or breaks must be one of the project.

    A broken basic is repaired before anything else, so a misspelt one would hide the most urgent work there is.

    Fails:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        basics: [{id: clean-room, text: The room is clean}]
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: The room, basics: {cleanroom: broken}}]}]

    Right:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        basics: [{id: clean-room, text: The room is clean}]
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: The room, basics: {clean-room: broken}}]}]
    """
    if case.known.project_is_lost:
        return
    names = case.known.of_project("basics")
    for spot in case.sayings:
        for word in spot.said.basics:
            if word not in names and spot.owns("basics", word):
                said = message('basic "{word}" is not known', word=word)
                place = spot.place("basics", word, at_key=True)
                yield from _missing(case, place, said, word, names, _DECLARE_BASICS)


def unknown_brand_rule(case: Case) -> Iterator[Finding]:
    """A brand rule that a touchpoint keeps or breaks must be one of the brand's.

    Rules make a brand value something that one can check. A rule that the brand does not have is kept or broken
    in vain.

    Fails:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        brand: {values: [{id: homely, name: Homely, rules: [{id: by-name, text: Guests are greeted by name}]}]}
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, brand_rules: {by-nam: kept}}]}]

    Right:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        brand: {values: [{id: homely, name: Homely, rules: [{id: by-name, text: Guests are greeted by name}]}]}
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, brand_rules: {by-name: kept}}]}]
    """
    if case.known.project_is_lost:
        return
    names = case.known.brand_rules
    for spot in case.sayings:
        for word in spot.said.brand_rules:
            if word not in names and spot.owns("brand_rules", word):
                said = message('brand rule "{word}" is not known', word=word)
                place = spot.place("brand_rules", word, at_key=True)
                yield from _missing(case, place, said, word, names, _DECLARE_RULES)
