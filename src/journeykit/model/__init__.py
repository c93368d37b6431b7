"""What documents say: frozen pydantic models, one per kind, always in the long form."""

from __future__ import annotations

from journeykit.model.improvement import Improvement
from journeykit.model.journey import Journey, Phase
from journeykit.model.mapping import Mapping
from journeykit.model.measurement import Measurements, Record
from journeykit.model.persona import Persona
from journeykit.model.project import Project
from journeykit.model.research import Research
from journeykit.model.touchpoint import PerPersona, Touchpoint, Touchpoints

Document = Project | Persona | Journey | Research | Touchpoints | Measurements | Mapping

KINDS: dict[str, type[Project | Persona | Journey | Research | Touchpoints | Measurements | Mapping]] = {
    "project": Project,
    "persona": Persona,
    "journey": Journey,
    "research": Research,
    "touchpoints": Touchpoints,
    "measurements": Measurements,
    "mapping": Mapping,
}
"""The kinds of document, by the word that stands behind `kind:`."""

__all__ = [
    "KINDS",
    "Document",
    "Improvement",
    "Journey",
    "Mapping",
    "Measurements",
    "PerPersona",
    "Persona",
    "Phase",
    "Project",
    "Record",
    "Research",
    "Touchpoint",
    "Touchpoints",
]
