from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import surveys

from journeykit.evidence import Chosen, Measured, Settings, Source, measure
from journeykit.model import Mapping
from journeykit.workspace import load


@pytest.fixture(scope="session")
def workspace(tmp_path_factory):
    folder = tmp_path_factory.mktemp("veer")
    for name, text in surveys.PROJECT.items():
        (folder / name).write_text(text, "utf-8")
    return load(folder)


@pytest.fixture
def measured(workspace):
    """Measures files by a mapping, as `journeykit measure` does."""

    def run(*paths: Path, mapping: dict[str, Any] | None = None, **settings: Any) -> Measured:
        given = (Mapping.model_validate(mapping), PurePosixPath("m.yaml")) if mapping else None
        sources = [Source(path, PurePosixPath(path.name)) for path in paths]
        return measure(sources, workspace, Chosen(workspace, given), Settings(**settings))

    return run


@pytest.fixture
def csv_file(tmp_path):
    """Writes a small CSV file."""

    def write(text: str, name: str = "a.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return write
