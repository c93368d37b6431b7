"""Whether what is claimed is backed (JK406, JK410, JK412, JK413)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, message

if TYPE_CHECKING:
    from journeykit.rules.case import Case

# Ways of research that give impressions, which something else should confirm.
_IMPRESSIONS = frozenset(
    {"diary", "interview", "own-experience", "mystery-visit", "observation", "panel", "frontline", "social"}
)


def evidence_claims_more(case: Case) -> Iterator[Finding]:
    """Evidence that is called quantitative has a figure.

    Readers of the plan trust what is called measured. If there is no record, it was not.

    Fails:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, evidence: quantitative}]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - name: Check-in
                evidence: quantitative
                measurements: [{metric: ces, value: 4.1, n: 212, date: 2026-09-30}]
    """
    if case.measurements_are_lost:
        return
    for spot in case.met:
        evidence, journey = spot.touchpoint.evidence, spot.journey
        if evidence is None or evidence.grade != "quantitative" or journey is None or not spot.owns("evidence"):
            continue
        if case.is_misdirected(journey):
            continue
        if not case.workspace.records_of(journey.id, spot.touchpoint.id):
            said = message(
                '"{touchpoint}" is said to be measured, and there is no figure', touchpoint=spot.touchpoint.name
            )
            yield Finding(spot.place("evidence"), said)


def objective_not_measured(case: Case) -> Iterator[Finding]:
    """The metric of an objective is measured.

    An objective of which nobody knows where it stands is a wish.

    Fails:
        kind: journey
        title: A night at the hotel
        objectives: [{outcome: recommend, metric: nps, target: 45}]
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        objectives: [{outcome: recommend, metric: nps, target: 45}]
        phases: [{name: Arrival, touchpoints: [Check-in]}]
        # file: figures.yaml
        kind: measurements
        records: [{journey: a-night-at-the-hotel, metric: nps, value: 31, n: 640, period: 2026-Q3}]
    """
    if case.measurements_are_lost:
        return
    for document, journey in case.sound_journeys:
        if journey.state != "current" or case.is_misdirected(journey):
            continue
        metrics = {placed.record.metric for placed in case.measured.get(journey.id, ())}
        for i, objective in enumerate(journey.objectives):
            if objective.metric and objective.metric not in metrics:
                said = message("nobody has measured {metric} in this journey", metric=objective.metric)
                yield Finding(document.place("objectives", i, "metric"), said)


def finding_not_verified(case: Case) -> Iterator[Finding]:
    """What a few people said is confirmed in another way.

    Interviews and visits find what nobody had thought of, but not how often it happens. `verified_by` names the
    research, or the document of measurements, that confirms it.

    Fails:
        kind: research
        id: lobby-talks
        method: interview
        findings: [{text: Guests look for the lift}]

    Right:
        # file: talks.yaml
        kind: research
        id: lobby-talks
        method: interview
        findings: [{text: Guests look for the lift, verified_by: exit-survey}]
        # file: survey.yaml
        kind: research
        id: exit-survey
        method: survey
    """
    for document in case.workspace.documents_of("research", sound=True):
        if document.model.method in _IMPRESSIONS:
            for i, found in enumerate(document.model.findings):
                if not found.verified_by:
                    said = message("this finding has not been confirmed in another way")
                    yield Finding(
                        document.place("findings", i), said, hint=message('add "{field}: …" here', field="verified_by")
                    )


def one_voice(case: Case) -> Iterator[Finding]:
    """A journey rests on more than one source.

    The NPS says that something is wrong, not where; social media speak for those who are angry or paid. A whole journey
    that rests on one of these alone follows one voice.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints: [{name: Check-in, measurements: [{metric: nps, value: 31, n: 212, date: 2026-09-30}]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - name: Check-in
                measurements:
                  - {metric: nps, value: 31, n: 212, date: 2026-09-30}
                  - {metric: ces, value: 5.2, n: 212, date: 2026-09-30}
    """
    methods = {document.model.id: document.model.method for document in case.workspace.documents_of("research")}
    for document, journey in case.whole_journeys:
        if case.is_misdirected(journey):
            continue
        metrics = {placed.record.metric for placed in case.measured.get(journey.id, ()) if placed.record.metric}
        research = {
            methods.get(id_)
            for touchpoint in journey.touchpoints
            if touchpoint.evidence
            for id_ in touchpoint.evidence.research
        }
        if metrics == {"nps"} and not research:
            said = message('"{journey}" rests on the NPS alone', journey=journey.title)
            yield Finding(document.place("title"), said)
        elif research == {"social"} and not metrics:
            said = message('"{journey}" rests on social media alone', journey=journey.title)
            yield Finding(document.place("title"), said)
