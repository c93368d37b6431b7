"""The catalogues of translated sentences: compiled by `docs/translate.py`, read by the standard library's gettext."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations


# A plan says the same few hundred sentences again and again, and there are some twenty catalogues to ask.
@lru_cache(maxsize=4096)
def translated(text: str, language: str) -> str:
    """Return an English sentence in a language, its gaps still open; itself where no catalogue has it."""
    # To gettext the empty sentence means the head of the catalogue.
    return _catalogues(language).gettext(text) if text else text


@cache
def _catalogues(language: str) -> NullTranslations:
    """Return the catalogues of a language, one behind the other; no two of them disagree (tests/words)."""
    # Imported late: English needs none of it.
    from gettext import GNUTranslations, NullTranslations
    from pathlib import Path

    first = NullTranslations()
    for path in sorted((Path(__file__).parent / "catalogues" / language).glob("*.mo")):
        with path.open("rb") as file:
            first.add_fallback(GNUTranslations(file))
    return first
