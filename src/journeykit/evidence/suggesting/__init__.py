"""A first mapping for a file, from its headers, its first answers and the project's ids: for a person to correct."""

from __future__ import annotations

from journeykit.evidence.suggesting.writing import suggest

__all__ = ["suggest"]
