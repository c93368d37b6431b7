from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from generated_yaml import KEYS, VALUES, paths, yaml_texts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeykit.diagnostics import Span, TextEdit
from journeykit.text import (
    EditRefusedError,
    append_item,
    apply,
    read,
    remove,
    same,
    set_value,
    with_item,
    with_value,
    without_path,
)
from journeykit.text.scalars import as_node, changed, without

FILE = PurePosixPath("reis.yaml")
LIGHT = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


def tree(data):
    found, findings = read(data, FILE)
    assert findings == ()
    return found


def comments(data):
    return [comment for _, comment in tree(data).comment_lines()]


def chosen(data, found, fits):
    return data.draw(st.sampled_from([path for path in paths(found.data) if fits(path)] or [None]))


@LIGHT
@given(yaml_texts(), VALUES, st.data())
def test_set_value_changes_one_value_and_nothing_else(text, value, data):
    source = text.encode()
    found = tree(source)
    path = chosen(data, found, bool)
    after = with_value(source, path, value, FILE)
    assert same(tree(after).data, changed(found.data, path, as_node(value)))
    assert with_value(after, path, value, FILE) == after
    assert_the_rest_stays(source, after, set_value(found, path, value))
    if not isinstance(found.get(path), dict | list):
        assert comments(after) == comments(source)


@LIGHT
@given(yaml_texts(), KEYS, VALUES, st.data())
def test_set_value_adds_a_key(text, key, value, data):
    source = text.encode()
    found = tree(source)
    path = chosen(data, found, lambda p: isinstance(found.get(p), dict) or (p and found.get(p) is None))
    had = found.has((*path, key))
    after = with_value(source, (*path, key), value, FILE)
    assert same(tree(after).data, changed(found.data, (*path, key), as_node(value)))
    assert with_value(after, (*path, key), value, FILE) == after
    if not had:
        assert comments(after) == comments(source)


@LIGHT
@given(yaml_texts(), VALUES, st.data())
def test_append_item_adds_one_item(text, value, data):
    source = text.encode()
    found = tree(source)
    path = chosen(data, found, lambda p: isinstance(found.get(p), list) or (p and found.get(p) is None))
    if path is None:
        return
    after = with_item(source, path, value, FILE)
    assert same(tree(after).get(path), [*(found.get(path) or []), as_node(value)])
    assert comments(after) == comments(source)
    assert_the_rest_stays(source, after, append_item(found, path, value))


@LIGHT
@given(yaml_texts().filter(lambda text: "|+" not in text), st.data())
def test_remove_takes_one_thing_out(text, data):
    source = text.encode()
    found = tree(source)
    path = chosen(data, found, lambda p: len(p) > 1 or (p and len(found.data) > 1))
    if path is None:
        return
    after = without_path(source, path, FILE)
    assert same(tree(after).data, without(found.data, path))
    assert_the_rest_stays(source, after, remove(found, path))


def assert_the_rest_stays(before, after, edits):
    """What stands before the first edit and after the last is still there, and so are line endings and the mark."""
    if not edits:
        assert after == before
        return
    assert after.startswith(b"\xef\xbb\xbf") == before.startswith(b"\xef\xbb\xbf")
    if b"\r\n" in before:
        assert after.count(b"\r\n") == after.count(b"\n")
    found = tree(before)
    first = min((edit.span.line, edit.span.column) for edit in edits)
    last = max((edit.span.end_line, edit.span.end_column) for edit in edits)
    text = after.decode("utf-8-sig")
    assert text.startswith(found.text[: found.offset(*first)])
    assert text.endswith(found.text[found.offset(*last) :])


SOURCE = """\
# boven
kind: journey   # kop
name: 'it''s'
leeg:      # later
flow: {a: 1, b: [x, y], c: , d}
lijst: [a, "b"]
niets: []
phases:
  - id: een   # eerste
    tekst: |
      oud
      tekst
    touchpoints:
      - id: a
      -   id: b
          doet: x
  # staart

  - id: twee
  -
strak:
- p
- q   # c
laatste: eind"""


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("kind",), "persona", "kind: journey   # kop", "kind: persona   # kop"),
        (("kind",), "a: b", "kind: journey   # kop", 'kind: "a: b"   # kop'),
        (("kind",), "112", "kind: journey   # kop", 'kind: "112"   # kop'),
        (("kind",), 112, "kind: journey   # kop", "kind: 112   # kop"),
        (("kind",), None, "kind: journey   # kop", "kind:   # kop"),
        (("name",), "zo'n", "'it''s'", "'zo''n'"),
        (("name",), 4, "'it''s'", "4"),
        (("leeg",), True, "leeg:      # later", "leeg: true      # later"),
        (("leeg",), ["a"], "leeg:      # later", "leeg: [a]      # later"),
        (("leeg", "diep"), 1, "leeg:      # later\n", "leeg:      # later\n  diep: 1\n"),
        (("flow", "a"), None, "{a: 1,", "{a: null,"),
        (("flow", "c"), "x, y", "c: ,", 'c: "x, y" ,'),
        (("flow", "d"), 2, "d}", "d: 2}"),
        (("flow", "e"), [1], "d}", "d, e: [1]}"),
        (("lijst", 1), "c", '"b"', '"c"'),
        (("phases", 0, "tekst"), "nieuw\n\n  erbij\n", "      oud\n      tekst\n", "      nieuw\n\n        erbij\n"),
        (("phases", 0, "owner"), "ik", "          doet: x\n", "          doet: x\n    owner: ik\n"),
        (("phases", 0, "touchpoints", 1, "n"), 1, "          doet: x\n", "          doet: x\n          n: 1\n"),
        (("phases", 2), {"id": "drie"}, "  -\nstrak", "  - {id: drie}\nstrak"),
        (("phases", 1, "id"), "2", "id: twee", 'id: "2"'),
        (
            ("nieuw",),
            {"a": [{"id": "x", "b": ["c" * 99]}]},
            "eind",
            f"eind\nnieuw:\n  a:\n    - id: x\n      b:\n        - {'c' * 99}",
        ),
        (("laatste",), "é", "eind", "é"),
        (("strak",), {"id": [["diep"]]}, "- p\n- q", "  id:\n    - [diep]"),
        (("strak",), [["diep", [1]]], "- p\n- q", "- - diep\n  - [1]"),
        (("kind",), [["diep", [1]]], "kind: journey   # kop\n", "kind:   # kop\n  - - diep\n    - [1]\n"),
        (("phases", 0, "tekst"), [["diep", [1]]], " |\n      oud\n      tekst\n", "\n      - - diep\n        - [1]\n"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_what_an_edit_writes(path, value, old, new, ending):
    source, old, new = (part.replace("\n", ending) for part in (SOURCE, old, new))
    assert source.count(old) == 1
    after = with_value(b"\xef\xbb\xbf" + source.encode(), path, value, FILE)
    assert after == b"\xef\xbb\xbf" + source.replace(old, new).encode()


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("lijst",), "c", '"b"]', '"b", c]'),
        (("niets",), {"a": 1}, "[]", "[{a: 1}]"),
        (("leeg",), "x", "leeg:      # later\n", "leeg:      # later\n  - x\n"),
        (("flow", "b"), None, "[x, y]", "[x, y, null]"),
        (("flow", "c"), "z", "c: ,", "c: [z] ,"),
        (("strak",), "r", "- q   # c\n", "- q   # c\n- r\n"),
        (("strak",), None, "- q   # c\n", "- q   # c\n-\n"),
        (
            ("phases",),
            {"id": "drie", "t": [{"id": 1, "n": [[]]}]},
            "  -\n",
            "  -\n  - id: drie\n    t:\n      - id: 1\n        n:\n          - []\n",
        ),
        (("phases", 0, "touchpoints"), {"id": "c"}, "doet: x\n", "doet: x\n      - {id: c}\n"),
    ],
)
def test_what_appending_writes(path, value, old, new):
    assert with_item(SOURCE.encode(), path, value, FILE).decode() == SOURCE.replace(old, new)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (("kind",), "kind: journey   # kop\n", ""),
        (("flow", "a"), "a: 1, ", ""),
        (("flow", "d"), "c: , d}", "c: }"),
        (("lijst", 0), 'a, "b"', '"b"'),
        (("phases", 0, "id"), "- id: een   # eerste\n    tekst", "- tekst"),
        (("phases", 0, "tekst"), "    tekst: |\n      oud\n      tekst\n", ""),
        (("phases", 0, "touchpoints", 0), "      - id: a\n", ""),
        (("phases", 1), "  - id: twee\n", ""),
        (("phases", 1, "id"), "- id: twee", "- {}"),
        (("strak", 1), "- q   # c\n", ""),
        (("laatste",), "\nlaatste: eind", ""),
    ],
)
def test_what_removing_leaves(path, old, new):
    assert without_path(SOURCE.encode(), path, FILE).decode() == SOURCE.replace(old, new)


SHARED = b"a: &x {k: 1}\nb: *x\nc:\n  <<: *x\n  own: 1\n"


@pytest.mark.parametrize(
    ("path", "value"),
    [(("a", "k"), 2), (("a",), 1), (("b", "n"), 1), ((), {}), (("x", "y"), 1), (("c", "own", "z"), 1)],
)
def test_an_edit_that_would_change_more_is_refused(path, value):
    with pytest.raises(EditRefusedError):
        with_value(SHARED, path, value, FILE)


@pytest.mark.parametrize("path", [("b", "k"), ("c", "k"), ("a",), ("a", "k"), ("q",), ()])
def test_a_removal_that_would_change_more_is_refused(path):
    with pytest.raises(EditRefusedError):
        without_path(SHARED, path, FILE)


def test_a_text_that_would_take_in_empty_lines_refuses_the_removal_after_it():
    with pytest.raises(EditRefusedError):
        without_path(b"a: |+\n  x\nb: 1\n\nc: 2\n", ("b",), FILE)


def test_around_anchors_and_merges_edits_work():
    assert with_value(SHARED, ("b",), 3, FILE) == SHARED.replace(b"b: *x", b"b: 3")
    assert with_value(SHARED, ("c", "new"), 3, FILE) == SHARED + b"  new: 3\n"
    assert without_path(SHARED, ("c", "own"), FILE) == SHARED.replace(b"  own: 1\n", b"")


@pytest.mark.parametrize("path", [("kind",), ("flow",), ("niets", 0), ("phases", 9)])
def test_only_a_list_takes_items(path):
    with pytest.raises(EditRefusedError):
        with_item(SOURCE.encode(), path, 1, FILE)


def test_apply_checks_what_it_wrote():
    edit = TextEdit(Span(1, 4, 1, 5), "2")
    assert apply(b"a: 1\n", [edit], expect=as_node({"a": 2}), file=FILE) == b"a: 2\n"
    assert apply(b"a: 1\n", [edit], file=FILE) == b"a: 2\n"
    with pytest.raises(EditRefusedError, match="something else"):
        apply(b"a: 1\n", [edit], expect={"a": "2"}, file=FILE)
    with pytest.raises(EditRefusedError, match="not be readable"):
        apply(b"a: 1\n", [TextEdit(Span(1, 4, 1, 5), "[")], file=FILE)
    with pytest.raises(EditRefusedError, match="overlap"):
        apply(b"a: 123\n", [TextEdit(Span(1, 4, 1, 6), "4"), TextEdit(Span(1, 5, 1, 7), "5")], file=FILE)
    with pytest.raises(EditRefusedError, match="cannot be read"):
        with_value(b"a: [", ("a",), 1, FILE)


def test_several_edits_at_once():
    found = tree(SOURCE.encode())
    edits = [
        *set_value(found, ("laatste",), "x"),
        *set_value(found, ("kind",), "y"),
        *append_item(found, ("lijst",), "z"),
    ]
    after = tree(apply(SOURCE.encode(), edits, file=FILE))
    assert (after.get(("laatste",)), after.get(("kind",)), after.get(("lijst", 2))) == ("x", "y", "z")


def test_an_empty_document_takes_its_first_key():
    assert with_value(b"", ("kind",), "project", FILE) == b"kind: project\n"
    assert with_value(b"# kop", ("kind",), "project", FILE) == b"# kop\nkind: project\n"
