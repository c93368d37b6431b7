"""A touchpoint as one persona meets it: what differs for that persona takes the place of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from journeykit.model import Touchpoint


def seen_by(touchpoint: Touchpoint, persona: str) -> Touchpoint:
    """The touchpoint with what differs for a persona; parts such as `customer` are merged key by key."""
    other = touchpoint.per_persona.get(persona)
    if other is None:
        return touchpoint
    changes = {name: _merged(getattr(touchpoint, name), getattr(other, name)) for name in other.model_fields_set}
    return touchpoint.model_copy(update=changes)


def _merged(old: Any, new: Any) -> Any:
    from journeykit.model.base import Part

    if isinstance(old, Part) and isinstance(new, Part):
        return old.model_copy(update={name: getattr(new, name) for name in new.model_fields_set})
    return new
