from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from journeykit.diagnostics import Span
from journeykit.text import Plain, read, resolved
from journeykit.text.events import Kinds, c_events, pure_events
from journeykit.text.reading import read_with

FILE = PurePosixPath("reis.yaml")


def tree(text):
    found, findings = read(text.encode(), FILE)
    assert findings == ()
    return found


def findings(text):
    data = text if isinstance(text, bytes) else text.encode()
    found, all_findings = read(data, FILE)
    assert found is None
    return [(f.code, f.place.span.line, f.place.span.column) for f in all_findings]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("-3", -3),
        ("+1", 1),
        ("0x10", 16),
        ("0o7", 7),
        ("017", 17),
        ("1e3", 1000.0),
        ("4.5", 4.5),
        (".5", 0.5),
        ("1.", 1.0),
        (".inf", float("inf")),
        ("-.INF", float("-inf")),
        ("true", True),
        ("FALSE", False),
    ],
)
def test_numbers_and_booleans_keep_their_text(written, value):
    node = tree(f"a: {written}\n").data["a"]
    assert isinstance(node, Plain)
    assert node == written
    assert node.value == value
    assert type(node.value) is type(value)


def test_nan_is_a_number():
    node = tree("a: .nan\n").data["a"]
    assert node.value != node.value


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "yes",
        "on",
        "off",
        "1:30",
        "1_000",
        "2026-09-30",
        "2024-13-45",
        "0b1",
        "0x",
        "+",
        ".",
        "1e",
        "tRUE",
        "9" * 5000,
    ],
)
def test_all_else_is_text(written):
    node = tree(f"a: {written}\n").data["a"]
    assert node == written
    assert not isinstance(node, Plain)


@pytest.mark.parametrize("written", ["'12'", '"true"', "|\n  12", ">-\n  null"])
def test_quoted_and_block_texts_are_texts(written):
    node = tree(f"a: {written}\n").data["a"]
    assert isinstance(node, str)
    assert not isinstance(node, Plain)


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL", "# niets"])
def test_nothing_is_none(written):
    assert tree(f"a: {written}\n").data == {"a": None}


def test_keys_are_texts_as_written():
    assert list(tree("1: a\ntrue: b\nnull: c\n~: d\n'x': e\n0x1: f\n").data) == ["1", "true", "null", "~", "x", "0x1"]


def test_resolved_gives_plain_values():
    assert resolved(tree("{a: [1, 2.5, no, true, ~], b: '1'}").data) == {"a": [1, 2.5, "no", True, None], "b": "1"}


@pytest.mark.parametrize("text", ["", "\ufeff", "# alleen dit\n", "---\n", "\n\n"])
def test_an_empty_document_has_no_data(text):
    found = tree(text)
    assert found.data is None
    assert found.span(()).line == 1


def test_all_duplicate_keys_are_reported_with_the_first():
    found, said = read(b"a: 1\nb:\n  c: 1\n  c: {d: 2}\n  'c': 3\na: [4]\n", FILE)
    assert found.data == {"a": "1", "b": {"c": "1"}}
    assert [(f.code, f.place.path, f.place.span, f.related[0].place.span) for f in said] == [
        ("JK002", ("b", "c"), Span(4, 3, 4, 4), Span(3, 3, 3, 4)),
        ("JK002", ("b", "c"), Span(5, 3, 5, 6), Span(3, 3, 3, 4)),
        ("JK002", ("a",), Span(6, 1, 6, 2), Span(1, 1, 1, 2)),
    ]


def test_merge_keys():
    found = tree(
        "x: &x {k: 1, m: [1]}\ny: &y {k: 2, n: 3}\none: {<<: *x, k: 9}\nmany:\n  <<: [*y, *x, {z: 4}]\nown: {'<<': 5}\n"
    )
    assert found.data["one"] == {"m": ["1"], "k": "9"}
    assert found.data["many"] == {"k": "2", "n": "3", "m": ["1"], "z": "4"}
    assert found.data["own"] == {"<<": "5"}
    assert found.span(("one", "m", 0)) == Span(1, 18, 1, 19)
    assert found.span(("one", "k")) == Span(3, 18, 3, 19)
    assert found.span(("many", "n")) == Span(2, 17, 2, 18)


def test_aliases_share_their_value_and_have_a_place_of_their_own():
    found = tree("a: &x [een, 2]\nb: *x\nc: &y tekst\nd: [*y]\n*y : e\n")
    assert found.data["a"] is found.data["b"]
    assert found.data["d"] == ["tekst"]
    assert found.data["tekst"] == "e"
    assert found.span(("b",)) == Span(2, 4, 2, 6)
    assert found.span(("b", 0)) == Span(1, 8, 1, 11)
    assert found.span(("d", 0)) == Span(4, 5, 4, 7)


def test_keys_may_be_anchored_and_aliased():
    assert tree("&k naam: 1\nb: *k\n").data == {"naam": "1", "b": "naam"}
    _, said = read(b"&k naam: 1\nb: 2\nb: *k\n*k : 4\n", FILE)
    assert [(f.code, f.place.span.line, f.place.path) for f in said] == [("JK002", 3, ("b",)), ("JK002", 4, ("naam",))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b: c\n", [("JK001", 1, 5)]),
        ('a: "b\nc: d\n', [("JK001", 1, 4)]),
        ("a:\n\tb: 1\n", [("JK001", 2, 1)]),
        ("a: @b\n", [("JK001", 1, 4)]),
        ("a: [b\n", [("JK001", 1, 4)]),
        ("a: 1\n b: 2\n", [("JK001", 2, 2)]),
        ("a: 'b' c\n", [("JK001", 1, 8)]),
        ("a: 1\n- b\n", [("JK001", 2, 1)]),
        ("a: *b\n", [("JK001", 1, 4)]),
        ("a:b\nc: 1\n", [("JK001", 1, 2)]),
        ("[a]: b\n", [("JK001", 1, 1)]),
        ("{a: 1}: b\n", [("JK001", 1, 1)]),
        ("a: {<<: 3}\n", [("JK001", 1, 5)]),
        (
            "a: !!str b\nc: !eigen {d: 1}\ne: !!python/object:os.system x\n",
            [("JK004", 1, 4), ("JK004", 2, 4), ("JK004", 3, 4)],
        ),
        ("! a: 1\n", [("JK004", 1, 1)]),
        ("%YAML 1.1\n---\na: no\n", [("JK004", 1, 1)]),
        ("%TAG ! tag:x,2026:\n---\na: 1\n", [("JK004", 1, 1)]),
        ("%ANDERS x\n---\na: 1\n", [("JK004", 1, 8)]),
        ("a: 1\n---\nb: 2\n---\nc: 3\n", [("JK006", 2, 1)]),
        ("a: 1\n...\n---\nb: 2\n", [("JK006", 3, 1)]),
    ],
)
def test_what_is_not_plain_yaml_is_placed(text, expected):
    assert findings(text) == expected


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("a: x: y\n", "second `: `", "quotes"),
        ("a: @x\n", "cannot start with `@`", "put the text in quotes"),
        ("a: %x\n", "cannot start with `%`", "put the text in quotes"),
        ("a: `x`\n", "cannot start with ```", "put the text in quotes"),
        ("a:\n\tb: 1\n", "tab", "spaces"),
        ("a: 'x\n", "never closed", "`'`"),
        ("a: {b: 1\n", "never closed", "`}`"),
        ("a: [b, c\nd: 1\n", "never closed", "`]`"),
        ("naam:x\nb: 1\n", "space", "key: value"),
        ("a: 1\n   b: 2\n", "indented more", "indentation"),
        ("a:\n    b: 1\n  c: 2\n", "fits no line", "same indentation"),
        ('a: "een" twee\n', "after the closing quote", "quotes"),
        ('a: "\\q"\n', "backslash", "single quotes"),
        ("a: - b\n", "list cannot start", "line of its own"),
        ("a: 1\nb\nc: 2\n", "colon is missing", "key: value"),
        ("a: ]\n", "never opened", "quotes"),
        ("a: |x\n  b\n", "line must end", "next line"),
        ("a: 1\nb: 2\n\tc: 3\n", "tab", "spaces"),
        ("phases:\n  -id: a\n   name: b\n", "dash", "- item"),
        ("phases\n  - id: a\n", "colon is missing", "key: value"),
        ("a: {b: 1,\n    c: 2\nd: 3\n", "never closed", "`}`"),
        ('{\n "a": 1\n "b": 2\n}\n', "comma", "quotes"),
        ("a: 1\nb: ?\n", "cannot stand here", "quotes"),
        ("text: *echt*\n", "must be a name", "quotes"),
        ("<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> tak\n", "merge conflict", "versions"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_syntax_errors_are_said_in_plain_words(text, said, hint, ending):
    _, (finding, *_) = read(text.replace("\n", ending).encode(), FILE)
    assert finding.code == "JK001"
    assert said in finding.message.english
    assert hint in finding.hint.english


@pytest.mark.parametrize(
    "sign",
    [
        "\0",
        "\x07",
        "\x1b",
        "\x7f",
        "\x85",
        "\x9b",
        "\u2028",
        "\u2029",
        "\u202e",
        "\u2066",
        "\ufdd0",
        "\ufffe",
        "\U0001ffff",
    ],
)
def test_forbidden_characters_are_placed_raw_and_escaped(sign):
    assert findings(f"a: 😀é{sign}b\nc: {sign}{sign}\n") == [("JK003", 1, 6), ("JK003", 2, 4), ("JK003", 2, 5)]
    assert findings(f'a: 1\nb: [x, "y\\U{ord(sign):08x}"]\n') == [("JK003", 2, 8)]


def test_harmless_characters_pass():
    assert tree('a: "\\t\\n\\x20é\\u200b 漢\\U0001F600"\nb: é\u200e\n').data["a"] == "\t\n é\u200b 漢😀"


def test_a_lone_surrogate_is_refused():
    assert findings('a: "\\ud800"\n') == [("JK003", 1, 7)]


@pytest.mark.parametrize(
    ("data", "line", "column", "hint"),
    [
        ("a: 1\nb: é café\n".encode("cp1252"), 2, 4, "Windows-1252"),
        ("a: 1\n".encode("utf-16"), 1, 1, "UTF-16"),
        ("a: 1\n".encode("utf-16-be"), 1, 1, "UTF-16"),
        ("é: 1\n".encode("utf-16-be"), 1, 1, "UTF-16"),
        ("a: é\n".encode("utf-16-le"), 1, 2, "UTF-16"),
        (b"\xef\xbb\xbfa: \xc3\xa9\xc3\n", 1, 5, "Windows-1252"),
    ],
)
def test_what_is_not_utf_8_is_placed(data, line, column, hint):
    found, said = read(data, FILE)
    assert found is None
    assert [f.code for f in said] == ["JK003"]
    assert (said[0].place.span.line, said[0].place.span.column) == (line, column)
    assert hint in said[0].hint.english


def test_a_byte_order_mark_moves_no_column():
    assert tree("\ufeffa: 1\n").span(("a",)) == tree("a: 1\n").span(("a",)) == Span(1, 4, 1, 5)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_endings_are_kept_and_counted(ending):
    found = tree(ending.join(["a: 1", "b:", "  - |", "    x", "    y", "  - 😀: é", ""]))
    assert found.text.count(ending) == 6
    assert found.span(("b", 1, "😀")) == Span(6, 8, 6, 9)
    assert found.span(("b", 0)) == Span(3, 5, 5, 6)


def test_too_large_a_file_is_not_parsed():
    assert findings(b"a: 1\n" * 1_000_000) == [("JK003", 1, 1)]


@pytest.mark.parametrize("source", [c_events, pure_events])
def test_both_parsers_name_their_events_alike(source):
    _, kinds = source(b"a: 1\n")
    assert isinstance(kinds, Kinds)
    assert read_with(source, b"a: [1, {b: *x}]\n", FILE)[1][0].code == "JK001"
