"""The data of pictures that show more than touchpoints: routes, tasks, personas, two journeys, all journeys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.maps import speaking
from journeykit.maps.compare.pairing import pair_up
from journeykit.reports.page.data import NOTHING, Head, choice, score, table_of
from journeykit.words import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from journeykit.maps import MapContent, MapTouchpoint
    from journeykit.maps.stakeholders.content import MapPersona
    from journeykit.reports.page.data import DataTable
    from journeykit.words import Sentence


def _flow(content: MapContent, t: Sentence) -> DataTable:
    names = {p.id: f"{p.number}. {p.name}" for p in content.touchpoints}
    heads = (Head(t("From")), Head(t("To")), Head(t("Share"), numeric=True), Head(t("Remark")))

    def rows() -> Iterator[tuple[str, ...]]:
        for p in content.touchpoints:
            for way in p.onward:
                remarks = [t("back")] if way.back else []
                remarks += [t("the story does not go along")] if way.lost else []
                yield names[p.id], names.get(way.to, way.to), _percent(way.share), ", ".join(remarks)
            if p.drop:
                yield names[p.id], t("drops out"), _percent(p.drop), NOTHING

    return table_of(heads, rows())


def _tasks(content: MapContent, t: Sentence) -> DataTable | None:
    tasks = content.tasks
    if tasks is None:
        return None
    words = {"yes": t("yes"), "planned": t("planned"), "no": t("no"), None: NOTHING}
    heads = (Head(t("Task")), *(Head(one.name) for one in tasks.channels), Head(t("Not on a channel of choice")))
    return table_of(
        heads, ((one.name, *(words[cell] for cell in one.cells), ", ".join(one.without)) for one in tasks.tasks)
    )


def _people(content: MapContent, t: Sentence) -> DataTable | None:
    if content.people is None:
        return None
    heads = (
        Head(t("Persona")), Head(t("Segment")), Head(t("Share"), numeric=True), Head(t("Goals")), Head(t("Frustrations")),
        Head(t("Channels")), Head(t("Index of the journey"), numeric=True), Head(t("Served worse")),
    )  # fmt: skip
    return table_of(heads, (_persona(one, t) for one in content.people.personas))


def _persona(one: MapPersona, t: Sentence) -> tuple[str, ...]:
    return (
        one.name, one.segment, _percent(one.share), "; ".join(one.goals), "; ".join(one.frustrations),
        ", ".join(name for _, name in one.channels), score(one.index, t), "; ".join(at.name for at in one.worse),
    )  # fmt: skip


def _compare(content: MapContent, t: Sentence) -> DataTable | None:
    if content.against is None:
        return None
    against, language = content.against, content.language
    heads = [Head(t("Touchpoint"))]
    for name in (against.old_name, against.new_name):
        heads += [
            Head(f"{t('Emotion')}, {name}", numeric=True),
            Head(f"{t('Score')}, {name}", numeric=True),
            Head(f"{t('Choice')}, {name}"),
        ]

    def cells(p: MapTouchpoint | None) -> tuple[str, str, str]:
        if p is None:
            return t("is not there"), NOTHING, NOTHING
        emotion = NOTHING if p.emotion is None else speaking.signed(p.emotion, language)
        return emotion, score(p.performance, t), choice(p, t)

    pairs = pair_up(against.content, content, against.only).pairs
    return table_of(
        heads, ((pair.new.name if pair.new else pair.old.name if pair.old else NOTHING, *cells(pair.old), *cells(pair.new)) for pair in pairs)
    )  # fmt: skip


def _portfolio(content: MapContent, t: Sentence) -> DataTable | None:
    if content.portfolio is None:
        return None
    language = content.language
    heads = (
        Head(t("Journey")), Head(t("Index"), numeric=True), Head(t("Customers a year"), numeric=True),
        Head(t("Touchpoints"), numeric=True), Head(t("Below the norm"), numeric=True), Head(t("Lowest")), Head(t("Department")),
    )  # fmt: skip
    rows = (
        (
            one.title + (f" ({t('future')})" if one.future else ""),
            score(one.index, t),
            NOTHING if one.customers is None else number(one.customers, language),
            str(one.touchpoints),
            str(one.low) if one.index else NOTHING,
            one.lowest,
            one.owner,
        )
        for one, _ in content.portfolio.walk()
    )
    return table_of(heads, rows)


OTHERS: Mapping[str, Callable[[MapContent, Sentence], DataTable | None]] = {
    "flow": _flow,
    "tasks": _tasks,
    "stakeholders": _people,
    "compare": _compare,
    "portfolio": _portfolio,
}


def _percent(share: float | None) -> str:
    if share is None:
        return NOTHING
    return "<1 %" if 0 < share < 0.005 else f"{100 * share:.0f} %"
