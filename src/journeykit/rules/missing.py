"""What all rules about references share: a word that is in no list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, Message, Place

if TYPE_CHECKING:
    from journeykit.rules.case import Case


def missing(
    case: Case, place: Place, said: Message, word: str, names: frozenset[str], hint: Message | None = None
) -> Iterator[Finding]:
    """Yield a finding when a word is not among the names, unless a file that could not be read may hold it."""
    if word not in names and not case.known.may_be_lost(word):
        yield Finding(place, said, hint=hint or case.known.hint(word, names))
