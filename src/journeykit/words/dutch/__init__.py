"""The Dutch sentences: one module a room, each with `WORDS`, all merged. A new module needs no registration."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules


def tables() -> dict[str, Mapping[str, str]]:
    """Return every table by the name of its module, in alphabetical order."""
    names = sorted(module.name for module in iter_modules(__path__))
    return {name: import_module(f"{__name__}.{name}").WORDS for name in names}


@cache
def words() -> Mapping[str, str]:
    """Return all tables as one: English sentence to Dutch sentence."""
    return {english: dutch for table in tables().values() for english, dutch in table.items()}
