"""From declarations to the schema that pydantic's core checks by: the one that pydantic itself would make.

tests/model/test_light.py compares the two for every kind of document.
"""

from __future__ import annotations

import types
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from journeykit.model.core import PydanticKnownError, SchemaValidator
from journeykit.model.light import (
    BaseModel,
    BeforeValidator,
    Declared,
    Discriminator,
    PlainValidator,
    StringConstraints,
    Tag,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_SIMPLE: dict[Any, str] = {str: "str", int: "int", float: "float", bool: "bool", date: "date", Any: "any"}
_CONFIG = {
    "allow_inf_nan": False,
    "extra_fields_behavior": "forbid",
    "validate_by_alias": True,
    "validate_by_name": True,
}


@cache
def validator(model: type[BaseModel]) -> SchemaValidator:
    """Return what checks documents, or parts of them, by a model."""
    return SchemaValidator(_lean(core_schema(model)))


def _lean(schema: Any) -> Any:
    """Return a schema that makes the same models, of what is given alone: their classes know what the rest is.

    The core would write the value of each of forty fields into each touchpoint: that is half of the memory of a project.
    """
    if isinstance(schema, list):
        return [_lean(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("type") != "model":
        return {key: _lean(value) for key, value in schema.items()}
    fields = schema["schema"]["schema"]["fields"]
    return {
        "type": "function-wrap",
        "ref": schema["ref"],
        "function": {"type": "no-info", "function": _maker(schema["cls"])},
        "schema": {
            "type": "typed-dict",
            "config": schema["config"],
            "extra_behavior": "forbid",
            "fields": {name: _lean_field(field) for name, field in fields.items()},
        },
    }


def _lean_field(field: Any) -> Any:
    schema = field["schema"]
    optional = schema["type"] == "default"
    inner = _lean(schema["schema"] if optional else schema)
    return {**field, "type": "typed-dict-field", "required": not optional, "schema": inner}


def _maker(model: Any) -> Callable[[Any, Callable[[Any], dict[str, Any]]], Any]:
    """Return what makes a model of a value: it is lifted to the long form, checked, and put into a new part."""
    lift, made_of = model._lift, model._made_of  # noqa: SLF001 - the manners of every part

    def make(value: Any, checked: Callable[[Any], dict[str, Any]]) -> Any:
        long = lift(value)
        if isinstance(long, dict):
            return made_of(checked(long))
        if isinstance(long, model):
            return long
        raise PydanticKnownError("model_type", {"class_name": model.__name__})

    return make


def core_schema(model: type[BaseModel]) -> Any:
    """Return the core schema of a model, with each model in it defined once."""
    definitions: dict[str, Any] = {}
    schema = _schema(model, definitions)
    return {"type": "definitions", "schema": schema, "definitions": list(definitions.values())}


def _schema(annotation: Any, definitions: dict[str, Any]) -> Any:
    """Return the schema of an annotation; models in it are added to the definitions."""
    simple = _SIMPLE.get(annotation) if isinstance(annotation, type) or annotation is Any else None
    if simple is not None:
        return {"type": simple}
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _annotated(arguments[0], arguments[1:], definitions)
    if origin is Literal:
        return {"type": "literal", "expected": list(arguments)}
    if origin is tuple:
        return _tuple(arguments, definitions)
    if origin is dict:
        keys, values = (_schema(argument, definitions) for argument in arguments)
        return {"type": "dict", "keys_schema": keys, "values_schema": values}
    if origin in (Union, types.UnionType):
        choices = [_schema(choice, definitions) for choice in arguments if choice is not type(None)]
        inner = choices[0] if len(choices) == 1 else {"type": "union", "choices": choices}
        return {"type": "nullable", "schema": inner} if type(None) in arguments else inner
    return _reference(annotation, definitions)


def _tuple(arguments: tuple[Any, ...], definitions: dict[str, Any]) -> Any:
    if arguments[-1] is Ellipsis:
        return {"type": "tuple", "items_schema": [_schema(arguments[0], definitions)], "variadic_item_index": 0}
    return {"type": "tuple", "items_schema": [_schema(argument, definitions) for argument in arguments]}


def _annotated(base: Any, said: tuple[Any, ...], definitions: dict[str, Any]) -> Any:
    for one in said:
        if isinstance(one, Discriminator):
            return _tagged(base, one, definitions)
        if isinstance(one, PlainValidator):
            return {"type": "function-plain", "function": {"type": "no-info", "function": one.func}}
    schema = _schema(base, definitions)
    for one in said:
        if isinstance(one, BeforeValidator):
            schema = {
                "type": "function-before",
                "function": {"type": "no-info", "function": one.func},
                "schema": schema,
            }
        elif isinstance(one, StringConstraints | Declared):
            schema = schema | one.bounds
    return schema


def _tagged(union: Any, by: Discriminator, definitions: dict[str, Any]) -> Any:
    choices = {}
    for choice in get_args(union):
        tag = next(one.tag for one in get_args(choice)[1:] if isinstance(one, Tag))
        choices[tag] = _schema(choice, definitions)
    return {"type": "tagged-union", "choices": choices, "discriminator": by.discriminator}


def _reference(model: Any, definitions: dict[str, Any]) -> Any:
    name = f"{model.__module__}.{model.__qualname__}"
    if name not in definitions:
        definitions[name] = {}  # taken: a model may hold itself
        definitions[name] = _model(model, name, definitions)
    return {"type": "definition-ref", "schema_ref": name}


def _model(model: type[BaseModel], name: str, definitions: dict[str, Any]) -> Any:
    fields = {name: _field(field, definitions) for name, field in model.model_fields.items()}
    lift: Any = model
    return {
        "type": "model",
        "cls": model,
        "ref": name,
        "config": {**_CONFIG, "title": model.__name__},
        "custom_init": False,
        "root_model": False,
        "schema": {
            "type": "function-before",
            "function": {"type": "no-info", "function": lift._lift},  # noqa: SLF001 - the validator of every part
            "schema": {
                "type": "model-fields",
                "fields": fields,
                "model_name": model.__name__,
                "computed_fields": [],
            },
        },
    }


def _field(field: Declared, definitions: dict[str, Any]) -> Any:
    schema = _schema(field.annotation, definitions)
    if field.default_factory is not None:
        schema = {
            "type": "default",
            "schema": schema,
            "default_factory": field.default_factory,
            "default_factory_takes_data": False,
        }
    elif not field.is_required:
        schema = {"type": "default", "schema": schema, "default": field.default}
    alias = {"validation_alias": field.alias, "serialization_alias": field.alias} if field.alias else {}
    return {"type": "model-field", "schema": schema, **alias}
