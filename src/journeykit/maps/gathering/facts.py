"""What else is known of a touchpoint, in words: what a lane of its own shows, and nothing where nobody said anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from journeykit.maps.gathering.names import channels, metric
from journeykit.maps.speaking import GRADES
from journeykit.model import Project, Touchpoint
from journeykit.words import Sentence, number

EXPECTATIONS = {"exceeded": "exceeded", "met": "met", "missed": "missed"}
OBSTACLES = {"people": "people", "process": "process", "system": "system", "law": "law", "money": "money"}
SERVED_BY = {"person": "by a person", "assisted": "by a person with help of a machine", "machine": "by a machine"}
INITIATIVES = {"customer": "the customer begins", "us": "we begin"}
PERSONAL = {"none": "the same for everybody", "segment": "by segment", "individual": "personal"}
KEPT = {"kept": "kept: {names}", "broken": "broken: {names}"}
RUN_BY = {"partner": "run by a partner", "others": "out of our hands"}


def facts(t: Sentence, language: str, project: Project, touchpoint: Touchpoint) -> tuple[tuple[str, str], ...]:
    """Return lanes with their words, those that have any: a line a fact."""
    found = {
        "evidence": _evidence(t, touchpoint),
        "expects": _expects(t, touchpoint),
        "quotes": _quotes(touchpoint),
        "wish": _wish(t, touchpoint),
        "obstacles": _obstacles(t, touchpoint),
        "promises": _promises(t, project, touchpoint),
        "weight": _weight(t, language, touchpoint),
        "benchmarks": _benchmarks(t, language, project, touchpoint),
        "service": _service(t, project, touchpoint),
        "data": _data(t, touchpoint),
    }
    return tuple((name, "\n".join(words)) for name, parts in found.items() if (words := [*filter(None, parts)]))


def _evidence(t: Sentence, touchpoint: Touchpoint) -> Iterator[str]:
    evidence = touchpoint.evidence
    if evidence is None:
        return
    if evidence.grade:
        yield t(GRADES[evidence.grade])
    yield from evidence.research


def _expects(t: Sentence, touchpoint: Touchpoint) -> Iterator[str]:
    customer = touchpoint.customer
    if customer is None:
        return
    yield from customer.expects
    if customer.expectation:
        yield t(EXPECTATIONS[customer.expectation])


def _quotes(touchpoint: Touchpoint) -> Iterator[str]:
    """Yield what customers said and agreed to be quoted with."""
    if touchpoint.customer:
        yield from (f"“{quote.text}”" for quote in touchpoint.customer.quotes if quote.consent)


def _wish(t: Sentence, touchpoint: Touchpoint) -> Iterator[str]:
    wish = touchpoint.desired
    if wish is None:
        return
    yield wish.does or ""
    yield f"“{wish.thinks}”" if wish.thinks else ""
    yield wish.feels or ""
    yield t("radiates: {what}", what=wish.radiates) if wish.radiates else ""


def _obstacles(t: Sentence, touchpoint: Touchpoint) -> Iterator[str]:
    for obstacle in touchpoint.obstacles:
        yield f"{t(OBSTACLES[obstacle.type])}: {obstacle.text}" if obstacle.type else obstacle.text


def _promises(t: Sentence, project: Project, touchpoint: Touchpoint) -> Iterator[str]:
    """Yield which basics and brand rules it breaks, then which it keeps."""
    said = {basic.id: basic.text for basic in project.basics}
    said |= {rule.id: rule.text for value in project.brand.values for rule in value.rules}
    answers: Mapping[str, str] = {**touchpoint.basics, **touchpoint.brand_rules}
    for answer in ("broken", "kept"):
        names = [said.get(id_, id_) for id_, given in answers.items() if given == answer]
        yield t(KEPT[answer], names=", ".join(names)) if names else ""


def _weight(t: Sentence, language: str, touchpoint: Touchpoint) -> Iterator[str]:
    stated, volume = touchpoint.importance, touchpoint.volume
    if stated and stated.customer is not None:
        yield t("importance to the customer {score}", score=number(stated.customer, language))
    if stated and stated.organisation is not None:
        yield t("to us {score}", score=number(stated.organisation, language))
    if touchpoint.reach is not None:
        yield t("{share} % of the customers", share=round(100 * touchpoint.reach))
    if volume and volume.per_year is not None:
        yield t("{count} a year", count=number(volume.per_year, language))
    if touchpoint.customer and touchpoint.customer.intensity is not None:
        yield t("at stake: {score} of 5", score=number(touchpoint.customer.intensity, language))


def _benchmarks(t: Sentence, language: str, project: Project, touchpoint: Touchpoint) -> Iterator[str]:
    known = {competitor.id: competitor.name for competitor in project.competitors}
    for one in touchpoint.benchmarks:
        answers = f" (n = {number(one.n, language)})" if one.n is not None else ""
        name = known.get(one.competitor, one.competitor)
        yield f"{name}: {metric(t, one.metric)} {number(one.value, language, 1)}{answers}" + _learned(one.learn)


def _learned(text: str | None) -> str:
    return f", {text}" if text else ""


def _service(t: Sentence, project: Project, touchpoint: Touchpoint) -> Iterator[str]:
    yield t(RUN_BY[touchpoint.run_by]) if touchpoint.run_by in RUN_BY else ""
    yield t(SERVED_BY[touchpoint.served_by]) if touchpoint.served_by else ""
    begins = t(INITIATIVES[touchpoint.initiative]) if touchpoint.initiative else ""
    yield f"{begins}: {touchpoint.trigger}" if begins and touchpoint.trigger else begins or touchpoint.trigger or ""
    yield t(PERSONAL[touchpoint.personal]) if touchpoint.personal else ""
    yield t("mandate: {what}", what=touchpoint.mandate) if touchpoint.mandate else ""
    moment = touchpoint.moment_of_truth
    if moment and moment.helpline:
        yield t("help: {channels}", channels=channels(t, project, moment.helpline))
    if moment and moment.doubts:
        yield t("doubts: {what}", what=_listed(moment.doubts))


def _data(t: Sentence, touchpoint: Touchpoint) -> Iterator[str]:
    data = touchpoint.data
    if data is None:
        return
    yield t("asks: {what}", what=_listed(data.collects)) if data.collects else ""
    yield t("shows: {what}", what=_listed(data.shows)) if data.shows else ""
    yield t("personal data") if data.personal_data else ""


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
