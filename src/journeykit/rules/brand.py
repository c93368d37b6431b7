"""Whether touchpoints are held against the brand (JK501-JK505)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, message
from journeykit.scoring.brand import Rating, orphan_values

if TYPE_CHECKING:
    from journeykit.rules.case import Case


def no_brand_values(case: Case) -> Iterator[Finding]:
    """The project says what the brand stands for.

    Without brand values nothing can excel: there is no knowing where it would pay to be different from others. They
    stand under `brand:` in journeykit.yaml.

    Fails:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House

    Right:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        brand: {values: [{id: homely, name: Homely, means: Guests are greeted by name}]}
    """
    for document in case.workspace.documents_of("project", sound=True):
        if not document.model.brand.values:
            said = message("the project has no brand values: what are touchpoints held against?")
            yield Finding(document.place("brand" if document.tree.has(("brand",)) else "name", at_key=True), said)


def unrated_value(case: Case) -> Iterator[Finding]:
    """A touchpoint is rated on every brand value.

    A touchpoint that is rated on some values only has a brand fit that rests on those. Only the profile `strict` says
    so.

    Fails:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        brand: {values: [{id: homely, name: Homely}, {id: calm, name: Calm}]}
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, brand_fit: {homely: 2}}]}]

    Right:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        brand: {values: [{id: homely, name: Homely}, {id: calm, name: Calm}]}
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, brand_fit: {homely: 2, calm: 3}}]}]
    """
    values = case.workspace.project.brand.values
    for spot in case.met if values else ():
        unrated = [value.name for value in values if value.id not in spot.touchpoint.brand_fit]
        if unrated:
            said = message('"{touchpoint}" is not rated on {values}',
                           touchpoint=spot.touchpoint.name, values=", ".join(unrated))  # fmt: skip
            yield Finding(spot.named(), said)


def orphan_brand_value(case: Case) -> Iterator[Finding]:
    """Every brand value is expressed by a touchpoint.

    A value that no customer ever meets stands on the wall of the office only.

    Fails:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        brand: {values: [{id: homely, name: Homely}, {id: calm, name: Calm}]}
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, brand_fit: {homely: 2, calm: 0}}]}]

    Right:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        brand: {values: [{id: homely, name: Homely}, {id: calm, name: Calm}]}
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, brand_fit: {homely: 2, calm: 1}}]}]
    """
    rated = [
        [Rating(value, fit.now, fit.potential) for value, fit in spot.touchpoint.brand_fit.items()] for spot in case.met
    ]
    if not any(rated) or case.known.lost:
        return
    for document in case.workspace.documents_of("project", sound=True):
        values = document.model.brand.values
        orphans = orphan_values([value.id for value in values], rated)
        for i, value in enumerate(values):
            if value.id in orphans:
                said = message('no touchpoint expresses the brand value "{value}"', value=value.name)
                yield Finding(document.place("brand", "values", i, "name"), said)


def contradicts_brand(case: Case) -> Iterator[Finding]:
    """No touchpoint contradicts a brand value.

    A rating below 0 says that the touchpoint shows the opposite of what the brand promises. One of those undoes many
    that fit.

    Fails:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        brand: {values: [{id: homely, name: Homely}]}
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, brand_fit: {homely: -1}}]}]

    Right:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        brand: {values: [{id: homely, name: Homely}]}
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, brand_fit: {homely: 1}}]}]
    """
    names = {value.id: value.name for value in case.workspace.project.brand.values}
    for spot in case.met:
        for value, fit in spot.touchpoint.brand_fit.items():
            if fit.now is not None and fit.now < 0 and spot.owns("brand_fit", value):
                said = message('"{touchpoint}" contradicts the brand value "{value}"',
                               touchpoint=spot.touchpoint.name, value=names.get(value, value))  # fmt: skip
                yield Finding(spot.place("brand_fit", value), said)


def moment_of_truth_breaks_brand_rule(case: Case) -> Iterator[Finding]:
    """A moment of truth keeps the rules of the brand.

    Here the customer decides whether to believe the promise, so here it must be kept.

    Fails:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        brand: {values: [{id: homely, name: Homely, rules: [{id: by-name, text: Guests are greeted by name}]}]}
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints: [{name: Check-in, moment_of_truth: true, brand_rules: {by-name: broken}}]

    Right:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        brand: {values: [{id: homely, name: Homely, rules: [{id: by-name, text: Guests are greeted by name}]}]}
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints: [{name: Check-in, moment_of_truth: true, brand_rules: {by-name: kept}}]
    """
    texts = {rule.id: rule.text for value in case.workspace.project.brand.values for rule in value.rules}
    for spot in case.met:
        if spot.touchpoint.moment_of_truth is None:
            continue
        for rule, answer in spot.touchpoint.brand_rules.items():
            if answer == "broken":
                said = message('"{touchpoint}", a moment of truth, breaks the brand rule "{rule}"',
                               touchpoint=spot.touchpoint.name, rule=texts.get(rule, rule))  # fmt: skip
                place = spot.place("brand_rules", rule) if spot.owns("brand_rules", rule) else spot.named()
                yield Finding(place, said)
