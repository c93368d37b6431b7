"""The schema that editors use and the models say the same."""

from __future__ import annotations

import copy
import sys
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

sys.path.insert(0, str(Path(__file__).parent))
from full import ALL

from journeykit.model import KINDS
from journeykit.model.schema import json_schema
from journeykit.text import Plain, read, resolved

# What a hand may put in the place of anything. No text is in it that some field takes and another spells otherwise.
WRONG: tuple[Any, ...] = (
    [],
    {},
    "zomaar iets",
    Plain("99999"),
    Plain("-7"),
    Plain("true"),
    [[]],
    {"zomaar": Plain("1")},
    None,
)


@cache
def tree(kind: str) -> Any:
    found, problems = read(ALL[kind].encode(), PurePosixPath(f"{kind}.yaml"))
    assert not problems
    assert found is not None
    return found.data


@cache
def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(json_schema(kind))


def model_accepts(kind: str, data: Any) -> bool:
    try:
        KINDS[kind].model_validate(data)
    except ValidationError:
        return False
    return True


def paths(node: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [here] if here else []
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        found += paths(value, (*here, key))
    return found


def changed(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    data = copy.deepcopy(data)
    node = data
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    return data


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_one_and_takes_the_full_document(kind: str) -> None:
    Draft202012Validator.check_schema(json_schema(kind))
    assert [error.message for error in validator(kind).iter_errors(resolved(tree(kind)))] == []
    KINDS[kind].model_validate(tree(kind))


def test_the_full_documents_leave_no_field_out() -> None:
    """So that the comparisons below meet every field of the format."""
    described = {
        (name, field)
        for name, body in json_schema()["$defs"].items()
        for part in (body, *body.get("anyOf", ()))
        for field in part.get("properties", {})
    }
    written = {key for kind in KINDS for path in paths(tree(kind)) for key in path if isinstance(key, str)}
    left_out = {f"{name}.{field}" for name, field in described if field not in written}
    # What `na` is lifted to; nobody writes it.
    assert left_out == {"Opinion.applies"}


def test_every_field_has_a_description() -> None:
    bare = [
        f"{name}.{field}"
        for name, body in json_schema()["$defs"].items()
        for part in (body, *body.get("anyOf", ()))
        for field, value in part.get("properties", {}).items()
        if not value.get("description")
    ]
    assert bare == []


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_schema_and_model_agree_on_good_and_bad(kind: str, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(paths(tree(kind))))
    bad = changed(tree(kind), path, data.draw(st.sampled_from(WRONG)))
    assert validator(kind).is_valid(resolved(bad)) == model_accepts(kind, bad), path


@pytest.mark.parametrize("kind", KINDS)
def test_both_refuse_a_field_that_is_not_known(kind: str) -> None:
    unknown = {**tree(kind), "zomaar": "iets"}
    assert not model_accepts(kind, unknown)
    assert not validator(kind).is_valid(resolved(unknown))


def test_all_kinds_together_choose_by_kind() -> None:
    whole = Draft202012Validator(json_schema())
    for kind in KINDS:
        assert whole.is_valid(resolved(tree(kind))), kind
    assert not whole.is_valid({"kind": "reis"})
    assert not whole.is_valid({"kind": "journey", "records": []})
