"""`fmt`: keys in order, plain spacing, and never anything lost."""

from __future__ import annotations

from collections import Counter
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit import text
from journeykit.check.formatting import formatted, formatted_text
from journeykit.workspace import load

ROOT = Path(__file__).parents[2]
FILE = PurePosixPath("a.yaml")
FILES = sorted(path for folder in ("examples", "tests/cases", "templates") for path in (ROOT / folder).rglob("*.yaml"))


def shape(source: str | bytes, kind: str = "journey") -> str | None:
    data = source.encode() if isinstance(source, str) else source
    after = formatted_text(data, kind, FILE)
    return None if after is None else after.decode("utf-8")


def comments(data: bytes) -> Counter[str]:
    tree = text.read(data, FILE)[0]
    return Counter(comment.rstrip() for _, comment in tree.comment_lines())


def signs(data: bytes) -> Counter[int]:
    """How often each byte stands there, blanks and line ends apart: nothing is lost and nothing comes."""
    return Counter(b"".join(data.split()))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # Keys take their comments along: above them, behind them, and deeper ones below.
        (
            "title: T   # behind\n# above\nkind: journey\n",
            None,  # the comment may be about the file: the order stays
        ),
        (
            "kind: journey\nphases: []\n# about the owner\nowner: X  # behind\n  # deeper\nid: t\ntitle: T\n",
            "kind: journey\nid: t\ntitle: T\n# about the owner\nowner: X  # behind\n  # deeper\nphases: []\n",
        ),
        (
            "# head\nkind: journey\ntitle: T\nphases:\n  - touchpoints:\n      - channels: [store]\n        name: A\n    name: P\n",
            "# head\nkind: journey\ntitle: T\nphases:\n  - name: P\n    touchpoints:\n      - name: A\n        channels: [store]\n",
        ),
        ("{title: T, kind: journey}\n", "{kind: journey, title: T}\n"),
        ("kind: journey\nmeta: {b: 1, a: 2}\ntitle: T\n", "kind: journey\ntitle: T\nmeta: {b: 1, a: 2}\n"),
        # A block of text goes whole.
        (
            "kind: journey\nscope:\n  ends_when: |\n    a\n      b\n\n    c\n  starts_when: >-\n    d\n    e\ntitle: T\n",
            "kind: journey\ntitle: T\nscope:\n  starts_when: >-\n    d\n    e\n  ends_when: |\n    a\n      b\n\n    c\n",
        ),
        # Spacing.
        ("\n\nkind:   journey  \ntitle:\tT\n\n\n\nphases: []\n\n\n", "kind: journey\ntitle: T\n\nphases: []\n"),
        ("kind: journey\ntitle: 'T  '   # x  \nphases: []", "kind: journey\ntitle: 'T  '   # x\nphases: []\n"),
        ("kind: journey\r\nphases: []\r\ntitle: T", "kind: journey\r\ntitle: T\r\nphases: []\r\n"),
        ("kind: journey\ntitle: >\n  a  \n\n\n  b   \nphases: []\n", None),
        ("\ufeffkind: journey\nid:  t\n", "\ufeffkind: journey\nid: t\n"),
    ],
)
def test_how_it_is_written(before, after):
    said = shape(before)
    assert said == (before if after is None else after)
    assert shape(said) == said


@pytest.mark.parametrize(
    "kept",
    [
        # Nobody knows what these comments are about.
        "kind: journey\nphases: []\n# a chapter\n\ntitle: T\n",
        "kind: journey\nphases: []\n  # deeper\n\n  # and once more\ntitle: T\n",
        "kind: journey\nphases: []\ntitle: T\n# the end of it\n",
        "kind: journey\nscope:\n  # about the end\n  ends_when: a\n  starts_when: b\n",
        # An alias cannot come before what it stands for.
        "kind: journey\nphases: &a []\nobjectives: *a\n",
        # Keys of people's own have no order.
        "kind: journey\ntitle: T\nmeta:\n  b: 1\n  a: 2\n",
        # What is not known here is not for us to move.
        "kind: journey\nphases: []\nfoo: 1\ntitle: T\n",
        "? phases\n: []\n? kind\n: journey\n",
    ],
)
def test_what_is_not_clear_keeps_its_order(kept):
    assert shape(kept) == kept


@pytest.mark.parametrize("broken", ["kind: journey\ntitle: [\n", "kind: journey\nx: &a [*a]\n", "\x00"])
def test_what_cannot_be_read_is_left_alone(broken):
    assert shape(broken) is None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_document_says_the_same_afterwards_and_comes_to_rest(path):
    data = path.read_bytes()
    tree = text.read(data, FILE)[0]
    kind = tree.data.get("kind") if tree is not None and isinstance(tree.data, dict) else None
    if kind not in ("project", "persona", "journey", "research", "touchpoints", "measurements", "mapping"):
        return
    after = formatted_text(data, kind, FILE)
    assert after is not None
    assert text.same(text.read(after, FILE)[0].data, tree.data)
    assert comments(after) == comments(data)
    assert signs(after) == signs(data)
    assert formatted_text(after, kind, FILE) == after


TOUCHPOINTS = """\
phases:
  - touchpoints:
      - {channels: [store], name: A}   # x
      # between
      - importance:  4
        name: B
        id: b
    name: P
"""
LINES = st.sampled_from(
    [
        "id: t", "title: T", "title:   'T'  # behind  ", "owner: {role: x, department: y}", "# above", "  # deeper", "", "   ",
        "headline: >-\n  a  \n\n  b", "customer_job: |\n  a\n\n\n", "customer_job: |+\n  a\n\n\n", "reviewed: 2026-01-01",
        TOUCHPOINTS, "personas: &p [a, b]", "tasks: *p", "meta:\n  z:   1\n  a: 2",
        "scope:\n  ends_when: a\n\n  # c\n  starts_when: b", "state: 'current\n  '", "foo: 1", "objectives:", "parent: x\t",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=10), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.booleans())
def test_any_text_says_the_same_or_is_left_alone(lines, ending, bom, cut):
    source = "kind: journey\n" + "".join(f"{line}\n" for line in lines)
    data = (b"\xef\xbb\xbf" if bom else b"") + source.replace("\n", ending).encode()
    data = data.rstrip() if cut else data
    after = formatted_text(data, "journey", FILE)
    before = text.read(data, FILE)
    if after is None:
        return
    tree, findings = text.read(after, FILE)
    assert text.same(tree.data, before[0].data)
    assert len(findings) == len(before[1])
    assert comments(after) == comments(data)
    assert signs(after) == signs(data)
    assert after.startswith(b"\xef\xbb\xbf") == bom
    assert formatted_text(after, "journey", FILE) == after
    if b"\r\n" in data:
        assert after.count(b"\n") == after.count(b"\r\n")


def test_a_byte_order_mark_inside_a_text_does_not_become_that_of_the_file():
    assert shape("\n\ufeffkind: journey\ntitle: A\nphases: []\n") is None
    assert shape("\ufeff\nkind: journey\ntitle: A\nphases: []\n") == "\ufeffkind: journey\ntitle: A\nphases: []\n"


def test_a_project_is_formatted_file_by_file(tmp_path):
    (tmp_path / "a.yaml").write_text("title: T\nkind: journey\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("kind: journey\ntitle: [\n", encoding="utf-8")
    (tmp_path / "c.yaml").write_text("kind: journey\ntitle: T\n", encoding="utf-8")
    (tmp_path / "other.yaml").write_text("services:   {b: 1, a: 2}\n", encoding="utf-8")
    done = formatted(load([tmp_path]))
    assert done.texts == {FILE: b"kind: journey\ntitle: T\n"}
    assert done.left == (PurePosixPath("b.yaml"),)
    assert done.count == 3
