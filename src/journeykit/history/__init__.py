"""The past, from git: a project at a revision, and how its figures went.

`at` reads a workspace as it was, `staged` as it is about to be; `diff` compares two; `trend` follows the figures of
journeys over commits, tags, or the periods in which they were measured. Nothing is executed that a repository brings
along, and no network is asked.
"""

from __future__ import annotations

from journeykit.history.at import at, commit_of, parted, staged
from journeykit.history.diff import diff
from journeykit.history.diff_values import Diff
from journeykit.history.trend import trend
from journeykit.history.trend_values import Change, Line, Mark, Moment, Row, Trend

__all__ = [
    "Change",
    "Diff",
    "Line",
    "Mark",
    "Moment",
    "Row",
    "Trend",
    "at",
    "commit_of",
    "diff",
    "parted",
    "staged",
    "trend",
]
