"""What measuring has to say, beside the document: how a file was read, what was left out, what was withheld."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from journeykit.diagnostics import Message, message
from journeykit.evidence.values import Settings

if TYPE_CHECKING:
    from pathlib import PurePosixPath

    from journeykit.evidence.measured import Measured
    from journeykit.evidence.values import Loss

MOST_LOSSES = 40
_LONGEST_NAME = 60


def how_read(measured: Measured) -> Iterator[tuple[PurePosixPath, list[Message]]]:
    """Yield how each file was read."""
    for file, several in groupby(measured.said, key=lambda one: one[0]):
        yield file, [said for _, said in several]


def left_out(measured: Measured) -> tuple[list[Loss], int]:
    """Return what was left out, the most frequent first, and how many more reasons there are than are shown."""
    losses = sorted(measured.losses, key=lambda one: (str(one.file), -one.count, one.said.english, one.cells))
    return losses[:MOST_LOSSES], len(losses) - MOST_LOSSES


def sums(measured: Measured) -> Iterator[Message]:
    """Yield the figures of the whole run."""
    rows, answers, withheld = measured.rows, measured.answers, measured.withheld
    if measured.log is not None:
        yield message("rows: {rows}, left out: {lost}; transitions: {records}", rows=rows.read, lost=rows.lost,
                      records=len(measured.records))  # fmt: skip
        if withheld.merged:
            yield message("periods with few customers that became part of a longer one: {count}", count=withheld.merged)
        if withheld.groups:
            yield message(
                "withheld, since so few could be read back to a person (--minimum-n): {groups} touchpoints in a period, with"
                " {customers} customers",
                groups=withheld.groups, customers=withheld.answers,
            )  # fmt: skip
        return
    yield message(
        "rows: {rows}, left out: {lost}; answers: {answers}, left out: {dropped}",
        rows=rows.read, lost=rows.lost, answers=answers.read, dropped=answers.lost,
    )  # fmt: skip
    if withheld.merged:
        yield message("periods with few answers that became part of a longer one: {count}", count=withheld.merged)
    if withheld.groups:
        yield message(
            "groups withheld, since so few could be read back to a person (--minimum-n): {groups}; answers in them: {answers}",
            groups=withheld.groups, answers=withheld.answers,
        )  # fmt: skip
    if withheld.segments:
        yield message(
            "segments withheld, since so few could be read back to a person (--minimum-n); the whole counts their answers: "
            "{segments}",
            segments=withheld.segments,
        )  # fmt: skip
    if measured.small:
        yield message(
            "figures of fewer than {usual} answers that are written, as --minimum-n says: {count}; who knows who answered "
            "may read single answers back", count=measured.small, usual=Settings().minimum_n,
        )  # fmt: skip


def where(loss: Loss) -> str:
    """Return the file, the first line if it is known, and the column if it is one that says so."""
    place = f"{loss.file}:{loss.lines[0]}" if loss.lines else str(loss.file)
    name = loss.column if len(loss.column) <= _LONGEST_NAME else f"{loss.column[: _LONGEST_NAME - 1]}…"
    return f"{place} [{name}]" if name else place


def other_lines(loss: Loss) -> str:
    """Return the further lines that are known."""
    return ", ".join(str(line) for line in loss.lines[1:])
