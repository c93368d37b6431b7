"""The emotion curve of a journey: its peak and its end, which are what people remember."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def peak(emotions: Sequence[float | None]) -> float | None:
    """The emotion furthest from 0; a tie goes to the negative one. None when nothing is known."""
    known = [emotion for emotion in emotions if emotion is not None]
    return max(known, key=lambda emotion: (abs(emotion), -emotion)) if known else None


def end(emotions: Sequence[float | None]) -> float | None:
    """The emotion at the last touchpoint that has one."""
    return next((emotion for emotion in reversed(emotions) if emotion is not None), None)


def peak_end(emotions: Sequence[float | None]) -> float | None:
    """The mean of peak and end, on the scale of emotions (-2 to 2)."""
    highest, last = peak(emotions), end(emotions)
    return None if highest is None or last is None else (highest + last) / 2
