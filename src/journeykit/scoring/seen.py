"""A touchpoint as one persona meets it: what differs for that persona takes the place of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from journeykit.model import Touchpoint


def seen_by(touchpoint: Touchpoint, persona: str) -> Touchpoint:
    """The touchpoint with what differs for a persona.

    Parts and tables (`customer`, `brand_fit`, `basics`) are merged key by key, lists are replaced whole. Figures by
    hand stay apart: they are records, and count as the answers of this persona.
    """
    other = touchpoint.per_persona.get(persona)
    if other is None:
        return touchpoint
    changes = {
        name: _merged(getattr(touchpoint, name), getattr(other, name))
        for name in other.model_fields_set
        if name not in _APART
    }
    return touchpoint.model_copy(update=changes)


_APART = frozenset({"measurements", "meta"})


def _merged(old: Any, new: Any) -> Any:
    from journeykit.model.base import Part

    if isinstance(old, Part) and isinstance(new, Part):
        return old.model_copy(
            update={name: _merged(getattr(old, name), getattr(new, name)) for name in new.model_fields_set}
        )
    if isinstance(old, dict) and isinstance(new, dict):
        return old | {key: _merged(old.get(key), value) for key, value in new.items()}
    return new
