"""Survey answers and event logs become measurements: the only room that knows a data engine.

`measure` reads what survey tools and systems export, by a mapping of the project, and gives records of `kind: measurements`
with what they are made of. Nothing here knows of a single customer for longer than it takes to count him.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from journeykit.evidence.choosing import Chosen
    from journeykit.evidence.document import written_document
    from journeykit.evidence.measured import Measured, Source
    from journeykit.evidence.measuring import measure
    from journeykit.evidence.values import Settings

_HOMES = {
    "Chosen": "choosing",
    "Measured": "measured",
    "Settings": "values",
    "Source": "measured",
    "written_document": "document",
    "measure": "measuring",
}

__all__ = ["Chosen", "Measured", "Settings", "Source", "measure", "written_document"]


def __getattr__(name: str) -> Any:
    """Import on first use."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"journeykit.evidence.{_HOMES[name]}"), name)
