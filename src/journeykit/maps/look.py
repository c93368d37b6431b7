"""What somebody wants to see of a journey."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeykit.maps.gathering.comparing import Earlier
    from journeykit.model import Journey


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What a map shows of a journey, through whose eyes, and what it is held against.

    Attributes:
        language: `nl` or `en`; by default the project's.
        lanes: For the lane map: which lanes, by their names in `LANES`, from top to bottom.
        persona: The id of a persona through whose eyes it is drawn.
        phases: Ids of the phases that are drawn; by default all. Numbers stay those of the whole map.
        min_share: Leave out touchpoints and routes of a smaller share of the customers (0-1), and say so.
        against: For the view compare: another journey, or the id of a second persona. By default a current journey is
            held against the future one that names it. For the views lanes and compare: the project at an earlier
            moment (`Earlier`).
    """

    language: str | None = None
    lanes: Sequence[str] | None = None
    persona: str | None = None
    phases: Sequence[str] | None = None
    min_share: float | None = None
    against: Journey | str | Earlier | None = None


PLAIN = Look()
"""All of it, as all customers meet it, in the project's language."""
