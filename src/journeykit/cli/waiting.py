"""What a terminal shows while work takes more than a second: that it goes on, and for how long already."""

from __future__ import annotations

import sys
import threading
import time
from types import TracebackType

from journeykit.cli import console

_PATIENCE = 1.0
_STEP = 0.2


class Waiting:
    """Shows a sentence with the seconds that it takes, on a terminal's stderr only, and takes it away in the end."""

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence
        self._over = threading.Event()
        self._thread: threading.Thread | None = None

    def __enter__(self) -> None:
        if sys.stderr.isatty() and not console.settings.quiet:
            self._thread = threading.Thread(target=self._show, daemon=True)
            self._thread.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        if self._thread is not None:
            self._thread.join()

    def _show(self) -> None:
        started = time.monotonic()
        shown = False
        while not self._over.wait(_STEP if shown else _PATIENCE):
            shown = True
            # The line is written over each time, so no scrolling and no escape codes but the one that ends it.
            sys.stderr.write(f"\r{self._sentence} {time.monotonic() - started:.0f} s")
            sys.stderr.flush()
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
