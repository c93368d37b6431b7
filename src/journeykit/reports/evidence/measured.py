"""The documents of measurements, and figures written by hand, as sources of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.model.metrics import IMPORTANCE, SATISFACTION
from journeykit.reports.evidence.values import RestsHere, SourceOf, link_in, one_line
from journeykit.reports.plan.words import Phrases
from journeykit.scoring.records import days, is_stale, size
from journeykit.words import period, translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from journeykit.diagnostics import Place
    from journeykit.scoring import Scores
    from journeykit.workspace import PlacedRecord, Workspace

_MEASURED = ("measurements", "importance", "derived_importance")


def measured_sources(workspace: Workspace, scores: Scores, language: str) -> list[SourceOf]:
    """Return a source for each document with figures, the newest first."""
    rests = _rests(scores)
    by_file: dict[str, list[PlacedRecord]] = {}
    for placed in workspace.records:
        by_file.setdefault(placed.place.file.as_posix(), []).append(placed)
    found = [
        (_last(records), _source(workspace, scores, file, records, rests, language))
        for file, records in by_file.items()
    ]
    return [one for _, one in sorted(found, key=lambda pair: (-(pair[0].toordinal() if pair[0] else 0), pair[1].file))]


def _rests(scores: Scores) -> Mapping[Place, list[RestsHere]]:
    """The touchpoints whose scores rest on a record, by where that stands."""
    found: dict[Place, list[RestsHere]] = {}
    for journey, one in scores.all():
        for rests in one.rests_on:
            if rests.field in _MEASURED:
                at = RestsHere(journey.id, one.id, one_line(one.name) or one.id)
                found.setdefault(rests.place, []).append(at)
    return found


def _source(
    workspace: Workspace,
    scores: Scores,
    file: str,
    records: Sequence[PlacedRecord],
    rests: Mapping[Place, list[RestsHere]],
    language: str,
) -> SourceOf:
    phrases = Phrases(translator(language), language)
    document = workspace.document(records[0].place.file)
    assert document is not None
    by_hand = document.kind != "measurements"
    told = dict.fromkeys(filter(None, (one_line(placed.source) for placed in records)))
    here = dict.fromkeys(at for placed in records for at in rests.get(placed.place, ()))
    answers = round(sum(_answers(placed) for placed in records))
    dated = [placed for placed in records if days(placed.record)]
    metrics = dict.fromkeys(_metric(phrases, one.record.metric) for one in records if one.record.metric)
    return SourceOf(
        id=(None if by_hand else document.model.id) or file, kind="by-hand" if by_hand else "measurements",
        title=_title(phrases, file, tuple(told), by_hand=by_hand), method=None, period=_period(dated, language),
        n=answers or None, n_told=phrases.answers(answers) if answers else None,
        file=file, line=_line(workspace, records[0].place) if by_hand else None, grade="quantitative",
        used=bool(here), stale=bool(dated) and all(is_stale(one.record, scores.now, scores.settings.stale_after) for one in dated),
        link=link_in(*told), metrics=tuple(metrics), rests=tuple(here),
    )  # fmt: skip


def _metric(phrases: Phrases, metric: str) -> str:
    return phrases.t("importance") if metric == IMPORTANCE else phrases.metric(metric)


def _answers(placed: PlacedRecord) -> float:
    """The answers of a record; those of a segment are in the whole, and what was counted otherwise is no answer."""
    record = placed.record
    return 0.0 if record.segment or record.metric not in SATISFACTION else size(record) or 0.0


def _title(phrases: Phrases, file: str, told: Sequence[str], *, by_hand: bool) -> str:
    if told:
        return (
            phrases.listed(told[:3]) if len(told) <= 3 else phrases.t("{first} and others", first=", ".join(told[:3]))
        )
    return phrases.t("written by hand at touchpoints") if by_hand else file


def _last(records: Iterable[PlacedRecord]) -> date | None:
    return max((known[1] for placed in records if (known := days(placed.record))), default=None)


def _period(dated: Sequence[PlacedRecord], language: str) -> str | None:
    """Write the period of records, or from the first to the last."""
    spans = {
        known: placed.record.period or str(placed.record.date) for placed in dated if (known := days(placed.record))
    }
    if not spans:
        return None
    first, last = min(spans), max(spans, key=lambda known: (known[1], known[0]))
    if first == last:
        return period(spans[first], language)
    return translator(language)(
        "{first} to {last}", first=period(spans[first], language), last=period(spans[last], language)
    )


def _line(workspace: Workspace, place: Place) -> int | None:
    span = workspace.span(place)
    return span.line if span else None
