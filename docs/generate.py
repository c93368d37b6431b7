"""Write the pages of the manual that are made of the code: run it after a change, tests/test_docs.py checks.

python docs/generate.py            # writes them
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

from journeykit.model import KINDS
from journeykit.model.base import ID_PATTERN, MONTHS_PATTERN, PERIOD_PATTERN
from journeykit.model.metrics import OPERATIONAL, SATISFACTION
from journeykit.model.schema import json_schema
from journeykit.model.vocabulary import CHANNELS, FORMS

DOCS = Path(__file__).parent
EXAMPLE = DOCS.parent / "examples" / "zonnewende-energie"
_NOTE = "<!-- made by docs/generate.py; change the code, not this page -->\n"


_PATTERNS = {ID_PATTERN: "id", PERIOD_PATTERN: "period", MONTHS_PATTERN: "number of months"}


def pages() -> dict[str, str]:
    """Return the generated pages by their path below docs/."""
    return {"reference/format.md": format_page(), "reference/commands.md": commands_page(), **example_pages()}


def example_pages() -> dict[str, str]:
    """Return the plan of the large example and its page for the board, in Dutch and in English."""
    from journeykit.planning import plan
    from journeykit.reports.plan.report import board, markdown
    from journeykit.scoring import score, simulate
    from journeykit.workspace import load

    workspace = load(EXAMPLE)
    made = plan(workspace, simulate(score(workspace)))
    return {
        f"examples/{name}-zonnewende.{language}.md": f"{write(made, language)}\n{_NOTE}"
        for name, write in (("plan", markdown), ("board", board))
        for language in ("nl", "en")
    }


def format_page() -> str:
    """Return the reference of the file format: every kind, every part, every field."""
    definitions = json_schema()["$defs"]
    lines = [_NOTE, "# The file format, field by field\n"]
    lines.append(
        "A document says what it is by `kind:`. A field with a *short form* may be written as the bare word or number.\n"
        "Every mapping also takes `meta:`, a team's own fields. The same facts, for your editor: `journeykit schema`.\n"
    )
    for kind, model in KINDS.items():
        lines.append(f"- [`kind: {kind}`](#{model.__name__.lower()})")
    done: set[str] = set()
    queue = [model.__name__ for model in KINDS.values()]
    while queue:
        name = queue.pop(0)
        if name in done:
            continue
        done.add(name)
        section, inner = _section(name, definitions[name])
        lines += ["", *section]
        queue += inner
    lines += ["", *_words()]
    return "\n".join(lines) + "\n"


def _section(name: str, body: dict[str, Any]) -> tuple[list[str], list[str]]:
    forms = body.get("anyOf", [])
    long = next((form for form in forms if "properties" in form), body)
    short = forms[0] if forms and "properties" not in forms[0] and long is not body else None
    about = long.get("description") or body.get("description") or ""
    lines = [f"## {name}", "", about]
    if short is not None:
        lines += ["", f"Short form: {_type(short)}."]
    lines += ["", "| field | type | meaning |", "|---|---|---|"]
    required = set(long.get("required", []))
    inner: list[str] = []
    for field, value in long["properties"].items():
        if field == "meta" or (name == "Opinion" and field == "applies"):
            continue
        must = " (needed)" if field in required else ""
        default = f" Default: `{value['default']}`." if "default" in value else ""
        lines.append(f"| `{field}`{must} | {_type(value)} | {value.get('description', '')}{default} |")
        inner += list(_references(value))
    return lines, inner


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"].rsplit("/", 1)[1]
        for inside in value.values():
            yield from _references(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _references(inside)


def _type(value: dict[str, Any]) -> str:
    """Return a schema in words."""
    if "$ref" in value:
        name = value["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in value or "oneOf" in value:
        forms = [form for form in value.get("anyOf", value.get("oneOf", [])) if form != {"type": "null"}]
        named = [_PATTERNS[form["pattern"]] for form in forms if form.get("pattern") in _PATTERNS]
        if named:
            return named[0]
        return " or ".join(dict.fromkeys(_type(form) for form in forms))
    if "const" in value:
        return f"`{value['const']}`"
    if "enum" in value:
        if True in value["enum"]:
            return "yes or no"
        return ", ".join(f"`{word}`" for word in value["enum"])
    kind = value.get("type")
    if kind == "array":
        return f"list of {_type(value.get('items', {}))}" if "items" in value else "list"
    if kind == "object":
        inside = value.get("additionalProperties")
        return f"mapping of {_type(inside)}" if isinstance(inside, dict) and inside else "mapping"
    if value.get("format") == "date":
        return "date"
    if kind in ("number", "integer"):
        return {"number": "number", "integer": "whole number"}[kind] + _bounds(value)
    return "text"


def _bounds(value: dict[str, Any]) -> str:
    low, high = value.get("minimum", value.get("exclusiveMinimum")), value.get("maximum", value.get("exclusiveMaximum"))
    if low is None and high is None:
        return ""
    if low == high:
        return f", {low}"
    if high is None:
        return f", {low} or more" if "minimum" in value else f" above {low}"
    return f", {low} to {high}"


def _words() -> list[str]:
    lines = ["## Metrics", "", "Satisfaction metrics count towards performance (0-100):", ""]
    lines += ["| metric | scale | better | floor, good, excel |", "|---|---|---|---|"]
    for name, scale in SATISFACTION.items():
        written = "`csat` with `scale: percent`" if name == "csat-percent" else f"`{name}`"
        ends = f"{scale.low:g} to {scale.high:g}"
        lines.append(f"| {written} | {ends} | {scale.better} | {scale.floor:g}, {scale.good:g}, {scale.excel:g} |")
    lines += ["", "Operational metrics stand beside it: " + ", ".join(f"`{name}`" for name in OPERATIONAL) + ".", ""]
    lines += ["## Built-in channels", "", ", ".join(f"`{name}`" for name in CHANNELS) + ".", ""]
    lines += ["## Built-in forms", "", ", ".join(f"`{name}`" for name in FORMS) + "."]
    return lines


def commands_page() -> str:
    """Return the reference of the commands: what `--help` says of each."""
    from journeykit.cli.app import COMMANDS

    lines = [_NOTE, "# The commands\n", "```text", _help(), "```"]
    for command in COMMANDS:
        lines += ["", f"## journeykit {command.name}", "", "```text", _help(command.name), "```"]
    return "\n".join(lines) + "\n"


def _help(*command: str) -> str:
    from journeykit.cli.running import run

    environment = {"COLUMNS": "100", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
    with patch.dict(os.environ, environment, clear=True), redirect_stdout(StringIO()) as shown:
        run([*command, "--help"])
    return "\n".join(line.rstrip() for line in shown.getvalue().strip().splitlines())


def main() -> None:
    """Write every page."""
    for name, text in pages().items():
        (DOCS / name).parent.mkdir(parents=True, exist_ok=True)
        (DOCS / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
