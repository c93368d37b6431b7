"""What the first rows of a file show of a column."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from journeykit.evidence.cells import Unread, answer_of, day_of
from journeykit.evidence.suggesting.words import words_of
from journeykit.evidence.values import Column, Export, Role

_OPEN = frozenset(
    "opmerking opmerkingen toelichting toelichten licht comment comments remark remarks verbatim reden redenen reason reasons "
    "waarom why suggestie suggesties suggestion suggestions feedback kwijt meegeven verbeteren improve tips tip verder".split()
)
MOST_WORDS = 12
_LONG = 25


@dataclass(frozen=True)
class Look:
    """A column, and the cells of its first rows that say something."""

    column: Column
    cells: tuple[str, ...]

    @property
    def is_free(self) -> bool:
        """Whether the tool itself has no use for the column."""
        return self.column.role is Role.ANSWER

    @cached_property
    def asked(self) -> str:
        """Everything that is known of the question: what was asked, and of which part of it."""
        column = self.column
        return " ".join(dict.fromkeys(one for one in (column.label, column.name, *column.also) if one))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the question."""
        return words_of(self.asked)

    @cached_property
    def numbers(self) -> tuple[float, ...]:
        """The answers that are numbers."""
        return tuple(float(found) for cell in self.cells if not isinstance(found := answer_of(cell), Unread))

    @property
    def is_number(self) -> bool:
        """Whether nearly all of it is numbers."""
        return bool(self.cells) and len(self.numbers) * 5 >= len(self.cells) * 4

    @cached_property
    def is_date(self) -> bool:
        """Whether nearly all of it is dates."""
        dates = sum(
            day_of(cell[:10], "day-first") is not None or day_of(cell[:10], "month-first") is not None
            for cell in self.cells
        )
        return bool(self.cells) and dates * 10 >= len(self.cells) * 9

    @property
    def is_key(self) -> bool:
        """Whether hardly any value comes twice, as numbers of people do not."""
        return len(self.cells) > 2 and len(set(self.cells)) * 20 >= len(self.cells) * 19

    @property
    def is_open(self) -> bool:
        """Whether people wrote what they wanted."""
        if not self.cells or self.is_number:
            return False
        if self.column.name.endswith("_TEXT"):  # so Qualtrics names what people wrote
            return True
        return not _OPEN.isdisjoint(self.words) or sum(map(len, self.cells)) > _LONG * len(self.cells)

    @cached_property
    def few(self) -> frozenset[str]:
        """Its different values, when there are few of them and each comes back."""
        values = frozenset(" ".join(cell.split()) for cell in self.cells)
        return values if 1 < len(values) <= MOST_WORDS and len(values) * 2 <= len(self.cells) else frozenset()


def look_at(export: Export) -> tuple[Look, ...]:
    """Return every column with its answers."""
    return tuple(Look(column, tuple(_cells(export, column.index))) for column in export.columns)


def _cells(export: Export, index: int) -> list[str]:
    given = [row[index].strip() for row in export.sample if index < len(row)]
    if export.kind.guards:
        given = [cell.removeprefix("'") for cell in given]
    return [cell for cell in given if answer_of(cell) not in (Unread.EMPTY, Unread.NOT_APPLICABLE)]
