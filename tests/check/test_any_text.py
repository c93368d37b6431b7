"""Whatever people write: checking never raises, and every finding stands inside its file."""

from __future__ import annotations

import datetime as dt
import random
from itertools import pairwise
from pathlib import Path, PurePosixPath

from hypothesis import given, settings
from hypothesis import strategies as st

from journeykit.check import check
from journeykit.rules import ALL_RULES
from journeykit.rules.circles import circles
from journeykit.workspace import read
from journeykit.workspace.sources import Sources

EXAMPLE = Path(__file__).parents[2] / "examples" / "hotel-one-file" / "hotel.yaml"
WHOLE = EXAMPLE.read_text(encoding="utf-8")
DAY = dt.date(2026, 11, 22)
PIECES = ["", "- ", ": ", "{", "}", "[", "]", "'", '"', "*a", "&a ", "null", "0", "-1e99", "no", "\t", "id: a", "é", "#",
          "use: x", "kind: project", "\n", "---\n", "<<: *a", "1:2", "[]", "{}", "~"]  # fmt: skip


def checked(files: dict[str, bytes]):
    sources = Sources(Path("/x"), {PurePosixPath(name): data for name, data in sorted(files.items())})
    return check(read(sources), DAY, profile="strict")


def assert_inside(report, files):
    assert "JK007" not in {found.code for found in report.diagnostics}, report.diagnostics
    for found in report.diagnostics:
        text = files[str(found.file)].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        if found.span is not None:
            assert 1 <= found.span.line <= found.span.end_line <= len(lines)
            assert 1 <= found.span.column <= len(lines[found.span.line - 1]) + 1


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 40), st.sampled_from(PIECES)), max_size=4))
def test_a_document_with_pieces_changed(changes):
    text = WHOLE
    for at, length, piece in changes:
        text = text[:at] + piece + text[at + length :]
    files = {"a.yaml": text.encode()}
    assert_inside(checked(files), files)


@settings(max_examples=60)
@given(st.binary(max_size=300))
def test_any_bytes(data):
    files = {"a.yaml": b"kind: journey\n" + data, "b.yaml": data}
    assert_inside(checked(files), files)


@settings(max_examples=40)
@given(st.integers(0, 2**32))
def test_values_changed_to_something_else(seed):
    chance = random.Random(seed)
    lines = WHOLE.splitlines()
    for _ in range(chance.randint(1, 6)):
        i = chance.randrange(len(lines))
        key, colon, _ = lines[i].partition(":")
        if colon:
            lines[i] = f"{key}: {chance.choice(PIECES[:-1])}"
    files = {"a.yaml": "\n".join(lines).encode()}
    assert_inside(checked(files), files)


@settings(max_examples=20)
@given(st.permutations(["hotel", "second", "third"]))
def test_the_order_in_which_files_are_found_does_not_matter(order):
    files = {f"{name}.yaml": WHOLE.replace("lantern-house", name).encode() for name in order}
    sources = Sources(Path("/x"), {PurePosixPath(name): data for name, data in files.items()})
    shown = [(found.code, found.file, found.span) for found in check(read(sources), DAY, profile="strict").diagnostics]
    assert shown == [(found.code, found.file, found.span) for found in checked(files).diagnostics]


def test_every_rule_is_silent_about_an_empty_project():
    assert checked({}).diagnostics == ()


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=3), max_size=6))
def test_circles_are_found_exactly_when_there_are_any(links):
    found = list(circles(links))
    for circle in found:
        assert circle[0] == circle[-1]
        assert all(other in links[one] for one, other in pairwise(circle))
    assert bool(found) == any(reaches(links, start, start) for start in links)


def reaches(links, start, target):
    waiting, seen = list(links.get(start, ())), set()
    while waiting:
        here = waiting.pop()
        if here == target:
            return True
        if here not in seen:
            seen.add(here)
            waiting += links.get(here, ())
    return False


def test_there_are_as_many_rules_as_the_design_has():
    families = {digit: sum(1 for rule in ALL_RULES if rule.family == digit) for digit in "012345678"}
    assert families == {"0": 12, "1": 10, "2": 18, "3": 16, "4": 14, "5": 7, "6": 8, "7": 12, "8": 5}
