"""The light models are pydantic's: the same schema for the core, the same manners, the same refusals."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from pydantic import BaseModel as PydanticModel
from pydantic import ValidationError

sys.path.insert(0, str(Path(__file__).parent))
from full import ALL

from journeykit.model import KINDS, Journey, Record, Touchpoint
from journeykit.model.flavour import by_pydantic
from journeykit.model.schemas import core_schema
from journeykit.text import Plain, read

# What only pydantic's own later steps look at.
_ASIDE = {"metadata", "serialization", "json_schema_input_schema", "ref", "post_init"}


def tidied(schema: Any, definitions: dict[str, Any], inside: tuple[str, ...] = ()) -> Any:
    """The schema with every model written out where it stands, and names in place of classes and functions."""
    if isinstance(schema, dict):
        if schema.get("type") == "definitions":
            known = definitions | {one["ref"]: one for one in schema["definitions"]}
            return tidied(schema["schema"], known, inside)
        if schema.get("type") == "definition-ref":
            name = schema["schema_ref"]
            return f"again {name}" if name in inside else tidied(definitions[name], definitions, (*inside, name))
        return {key: tidied(value, definitions, inside) for key, value in sorted(schema.items()) if key not in _ASIDE}
    if isinstance(schema, list | tuple):
        return [tidied(item, definitions, inside) for item in schema]
    return getattr(schema, "__qualname__", schema)


@pytest.mark.parametrize("kind", KINDS)
def test_the_core_is_told_what_pydantic_tells_it(kind: str) -> None:
    theirs = by_pydantic().KINDS[kind]
    theirs.model_rebuild()
    assert tidied(core_schema(KINDS[kind]), {}) == tidied(theirs.__pydantic_core_schema__, {})


@pytest.mark.parametrize("kind", KINDS)
def test_both_make_the_same_values(kind: str) -> None:
    tree, _ = read(ALL[kind].encode(), PurePosixPath(f"{kind}.yaml"))
    assert tree is not None
    ours, theirs = KINDS[kind].model_validate(tree.data), by_pydantic().KINDS[kind].model_validate(tree.data)
    assert isinstance(theirs, PydanticModel)
    assert not isinstance(ours, PydanticModel)
    assert shape(ours) == shape(theirs)


def shape(value: Any) -> Any:
    if hasattr(value, "model_fields_set"):
        fields = {name: shape(getattr(value, name)) for name in type(value).model_fields}
        return type(value).__name__, sorted(value.model_fields_set), fields
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    return [shape(item) for item in value] if isinstance(value, tuple) else value


def test_they_find_the_same_mistakes() -> None:
    wrong = {"kind": "journey", "title": "x", "owner": [], "phases": [{"name": "a", "touchpoints": [{"reach": "2"}]}]}
    found = []
    for models in (KINDS, by_pydantic().KINDS):
        with pytest.raises(ValidationError) as caught:
            models["journey"].model_validate(wrong)
        found.append(caught.value.errors(include_url=False))
    assert found[0] == found[1]
    assert len(found[0]) > 2


def test_a_part_made_in_python_is_checked() -> None:
    assert Record(metric="ces", value=5, n=30).value == 5.0
    with pytest.raises(ValidationError):
        Record(metric="ces", value="much")


def test_equal_content_is_equal_and_nothing_can_be_set() -> None:
    one, other = (Record(metric="ces", value=Plain("5")) for _ in range(2))
    assert one == other
    assert one != other.model_copy(update={"n": 3})
    assert one.model_copy(update={"n": 3}).model_fields_set == {"metric", "value", "n"}
    with pytest.raises(AttributeError):
        one.value = 4.0  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del one.value


def test_what_is_not_given_takes_its_default() -> None:
    made = Touchpoint.model_construct(id="a", name="A")
    assert (made.channels, made.meta, made.next, made.model_fields_set) == ((), {}, None, {"id", "name"})
    for put in (made.meta.__setitem__, made.meta.setdefault):
        with pytest.raises(TypeError):
            put("a", 1)
    with pytest.raises(TypeError):
        made.meta.update(a=1)


def test_the_fields_keep_the_order_in_which_they_are_declared() -> None:
    for kind, model in KINDS.items():
        assert list(model.model_fields) == list(by_pydantic().KINDS[kind].model_fields)


def test_reading_a_document_loads_no_pydantic_but_its_compiled_core() -> None:
    code = """
import sys
from pathlib import PurePosixPath
from journeykit.model import Journey
made = Journey.model_validate({"kind": "journey", "title": "A", "phases": []})
assert made.id == "a"
print(sorted(name for name in sys.modules if name.split(".")[0] in ("pydantic", "pydantic_core", "annotated_types")))
import pydantic, pydantic_core
assert pydantic_core.ValidationError is pydantic.ValidationError
from journeykit.model.core import ValidationError
assert ValidationError is pydantic.ValidationError
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("['pydantic_core._pydantic_core']\n", "")


def test_by_pydantic_leaves_our_models_where_they_are() -> None:
    import journeykit
    import journeykit.model.journey

    assert by_pydantic().Journey is not Journey
    assert journeykit.model.journey.Journey is Journey
    assert sys.modules["journeykit.model"].Journey is Journey  # type: ignore[attr-defined]


def test_a_part_holds_what_it_was_given_and_no_more() -> None:
    one, other = Record.model_validate({"metric": "ces"}), Record.model_validate({"metric": "ces", "segment": {}})
    assert list(vars(one)) == ["metric"]
    assert (one.value, one.segment) == (None, {})
    assert one == other != Record.model_validate({"metric": "nps"})
    assert one.model_copy(update={"n": 1}).model_fields_set == {"metric", "n"}
