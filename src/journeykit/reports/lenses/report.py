"""`score --view opportunity|quadrants|kano|penalty-reward|friction|customer-data`: other looks at the same answers, and how they come about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import JourneykitError, NothingToDoError, message
from journeykit.reports.indented import indented
from journeykit.reports.lenses.answers import KANO, OPPORTUNITY, PENALTY_REWARD
from journeykit.reports.lenses.data import CUSTOMER_DATA
from journeykit.reports.lenses.explain import explained_json, explained_text
from journeykit.reports.lenses.journey import FRICTION, QUADRANTS
from journeykit.reports.scores.as_json import VERSION, as_csv
from journeykit.reports.scores.words import Speech
from journeykit.reports.text_layout import as_markdown, as_text, without_empty

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from journeykit.reports.lenses.shape import Lens
    from journeykit.scoring import Scores
    from journeykit.scoring.lenses.quadrants import CrossHair
    from journeykit.workspace import Workspace

LENSES: dict[str, Lens[Any]] = {
    "opportunity": OPPORTUNITY,
    "quadrants": QUADRANTS,
    "kano": KANO,
    "penalty-reward": PENALTY_REWARD,
    "friction": FRICTION,
    "customer-data": CUSTOMER_DATA,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader wants: the form, the language, the width of a table, the cross-hair, and what to explain."""

    form: str = "table"
    language: str = "nl"
    width: int = 80
    cross_hair: CrossHair | None = None
    explain: str | None = None


def lens_report(name: str, scores: Scores, workspace: Workspace, asked: Asked) -> str:
    """Look at the journeys through one lens.

    Args:
        name: `opportunity`, `quadrants`, `kano`, `penalty-reward`, `friction` or `customer-data`.
        scores: The journeys.
        workspace: Where they come from.
        asked: The form (`table`, `markdown`, `json`, `csv`), the language, the width of a table, the cross-hair of the
            quadrants (`targets`, unless another is asked for), and the id of what is to be explained.

    Raises:
        NothingToDoError: There is nothing to see through this lens.
        JourneykitError: A cross-hair belongs to the quadrants, and an explanation is text or JSON.
    """
    if asked.cross_hair is not None and name != "quadrants":
        raise JourneykitError(message("--cross-hair belongs to --view quadrants"))
    if asked.explain is not None and asked.form not in {"table", "json"}:
        raise JourneykitError(message("an explanation is text or JSON: --format table or json"))
    lens = LENSES[name]
    rows = lens.rows(scores, workspace, asked.cross_hair or "targets")
    if not any(lens.tells(row) for row in rows):
        raise NothingToDoError(lens.nothing, lens.needs)
    besides = lens.besides(rows)
    if asked.explain is not None:
        rows = _meant(name, lens, rows, asked.explain)
    more = {"cross_hair": asked.cross_hair or "targets"} if name == "quadrants" else {}
    if asked.form == "json":
        return _json(name, more, [_row(lens, row, workspace, asked) for row in rows], besides)
    if asked.form == "csv":
        flat = [_flat({**more, **one}) for row in rows for one in lens.spread(row)]
        columns = (*more, *lens.columns)
        return as_csv(columns, ([one[column] for column in columns] for one in flat))
    speech = Speech(asked.language)
    if asked.explain is not None:
        return explained_text(speech, lens, rows, workspace)
    tables = [without_empty(table) for table in lens.tables(speech, scores, workspace, rows)]
    return as_markdown(tables) if asked.form == "markdown" else as_text(tables, asked.width)


def _meant(name: str, lens: Lens[Any], rows: Sequence[Any], id_: str) -> list[Any]:
    found = [row for row in rows if id_ in lens.ids(row)]
    if not found:
        raise NothingToDoError(
            message('there is nothing of "{id}" to see through this lens', id=id_),
            message("journeykit score --view {lens} shows what there is", lens=name),
        )
    return found


def _row(lens: Lens[Any], row: Any, workspace: Workspace, asked: Asked) -> dict[str, Any]:
    data: dict[str, Any] = lens.as_json(row)
    return data if asked.explain is None else {**data, "figures": explained_json(lens, row, workspace, asked.language)}


def _json(name: str, more: Mapping[str, Any], rows: list[dict[str, Any]], besides: Mapping[str, Any]) -> str:
    data = {"version": VERSION, "lens": name, **more, "rows": rows, **besides}
    return indented(data) + "\n"


def _flat(row: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    """A row without rows in it: `score: {value, low}` becomes `score` and `score_low`, a list becomes words."""
    found: dict[str, Any] = {}
    for key, value in row.items():
        name = before if key == "value" else f"{before}_{key}" if before else key
        if isinstance(value, dict):
            found |= _flat(value, name)
        else:
            found[name] = " ".join(value) if isinstance(value, list) else value
    return found


def empty_report(name: str, asked: Asked) -> str:
    """What programs get when there is nothing to see: the usual form, without rows."""
    more = {"cross_hair": asked.cross_hair or "targets"} if name == "quadrants" else {}
    return (
        _json(name, more, [], LENSES[name].besides(()))
        if asked.form == "json"
        else as_csv((*more, *LENSES[name].columns), ())
    )
