"""The data of each picture as a table: who cannot see the picture reads it there, and anybody copies from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.maps import speaking
from journeykit.reports.page.data import NOTHING, DataTable, Head, choice, score, table_of
from journeykit.reports.page.tables_of_others import OTHERS
from journeykit.words import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from journeykit.maps import MapContent, MapTouchpoint
    from journeykit.maps.content import Performance
    from journeykit.words import Sentence

Columns = list[tuple["Head", "Callable[[MapTouchpoint], str]"]]


def data_table(view: str, content: MapContent, t: Sentence) -> DataTable | None:
    """Return the data that a view shows of a journey; None when the view has no table, or nothing in it."""
    found = OTHERS[view](content, t) if view in OTHERS else _of_touchpoints(view, content, t)
    return found if found and found.rows else None


def _of_touchpoints(view: str, content: MapContent, t: Sentence) -> DataTable | None:
    columns = list(COLUMNS[view](content, t)) if view in COLUMNS else []
    if not columns:
        return None
    heads = [Head(t("Touchpoint")), *(head for head, _ in columns)]
    return table_of(heads, ([f"{p.number}. {p.name}", *(cell(p) for _, cell in columns)] for p in content.touchpoints))


def _seen(content: MapContent, t: Sentence) -> Iterator[tuple[Head, Callable[[MapTouchpoint], str]]]:
    """What stands at the head of every map: where in the journey, how it feels, how well it does."""
    language = content.language
    yield Head(t("Phase")), lambda p: p.phase
    yield Head(t("Emotion now"), numeric=True), lambda p: _signed(p.emotion, language)
    yield Head(t("Desired"), numeric=True), lambda p: _signed(p.desired, language)
    yield Head(t("Score"), numeric=True), lambda p: score(p.performance, t)
    yield Head(t("Choice")), lambda p: choice(p, t)


def _lanes(content: MapContent, t: Sentence) -> Iterator[tuple[Head, Callable[[MapTouchpoint], str]]]:
    phase, *others = _seen(content, t)
    yield phase
    yield Head(t("Channel")), lambda p: p.channels
    yield Head(t("Wants")), lambda p: p.wants
    yield Head(t("Does")), lambda p: p.does
    yield Head(t("Thinks")), lambda p: f"“{p.thinks}”" if p.thinks else NOTHING
    yield Head(t("Feels")), lambda p: p.feels
    yield from others[:2]
    yield Head(t("Pain point")), lambda p: "; ".join(p.pains)
    yield from others[2:]
    yield Head(t("Improvements")), lambda p: "; ".join(f"{i.title} ({i.note})" if i.note else i.title for i in p.ideas)
    yield Head(t("Department")), lambda p: p.owner


def _matrix(content: MapContent, t: Sentence) -> Iterator[tuple[Head, Callable[[MapTouchpoint], str]]]:
    language = content.language
    yield Head(t("Importance"), numeric=True), lambda p: _importance(p, language)
    yield Head(t("Score"), numeric=True), lambda p: score(p.performance, t)
    yield Head(t("Answers"), numeric=True), lambda p: answers(p.performance, language)
    yield Head(t("Choice")), lambda p: choice(p, t)
    yield Head(t("Order"), numeric=True), lambda p: NOTHING if p.order is None else str(p.order)


def _brand(content: MapContent, t: Sentence) -> Iterator[tuple[Head, Callable[[MapTouchpoint], str]]]:
    language = content.language

    def rated(id_: str) -> Callable[[MapTouchpoint], str]:
        def cell(p: MapTouchpoint) -> str:
            fit = next((one for one in p.fits if one.value == id_), None)
            if fit is None or (fit.now is None and fit.potential is None):
                return NOTHING
            now, most = ("?" if one is None else _signless(one, language) for one in (fit.now, fit.potential))
            return t("{now}, could be {potential}", now=now, potential=most)

        return cell

    for value in content.values:
        yield Head(value.name), rated(value.id)
    yield Head(t("Brand fit"), numeric=True), lambda p: _whole(p.expression, language)
    yield Head(t("Could be"), numeric=True), lambda p: _whole(p.potential, language)


def _importances(content: MapContent, t: Sentence) -> Iterator[tuple[Head, Callable[[MapTouchpoint], str]]]:
    language = content.language
    yield Head(t("Stated importance, 1–5"), numeric=True), lambda p: _rounded(p.stated, language)
    yield Head(t("Derived importance (%)"), numeric=True), lambda p: _rounded(p.derived, language)


def _blueprint(content: MapContent, t: Sentence) -> Iterator[tuple[Head, Callable[[MapTouchpoint], str]]]:
    del content
    yield Head(t("Does")), lambda p: p.does
    yield Head(t("In front of customers")), lambda p: p.front
    yield Head(t("Behind the scenes")), lambda p: p.back
    yield Head(t("Waiting")), lambda p: p.wait
    yield Head(t("Systems")), lambda p: ", ".join(system.name for system in p.systems)
    yield Head(t("Department")), lambda p: p.owner


def _systems(content: MapContent, t: Sentence) -> Iterator[tuple[Head, Callable[[MapTouchpoint], str]]]:
    islands = content.crm_known

    def stranded(p: MapTouchpoint) -> str:
        return ", ".join(system.name for system in p.systems if system.island) if islands else NOTHING

    yield Head(t("Systems")), lambda p: ", ".join(system.name for system in p.systems)
    yield Head(t("Without a way to the CRM")), stranded
    yield Head(t("Department")), lambda p: p.owner


COLUMNS: Mapping[str, Callable[[MapContent, Sentence], Iterator[tuple[Head, Callable[[MapTouchpoint], str]]]]] = {
    "overview": _seen,
    "lanes": _lanes,
    "matrix": _matrix,
    "brand": _brand,
    "importance": _importances,
    "blueprint": _blueprint,
    "systems": _systems,
}


def answers(known: Performance | None, language: str) -> str:
    """Write how many answers a performance rests on."""
    return NOTHING if known is None or known.n is None else number(known.n, language)


def _importance(touchpoint: MapTouchpoint, language: str) -> str:
    known = touchpoint.importance
    if known is None:
        return NOTHING
    figure = _signless(known.value, language)
    return f"{figure} %" if known.source == "derived" else figure


def _signed(value: float | None, language: str) -> str:
    return NOTHING if value is None else speaking.signed(value, language)


def _signless(value: float, language: str) -> str:
    return number(round(value, 1), language)


def _rounded(value: float | None, language: str) -> str:
    return NOTHING if value is None else _signless(value, language)


def _whole(value: float | None, language: str) -> str:
    return NOTHING if value is None else number(value, language, 0)
