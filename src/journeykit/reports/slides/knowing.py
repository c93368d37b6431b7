"""The slides on what is known: what nobody knows yet, what everything rests on, and the words of the field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.reports.slides.values import Column, Row, Slide, Table, Words, words
from journeykit.reports.terms import terms_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from journeykit.reports.evidence.report import Evidence
    from journeykit.reports.plan.words import Phrases

MOST_UNKNOWN, MOST_SOURCES = 16, 14


def unknown_slide(phrases: Phrases, values: Mapping[str, Any]) -> Slide | None:
    """What nobody knows yet, and how to find out; moments of truth first."""
    t = phrases.t
    several = len(values["journeys"]) > 1
    rows = [
        Row((_where(one["name"], journey["title"] if several else ""), words(one["why"], 11), words(one["how"], 11),
             words(one["owner"] or t("no owner yet"), 11, tone="ink" if one["owner"] else "warn")),
            f"{one['name']} [{one['source']}]")
        for journey in values["journeys"]
        for one in journey["to_measure"]
    ]  # fmt: skip
    if not rows:
        return None
    title = phrases.count(
        len(rows), "Of {count} touchpoint we know too little", "Of {count} touchpoints we know too little"
    )
    columns = (
        Column(t("Touchpoint"), 27),
        Column(t("Why"), 23),
        Column(t("How to find out"), 36),
        Column(t("Owner"), 14),
    )
    notes = () if len(rows) <= MOST_UNKNOWN else (t("The plan names all of them."),)
    return Slide(
        title=title, eyebrow=t("What we do not know yet"), table=Table(columns, tuple(rows[:MOST_UNKNOWN])), notes=notes
    )


def _where(name: str, journey: str) -> tuple[Words, ...]:
    return (Words(name, 11, bold=True), *((Words(journey, 9.5, tone="soft"),) if journey else ()))


def sources_slide(phrases: Phrases, evidence: Evidence) -> Slide | None:
    """What the figures and sentences rest on."""
    t = phrases.t
    used = [one for one in evidence.sources if one.used]
    if not used:
        return None
    rows = tuple(
        Row((
            words(one.title, 11, bold=True),
            words(one.period or t("not dated"), 11, tone="ink" if one.period and not one.stale else "warn"),
            words(one.n_told or "–", 11),
            words(one.method or (t("measured") if one.grade == "quantitative" else "–"), 11),
            words(phrases.count(len({at.name for at in one.rests}), "{count} touchpoint", "{count} touchpoints"), 11),
        ), f"{one.title} [{one.place}]")
        for one in used[:MOST_SOURCES]
    )  # fmt: skip
    columns = (
        Column(t("Source"), 40),
        Column(t("When"), 19),
        Column(t("How many"), 15),
        Column(t("Kind"), 14),
        Column(t("Used at"), 12),
    )
    counted = phrases.count(len(used), "{count} source", "{count} sources")
    return Slide(
        title=t("What this rests on: {sources}", sources=counted), eyebrow=t("Evidence"), table=Table(columns, rows)
    )


def glossary_slide(phrases: Phrases, told: Iterable[Slide]) -> Slide | None:
    """The words of the field that occur on the slides."""
    t = phrases.t
    texts = [text for slide in told for text in _own_words(slide)]
    found = terms_in(texts, phrases.language)
    if not found:
        return None
    rows = tuple(
        Row(
            (words(one.name, 11, bold=True), words(one.explanation, 11)),
            f"{one.name}: {one.source}" if one.source else "",
        )
        for one in found
    )
    return Slide(title=t("Words used here"), eyebrow=t("Glossary"), table=Table((Column("", 20), Column("", 80)), rows))


def _own_words(slide: Slide) -> list[str]:
    """What we say ourselves: above a slide, above its columns, and in the cells that are not in ink, as people's are."""
    table = slide.table
    if table is None:
        return [slide.eyebrow]
    cells = [one for row in table.rows for cell in row.cells for one in cell if one.tone != "ink"]
    return [slide.eyebrow, *(column.name for column in table.columns), *(one.text for one in cells)]
