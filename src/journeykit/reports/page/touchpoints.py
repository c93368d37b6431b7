"""All that is known of a touchpoint, for the panel that opens where somebody clicks it on a map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.maps import speaking
from journeykit.maps.lanes.facts import FACTS
from journeykit.reports.page.data import DataTable, Head, table_of
from journeykit.reports.plan.words import TAKES
from journeykit.words import number, period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from journeykit.maps import MapContent, MapTouchpoint
    from journeykit.maps.content import Counted
    from journeykit.reports.plan.words import Phrases
    from journeykit.scoring import TouchpointScore
    from journeykit.scoring.measured import Measured

_AROUND = ("expects", "wish")
_BEHIND = ("obstacles", "promises", "service", "data", "benchmarks")


def touchpoint(
    phrases: Phrases,
    content: MapContent,
    p: MapTouchpoint,
    score: TouchpointScore | None,
    planned: Mapping[str, Any] | None,
) -> dict[str, Any]:
    """Return a touchpoint as plain values and sentences.

    Args:
        phrases: Phrases in the language of the page.
        content: The map that it stands on.
        p: The touchpoint as maps show it.
        score: Its figures; None when it is not scored (planned, or of a future journey).
        planned: What the plan says of it; None when it is in no plan.
    """
    said = planned or {}
    facts = dict(p.facts)
    return {
        "id": p.id,
        "number": p.number,
        "name": p.name,
        "phase": p.phase,
        "channels": p.channels,
        "owner": p.owner,
        "moment": p.moment,
        "tags": p.tags,
        "take": p.choice if score else None,
        "choice": speaking.choice(phrases.t, p) if p.choice else "",
        "because": _because(phrases, score) if score else [],
        "figure": _figure(phrases, p, score),
        "customer": [one for one in _customer(phrases, content, p, facts) if one["texts"]],
        "measured": measured_table(phrases, score, p.counted),
        "weighs": [text for text in (said.get("importance"), said.get("reach_says")) if text],
        "says": said.get("says", ()),
        "needed": said.get("needed", ()),
        "brand": said.get("brand", ()),
        "room": said.get("room_text") if score and score.impact.value is not None else None,
        "actions": [*said.get("actions", ()), *said.get("shared", ())],
        "ideas": [] if planned else [{"title": one.title, "note": one.note} for one in p.ideas],
        "behind": [one for one in _behind(phrases, p, facts) if one["texts"]],
        "evidence": said.get("evidence", ()),
        "grade": phrases.t(speaking.GRADES[p.grade]) if p.grade else "",
    }


def _because(phrases: Phrases, score: TouchpointScore) -> list[str]:
    """Why this choice, and what a person made of it."""
    t, choice = phrases.t, score.choice
    names = {basic.id: basic.text for basic in phrases.project.basics} if phrases.project else {}
    basics = "; ".join(names.get(id_, id_) for id_ in score.broken_basics)
    # The score names a basic by its id; people know it by its text.
    because = (
        t("a basic is not in order: {basics}", basics=basics.rstrip(".")) if basics else phrases.said(choice.because)
    )
    found = [f"{because[:1].upper()}{because[1:]}."]
    if choice.overruled:
        reason = choice.reason or t("no reason given")
        found.append(
            t(
                "A person chose this instead of {computed}: {reason}.",
                computed=t(TAKES[choice.computed]),
                reason=reason.rstrip("."),
            )
        )
    return found


def _figure(phrases: Phrases, p: MapTouchpoint, score: TouchpointScore | None) -> dict[str, Any]:
    known = p.performance
    return {
        "value": known.value if known else None,
        "low": known.low if known else None,
        "high": known.high if known else None,
        "text": phrases.figure(known.value, known.low, known.high) if known else phrases.t("unknown"),
        "answers": phrases.answers(score.performance.n) if score and known and not known.guessed else "",
        "small": bool(known and known.small),
        "guess": bool(known and known.guessed),
        "target": p.target,
    }


def _told(label: str, *texts: str, quoted: bool = False) -> dict[str, Any]:
    return {"label": label, "texts": [text for text in texts if text], "quoted": quoted}


def _customer(
    phrases: Phrases, content: MapContent, p: MapTouchpoint, facts: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    t, language = phrases.t, content.language
    yield _told(t("Wants"), p.wants)
    yield from (_told(t(FACTS[name]), *facts.get(name, "").split("\n")) for name in _AROUND[:1])
    yield _told(t("Does"), p.does)
    yield _told(t("Thinks"), f"“{p.thinks}”" if p.thinks else "", quoted=True)
    yield _told(t("Feels"), p.feels, _emotion(phrases, p, language))
    yield _told(t("Pain points"), *p.pains)
    yield _told(t("Customers said"), *facts.get("quotes", "").split("\n"), quoted=True)
    yield from (_told(t(FACTS[name]), *facts.get(name, "").split("\n")) for name in _AROUND[1:])


def _emotion(phrases: Phrases, p: MapTouchpoint, language: str) -> str:
    t = phrases.t
    if p.emotion is None:
        return ""
    now = speaking.signed(round(p.emotion, 1), language)
    if p.desired is None:
        return t("emotion {now}", now=now)
    return t("emotion {now}, desired {desired}", now=now, desired=speaking.signed(p.desired, language))


def _behind(phrases: Phrases, p: MapTouchpoint, facts: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    t = phrases.t
    yield _told(t("In front of customers"), p.front)
    yield _told(t("Behind the scenes"), p.back)
    islands = t("no way to the CRM")
    yield _told(t("Systems"), *(f"{one.name} ({islands})" if one.island else one.name for one in p.systems))
    yield from (_told(t(FACTS[name]), *facts.get(name, "").split("\n")) for name in _BEHIND)


def measured_table(
    phrases: Phrases, score: TouchpointScore | None, counted: Iterable[Counted] = ()
) -> DataTable | None:
    """Return what was measured: each metric on its own scale, how it counts (0-100), and how many answered when.

    What was counted (waiting, contacts, costs) stands below it; that has no score.
    """
    t = phrases.t
    heads = (
        Head(t("Measured")), Head(t("Value"), numeric=True), Head(t("Score (0–100)"), numeric=True),
        Head(t("Answers"), numeric=True), Head(t("Period")),
    )  # fmt: skip
    rows = [_row(phrases, one) for one in score.performance.metrics] if score else []
    rows += [_counted(phrases, one) for one in counted]
    return table_of(heads, rows) if rows else None


def _row(phrases: Phrases, one: Measured) -> tuple[str, ...]:
    name = phrases.metric(one.metric)
    values = [phrases.figure(each.value, each.low, each.high, 1) for each, _ in one.estimates]
    figure = one.figure
    periods = dict.fromkeys(filter(None, (_when(phrases, placed.record) for placed in one.records)))
    n = "" if figure.n is None else number(round(figure.n), phrases.language)
    return (
        f"{name[:1].upper()}{name[1:]}",
        "; ".join(dict.fromkeys(values)),
        phrases.figure(figure.p, figure.low, figure.high),
        n,
        ", ".join(periods),
    )


def _counted(phrases: Phrases, one: Counted) -> tuple[str, ...]:
    value = f"{one.value} ({phrases.t('before: {value}', value=one.before)})" if one.before else one.value
    n = "" if one.n is None else number(one.n, phrases.language)
    return f"{one.name[:1].upper()}{one.name[1:]}", value, "", n, one.period


def _when(phrases: Phrases, record: Any) -> str:
    if record.period:
        return period(record.period, phrases.language)
    return period(record.date.isoformat(), phrases.language) if record.date else ""


def by_id(journeys: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], Mapping[str, Any]]:
    """Return what the plan says of each touchpoint, by journey and touchpoint."""
    return {
        (journey["id"], one["id"]): one
        for journey in journeys
        for several in journey["groups"].values()
        for one in several
    }
