"""How figures of an event log are said: shares with their intervals, durations, names of touchpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.words import date, number, translator

if TYPE_CHECKING:
    from datetime import date as Day  # noqa: N812 - a type, beside the function that writes it

    from journeykit.evidence.logs.values import LogReport, Quartiles, Share

NOTHING = "-"
_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


class Words:
    """The words of one report, in one language."""

    def __init__(self, found: LogReport, language: str) -> None:
        self.t = translator(language)
        self.language = language
        self._names = {point.id: point.name or point.id for point in found.journey.touchpoints}

    def name(self, id_: str) -> str:
        """Return the name of a touchpoint."""
        return self._names.get(id_, id_)

    def whole(self, count: int) -> str:
        """Return a number of customers or events."""
        return number(count, self.language)

    def percent(self, share: float) -> str:
        """Return a share as a percentage: one decimal, and never 0 or 100 for what is neither."""
        figure = 100 * share
        if 0 < figure < 0.1:
            return f"< {number(0.1, self.language, 1)} %"
        if 99.9 < figure < 100:
            return f"> {number(99.9, self.language, 1)} %"
        return f"{number(figure, self.language, 0 if figure in (0, 100) else 1)} %"

    def share(self, share: Share) -> str:
        """Return a share with its interval."""
        between = f"{number(100 * share.low, self.language, 1)}-{number(100 * share.high, self.language, 1)}"
        return f"{self.percent(share.value)} ({between})"

    def day(self, day: Day) -> str:
        """Return a day."""
        return date(day, self.language)

    def lasting(self, seconds: float) -> str:
        """Return a duration, in the unit in which people would say it."""
        t = self.t
        if seconds < 2 * _MINUTE:
            return t("{n} s", n=number(seconds, self.language, 0))
        if seconds < 2 * _HOUR:
            return t("{n} min", n=number(seconds / _MINUTE, self.language, 0))
        if seconds < 2 * _DAY:
            return t("{n} hours", n=number(seconds / _HOUR, self.language, 1))
        return t("{n} days", n=number(seconds / _DAY, self.language, 1))

    def times(self, time: Quartiles | None) -> tuple[str, str, str]:
        """Return median and quartiles; of too few customers nothing."""
        if time is None:
            return NOTHING, NOTHING, NOTHING
        return self.lasting(time.low), self.lasting(time.median), self.lasting(time.high)
