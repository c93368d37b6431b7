"""Merge documents by what they are about, and show them to git as plain lines."""

from __future__ import annotations

from journeykit.history.merging.outline import outline
from journeykit.history.merging.three_way import Merged, merge

__all__ = ["Merged", "merge", "outline"]
