"""pydantic's core, which checks documents in Rust: its compiled module, without the Python around it.

`import pydantic_core` runs 4,000 lines of type declarations first, which take as long as the rest of reading a file.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader, PathFinder
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic_core import PydanticCustomError, PydanticKnownError, SchemaValidator, ValidationError

_PACKAGE, _COMPILED = "pydantic_core", "pydantic_core._pydantic_core"


def _core() -> Any:
    """Return the compiled module; the package that it belongs to is imported only if that cannot be done without."""
    if _PACKAGE not in sys.modules and _COMPILED not in sys.modules:
        package = PathFinder.find_spec(_PACKAGE)
        for folder in (package.submodule_search_locations or ()) if package else ():
            for suffix in EXTENSION_SUFFIXES:
                if _is_loaded(Path(folder, f"_pydantic_core{suffix}")):
                    return sys.modules[_COMPILED]
    return import_module(_COMPILED)


def _is_loaded(file: Path) -> bool:
    if not file.is_file():
        return False
    spec = spec_from_file_location(_COMPILED, file, loader=ExtensionFileLoader(_COMPILED, str(file)))
    if spec is None or spec.loader is None:
        return False
    module = module_from_spec(spec)
    sys.modules[_COMPILED] = module
    try:
        spec.loader.exec_module(module)
    except ImportError:
        del sys.modules[_COMPILED]
        return False
    return True


if not TYPE_CHECKING:
    _module = _core()
    PydanticCustomError = _module.PydanticCustomError
    PydanticKnownError = _module.PydanticKnownError
    SchemaValidator = _module.SchemaValidator
    ValidationError = _module.ValidationError

__all__ = ["PydanticCustomError", "PydanticKnownError", "SchemaValidator", "ValidationError"]
