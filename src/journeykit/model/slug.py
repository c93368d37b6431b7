"""Ids made of names."""

from __future__ import annotations

import hashlib
import re
import unicodedata

# Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ĳ": "ij"}
)
_OTHERS = re.compile(r"[^a-z0-9]+")
_LIMIT = 80


def slug(name: str) -> str:
    """Return the id of a name: `Café & Zo` gives `cafe-zo`.

    A name without a Latin letter or digit gets an id made of its hash, so that names may be in any language.
    """
    plain = name.lower()
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
        plain = "".join(ch for ch in apart if not unicodedata.combining(ch))
    made = _OTHERS.sub("-", plain).strip("-")
    if not made:
        return "n-" + hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:8]
    return made[:_LIMIT].rstrip("-")
