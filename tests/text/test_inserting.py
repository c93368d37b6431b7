from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from generated_yaml import VALUES, paths, yaml_texts
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from journeykit.text import EditRefusedError, apply, as_node, insert_item, read, same
from journeykit.text.scalars import changed

FILE = PurePosixPath("reis.yaml")


def inserted(text: str, path, index: int, value) -> str:
    data = text.encode()
    tree, _ = read(data, FILE)
    old = tree.get(path)
    items = [*old[:index], as_node(value), *old[index:]]
    return apply(
        data, insert_item(tree, path, index, value), expect=changed(tree.data, path, items), file=FILE
    ).decode()


@given(yaml_texts(), VALUES, st.data())
@settings(max_examples=50, suppress_health_check=list(HealthCheck))
def test_an_item_goes_anywhere_into_any_list_and_nothing_else_changes(text, value, data):
    tree, _ = read(text.encode(), FILE)
    lists = [path for path in paths(tree.data) if isinstance(tree.get(path), list) and tree.get(path)]
    assume(lists)
    path = data.draw(st.sampled_from(lists))
    index = data.draw(st.integers(0, len(tree.get(path))))
    try:
        after = inserted(text, path, index, value)
    except EditRefusedError:
        return  # refused is safe; `apply` proves the rest
    found, _ = read(after.encode(), FILE)
    assert same(found.get((*path, index)), as_node(value))


@pytest.mark.parametrize(
    ("index", "after"),
    [
        (0, "a:\n  - new\n  # above one\n  - one\n    # still one\n\n  # above two\n  - two\n"),
        (1, "a:\n  # above one\n  - one\n    # still one\n\n  - new\n\n  # above two\n  - two\n"),
        (2, "a:\n  # above one\n  - one\n    # still one\n\n  # above two\n  - two\n  - new\n"),
    ],
)
def test_comments_stay_with_what_they_are_about(index, after):
    before = "a:\n  # above one\n  - one\n    # still one\n\n  # above two\n  - two\n"
    assert inserted(before, ("a",), index, "new") == after


@pytest.mark.parametrize(("index", "after"), [(0, "[new, b, c]"), (1, "[b, new, c]"), (2, "[b, c, new]")])
def test_a_list_in_brackets_keeps_its_brackets(index, after):
    assert inserted("a: [b, c]  # said\n", ("a",), index, "new") == f"a: {after}  # said\n"


def test_a_list_behind_a_dash_gets_its_new_first_item():
    assert inserted("- - a\n  - b\n", (0,), 0, {"x": "1"}) == '- - {x: "1"}\n  - a\n  - b\n'
