"""What actual journeys tell of a planned one: research of one person each, and figures of all together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from journeykit.diagnostics import message
from journeykit.exchange.cjml.leftovers import Leftovers
from journeykit.exchange.cjml.points import Points, rating_in
from journeykit.exchange.foreign.drafts import Draft, Report
from journeykit.exchange.foreign.keeping import short
from journeykit.exchange.foreign.xml_tree import Element
from journeykit.exchange.naming import free_id
from journeykit.model.slug import slug

_TIMES: Final = ("timeOriginated", "timeStarted", "timeReceived", "timeConsumed", "timeCompleted")
_DAY: Final = re.compile(r"(\d{4}-(?:0[1-9]|1[0-2]))-(?:0[1-9]|[12]\d|3[01])(?!\d)")
_AS_PLANNED: Final = ("", "completed", "ok", "yes", "true", "compliant")
_POINT: Final = {"touchpointID", "belongsTo", "initiator", "receiver", "touchpointExperience", "compliance", "comment"}
_JOURNEY: Final = {
    "journeyID", "journeyTitle", "plannedReference", "journeyPhases", "actors", "touchpoints", "journeyShortSummary",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Observed:
    """An actual journey, with the draft of the planned one that it was to be and its touchpoints."""

    element: Element
    draft: Draft
    points: Points

    @property
    def journey(self) -> str:
        """The id of the planned journey."""
        return str(self.draft.data.get("id") or slug(str(self.draft.data["title"])))

    @property
    def steps(self) -> list[Element]:
        """The touchpoints that there were."""
        several = self.element.one("touchpoints")
        return several.children if several else []

    def planned(self, step: Element) -> str | None:
        """Return the planned touchpoint that a step was to be; None for a deviation."""
        return self.points.theirs.get(step.said("touchpointID") or "")


def observed(
    seen: Sequence[Observed], scale: tuple[float, float], report: Report, leftovers: Leftovers, stem: str
) -> list[Draft]:
    """Return a draft of research for each actual journey, and one of measurements for all."""
    if not seen:
        return []
    said = message(
        "actual journeys: {count}; each became research, ratings and order became measurements; names of people stay behind",
        count=len(seen),
    )
    report.read(seen[0].element.path, said)
    used: set[str] = set()
    drafts = [_research(one, scale, report, leftovers, used) for one in seen]
    records = [*_ratings(seen, scale, report), *_transitions(seen)]
    if records:
        data = {"kind": "measurements", "id": slug(stem), "source": f"{report.foreign.file.name}", "records": records}
        drafts.append(Draft(data, {(): seen[0].element.path}))
    return drafts


def _research(one: Observed, scale: tuple[float, float], report: Report, leftovers: Leftovers, used: set[str]) -> Draft:
    id_ = free_id(slug(f"{one.journey} {one.element.said('journeyID') or 'actual'}"), used)
    used.add(id_)
    data: dict[str, Any] = {"kind": "research", "id": id_, "method": "observation", "n": 1}
    day = next(_days(one.element), None)
    data |= {"period": day} if day else {}
    question = one.element.said("journeyTitle") or one.element.said("journeyShortSummary")
    data |= {"question": question} if question else {}
    findings = []
    for step in one.steps:
        text = _finding(one, step, scale, report)
        planned = one.planned(step)
        if text:
            findings.append({"text": text, **({"touchpoint": f"{one.journey}/{planned}"} if planned else {})})
        leftovers.found(step, (), _POINT)
    leftovers.found(one.element, (), _JOURNEY)
    data |= {"findings": findings} if findings else {}
    return Draft(data, {(): one.element.path})


def _finding(one: Observed, step: Element, scale: tuple[float, float], report: Report) -> str | None:
    """Return what a step tells: how it felt, its rating, and how it departed from the plan."""
    told = [step.said("touchpointExperience", "experienceDescription"), step.said("comment")]
    rating = _rating(step, scale, report)
    dated = any(True for _ in _days(one.element))
    if rating is not None and (any(told) or not dated or one.planned(step) is None):  # alone it is a figure
        told.append(f"{short(rating)}/{short(scale[1])}")
    compliance = step.said("compliance")
    if compliance and compliance.lower() not in _AS_PLANNED:
        told.append(f"compliance: {compliance}")
    if one.planned(step) is None:
        label = step.said("initiator", "initiatorLabel") or step.said("receiver", "receiverLabel")
        told.insert(0, " ".join(word for word in (step.said("touchpointID"), label) if word) or None)
    words = [word for word in told if word]
    return " · ".join(words) or None


def _rating(step: Element, scale: tuple[float, float], report: Report) -> float | None:
    text = step.said("touchpointExperience", "experienceRating")
    return None if text is None or text.lower() in ("none", "nan", "null") else rating_in(step, text, scale, report)


def _ratings(seen: Sequence[Observed], scale: tuple[float, float], report: Report) -> Iterator[dict[str, Any]]:
    """Yield what the ratings are together: per touchpoint and month, how many gave which."""
    counts: dict[tuple[str, str, str], Counter[float]] = {}
    for one in seen:
        for step in one.steps:
            rating, planned = _rating(step, scale, report), one.planned(step)
            month = next((day[:7] for day in (*_days(step), *_days(one.element))), None)
            if rating is not None and planned is not None and month is not None:
                counts.setdefault((one.journey, planned, month), Counter())[rating] += 1
            elif rating is not None and month is None:
                said = message("ratings without a date stand in the research only: figures need a period")
                report.lost(one.element.path, said)
    ends = {} if scale == (1.0, 5.0) else {"scale": [short(end) for end in scale]}
    for (journey, touchpoint, month), given in counts.items():
        yield {
            "journey": journey, "touchpoint": touchpoint, "metric": "csat", **ends, "period": month, "n": given.total(),
            "distribution": {str(short(rating)): count for rating, count in sorted(given.items())},
        }  # fmt: skip


def _transitions(seen: Sequence[Observed]) -> Iterator[dict[str, Any]]:
    """Yield how many went from one planned touchpoint straight to another."""
    went: Counter[tuple[str, str, str, str]] = Counter()
    left: Counter[tuple[str, str, str]] = Counter()
    for one in seen:
        month = next((day[:7] for day in _days(one.element)), None)
        steps = [one.planned(step) for step in one.steps]
        for at, to in zip(steps, [*steps[1:], None], strict=True):
            if month and at is not None:
                left[one.journey, at, month] += 1
                if to is not None:
                    went[one.journey, at, to, month] += 1
    for (journey, at, to, month), customers in went.items():
        of = left[journey, at, month]
        yield {"journey": journey, "from": at, "to": to, "customers": customers, "of": of, "period": month}


def _days(element: Element) -> Iterator[str]:
    """Yield the days that an element and all in it name, in order."""
    for inner in element.within():
        if inner.name in _TIMES and (day := _DAY.match(inner.text.strip())):
            yield day.group()
