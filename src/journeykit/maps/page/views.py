"""What each view is called on the page, for people who do not know its name on the command line."""

from __future__ import annotations

from journeykit.words import Sentence

NAMES = {
    "lanes": "Step by step",
    "overview": "At a glance",
    "phase": "One phase",
    "matrix": "Importance and performance",
    "brand": "Brand fit",
    "systems": "Systems and data",
    "blueprint": "Service blueprint",
    "flow": "Routes and drop-out",
    "compare": "Comparison",
    "portfolio": "Journeys and what they share",
    "stakeholders": "Personas and who decides",
    "tasks": "Tasks and channels",
}


def view_name(t: Sentence, view: str) -> str:
    """Return what a view is called; a new one by its own name."""
    return t(NAMES[view]) if view in NAMES else view.capitalize()
