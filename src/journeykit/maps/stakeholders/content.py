"""The personas of a journey and the people who decide together, as a map shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from journeykit.maps.content import Performance

Stance = Literal["for", "neutral", "against"]


@dataclass(frozen=True, slots=True)
class ServedAt:
    """A touchpoint that serves a persona worse than the others; `clear` when the answers leave no doubt."""

    name: str
    own: float
    others: float
    clear: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPersona:
    """One persona.

    `index` is the journey's index through its eyes, over `own` touchpoints with figures of its own out of `all`;
    None when it has none. `role`, `power` and `stance` say what it does in the decision-making unit.
    """

    id: str
    name: str
    segment: str = ""
    description: str = ""
    share: float | None = None
    goals: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    frustrations: tuple[str, ...] = ()
    channels: tuple[tuple[str, str], ...] = ()
    reachable: str = ""
    quote: str = ""
    guessed: bool = False
    evidence: str = ""
    organisation: str = ""
    role: str | None = None
    power: float | None = None
    stance: Stance | None = None
    index: Performance | None = None
    own: int = 0
    all: int = 0
    worse: tuple[ServedAt, ...] = ()

    @property
    def decides(self) -> bool:
        """Whether it stands in a decision-making unit."""
        return self.role is not None or self.power is not None or self.stance is not None


@dataclass(frozen=True, slots=True)
class People:
    """All personas of a journey, and the index of all customers to hold theirs against."""

    personas: tuple[MapPersona, ...]
    index: Performance | None = None

    @property
    def units(self) -> tuple[tuple[str, tuple[MapPersona, ...]], ...]:
        """The decision-making units: those who decide together, by their organisation."""
        found: dict[str, list[MapPersona]] = {}
        for persona in self.personas:
            if persona.decides:
                found.setdefault(persona.organisation, []).append(persona)
        return tuple((organisation, tuple(members)) for organisation, members in found.items())
