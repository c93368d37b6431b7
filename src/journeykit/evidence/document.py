"""The document that measuring writes: readable, diffable, the same bytes for the same input."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from journeykit.evidence.digest import digest_of
from journeykit.evidence.values import Counts
from journeykit.words import translator

if TYPE_CHECKING:
    from journeykit.text import Value

SCHEMA = "journeykit.schema.json"


def written_document(
    records: Sequence[Mapping[str, Any]],
    sources: Sequence[tuple[PurePosixPath, str]],
    rows: Counts,
    answers: Counts | None,
    *,
    by: str,
    command: str,
    mapping: str | None,
    language: str,
    schema: str | None = None,
) -> str:
    """Return the text of a measurements document.

    Args:
        records: Its records.
        sources: The files that were read, with their hashes.
        rows: How many rows were read and left out.
        answers: The same of the answers in them; None for an event log, which has none.
        by: The program and its version.
        command: How it was made.
        mapping: The file of the mapping, None when the file itself said enough.
        language: Of the remark at its top.
        schema: Where the editor finds the schema, from the document.
    """
    from journeykit.text.scalars import as_node, block_lines

    t = translator(language)
    written = "".join(["records:\n", *(f"  - {_flow(record)}\n" for record in records)])
    head: dict[str, Value] = {"kind": "measurements", "source": ", ".join(file.name for file, _ in sources)}
    made: dict[str, Value] = {"by": by, "command": command}
    if mapping is not None:
        made["mapping"] = mapping
    made |= {
        "rows": _counts(rows),
        **({} if answers is None else {"answers": _counts(answers)}),
        **({} if all(sha256 for _, sha256 in sources) else {"sha256": digest_of(written)}),
        "from": [{"file": file.as_posix(), **({"sha256": sha256} if sha256 else {})} for file, sha256 in sources],
    }
    header = [f"yaml-language-server: $schema={schema}"] if schema else []
    header.append(t("Made by `journeykit measure`. Do not change it by hand: measure again."))
    lines = [f"# {line}" for line in header]
    lines += block_lines(as_node({**head, "made": made}))
    return "\n".join([*lines, written])


def _flow(value: Any) -> str:
    """Write a value on one line; of thousands of records most keys, ids and numbers are the same few."""
    if isinstance(value, dict):
        return "{" + ", ".join([f"{_key(key)}: {_flow(one)}" for key, one in value.items()]) + "}"
    if isinstance(value, list):
        return "[" + ", ".join([_flow(one) for one in value]) + "]"
    return _scalar(value)


@lru_cache(maxsize=1 << 12)
def _key(key: str) -> str:
    from journeykit.text.scalars import key_text

    return key_text(key, flow=True)


@lru_cache(maxsize=1 << 14, typed=True)
def _scalar(value: Any) -> str:
    from journeykit.text.scalars import as_node, flow_text

    return flow_text(as_node(value), inside=True)


def _counts(counts: Counts) -> Value:
    made: dict[str, Value] = {"read": counts.read, "kept": counts.kept, "dropped": counts.lost}
    return {**made, "reasons": dict(counts.dropped)} if counts.dropped else made
