"""What a rule is: a code, a name, how bad it is, and the function that finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from journeykit.diagnostics import Finding, Message, Severity

if TYPE_CHECKING:
    from journeykit.rules.case import Case

Finder: TypeAlias = "Callable[[Case], Iterator[Finding]]"

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

_DRAFT_FAMILIES = ("0", "1", "2")


def tidy(number: float) -> float | int:
    """Return a figure as people write it: two decimals at most, none when there is nothing behind the point."""
    rounded = round(number, 2)
    return int(rounded) if rounded == int(rounded) else rounded


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong.

    `find` is the function; its docstring is the rule's page (`journeykit.rules.pages` reads it). `strict_only`
    keeps it out of the profile `standard`; `help` says what would be right, whatever was wrong.
    """

    code: str
    name: str
    severity: Severity
    find: Finder
    strict_only: bool = False
    help: Message | None = None

    @property
    def family(self) -> str:
        """The first digit of the code: 0 files, 1 structure, 2 references, and so on."""
        return self.code[2]

    @property
    def is_own(self) -> bool:
        """Whether a team wrote the rule itself."""
        return self.family == "9"

    def is_in(self, profile: str) -> bool:
        """Tell whether the rule speaks in a profile: draft, standard or strict."""
        if profile == "draft":
            return self.family in _DRAFT_FAMILIES and not self.strict_only
        return profile == "strict" or not self.strict_only

    def answers_to(self, word: str) -> bool:
        """Tell whether a code, a prefix of it (`JK2`) or a name means this rule."""
        return word == self.name or (word.startswith("JK") and self.code.startswith(word))
