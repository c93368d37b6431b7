"""Work without looking for garbage in between: reading, checking, scoring and drawing make objects that all stay.

Python looks for garbage whenever so many new objects stand, and finds none; that took from a tenth of the time of a
page to three quarters of the time of scoring a large project.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def without_collecting() -> Iterator[None]:
    """Do a piece of work without looking for garbage; afterwards it is as it was before."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def collect_no_more() -> None:
    """Do without it to the end of a command, which is the end of the process."""
    gc.disable()


def collect_again() -> None:
    """A command has ended and the process lives on: in tests, and where somebody calls commands from Python."""
    gc.enable()
