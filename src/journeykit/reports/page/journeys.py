"""Each journey of the page: what it found, its figures, its pictures and its touchpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.maps.gathering.names import metric
from journeykit.reports.page.touchpoints import touchpoint
from journeykit.words import number, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from journeykit.maps import MapContent
    from journeykit.model import Journey
    from journeykit.reports.page.pictures import Pictures
    from journeykit.reports.plan.words import Phrases
    from journeykit.scoring import JourneyScore, Scores
    from journeykit.words import Sentence

FLOOR = 55.0


def journeys(
    phrases: Phrases,
    shown: Sequence[Journey],
    scores: Scores,
    pictures: Pictures,
    planned: Mapping[str, Mapping[str, Any]],
    touched: Mapping[tuple[str, str], Mapping[str, Any]],
    personas: Mapping[str, str],
) -> list[dict[str, Any]]:
    """Return the journeys in order.

    Args:
        phrases: Phrases in the language of the page.
        shown: The journeys.
        scores: Their scores; a future journey has none.
        pictures: Their pictures, with what these show.
        planned: What the plan says of each journey, by its id.
        touched: What the plan says of each touchpoint, by journey and touchpoint.
        personas: The names of personas by their ids.
    """
    return [
        _journey(phrases, f"j{number_}", one, scores.journey(one.id), pictures, planned.get(one.id), touched, personas)
        for number_, one in enumerate(shown, 1)
    ]


def _journey(
    phrases: Phrases,
    key: str,
    journey: Journey,
    score: JourneyScore | None,
    pictures: Pictures,
    planned: Mapping[str, Any] | None,
    touched: Mapping[tuple[str, str], Mapping[str, Any]],
    personas: Mapping[str, str],
) -> dict[str, Any]:
    t = phrases.t
    content = pictures.contents.get(journey.id)
    title = one_line(journey.title).strip()
    finding = one_line(content.title).strip() if content else ""
    found = []
    for p in content.touchpoints if content else ():
        assert content
        one = touchpoint(
            phrases, content, p, score.touchpoint(p.id) if score else None, touched.get((journey.id, p.id))
        )
        found.append(one | {"key": f"{key}-t{p.number}"})
    phases: list[dict[str, Any]] = []
    for one in found:
        if not phases or phases[-1]["name"] != one["phase"]:
            phases.append({"name": one["phase"], "touchpoints": []})
        phases[-1]["touchpoints"].append(one)
    return {
        "key": key,
        "title": title,
        "future": journey.state == "future",
        "kind": t("Future customer journey") if journey.state == "future" else t("Customer journey"),
        "finding": finding if finding != title else "",
        "job": planned["job"] if planned else one_line(journey.customer_job or "").strip(),
        "about": [part for part in _about(t, journey, personas) if part],
        "owner": planned["owner"] if planned else None,
        "goals": planned["goals"] if planned else (),
        "index": _index(phrases, score),
        "figures": [*_figures(phrases, score, planned), *_counted(phrases, score, content)] if score else [],
        "doubt": _doubt(phrases, score) if score else "",
        "pictures": pictures.of.get(journey.id, ()),
        "phases": phases,
        "keys": {one["id"]: one["key"] for one in found},
        "names": {one["id"]: f"{one['number']}. {one['name']}" for one in found},
    }


def _about(t: Sentence, journey: Journey, personas: Mapping[str, str]) -> Iterator[str]:
    """For whom a journey is, and from where to where it goes."""
    names = [personas.get(one, one) if isinstance(one, str) else one.name for one in journey.personas]
    if names:
        yield t("For: {names}", names="; ".join(names))
    scope = journey.scope
    if scope and scope.starts_when and scope.ends_when:
        yield t("From: {start}; to: {end}", start=scope.starts_when, end=scope.ends_when)


def _index(phrases: Phrases, score: JourneyScore | None) -> dict[str, Any]:
    index = score.index if score else None
    known = index is not None and index.value is not None
    return {
        "value": index.value if index else None,
        "low": index.low if index else None,
        "high": index.high if index else None,
        "text": phrases.number(index.value, 0) if index and index.value is not None else "–",
        "margin": phrases.range(index.low, index.high)
        if known and index and index.low is not None and index.high is not None
        else "",
    }


def _tile(name: str, value: str, note: str = "", tone: str = "") -> dict[str, str]:
    return {"name": name, "value": value, "note": note, "tone": tone}


def _figures(phrases: Phrases, score: JourneyScore, planned: Mapping[str, Any] | None) -> list[dict[str, str]]:
    """The figures beside the index, each with what it means."""
    t, language = phrases.t, phrases.language
    found = []
    if score.below_floor is not None:
        total = t("of {count} touchpoints", count=len(score.touchpoints))
        found.append(_tile(t("Below the norm"), str(score.below_floor), total, "bad" if score.below_floor else ""))
    worst = score.touchpoint(score.minimum.touchpoint) if score.minimum else None
    if worst:
        p = worst.performance
        margin = f" ({phrases.range(p.low, p.high)})" if p.low is not None and p.high is not None else ""
        tone = "bad" if (p.value or 0) < FLOOR else ""
        found.append(_tile(t("Lowest"), phrases.figure(p.value), f"{worst.name}{margin}", tone))
    if score.peak_end is not None:
        found.append(_tile(t("Peak and end"), number(score.peak_end, language, 0), t("what customers remember")))
    if score.school_mark is not None:
        found.append(_tile(t("As a school mark"), number(score.school_mark, language, 1), t("1 to 10")))
    if planned and planned["expected"] is not None:
        between = planned["expected_range"] or ""
        found.append(_tile(t("After the plan"), number(planned["expected"], language, 0), between, "good"))
    if planned:
        of = t("{measured} of {count} touchpoints measured", measured=planned["measured"], count=len(score.touchpoints))
        found.append(_tile(t("Answers"), number(planned["answers"], language), of))
    if score.handoffs:
        note = ""
        if score.channel_switch_rate is not None:
            note = t("{share} of the steps change channel", share=phrases.share(score.channel_switch_rate))
        found.append(_tile(t("Handovers"), str(score.handoffs), note))
    if score.customers_per_year is not None:
        found.append(_tile(t("Customers a year"), number(score.customers_per_year, language)))
    return found


def _counted(phrases: Phrases, score: JourneyScore, content: MapContent | None) -> Iterator[dict[str, str]]:
    """Yield what was asked or counted of the journey as a whole."""
    t = phrases.t
    for one in score.headlines:
        name, value = metric(t, one.metric), phrases.number(one.value, 0 if one.metric == "nps" else 1)
        value = t("{percent} %", percent=phrases.number(one.value, 0)) if one.metric == "csat-percent" else value
        yield _tile(f"{name[:1].upper()}{name[1:]}", value, phrases.answers(one.n))
    for figure in content.counted if content else ():
        before = t("before: {value}", value=figure.before) if figure.before else ""
        yield _tile(f"{figure.name[:1].upper()}{figure.name[1:]}", figure.value, before or figure.period)


def _doubt(phrases: Phrases, score: JourneyScore) -> str:
    """Why there is no index; empty when there is one."""
    if score.index.value is not None or not score.touchpoints:
        return ""
    return phrases.t("The index is unknown: too little was measured. Measure first.")
