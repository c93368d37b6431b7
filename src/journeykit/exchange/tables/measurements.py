"""The sheet of measured figures. They have no id: a record is told by its file, its number, and what it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import message
from journeykit.exchange.tables import vocabulary as words
from journeykit.exchange.tables.cells import plain
from journeykit.exchange.tables.columns import (
    Column,
    Holds,
    Record,
    Sheet,
    number,
    text,
    told,
    told_word,
    with_fingerprint,
)
from journeykit.model import Record as Measured

if TYPE_CHECKING:
    from journeykit.exchange.tables.figures import Figures
    from journeykit.workspace import PlacedRecord


def _records(figures: Figures) -> Iterator[Record]:
    numbers: Counter[str] = Counter()
    for placed in figures.workspace.records:
        if placed.journey is not None and placed.journey not in figures.ids:
            continue
        document = figures.workspace.document(placed.place.file)
        assert document is not None
        by_hand = placed.place.path[0] != "records"
        home = f"{placed.place.file}:{placed.journey}/{placed.touchpoint}" if by_hand else f"{placed.place.file}"
        numbers[home] += 1
        made = None if by_hand else document.model.made
        computed = _computed(placed, f"{home}#{numbers[home]}", measured=made is not None)
        closed = None
        if made is not None:
            closed = message("journeykit measure wrote it: change what it was made from")
        elif not document.tree.has(placed.place.path):
            closed = message("it comes from the library: change it there")
        yield Record(
            (computed["record"],),
            computed,
            placed.record,
            Measured,
            placed.place.file,
            placed.place.path,
            document.tree.get(placed.place.path),
            closed=closed,
            identity=repr([computed[key] for key in ("journey", "touchpoint", "metric", "when", "segment", "step")]),
        )


def _computed(placed: PlacedRecord, name: str, *, measured: bool) -> dict[str, Any]:
    record = placed.record
    counts = record.distribution
    return {
        "record": name,
        "journey": placed.journey,
        "touchpoint": placed.touchpoint,
        "metric": record.metric,
        "when": str(record.period or record.date or "") or None,
        "segment": ", ".join(f"{key}: {value}" for key, value in record.segment.items()) or None,
        "step": f"{record.origin or ''} > {record.to or ''}".strip() if record.origin or record.to else None,
        "distribution": ", ".join(f"{plain(answer)}: {count}" for answer, count in counts.items()) if counts else None,
        "derived_importance": record.derived_importance,
        "origin": "measure" if measured else "hand",
    }


MEASUREMENTS = Sheet(
    "measurements",
    "measurements",
    with_fingerprint((
        told("record", "place of the record", width=28),
        told("journey", "journey", width=16),
        told("touchpoint", "touchpoint", width=20),
        told("metric", "metric", width=12),
        Column("when", "period measured", Holds.DAY, width=11),
        told("segment", "segment", width=16),
        told("step", "from > to", width=20),
        number("value", "figure"),
        number("mean", "mean"),
        number("sd", "standard deviation"),
        number("n", "answers"),
        number("low", "interval, low"),
        number("high", "interval, high"),
        number("promoters", "promoters"),
        number("passives", "passives"),
        number("detractors", "detractors"),
        number("customers", "customers that went on"),
        number("of", "of how many customers"),
        told("unit", "unit", width=10),
        told("distribution", "answers by score", width=34),
        told("derived_importance", "derived importance", width=12),
        text("source", "source of the figure", width=22),
        told_word("origin", "origin", words.ORIGIN),
    )),
    _records,
    ("record",),
    frozen=4,
)  # fmt: skip
