"""The JSON Schema (2020-12) that editors use, made of the models."""

from __future__ import annotations

from typing import Any

from journeykit.model.flavour import by_pydantic

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(kind: str | None = None) -> dict[str, Any]:
    """Return the schema of one kind of document, of all of them without a kind.

    It accepts what the models accept, short forms and empty values included. What no schema can say (references,
    figures on their scale) is left to `journeykit validate`.

    Raises:
        KeyError: There is no such kind.
    """
    from pydantic.json_schema import models_json_schema

    every = by_pydantic().KINDS
    kinds = every if kind is None else {kind: every[kind]}
    refs, shared = models_json_schema(
        [(model, "validation") for model in kinds.values()], by_alias=True, ref_template="#/$defs/{model}"
    )
    definitions = {name: _relaxed(body) for name, body in sorted(shared["$defs"].items())}
    schema: dict[str, Any] = {"$schema": DIALECT, "title": "journeykit"}
    models = [refs[model, "validation"] for model in kinds.values()]
    if len(models) == 1:
        schema |= models[0]
    else:
        schema |= {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"enum": list(kinds)}},
            "allOf": [
                {"if": {"properties": {"kind": {"const": name}}, "required": ["kind"]}, "then": model}
                for name, model in zip(kinds, models, strict=True)
            ],
        }
    return schema | {"$defs": definitions}


def _relaxed(body: Any) -> Any:
    """Allow what the models allow beyond their types: an empty value for what may be left out, no made ids."""
    if isinstance(body, list):
        return [_relaxed(item) for item in body]
    if not isinstance(body, dict):
        return body
    relaxed = {key: _relaxed(value) for key, value in body.items() if key != "title" or not isinstance(value, str)}
    properties = relaxed.get("properties")
    if isinstance(properties, dict) and relaxed.get("type") == "object":
        required = [name for name in relaxed.get("required", []) if name != "id" or not _has_name(properties)]
        relaxed["properties"] = {
            name: value if name in required else _or_empty(value) for name, value in properties.items()
        }
        relaxed["required"] = required
        if not required:
            del relaxed["required"]
    return relaxed


def _has_name(properties: dict[str, Any]) -> bool:
    """An id that is left out is made of the name, title or text."""
    return any(name in properties for name in ("name", "title", "text"))


def _or_empty(value: dict[str, Any]) -> dict[str, Any]:
    """Let a field that may be left out stand there empty."""
    kept: dict[str, Any] = {
        key: value[key] for key in ("description", "default") if key in value and value[key] not in (None, [], {})
    }
    rest = {key: item for key, item in value.items() if key not in ("description", "default")}
    options = rest["anyOf"] if set(rest) == {"anyOf"} else [rest]
    if {"type": "null"} not in options:
        options = [*options, {"type": "null"}]
    return {**kept, "anyOf": options}
