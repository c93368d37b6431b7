"""When something is open, or somebody can be reached, in few words."""

from __future__ import annotations

from journeykit.model.shared import Hours
from journeykit.words import Sentence

DAYS = {"mon": "Mon", "tue": "Tue", "wed": "Wed", "thu": "Thu", "fri": "Fri", "sat": "Sat", "sun": "Sun"}


def hours(t: Sentence, when: Hours | None) -> str:
    """Write out opening hours: Mon–Fri 09:00–17:00; nothing when they are not given."""
    if when is None:
        return ""
    days = ", ".join(_days(t, span) for span in when.days)
    times = "–".join(filter(None, [when.starts, when.ends])) if when.starts and when.ends else ""
    if not times and when.starts:
        times = t("from {time}", time=when.starts)
    if not times and when.ends:
        times = t("until {time}", time=when.ends)
    return " ".join(filter(None, [days, times]))


def _days(t: Sentence, span: str) -> str:
    return "–".join(t(DAYS[day]) if day in DAYS else day for day in span.split("-"))
