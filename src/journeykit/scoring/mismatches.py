"""Mismatches between what customers want and what the organisation wants: directed or not."""

from __future__ import annotations


def is_directed(*, reason: str | None, explained: bool | None, perspective: str | None) -> bool:
    """Whether a mismatch is directed: it has a reason, and customers are told it or given a perspective."""
    return bool(reason) and (bool(explained) or bool(perspective))
