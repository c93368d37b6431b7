"""Mismatches between what customers want and what the organisation wants: directed or not, and what helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeykit.model.vocabulary import Remedy

CHANGES: tuple[Remedy, ...] = ("change-touchpoint", "change-process", "change-organisation", "let-go")
"""The remedies that take a mismatch away. Letting a customer go is one of them, and only people decide on it."""


def is_directed(*, reason: str | None, explained: bool | None, perspective: str | None) -> bool:
    """Whether a mismatch is directed: it has a reason, and customers are told it or given a perspective."""
    return bool(reason) and (bool(explained) or bool(perspective))


def what_helps(
    change: Remedy, *, reason: str | None, explained: bool | None, perspective: str | None, frequent: bool | None
) -> tuple[Remedy, ...]:
    """What helps against a mismatch, what must be done first on top; empty when all that helps has been done.

    Without a reason nobody has chosen it: take it away. With one, tell it, then say what will get better. What happens
    often is taken away too, however well it is explained; what is rare, explained and without an end is made up for.

    Args:
        change: The change that belongs to where it stands: of the touchpoint, the process or the organisation.
        reason: Why the organisation wants it.
        explained: Whether customers are told.
        perspective: What customers may look forward to.
        frequent: Whether it happens often.
    """
    if not reason:
        return (change,)
    helps: list[Remedy] = []
    if not explained:
        helps.append("explain")
    if frequent:
        helps.append(change)
    if not perspective:
        helps += ["perspective"] if frequent or not explained else ["perspective", "reward"]
    return tuple(helps)
