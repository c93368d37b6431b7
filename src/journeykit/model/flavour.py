"""Which library the models are declared with: ours, which starts at once, or pydantic itself.

Every run reads documents; hardly any asks what else pydantic knows. Importing pydantic, making its classes and its
validators took half of the time of `validate` on one file. So the words of a declaration (`Field`, `Annotated[…,
BeforeValidator(…)]`) come from `light`, which hands pydantic's core the same schema; `by_pydantic` loads the same
modules once more, declared with pydantic, for the JSON Schema and for the tests that hold the two side by side.
"""

from __future__ import annotations

import sys
from importlib import import_module
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

FULL = False
"""Whether the models that are being imported right now are declared with pydantic."""

_ROOM = "journeykit.model"
_lock = Lock()
_found: list[ModuleType] = []


def by_pydantic() -> ModuleType:
    """Return this room as pydantic sees it: other classes of the same names, fields and rules."""
    global FULL  # noqa: PLW0603 - read by `declaring` while it is imported; no other way in
    with _lock:
        if not _found:
            package = sys.modules["journeykit"]
            ours = {name: module for name, module in sys.modules.items() if _is_swapped(name)}
            before = getattr(package, "model", None)
            for name in ours:
                del sys.modules[name]
            FULL = True
            try:
                _found.append(import_module(_ROOM))
            finally:
                FULL = False
                for name in [name for name in sys.modules if _is_swapped(name)]:
                    del sys.modules[name]
                sys.modules.update(ours)
                if before is not None:
                    package.model = before  # type: ignore[attr-defined]
        return _found[0]


def _is_swapped(name: str) -> bool:
    return (name == _ROOM or name.startswith(f"{_ROOM}.")) and name != __name__
