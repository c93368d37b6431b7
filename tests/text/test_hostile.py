"""Each row of security.md section 1: a clear finding, soon, and never an exception."""

from __future__ import annotations

import time
from pathlib import PurePosixPath

import pytest

from journeykit.text import read

FILE = PurePosixPath("reis.yaml")
BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9)
)
MANY_ALIASES = "a: &a [" + "1, " * 1000 + "]\nb: [" + "*a, " * 150 + "]\n"
MERGE_BOMB = (
    "a0: &a0 {"
    + ", ".join(f"k{n}: 1" for n in range(500))
    + "}\n"
    + "".join(f"a{n}: &a{n} {{<<: *a0, x{n}: [*a{n - 1}, *a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 30))
)
HOSTILE = {
    "alias bomb": (BOMB, "JK004"),
    "many aliases": (MANY_ALIASES, "JK004"),
    "merge bomb": (MERGE_BOMB, "JK004"),
    "recursive list": ("a: &a [*a]\n", "JK004"),
    "recursive mapping": ("a: &a {b: {c: *a}}\n", "JK004"),
    "merge on itself": ("a: &a\n  <<: *a\n", "JK004"),
    "merge of a list on itself": ("a: &a\n  <<: [*a]\n", "JK004"),
    "flow nesting": ("a: " + "[" * 100_000, "JK004"),
    "flow nesting, closed": ("a: " + "[" * 70 + "]" * 70 + "\n", "JK004"),
    "block nesting": ("".join(" " * n + "a:\n" for n in range(500)), "JK004"),
    "dash nesting": ("- " * 10_000 + "a\n", "JK004"),
    "mapping nesting": ("{a: " * 50_000, "JK004"),
    "key nesting": ("? " * 50_000, "JK001"),
    "too large": ("a: " + "x" * 5_000_000, "JK003"),
    "YAML 1.1": ("%YAML 1.1\n---\na: no\nb: 1:30\n", "JK004"),
    "TAG": ("%TAG !p! tag:yaml.org,2002:python/\n---\na: !p!name:os.system x\n", "JK004"),
    "python object": ("a: !!python/object/apply:os.system [echo]\n", "JK004"),
    "python name, on a key": ("!!python/name:os.system a: 1\n", "JK004"),
    "binary": ("a: !!binary aGVsbG8=\n", "JK004"),
    "NUL raw": ("a: b\0c\n", "JK003"),
    "NUL by escape": ('a: "b\\0c"\n', "JK003"),
    "ESC by escape": ('a: "\\e[31m"\n', "JK003"),
    "C1 by escape": ('"\\x9b": 1\n', "JK003"),
    "surrogate by escape": ('a: "\\ud800"\n', "JK003"),
    "noncharacter by escape": ('a: "\\uffff"\n', "JK003"),
    "override raw": ("a: x\u202ey\n", "JK003"),
    "override by escape": ('a: "x\\u202ey"\n', "JK003"),
    "NEL raw": ("a: x\u0085b: y\n", "JK003"),
    "NEL by escape": ('a: "\\N"\n', "JK003"),
    "line separator by escape": ('a: "\\L"\n', "JK003"),
    "override in a comment": ("a: 1 # \u202e\n", "JK003"),
    "many NULs": ("a: " + "\0" * 1_000_000 + "\n", "JK003"),
    "many escapes": ("a: [" + '"\\0",' * 60_000 + "]\n", "JK003"),
    "many tags": ("a: [" + "!x 1," * 60_000 + "]\n", "JK004"),
    "a tag behind many duplicates": ("a: 1\n" * 3000 + "b: !x 1\n", "JK004"),
    "unfinished escape": ('a: "\\u12', "JK001"),
    "escape past Unicode": ('a: "\\UFFFFFFFF"\n', "JK003"),
    "mapping as key": ("? {a: 1}\n: b\n", "JK001"),
    "alias to a list as key": ("a: &a [1]\n*a : b\n", "JK001"),
    "alias to nothing": ("a: *b\n", "JK001"),
    "second document": ("a: 1\n--- !!python/object:x\nb: 2\n", "JK006"),
    "bare ends of documents": ("...\n...\n---\n...\n---\n", "JK001"),
    "byte order mark twice": ("\ufeff\ufeffa: 1\n\ufeffb: : \n", "JK001"),
}
HARMLESS = {
    "odd scalars": "a: "
    + "9" * 5000
    + "\nb: 2024-13-45\nc: 2001-12-14t21:59:43.10+99:99\nd: 1_000\ne: 0x"
    + "f" * 5000
    + "\n",
    "long text": "a: " + "x" * 2_000_000 + "\n",
    "many keys": "".join(f"k{n}: {n}\n" for n in range(60_000)),
    "many duplicates": "a: 1\n" * 20_000,
    "many anchors": "".join(f"k{n}: &a{n} [1]\nl{n}: *a{n}\n" for n in range(10_000)),
    "many merges": "a: &a {x: 1}\n" + "".join(f"k{n}: {{<<: *a, y: 1}}\n" for n in range(10_000)),
    "flow list": "a: [" + "1, " * 200_000 + "]\n",
    "comments": "# 'x\n" * 200_000 + "a: 1\n",
    "64 levels": "a: " + "[" * 63 + "]" * 63 + "\n",
    "text under a merge key": "a: {'<<': x}\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_refused(name):
    text, code = HOSTILE[name]
    start = time.perf_counter()
    tree, findings = read(text.encode(), FILE)
    assert tree is None
    assert code in {finding.code for finding in findings}
    assert all(finding.place.span and finding.message.english for finding in findings)
    assert len(findings) <= 1001
    assert time.perf_counter() - start < 20  # a hang, not a slow machine


@pytest.mark.parametrize("name", HARMLESS)
def test_large_and_odd_texts_are_read(name):
    start = time.perf_counter()
    tree, findings = read(HARMLESS[name].encode(), FILE)
    assert tree is not None
    assert {finding.code for finding in findings} <= {"JK002"}
    assert len(findings) <= 1000
    list(tree.comment_lines())
    tree.span(("a",))
    assert time.perf_counter() - start < 20


def test_a_merge_key_cannot_hide_nodes_from_the_budget():
    tree, findings = read(MERGE_BOMB.encode(), FILE)
    assert tree is None
    assert findings[0].place.span.line > 1
