"""Mending: what it changes, what it leaves alone, and that a second time changes nothing."""

from __future__ import annotations

import tempfile
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeykit import text
from journeykit.check import check, mend
from journeykit.workspace import load

HEAD = "kind: journey\ntitle: Repairing a bicycle\nphases:\n  - name: Workshop\n    touchpoints:\n"


def mended(files: dict[str, bytes | str], *, unsafe: bool = False, profile: str = "draft"):
    """Mend files of a folder; return what they say then, and the result."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for file, data in files.items():
            (root / file).write_bytes(data.encode() if isinstance(data, str) else data)
        result = mend(
            load([root]),
            lambda workspace: check(workspace, profile=profile),
            lambda texts: load([root], {root / file: data for file, data in texts.items()}),
            unsafe=unsafe,
        )
        on_disk = {file: (root / file).read_bytes() for file in files}
    assert on_disk == {file: data.encode() if isinstance(data, str) else data for file, data in files.items()}
    after = {file: result.texts.get(PurePosixPath(file), on_disk[file]) for file in files}
    return after, result


def one(data: str | bytes, **options):
    after, result = mended({"a.yaml": data}, **options)
    return after["a.yaml"].decode("utf-8"), result


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("      - {name: A, importance: '4,5'}\n", "      - {name: A, importance: 4.5}\n"),
        (
            "      - name: A   # a\n        importance:   4,5   # b\n",
            "      - name: A   # a\n        importance:   4.5   # b\n",
        ),
        ("      - {name: A}  # journeykit: ignore[JK203] why\n", "      - {name: A}\n"),
        ("      # journeykit: ignore[JK203]\n      - {name: A}\n", "      - {name: A}\n"),
        ("      - {name: A}\n      # journeykit: ignore[JK203]", "      - {name: A}\n"),
        ("      - {name: A}  # journeykit: ignore[JK203,JK217] x\n", "      - {name: A}\n"),
        (
            "      - {name: A, channels: [stoor]}  # journeykit: ignore[JK217, JK203] why\n",
            "      - {name: A, channels: [stoor]}  # journeykit: ignore[JK203] why\n",
        ),
    ],
)
def test_what_is_safe_is_mended_and_nothing_else(before, after):
    said, result = one(HEAD + before)
    assert said == HEAD + after
    assert result.count >= 1
    assert result.refused == ()
    assert not [found for found in result.report.diagnostics if found.fix]


def test_the_version_goes_below_the_kind_as_the_file_is_written():
    for before, after in [
        (b"kind: project\nname: X\n", b"kind: project\nformat: 1\nname: X\n"),
        (b"\xef\xbb\xbfkind: project # c\r\nname: X\r\n", b"\xef\xbb\xbfkind: project # c\r\nformat: 1\r\nname: X\r\n"),
        (b"name: X\nkind: 'project'", b"name: X\nkind: 'project'\nformat: 1"),
        (b"  kind: project\n  name: X\n", b"  kind: project\n  format: 1\n  name: X\n"),
        (b"{kind: project, name: X}\n", b"{kind: project, name: X}\n"),
    ]:
        assert mended({"journeykit.yaml": before, "a.yaml": HEAD + "      - A\n"})[0]["journeykit.yaml"] == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("      - {nmae: A}\n", "      - {name: A}\n"),
        ("      - {id: Foo Bar, name: A}\n", "      - {id: foo-bar, name: A}\n"),
        # A field that is renamed brings its decimal comma to light.
        ("      - {name: A, importanc: '4,5'}\n", "      - {name: A, importance: 4.5}\n"),
        # There is a name already: two would be worse.
        ("      - {nmae: A, name: B}\n", "      - {nmae: A, name: B}\n"),
        ("      - {nmae: A, naem: B}\n", "      - {name: A, naem: B}\n"),
        # What an alias stands for is used elsewhere too.
        (
            "      - &x {name: A, importance: '4,5'}\n      - *x\n",
            "      - &x {name: A, importance: '4,5'}\n      - *x\n",
        ),
    ],
)
def test_what_is_not_safe_is_mended_when_asked(before, after):
    assert one(HEAD + before)[0].count("name: A, importance: 4.5") == 0
    said, _ = one(HEAD + before, unsafe=True)
    assert said == HEAD + after
    assert one(said, unsafe=True)[0] == said


PIECES = st.sampled_from(
    [
        "      - {name: A, importance: '4,5'}\n", "      - nmae: B\n", "      - {id: Foo Bar, name: C}\n", "      - D\n",
        "      # journeykit: ignore[JK203, JK217]\n", "      - {name: E}  # journeykit: ignore[JK203] x\n", "\n", "  \t\n",
        "      - {name: F, nmae: G, reach: '0,5'}\n", "      - name: >-\n          a\n\n          b\n        reach: '0,5' # x\n",
        "      - &a {name: H, importance: '4,5'}\n", "      - *a\n", "      - {<<: *a, name: I}\n", "      - {id: 顧客, name: J}\n",
        '      - {name: 😀, importance: "4,5", nmae: x}\n', "#\n", "      - [\n", "      - {name: K, id: '!!'}\n", "\t- x\n",
    ]
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=9), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.booleans(), st.booleans())
def test_mending_twice_is_mending_once_and_never_breaks_a_text(pieces, ending, bom, unsafe, cut):
    data = (HEAD + "".join(pieces)).replace("\n", ending).encode("utf-8")
    data = (b"\xef\xbb\xbf" if bom else b"") + (data.rstrip() if cut else data)
    files = {"a.yaml": data}
    first, result = mended(files, unsafe=unsafe)
    again, second = mended(first, unsafe=unsafe)
    assert again == first
    assert second.count == 0
    after = first["a.yaml"]
    assert after.startswith(b"\xef\xbb\xbf") == bom
    if not result.texts:
        assert after == data
    else:
        assert text.read(after, PurePosixPath("a.yaml"))[0] is not None
    if ending == "\r\n":
        assert after.count(b"\n") == after.count(b"\r\n")
    # Whatever comment is not an ignore stays, and so do all lines that no finding is about.
    assert after.decode("utf-8-sig").count("#" + ending) == data.decode("utf-8-sig").count("#" + ending)
