"""Sentences are found in the source, wherever they are written."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "docs"))
try:
    import sentences
finally:
    sys.path.pop(0)


@pytest.fixture
def found(tmp_path, monkeypatch):
    """Return what is found in a package of one or more modules."""
    package = tmp_path / "journeykit"
    package.mkdir()
    monkeypatch.setattr(sentences, "PACKAGE", package)
    monkeypatch.setattr(sentences, "ROOT", tmp_path)

    def find(text, **others):
        for name, body in {"room": text, **others}.items():
            (package / f"{name}.py").write_text(body, "utf-8")
        return [one.literal for one in sentences.said()]

    return find


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('t("a")', ["a"]),
        ('console.t("a", n=1); message("b {n}", n=2)', ["a", "b {n}"]),
        ('t("one" if n == 1 else "two" if n == 2 else "many")', ["one", "two", "many"]),
        ('phrases.count(n, "{count} map", "{count} maps"); "banana".count("a")', ["{count} map", "{count} maps"]),
        ('UNITS = {"h": "{count} hours", "d": "{count} days"}\nt(UNITS[unit])', ["{count} hours", "{count} days"]),
        ('NAMES: tuple[str, ...] = ("now", "later")\ndef f(i):\n    return t(NAMES[i])', ["now", "later"]),
        ('def f(x):\n    words = "a" if x else "b"\n    return t(words)', ["a", "b"]),
        ('def f():\n    words = "a"\ndef g(words):\n    return t(words)', []),
        ('class A:\n    def f(self):\n        words = "a"\n        return self.t(words)', ["a"]),
        ('t(given)\nother("c")', []),
        ('def f():\n    a = b\n    b = a\n    a = a + "x"\n    return t("c")', ["c"]),
    ],
)
def test_what_is_said(found, text, said):
    assert found(text) == said


def test_a_table_of_another_room_is_followed(found):
    said = found("from journeykit.other import TAKES as T\nt(T[take])", other='TAKES = {"fix": "repair"}')
    assert said == ["repair"]


def test_names_that_go_round_in_circles_end(found):
    assert found("def f(a, b):\n    a = b\n    b = a\n    return t(a)") == []


def test_what_is_put_together_is_seen(found):
    assert found('def f(x):\n    words = f"a {x}"\n    return t(words)') == [None]
