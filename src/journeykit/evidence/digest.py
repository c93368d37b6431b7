"""What can be held on to of a document whose sources have no bytes: the hash of its own records.

Not of what was counted: with the figures that are published, a hash of them all would give away those withheld.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any


def digest_of(document: str) -> str:
    """Return the SHA-256 of what the records of a document say, however they are spelled."""
    from journeykit.text import read

    tree, _ = read(document.encode(), PurePosixPath("measurements.yaml"))
    data: Any = None if tree is None else tree.data
    records = data.get("records") if isinstance(data, dict) else None
    said = json.dumps(records, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return sha256(said.encode()).hexdigest()
