from __future__ import annotations

from functools import partial
from pathlib import PurePosixPath

import pytest
from generated_yaml import paths, yaml_texts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeykit.diagnostics import Span
from journeykit.text import read, same
from journeykit.text.characters import line_starts

FILE = PurePosixPath("reis.yaml")
SOURCE = """\
# yaml-language-server: $schema=x
kind: journey   # de kop
phases:
  - id: een
    doet:
    tekst: |  # een blok
      # geen commentaar
      regel

    lijst: [a, "b # ook niet",
      c]
  -
  - [x, {y: , z: 'it''s'}]
# slot
"""


def tree():
    found, _ = read(SOURCE.encode(), FILE)
    return found


def at(line, column, end_line, end_column):
    return Span(line, column, end_line, end_column)


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (("kind",), at(2, 7, 2, 14), at(2, 1, 2, 5)),
        (("phases",), at(4, 3, 4, 12), at(3, 1, 3, 7)),  # a block is shown by its first line
        (("phases", 0), at(4, 5, 4, 12), at(4, 5, 4, 12)),  # an item has no key
        (("phases", 0, "doet"), at(5, 5, 5, 9), at(5, 5, 5, 9)),  # an empty value is shown by its key
        (("phases", 0, "tekst"), at(6, 12, 8, 12), at(6, 5, 6, 10)),
        (("phases", 0, "lijst"), at(10, 12, 10, 31), at(10, 5, 10, 10)),
        (("phases", 0, "lijst", 2), at(11, 7, 11, 8), at(11, 7, 11, 8)),
        (("phases", 1), at(12, 3, 12, 4), at(12, 3, 12, 4)),  # an empty item is shown by its dash
        (("phases", 2, 1, "y"), at(13, 10, 13, 11), at(13, 10, 13, 11)),
        (("phases", 2, 1, "z"), at(13, 18, 13, 25), at(13, 15, 13, 16)),
        ((), at(2, 1, 2, 25), at(2, 1, 2, 25)),
    ],
)
def test_spans(path, value, key):
    assert tree().span(path) == value
    assert tree().span(path, at_key=True) == key


def test_what_is_missing_is_shown_by_its_nearest_ancestor():
    found = tree()
    assert found.span(("phases", 0, "wat", 3, "dan")) == found.span(("phases", 0))
    assert found.span(("phases", 7)) == found.span(("phases",), at_key=True)
    assert found.span(("kind", "x")) == found.span(("kind",))  # a word is the short form of the whole thing
    assert found.span(("niets",)) == found.span(())


def test_number_keys_may_be_asked_for_as_numbers():
    found, _ = read(b"distribution: {1: 2, 7: 3}\n", FILE)
    assert found.get(("distribution", 7)) == "3"
    assert found.span(("distribution", 7)) == at(1, 25, 1, 26)


def test_union_tags_are_passed_over():
    found = tree()
    assert found.span(("=lang", "phases", "=lijst", 0, "=mapping", "id")) == found.span(("phases", 0, "id"))


def test_get_and_has():
    found = tree()
    assert found.get(("phases", 0, "lijst", 1)) == "b # ook niet"
    assert found.get(("phases", 9), "geen") == "geen"
    assert found.get(("kind", 0, "x")) is None
    assert found.has(("phases", 1))
    assert not found.has(("phases", 0, "x"))


def test_comments_are_found_outside_texts_only():
    assert list(tree().comment_lines()) == [
        (1, "# yaml-language-server: $schema=x"),
        (2, "# de kop"),
        (6, "# een blok"),
        (14, "# slot"),
    ]
    assert list(tree().comment_lines("kop")) == [(2, "# de kop")]


@pytest.mark.parametrize(
    ("line", "column", "path", "key"),
    [
        (2, 2, ("kind",), ("kind",)),
        (2, 9, ("kind",), ()),
        (4, 10, ("phases", 0, "id"), ()),
        (8, 9, ("phases", 0, "tekst"), ()),
        (11, 7, ("phases", 0, "lijst", 2), ()),
        (13, 15, ("phases", 2, 1, "z"), ("phases", 2, 1, "z")),
        (1, 3, (), ()),
    ],
)
def test_what_stands_at_a_position(line, column, path, key):
    assert tree().path_at(line, column) == path
    assert tree().key_at(line, column) == key


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(yaml_texts())
def test_folded_places_are_the_same(text):
    found, _ = read(text.encode(), FILE)
    before = {path: (found.span(path), found.span(path, at_key=True)) for path in paths(found.data)}
    found.fold_again()
    assert found._entry is not None  # what was never folded stays as it is
    said, written = found.data, found.text
    for fold in (partial(found.fold, text.encode()), found.fold_again):
        fold()
        assert found._entry is None
        assert found.text == written
        assert same(found.data, said)
        assert {path: (found.span(path), found.span(path, at_key=True)) for path in paths(found.data)} == before


def test_what_stands_twice_by_an_alias_is_folded_too():
    data = b"a: &x [1, {b: c}]\nd: *x\ne: {<<: {f: g}}\n"
    found, _ = read(data, FILE)
    before = {path: found.span(path) for path in paths(found.data)}
    found.fold(data)
    assert {path: found.span(path) for path in paths(found.data)} == before


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(yaml_texts())
def test_every_span_lies_in_its_file_and_reads_back(text):
    found, findings = read(text.encode(), FILE)
    assert findings == ()
    starts = [*line_starts(found.text), len(found.text) + 1]
    for path in paths(found.data):
        for at_key in (False, True):
            span = found.span(path, at_key=at_key)
            assert (1, 1) <= (span.line, span.column) < (span.end_line, span.end_column)
            for line, column in ((span.line, span.column), (span.end_line, span.end_column)):
                assert line < len(starts)
                assert column <= starts[line] - starts[line - 1]
        value = found.get(path)
        span = found.span(path)
        written = found.text[found.offset(span.line, span.column) : found.offset(span.end_line, span.end_column)]
        if isinstance(value, str) and written[:1] not in "|>":
            again, _ = read(("x: " + written + "\n").encode(), FILE)
            assert same(again.data, {"x": value})
            assert found.path_at(span.line, span.column) == path
        if path and isinstance(path[-1], str):
            span = found.span(path, at_key=True)
            assert found.key_at(span.line, span.column) == path


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(yaml_texts())
def test_taking_the_comments_out_changes_nothing(text):
    found, _ = read(text.encode(), FILE)
    lines = found.text.splitlines(keepends=True)
    for line, comment in found.comment_lines():
        ending = lines[line - 1][len(lines[line - 1].rstrip("\r\n")) :]
        assert lines[line - 1].rstrip("\r\n").endswith(comment)
        # Within a block of text an empty line says something: leave a bare comment there.
        lines[line - 1] = lines[line - 1].rstrip("\r\n").removesuffix(comment) + "#" + ending
    bare, _ = read("".join(lines).encode(), FILE)
    assert same(bare.data, found.data)
    assert {comment for _, comment in bare.comment_lines()} <= {"#"}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(yaml_texts(), st.data())
def test_broken_texts_are_findings_in_the_file_never_exceptions(text, data):
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 3))
    text = text[:at] + data.draw(st.text("\t-:[]{}'\"#&*!|>%@` \n,?a\\\0\ud7ff\u2028", max_size=3)) + text[at + cut :]
    found, findings = read(text.encode(), FILE)
    assert (found is None) == any(finding.code != "JK002" for finding in findings)
    starts = [*line_starts(text.removeprefix("\ufeff")), len(text) + 1]
    for finding in findings:
        span = finding.place.span
        assert finding.code in {"JK001", "JK002", "JK003", "JK004", "JK006"}
        assert finding.message.english
        assert 1 <= span.line <= span.end_line < len(starts)
        assert span.column <= starts[span.line] - starts[span.line - 1]
