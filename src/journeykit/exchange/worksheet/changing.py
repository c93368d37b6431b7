"""From a row that differs from its touchpoint to the steps that change the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import KeyPath, message
from journeykit.exchange.worksheet.cells import (
    REMOVAL,
    AmbiguousNumberError,
    item_meant,
    item_shown,
    items,
    normal,
    number,
    shown,
    unguarded,
    with_kept,
)
from journeykit.exchange.worksheet.columns import FIELDS, NAME, WORDS, Column, Holds, folded, word_of
from journeykit.exchange.worksheet.matching import Problem
from journeykit.words import LANGUAGES, say

if TYPE_CHECKING:
    from journeykit.exchange.worksheet.names import Names
    from journeykit.exchange.worksheet.table import Row
    from journeykit.model import Touchpoint


@dataclass(frozen=True, slots=True)
class Wish:
    """What one cell asks for: the column, the path below the touchpoint, and the value (None: take it away).

    For the titles of improvements the value is the list of new titles.
    """

    column: Column
    path: KeyPath
    value: Any


class NotTakenError(Exception):
    """A cell that cannot be taken."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message.english)
        self.problem = problem


def wishes(row: Row, touchpoint: Touchpoint, raw: Any, names: Names, *, narrow: bool) -> Iterator[Wish | Problem]:
    """Yield what a row changes in a touchpoint; `raw` is the touchpoint as its file says it, long or short."""
    for column in FIELDS:
        try:
            wish = _wish(row, column, touchpoint, raw, names, narrow=narrow)
        except NotTakenError as error:
            yield error.problem
        else:
            if wish is not None:
                yield wish


def first_values(row: Row, names: Names) -> Iterator[Wish | Problem]:
    """Yield what a row says of a touchpoint that is not there yet."""
    for column in FIELDS:
        text = normal(row.cells.get(column, ""))
        if column is NAME or not text or text == REMOVAL:
            continue
        try:
            value = _value(row, column, unguarded(text), names)
        except NotTakenError as error:
            yield error.problem
        else:
            yield Wish(column, column.path, value)


def _wish(row: Row, column: Column, touchpoint: Touchpoint, raw: Any, names: Names, *, narrow: bool) -> Wish | None:
    text = normal(row.cells.get(column, ""))
    if not text:
        return None
    path = _long(column, raw)
    now = [shown(column, touchpoint, language, names) for language in LANGUAGES]
    if text == REMOVAL:
        return _removal(row, column, path) if now[0] else None
    text = unguarded(text)
    if any(_same(text, one, narrow=narrow) for one in now):
        return None
    if column.holds is Holds.TITLES:
        known = [folded(improvement.title) for improvement in touchpoint.improvements]
        titles = with_kept(items(text), [improvement.title for improvement in touchpoint.improvements])
        new = _each_once(title for title in titles if isinstance(title, str) and folded(title) not in known)
        return Wish(column, path, new) if new else None
    if column.holds in (Holds.TEXTS, Holds.OBSTACLES):
        return _list_wish(column, path, text, touchpoint, raw, names)
    value = _value(row, column, text, names)
    return None if value == column.value(touchpoint) else Wish(column, path, value)


def _each_once(titles: Iterable[str]) -> list[str]:
    first: dict[str, str] = {}
    for title in titles:
        first.setdefault(folded(title), title)
    return list(first.values())


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
        raise NotTakenError(Problem(row.line, message("a touchpoint keeps its name: it is taken out in the document")))
    if column.holds is Holds.TITLES:
        raise NotTakenError(Problem(row.line, message("a sheet takes no improvement away: do that in the document")))
    # An owner is a department: without it there is no owner, whatever his role was.
    return Wish(column, column.path if column.short == "department" else path, None)


def _list_wish(column: Column, path: KeyPath, text: str, touchpoint: Touchpoint, raw: Any, names: Names) -> Wish | None:
    """Return the new list; what it keeps stays as the file says it, such as the type of an obstacle."""
    known = list(column.value(touchpoint) or ())
    meant = _meant(column, items(text), known, names)
    if meant == list(range(len(known))):
        return None
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


def _value(row: Row, column: Column, text: str, names: Names) -> Any:
    match column.holds:
        case Holds.NUMBER:
            return _number(row, column, text)
        case Holds.WORD:
            word = word_of(text)
            if word is None:
                raise NotTakenError(
                    Problem(
                        row.line,
                        message('"{word}" in the column "{column}" is not one of: {allowed}',
                                word=text, column=row.headers[column], allowed=_words(row.headers[column], column)),
                    )
                )  # fmt: skip
            return word
        case Holds.TEXTS | Holds.OBSTACLES | Holds.TITLES:
            listed = [names.id(column.names, item_meant(item)) for item in items(text)]
            return _each_once(listed) if column.holds is Holds.TITLES else listed
        case _:
            return names.id(column.names, text)


def _words(header: str, column: Column) -> str:
    """Return the words that a cell can say, in the language of the header above it."""
    language = next((one for one in LANGUAGES if folded(column.titled(one)) == folded(header)), LANGUAGES[0])
    return ", ".join(say(word, {}, language) for word in WORDS)


def _number(row: Row, column: Column, text: str) -> float | int:
    try:
        return number(text)
    except AmbiguousNumberError:
        raise NotTakenError(
            Problem(
                row.line,
                message(
                    '"{text}" in the column "{column}" can be read in two ways', text=text, column=row.headers[column]
                ),
                message("write no separator of thousands, and no three decimals"),
            )
        ) from None
    except ValueError:
        raise NotTakenError(
            Problem(
                row.line,
                message('"{text}" in the column "{column}" is not a number', text=text, column=row.headers[column]),
            )
        ) from None
