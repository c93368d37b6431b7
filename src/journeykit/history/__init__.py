"""The past, from git: a project at a revision, and how its figures went.

`at` reads a workspace as it was, `staged` as it is about to be; `trend` follows the figures of journeys over commits,
tags, or the periods in which they were measured. Nothing is executed that a repository brings along, and no network
is asked.
"""

from __future__ import annotations

from journeykit.history.at import at, commit_of, staged
from journeykit.history.trend import trend
from journeykit.history.trend_values import Change, Line, Mark, Moment, Row, Trend

__all__ = ["Change", "Line", "Mark", "Moment", "Row", "Trend", "at", "commit_of", "staged", "trend"]
