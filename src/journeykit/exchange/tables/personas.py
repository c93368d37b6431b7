"""The sheet of personas: those of the project, and those that a journey has of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.exchange.tables import vocabulary as words
from journeykit.exchange.tables.columns import Record, Sheet, number, text, texts, told, with_fingerprint, word
from journeykit.model import Persona

if TYPE_CHECKING:
    from journeykit.exchange.tables.figures import Figures


def _personas(figures: Figures) -> Iterator[Record]:
    for document in figures.workspace.documents_of("persona", sound=True):
        persona = document.model
        yield Record(
            ("", persona.id),
            {"journey": None, "id": persona.id},
            persona,
            Persona,
            document.file,
            (),
            document.tree.get(()),
        )
    for journey in figures.journeys:
        document = figures.workspace.document_of(journey)
        for i, persona in enumerate(journey.personas):
            if isinstance(persona, Persona):
                path = document.in_file(("personas", i))
                computed = {"journey": journey.id, "id": persona.id}
                yield Record(
                    (journey.id, persona.id), computed, persona, Persona, document.file, path, document.tree.get(path)
                )


PERSONAS = Sheet(
    "personas",
    "personas",
    with_fingerprint((
        told("journey", "only of the journey", width=18),
        told("id", "id", width=18),
        text("name", "persona", width=20),
        text("segment", "segment"),
        text("description", "description", width=36),
        number("share", "share of customers"),
        texts("goals", "goals"),
        texts("needs", "needs"),
        texts("frustrations", "frustrations"),
        texts("channels", "channels", names="channels"),
        text("quote", "quote", width=30),
        word("evidence.grade", "evidence", words.GRADE),
        text("organisation", "organisation"),
        word("role", "role in the decision", words.ROLE),
        number("power", "power"),
        word("stance", "stance", words.STANCE),
    )),
    _personas,
    ("journey", "id"),
    frozen=3,
)  # fmt: skip
