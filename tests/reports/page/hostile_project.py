"""The example project with something hostile before every sentence that people wrote."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

FOLDER = Path(__file__).parents[3] / "examples" / "zonnewende-energie"
MARKS = "\"><script>hacked=1</script><img src=x onerror=hacked=1>' {{7*7}} ]]>&lt;/style> javascript:hacked=1 Arbeidsongeschiktheidsverzekeringsmaatschappijaanvraag "
HARMLESS = "Abcdefghij"


@cache
def _read() -> dict[Path, Any]:
    reader = YAML(typ="safe", pure=True)
    files = [file for file in FOLDER.rglob("*.yaml") if file.parent.name != "mappings"]
    return {file.relative_to(FOLDER): reader.load(file.read_text(encoding="utf-8")) for file in files}


def write(folder: Path, mark: str) -> Path:
    """Write the example with a mark before every sentence (JSON is YAML too), and return its folder."""
    shutil.copytree(FOLDER, folder, ignore=lambda _, names: [name for name in names if name.endswith((".yaml", ".md"))])
    for file, document in _read().items():
        (folder / file).write_text(
            json.dumps(_marked(document, mark), default=str, ensure_ascii=False), encoding="utf-8"
        )
    return folder


def _marked(value, mark):
    """Sentences have a space; ids, kinds and figures have none."""
    if isinstance(value, dict):
        return {key: _marked(item, mark) if key not in ("open", "hours") else item for key, item in value.items()}
    if isinstance(value, list):
        return [_marked(item, mark) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return f"{mark} {value}" if isinstance(value, str) and " " in value else value
