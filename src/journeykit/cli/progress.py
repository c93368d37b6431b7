"""A bar for work of more than a second, on a terminal's stderr; elsewhere and with `--quiet` there is none."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from journeykit.cli import console

if TYPE_CHECKING:
    from rich.progress import Progress

_PATIENCE = 1.0
"""Seconds: what is done by then needs no bar."""


@contextmanager
def progress() -> Iterator[Callable[[int, int], None] | None]:
    """Give what is to be called with how many of how many steps are done; None where nobody sees a bar."""
    if console.settings.quiet or not sys.stderr.isatty():
        yield None
        return
    bar = _Bar()
    try:
        yield bar.show
    finally:
        bar.clear()


class _Bar:
    """Begins late, and leaves nothing behind."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._shown: Progress | None = None

    def show(self, done: int, total: int) -> None:
        """Move the bar."""
        if self._shown is None:
            if time.monotonic() - self._begun < _PATIENCE:
                return
            self._shown = _started(total)
        self._shown.update(self._shown.task_ids[0], completed=done)

    def clear(self) -> None:
        """Take the bar away."""
        if self._shown is not None:
            self._shown.stop()


def _started(total: int) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    shown = Progress(*columns, console=Console(stderr=True), transient=True)
    shown.add_task("", total=total)
    shown.start()
    return shown
