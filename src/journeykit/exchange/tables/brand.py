"""The sheet of the brand: how each touchpoint expresses each brand value, a row a pair, as pivot tables want it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import message
from journeykit.exchange.tables.columns import Record, Sheet, figure, number, told, with_fingerprint
from journeykit.model.touchpoint import BrandFit

if TYPE_CHECKING:
    from journeykit.exchange.tables.figures import Figures


def _brand(figures: Figures) -> Iterator[Record]:
    values = (
        {value.id: value for value in figures.workspace.project.brand.values} if figures.workspace.project.brand else {}
    )
    for journey in figures.journeys:
        document = figures.workspace.document_of(journey)
        for at in figures.workspace.touchpoints(journey):
            for id_, fit in at.touchpoint.brand_fit.items():
                path = document.in_file((*at.path, "brand_fit", id_))
                there = document.tree.has(path)
                computed = {
                    "journey": journey.id,
                    "phase": journey.phases[at.phase].name,
                    "id": at.touchpoint.id,
                    "name": at.touchpoint.name,
                    "value": id_,
                    "value_name": values[id_].name if id_ in values else None,
                    "weight": values[id_].weight if id_ in values else None,
                    "gap": None if fit.now is None or fit.potential is None else fit.potential - fit.now,
                }
                yield Record(
                    (journey.id, at.touchpoint.id, id_),
                    computed,
                    fit,
                    BrandFit,
                    document.file,
                    path,
                    document.tree.get(path),
                    closed=None if there else message("it comes from the library: change it there"),
                )


BRAND = Sheet(
    "brand",
    "brand",
    with_fingerprint((
        told("journey", "journey", width=18),
        told("phase", "phase", width=16),
        told("id", "id", width=18),
        told("name", "touchpoint", width=26),
        told("value", "brand value, id", width=16),
        told("value_name", "brand value", width=18),
        figure("weight", "weight of the value", "0.0"),
        number("now", "expressed now"),
        number("potential", "could be expressed"),
        figure("gap", "still to be expressed"),
    )),
    _brand,
    ("journey", "id", "value"),
    frozen=4,
)  # fmt: skip
