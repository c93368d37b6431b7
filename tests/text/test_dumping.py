from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from generated_yaml import KEYS, VALUES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeykit.text import Plain, as_node, dump, read, resolved, same

FILE = PurePosixPath("reis.yaml")
VALUE = {
    "kind": "journey",
    "title": "Klant: worden",
    "code": "112",
    "customers": 18000,
    "share": 0.25,
    "known": True,
    "answer": "no",
    "reviewed": "2026-09-30",
    "opens": "09:00",
    "written": Plain("0x10"),
    "doubt": None,
    "personas": ["starter", "een, twee"],
    "phases": [
        {"id": "a", "name": "Één", "touchpoints": [{"id": "t", "next": []}]},
        {"metric": "ces", "value": 6.4, "n": 318},
    ],
    "distribution": {"1": 2, "2": 3},
    "text": "een\ntwee\n",
    "meta": {},
}
WRITTEN = """\
# yaml-language-server: $schema=x
#
kind: journey
title: "Klant: worden"
code: "112"
customers: 18000
share: 0.25
known: true
answer: no
reviewed: 2026-09-30
opens: 09:00
written: 0x10
doubt: null
personas: [starter, "een, twee"]
phases:
  - id: a
    name: Één
    touchpoints:
      - id: t
        next: []
  - {metric: ces, value: 6.4, n: 318}
distribution: {1: 2, 2: 3}
text: |
  een
  twee
meta: {}
"""


def test_documents_look_as_people_write_them():
    assert dump(VALUE, header=["yaml-language-server: $schema=x", ""]) == WRITTEN


def test_writing_twice_writes_the_same():
    assert dump(VALUE) == dump(resolved(as_node(VALUE)) | {"written": Plain("0x10")})


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=5))
def test_what_is_written_reads_back(value):
    tree, findings = read(dump(value).encode(), FILE)
    assert findings == ()
    assert same(tree.data, as_node(value))


@pytest.mark.parametrize(
    "text",
    [
        "-",
        "- a",
        "?",
        ": ",
        "#x",
        "a #b",
        "@a",
        "`a`",
        "%a",
        "!a",
        "&a",
        "*a",
        "[",
        "{",
        "|",
        ">",
        "'",
        '"',
        "...",
        "---",
        "--- a",
        "<<",
        "=",
        "~",
        " a",
        "a ",
        "a\tb",
        "\ta",
        "\ta\nb",
        "a\n\tb\n",
        "a:",
        "\\",
        "x" * 500,
        "word " * 100,
        "é\n\nè",
        "\n",
        "a\n",
        "\r\n",
        "\ufeffa",
        "true",
        "1e3",
        "0o7",
        "null",
        "",
    ],
)
def test_awkward_texts_read_back(text):
    for value in ({"a": text}, {"a": [text]}, {"a": {"b": {text or "k": [{"id": text, "c": [[text]]}]}}}):
        tree, findings = read(dump(value).encode(), FILE)
        assert findings == ()
        assert same(tree.data, as_node(value))


def test_a_shared_value_is_written_twice_without_anchors():
    part = {"id": "x", "n": [1]}
    assert "&" not in dump({"a": part, "b": [part, part]})
