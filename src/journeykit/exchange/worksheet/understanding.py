"""What a cell says, in the words of the documents; or why it says nothing that they know."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from journeykit.diagnostics import Message, message
from journeykit.exchange.filling.texts import each_once, item_meant, items
from journeykit.exchange.merging import Problem
from journeykit.exchange.worksheet.columns import Column, Holds
from journeykit.sheets import AmbiguousNumberError, folded, number
from journeykit.words import LANGUAGES, say

if TYPE_CHECKING:
    from journeykit.exchange.filling.names import Names
    from journeykit.exchange.worksheet.table import Row


_MOST_NAMED: Final = 8


class NotTakenError(Exception):
    """A cell that cannot be taken."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message.english)
        self.problem = problem


def value_of(row: Row, column: Column, text: str, names: Names) -> Any:
    """Return the value of a cell, as a document says it.

    Raises:
        NotTakenError: The cell says no such thing.
    """
    match column.holds:
        case Holds.NUMBER:
            return _number(row, column, text)
        case Holds.WORD:
            word = column.word(text)
            if word is None:
                language = _language(row, column)
                words = [say(one, {}, language) for one in column.choices]
                raise _not_taken(row, column, text, words)
            return word
        case Holds.TEXTS | Holds.OBSTACLES | Holds.TITLES:
            listed = [_named(row, column, item_meant(item), names) for item in items(text)]
            return each_once(listed) if column.holds is Holds.TITLES else listed
        case _:
            return _named(row, column, text, names)


def _language(row: Row, column: Column) -> str:
    """Return the language of the header above a cell."""
    return next((one for one in LANGUAGES if folded(column.titled(one)) == folded(row.headers[column])), LANGUAGES[0])


def _not_taken(row: Row, column: Column, text: str, allowed: list[str]) -> NotTakenError:
    """Say that a cell is none of a few words."""
    near = get_close_matches(text.casefold(), allowed, n=1)
    if len(allowed) > _MOST_NAMED:
        hint = message('did you mean "{word}"?', word=near[0]) if near else None
        hint = hint or message("choose from {names}", names=", ".join(allowed))
        said = message('"{word}" in the column "{column}" is not known', word=text, column=row.headers[column])
        return NotTakenError(Problem(row.where, said, hint))
    said = message(
        '"{word}" in the column "{column}" is not one of: {allowed}',
        word=text, column=row.headers[column], allowed=", ".join(allowed),
    )  # fmt: skip
    return NotTakenError(Problem(row.where, said, message('did you mean "{word}"?', word=near[0]) if near else None))


def _named(row: Row, column: Column, text: str, names: Names) -> str:
    """Return the id that a name stands for; where all names are known, no others can stand there."""
    if column.names is None:
        return text
    id_ = names.id(column.names, text)
    if names.closed(column.names) and not names.has(column.names, id_):
        raise _not_taken(row, column, text, names.all(column.names, _language(row, column)))
    return id_


def _number(row: Row, column: Column, text: str) -> float | int:
    try:
        value = number(text)
    except AmbiguousNumberError:
        raise _problem(
            row,
            message('"{text}" in the column "{column}" can be read in two ways', text=text, column=row.headers[column]),
            message("write no separator of thousands, and no three decimals"),
        ) from None
    except ValueError:
        raise _problem(
            row, message('"{text}" in the column "{column}" is not a number', text=text, column=row.headers[column])
        ) from None
    if column.choices and not float(column.choices[0]) <= value <= float(column.choices[-1]):
        raise _problem(
            row,
            message(
                '"{text}" in the column "{column}" is not between {low} and {high}',
                text=text, column=row.headers[column], low=column.choices[0], high=column.choices[-1],
            ),
        )  # fmt: skip
    return value


def _problem(row: Row, said: Message, hint: Message | None = None) -> NotTakenError:
    return NotTakenError(Problem(row.where, said, hint))
