"""Asking once for what several views of one journey want: `map --all` draws a dozen views of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import wraps
from typing import ParamSpec, TypeVar

from journeykit.maps.look import Look

P = ParamSpec("P")
R = TypeVar("R")

_PLAIN = (str, int, float, bool)


def kept_last(function: Callable[P, R]) -> Callable[P, R]:
    """Keep the last answer of a function, for as long as it is asked of the very same things."""
    asked: list[object] = []
    answer: list[R] = []

    @wraps(function)
    def ask(*args: P.args, **kwargs: P.kwargs) -> R:
        now = [*args, *sorted(kwargs.items())]
        if not answer or len(now) != len(asked) or not all(map(_same, now, asked)):
            answer[:] = [function(*args, **kwargs)]  # an error is no answer, and is not kept
            asked[:] = now
        return answer[0]

    return ask


def _same(one: object, other: object) -> bool:
    """Tell whether two arguments are one thing; what cannot change is the same when it is equal."""
    if isinstance(one, tuple | list) and isinstance(other, tuple | list):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, Look) and isinstance(other, Look):
        return all(_same(getattr(one, field.name), getattr(other, field.name)) for field in fields(Look))
    return one is other or (isinstance(one, _PLAIN) and type(one) is type(other) and one == other)
