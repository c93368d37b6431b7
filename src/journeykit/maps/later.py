"""Functions that are imported when they are called: who draws one view does not wait for the others."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any


def later(place: str) -> Callable[..., Any]:
    """Return the function at `module:name` below `journeykit.maps`, which is imported at its first call."""
    module, name = place.split(":")

    def call(*args: Any, **kwargs: Any) -> Any:
        return getattr(import_module(f"journeykit.maps.{module}"), name)(*args, **kwargs)

    call.__name__ = call.__qualname__ = name
    return call
