"""From a row that differs from its touchpoint to the steps that change the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import KeyPath, message
from journeykit.exchange.filling.texts import (
    REMOVAL,
    each_once,
    item_meant,
    item_shown,
    items,
    normal,
    with_kept,
)
from journeykit.exchange.merging import Problem
from journeykit.exchange.worksheet.cells import canonical, shown
from journeykit.exchange.worksheet.columns import NAME, Column, Holds
from journeykit.exchange.worksheet.understanding import NotTakenError, value_of
from journeykit.sheets import folded
from journeykit.words import LANGUAGES

if TYPE_CHECKING:
    from journeykit.exchange.filling.fingerprints import Fingerprint
    from journeykit.exchange.filling.names import Names
    from journeykit.exchange.worksheet.table import Row
    from journeykit.model import Touchpoint


_LONGEST_SAID = 60


@dataclass(frozen=True, slots=True)
class Wish:
    """What one cell asks for: the column, the path below the touchpoint, and the value (None: take it away).

    For the titles of improvements the value is the list of new titles.
    """

    column: Column
    path: KeyPath
    value: Any


@dataclass(frozen=True, slots=True)
class Reading:
    """What one needs to know to read the cells of a sheet: names, and whether its encoding may have lost characters."""

    names: Names
    narrow: bool = False


def wishes(
    row: Row, touchpoint: Touchpoint, raw: Any, reading: Reading, base: Fingerprint | None
) -> Iterator[Wish | Problem]:
    """Yield what a row changes in a touchpoint; `raw` is the touchpoint as its file says it, long or short.

    `base` is what the row said when the sheet was made: what is still the same was not touched, and is no wish.
    """
    for column in fields(row):
        try:
            wish = _wish(row, column, touchpoint, raw, reading, base)
            if wish is not None and base is not None:
                _not_in_both(row, wish, touchpoint, reading.names, base)
        except NotTakenError as error:
            yield error.problem
        else:
            if wish is not None:
                yield wish


def fields(row: Row) -> list[Column]:
    """Return the columns of a row that are fields of a touchpoint."""
    return [column for column in row.cells if column.path]


def first_values(row: Row, reading: Reading) -> Iterator[Wish | Problem]:
    """Yield what a row says of a touchpoint that is not there yet."""
    for column in fields(row):
        text = normal(row.cells[column])
        if column is NAME or not text or text == REMOVAL:
            continue
        try:
            value = value_of(row, column, text, reading.names)
        except NotTakenError as error:
            yield error.problem
        else:
            yield Wish(column, column.path, value)


def touched(row: Row, names: Names, base: Fingerprint) -> list[str]:
    """Return the headers of the cells that say something else than when the sheet was made."""
    return [
        row.headers[column]
        for column in fields(row)
        if normal(row.cells[column]) and not base.said(column.header, canonical(column, row.cells[column], names))
    ]


def emptied(row: Row, base: Fingerprint | None) -> list[str]:
    """Return the headers of the cells that said something when the sheet was made, and say nothing now."""
    if base is None or base.blank:
        return []
    return [
        row.headers[column]
        for column in fields(row)
        if not normal(row.cells[column]) and base.knows(column.header) and not base.said(column.header, "")
    ]


def _wish(
    row: Row, column: Column, touchpoint: Touchpoint, raw: Any, reading: Reading, base: Fingerprint | None
) -> Wish | None:
    text, names = normal(row.cells[column]), reading.names
    if not text or (base is not None and base.said(column.header, canonical(column, text, names))):
        return None
    now = [shown(column, touchpoint, language, names) for language in LANGUAGES]
    if any(_same(text, one, narrow=reading.narrow) for one in now):
        return None
    path = _long(column, raw)
    if text == REMOVAL:
        return _removal(row, column, path) if now[0] else None
    if column.holds is Holds.TITLES:
        known = [folded(improvement.title) for improvement in touchpoint.improvements]
        titles = with_kept(items(text), [improvement.title for improvement in touchpoint.improvements])
        new = each_once(title for title in titles if isinstance(title, str) and folded(title) not in known)
        return Wish(column, path, new) if new else None
    if column.holds in (Holds.TEXTS, Holds.OBSTACLES):
        return _list_wish(row, column, path, text, touchpoint, raw, names)
    value = value_of(row, column, text, names)
    return None if value == column.value(touchpoint) else Wish(column, path, value)


def _not_in_both(row: Row, wish: Wish, touchpoint: Touchpoint, names: Names, base: Fingerprint) -> None:
    """Refuse a wish about what somebody changed in the document since the sheet was made; improvements just add up."""
    column = wish.column
    now = shown(column, touchpoint, "en", names)
    if column.holds is Holds.TITLES or not base.knows(column.header):
        return
    if base.said(column.header, canonical(column, now, names)):
        return
    raise NotTakenError(
        Problem(
            row.where,
            message(
                '"{column}" was changed in the sheet and, since it was made, in the document: '
                'the sheet says "{sheet}", the document "{document}"',
                column=row.headers[column], sheet=_brief(row.cells[column]), document=_brief(now),
            ),
            message("empty the cell to keep the document; empty the fingerprint (the last column) to let the whole row win"),
        )
    )  # fmt: skip


def _brief(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST_SAID else f"{plain[:_LONGEST_SAID]}…"


def _same(text: str, now: str, *, narrow: bool) -> bool:
    """Whether a cell says what it would say now; a sheet saved in a narrow encoding has `?` for what it lacks."""
    return text == now or (narrow and text == now.encode("cp1252", "replace").decode("cp1252"))


def _long(column: Column, raw: Any) -> KeyPath:
    """Return the path of a field in the file: that of the long form where the long form is used."""
    if column.short and isinstance(raw, dict) and isinstance(raw.get(column.path[0]), dict):
        return (*column.path, column.short)
    return column.path


def _removal(row: Row, column: Column, path: KeyPath) -> Wish:
    if column is NAME:
        raise NotTakenError(Problem(row.where, message("a touchpoint keeps its name: it is taken out in the document")))
    if column.holds is Holds.TITLES:
        raise NotTakenError(Problem(row.where, message("a sheet takes no improvement away: do that in the document")))
    # An owner is a department: without it there is no owner, whatever his role was.
    return Wish(column, column.path if column.short == "department" else path, None)


def _list_wish(
    row: Row, column: Column, path: KeyPath, text: str, touchpoint: Touchpoint, raw: Any, names: Names
) -> Wish | None:
    """Return the new list; what it keeps stays as the file says it, such as the type of an obstacle."""
    known = list(column.value(touchpoint) or ())
    meant = _meant(column, items(text), known, names)
    if meant == list(range(len(known))):
        return None
    for item in meant:
        if isinstance(item, str):
            value_of(row, column, item_shown(item), names)
    written = _raw_list(raw, path)
    own = written if len(written) == len(known) else [_plain(one) for one in known]
    changed = len(meant) == len(known)
    new = []
    for index, item in enumerate(meant):
        if isinstance(item, int):
            new.append(own[item])
        elif changed and isinstance(own[index], dict) and index not in meant:
            new.append({**own[index], "text": item})  # one obstacle reworded keeps its type
        else:
            new.append(item)
    return Wish(column, path, new)


def _meant(column: Column, pieces: Sequence[str], known: Sequence[Any], names: Names) -> list[int | str]:
    """Return, per item of a cell, the index of the known item that it shows, or what it is."""
    if column.holds is Holds.OBSTACLES:
        return with_kept(pieces, [obstacle.text for obstacle in known])
    if column.names is None:
        return with_kept(pieces, known)
    ids = [names.id(column.names, item_meant(piece)) for piece in pieces]
    return with_kept([item_shown(id_) for id_ in ids], known)


def _raw_list(raw: Any, path: KeyPath) -> list[Any]:
    for key in path:
        raw = raw.get(key) if isinstance(raw, dict) else None
    return raw if isinstance(raw, list) else []


def _plain(known: Any) -> Any:
    """Return an item of a model as a document says it."""
    if isinstance(known, str):
        return known
    data = {"type": known.type, "text": known.text} if known.type else {"text": known.text}
    return data | ({"meta": known.meta} if known.meta else {})
