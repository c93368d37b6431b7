"""The day that counts as today: what `--as-of` says, else the day on the wall. The one place that looks at the clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial


def today(as_of: dt.date | None = None) -> dt.date:
    """Return the day that counts as today."""
    return as_of or dt.datetime.now(tz=dt.UTC).astimezone().date()


def clock(as_of: dt.date | None = None) -> Callable[[], dt.date]:
    """Return what tells the day, for commands that run for days."""
    return partial(today, as_of)
