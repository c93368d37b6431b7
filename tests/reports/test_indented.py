"""JSON with an indent is what `json.dumps` writes."""

from __future__ import annotations

import json
from collections import OrderedDict
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.reports.indented import indented

LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
DATA = st.recursive(LEAVES, lambda part: st.lists(part) | st.dictionaries(st.text(), part), max_leaves=25)


class Colour(StrEnum):
    RED = "red"


@given(DATA)
def test_it_is_what_the_library_writes(data):
    assert indented(data) == json.dumps(data, ensure_ascii=False, indent=2)


@pytest.mark.parametrize("data", [(), ((1,), [2]), OrderedDict(a=1), {"colour": Colour.RED}, [-0.0, 1e300]])
def test_kinds_of_plain_values(data):
    assert indented(data) == json.dumps(data, ensure_ascii=False, indent=2)


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), float("nan")])
def test_what_is_no_number_is_never_written(number):
    with pytest.raises(ValueError):
        indented({"value": number})


def test_what_json_does_not_know_is_refused():
    with pytest.raises(TypeError):
        indented({"value": {1, 2}})
