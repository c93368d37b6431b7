"""Whether a low answer in the ten-point scan is followed by action (JK602)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, Place, message
from journeykit.model.vocabulary import TEN_POINTS
from journeykit.rules.plan import is_open, touched
from journeykit.rules.rule import tidy
from journeykit.scoring.scan import item_score, scan_gaps

if TYPE_CHECKING:
    from journeykit.model.shared import Scan
    from journeykit.rules.case import Case


def scan_gap(case: Case) -> Iterator[Finding]:
    """A point of the scan below 3 has an improvement.

    Whoever scores a point low has seen something. If nothing follows, the next scan is filled in with threes.

    Fails:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, scan: {low_threshold: 2}}]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - {name: Check-in, scan: {low_threshold: 2}, improvements: [{title: A bell that works at night}]}
    """
    affected = {place for at in case.workspace.improvements if is_open(at) for place in touched(at)}
    for spot in case.met:
        assert spot.journey is not None
        own = {(spot.journey.id, spot.touchpoint.id), ("", spot.touchpoint.id)}
        if spot.touchpoint.scan is not None and spot.owns("scan") and own.isdisjoint(affected):
            yield from _gaps(spot.touchpoint.scan, spot.place("scan"))
    improved = {at.journey.id for at in case.workspace.improvements if at.journey is not None and is_open(at)}
    for document, journey in case.sound_journeys:
        if journey.scan is not None and journey.id not in improved:
            yield from _gaps(journey.scan, document.place("scan"))
    for document in case.workspace.documents_of("project", sound=True):
        project = document.model
        if project.scan is not None and not project.improvements and not project.culture:
            yield from _gaps(project.scan, document.place("scan"))


def _gaps(scan: Scan, place: Place) -> Iterator[Finding]:
    scores = {point: item_score([opinion.score for opinion in getattr(scan, point)]) for point in TEN_POINTS}
    for point in scan_gaps(scores):
        said = message('"{point}" scores {score} in the scan, and nothing is planned',
                       point=point, score=tidy(scores[point] or 0))  # fmt: skip
        yield Finding(Place(place.file, (*place.path, point), at_key=True), said)
