"""Entries are whole or none, and a folder that cannot be used is an empty one."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.workspace import cache
from journeykit.workspace.cache import Cache, key_of

KEY, OTHER = key_of(["one"]), key_of(["other"])


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def kept(place: Path) -> Cache:
    found = Cache(str(place))
    found.put(KEY, b"an answer " * 100)
    return found


def test_what_is_put_in_comes_out(kept: Cache) -> None:
    assert kept.get(KEY) == b"an answer " * 100
    assert kept.get(OTHER) is None


def test_a_torn_entry_is_none(kept: Cache, place: Path) -> None:
    whole = (place / KEY).read_bytes()
    for end in range(len(whole)):
        (place / KEY).write_bytes(whole[:end])
        assert kept.get(KEY) is None
    (place / KEY).write_bytes(whole)
    assert kept.get(KEY) is not None


def test_a_changed_byte_is_noticed(kept: Cache, place: Path) -> None:
    whole = (place / KEY).read_bytes()
    for at in range(len(whole)):
        (place / KEY).write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert kept.get(KEY) is None


def test_an_entry_is_none_under_another_key(kept: Cache, place: Path) -> None:
    (place / OTHER).write_bytes((place / KEY).read_bytes())
    assert kept.get(OTHER) is None


def test_an_entry_does_not_grow_without_end(kept: Cache, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_LARGEST_OPENED", 10)
    assert kept.get(KEY) is None
    kept.put(OTHER, b"eleven byte")
    assert not (place / OTHER).exists()


@given(st.binary(max_size=200))
def test_nothing_that_lies_there_does_harm(data: bytes) -> None:
    assert cache._opened(data, KEY) is None
    packed = cache._MARK + cache._digest(KEY, data) + data
    opened = cache._opened(packed, KEY)
    assert opened is None or zlib.decompress(data) == opened


def test_a_folder_of_somebody_else_is_not_used(kept: Cache, place: Path) -> None:
    place.chmod(0o777)
    assert kept.get(KEY) is None
    kept.put(OTHER, b"more")
    assert not (place / OTHER).exists()
    place.chmod(0o700)
    assert kept.get(KEY) is not None


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_let_be(kept: Cache, place: Path) -> None:
    place.chmod(0o500)
    kept.put(OTHER, b"more")
    assert kept.get(OTHER) is None
    assert kept.get(KEY) is not None
    place.chmod(0o700)


def test_a_file_in_the_place_of_the_folder_is_let_be(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("mine")
    Cache(str(tmp_path / "cache")).put(KEY, b"an answer")
    assert Cache(str(tmp_path / "cache")).get(KEY) is None
    assert (tmp_path / "cache").read_text() == "mine"


def test_a_full_disk_leaves_nothing_behind(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    Cache(str(place)).put(KEY, b"an answer")
    assert list(place.iterdir()) == []


def test_what_was_not_used_for_long_makes_room(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_MOST_ENTRIES", 3)
    kept = Cache(str(place))
    keys = [key_of([str(number)]) for number in range(4)]
    for age, key in enumerate(keys[:3]):
        kept.put(key, b"an answer")
        os.utime(place / key, (age, age))
    assert kept.get(keys[0]) is not None  # used just now: the second is the oldest
    kept.put(keys[3], b"an answer")
    assert {path.name for path in place.iterdir()} == {keys[0], keys[2], keys[3]}


def test_keys_tell_parts_apart() -> None:
    assert key_of(["ab", "c"]) != key_of(["a", "bc"])
    assert key_of(["\udcff"]) != key_of(["?"])


def test_a_changed_line_of_the_program_is_another_program(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a.py").write_text("1")
    before = cache.tool_id(str(tmp_path))
    assert cache.tool_id(str(tmp_path)) == before
    (tmp_path / "inner" / "a.py").write_text("12")
    assert cache.tool_id(str(tmp_path)) != before


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"JOURNEYKIT_CACHE_DIR": "/there"}, "/there"),
        ({"XDG_CACHE_HOME": "/there"}, "/there/journeykit"),
        ({"XDG_CACHE_HOME": "", "HOME": "/home/anna"}, "/home/anna/.cache/journeykit"),
        ({"XDG_CACHE_HOME": "beside"}, None),  # the standard wants a whole path
    ],
)
@pytest.mark.skipif(os.name != "posix" or os.uname().sysname == "Darwin", reason="the folders of Linux")
def test_where_it_lies(environment: dict[str, str], expected: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JOURNEYKIT_CACHE_DIR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert cache.folder() == expected
