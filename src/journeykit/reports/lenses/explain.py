"""How the figures of a lens come about, as text and for programs: formula, figures filled in, and the lines they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.reports.lenses.words import category_name, cross_hair_name, factor_name, quadrant_name, reach_name
from journeykit.reports.scores.as_json import rests_on_json, rounded
from journeykit.scoring.lenses.quadrants import CROSS_HAIRS
from journeykit.words import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeykit.reports.lenses.shape import Lens
    from journeykit.reports.scores.words import Speech
    from journeykit.scoring.explain import Explained
    from journeykit.workspace import Workspace

_COUNTS = frozenset({"handoffs", "loops", "stories-lost", "contacts"})
_PERCENT = frozenset({"importance", "switch-rate"})
_ONE_DIGIT = frozenset({"importance-share", "satisfaction-share", "opportunity", "performance"})
_NAMES = {"quadrant": quadrant_name, "category": category_name, "factor": factor_name, "reaches-crm": reach_name}


def explained_json(lens: Lens[Any], row: Any, workspace: Workspace, language: str) -> list[dict[str, Any]]:
    """The figures of one row for programs."""
    return [
        {
            "figure": one.figure,
            "value": one.value if isinstance(one.value, str) else rounded(one.value),
            "formula": one.formula or None,
            "filled": one.filled or None,
            "detail": one.detail or None,
            "rests_on": rests_on_json(one.rests_on, workspace),
        }
        for one in lens.explain(row, language)
    ]


def explained_text(speech: Speech, lens: Lens[Any], rows: Sequence[Any], workspace: Workspace) -> str:
    """The figures of some rows for people."""
    return "\n\n".join("\n".join(_lines(speech, lens, row, workspace)) for row in rows) + "\n"


def _lines(speech: Speech, lens: Lens[Any], row: Any, workspace: Workspace) -> Iterator[str]:
    yield one_line(lens.title(row))
    for one in lens.explain(row, speech.language):
        yield ""
        detail = _detail(speech, one.detail)
        yield one_line(f"{_name(speech, one.figure)}: {_value(speech, one)}{f' ({detail})' if detail else ''}")
        if one.formula:
            yield f"  {one.formula}"
        if one.filled:
            yield one_line(f"  {one.filled}" if one.formula.endswith("line") else f"  = {one.filled}")
        for place in rests_on_json(one.rests_on, workspace):
            yield one_line(f"  {place['file']}:{place['line']}  {place['field']}")


def _value(speech: Speech, one: Explained) -> str:
    if one.figure in _NAMES:
        return _NAMES[one.figure](speech, None if one.value is None else str(one.value))
    if one.figure == "connected-by" and isinstance(one.value, str):
        return one.value
    if one.value is None or isinstance(one.value, str):
        return speech.t("unknown")
    if one.figure in _PERCENT:
        return speech.percent(one.value, 1)
    return speech.number(one.value, 0 if one.figure in _COUNTS else 1 if one.figure in _ONE_DIGIT else 2)


def _name(speech: Speech, figure: str) -> str:
    t = speech.t
    return {
        "importance-share": t("important to, of 10 customers"),
        "satisfaction-share": t("satisfied, of 10 customers"),
        "opportunity": t("opportunity"),
        "quadrant": t("quadrant"),
        "category": t("is"),
        "factor": t("is"),
        "importance": t("weight"),
        "performance": t("satisfaction"),
        "better": t("better"),
        "worse": t("worse"),
        "asymmetry": t("asymmetry"),
        "size": t("size"),
        "switch-rate": t("channel switches"),
        "handoffs": t("handoffs between departments"),
        "loops": t("loops back"),
        "stories-lost": t("stories that do not go along"),
        "reaches-crm": t("reaches the CRM"),
        "contacts": t("contacts a year"),
        "connected-by": t("would be connected by"),
    }[figure]


def _detail(speech: Speech, detail: str) -> str:
    t = speech.t
    if detail in CROSS_HAIRS:
        return t("cross-hair {name}", name=cross_hair_name(speech, detail))
    return {
        "not-clear": t("not clear"),
        "stated": t("stated"),
        "derived": t("derived from answers"),
        "assumed": t("assumed"),
        "stale": t("old"),
        "not-asked": t("nobody was asked"),
        "no-shares": t("a mean, or a scale other than 1-5, does not tell how many chose 4 or 5"),
        "contradicts": t("its sign is not that of a penalty or a reward"),
    }.get(detail, "")
