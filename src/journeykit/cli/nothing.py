"""What programs get when there is nothing to work on: the usual shape without content, beside the exit code 3."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from journeykit.diagnostics import NothingToDoError


@contextmanager
def for_programs(write: Callable[[], object] | None) -> Iterator[None]:
    """Write the empty answer when there turns out to be nothing to do; None: only people would read it."""
    try:
        yield
    except NothingToDoError:
        if write is not None:
            write()
        raise
