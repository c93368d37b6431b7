"""Plain arguments mean without the parser what they mean with it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeykit.cli import console
from journeykit.cli.app import execute
from journeykit.cli.asked import CHOICES, FLAGS, LISTS, asked
from journeykit.cli.exits import Exit
from journeykit.cli.validating import Validating, run_plainly

_WORDS = st.one_of(
    st.sampled_from([*FLAGS, *CHOICES, *LISTS, "--as-of"]),
    st.sampled_from([name for _, names in CHOICES.values() for name in names]),
    st.sampled_from(["JK2", "JK2,JK301", "no-owner", "2026-11-22", "2026-11-99", "20261122", ".", "journeys", "a b"]),
    st.sampled_from(
        ["--output-format=json", "--select=JK3", "--as-of=2026-01-01", "--profile=", "--", "-", "-qv", "-o"]
    ),
    st.sampled_from(["--fix", "--diff", "--help", "--color", "never", "--no-notes", "--note", "", "-x", "--select=-x"]),
)


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What is run, in place of running it."""
    found: list[Any] = []

    def note(self: Validating, *_: object) -> Exit:
        found.append((self, console.settings.quiet))
        return Exit.CLEAN

    monkeypatch.setattr(Validating, "run", note)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.delenv("JOURNEYKIT_OUTPUT_FORMAT", raising=False)
    return found


def both(seen: list[Any], args: list[str]) -> tuple[list[Any], list[Any]]:
    runs = []
    for run in (lambda: run_plainly(asked(args), None), lambda: execute(["validate", *args])):
        seen.clear()
        console.start()
        try:
            run()
        except Exception as error:  # noqa: BLE001 - the same mistakes on both ways
            seen.append(str(error))
        runs.append(list(seen))
    return runs[0], runs[1]


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_WORDS, max_size=6))
def test_what_is_taken_without_the_parser_is_what_the_parser_takes(seen: list[Any], args: list[str]) -> None:
    if asked(args) is None:
        return
    ours, theirs = both(seen, args)
    assert len(ours) == 1
    assert ours == theirs


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["."],
        ["a", "b", "--notes", "-q"],
        ["--output-format", "json", "--fail-on=note", "--profile", "strict"],
        ["--select", "JK3,JK4", "--select=JK501", "--ignore", "no-owner", "--as-of", "2026-11-22", "--exit-zero"],
        ["--statistics", "--no-cache", "--output-format", "concise"],
    ],
)
def test_plain_arguments_do_not_need_the_parser(seen: list[Any], args: list[str]) -> None:
    assert asked(args) is not None
    ours, theirs = both(seen, args)
    assert ours == theirs
    assert len(ours) == 1


@pytest.mark.parametrize(
    "args",
    [
        ["-"], ["--"], [""], ["-x"], ["--fix"], ["-o", "a"], ["--select"], ["--profile", "lax"], ["--as-of", "2026-13-01"],
        ["--help"], ["--profile", "draft", "--profile", "strict"], ["--stdin-filename", "a"], ["-v"], ["--notes=1"],
        ["--baseline", "a"], ["--write-baseline"], ["--diff"], ["--unsafe-fixes"], ["-C", "a"], ["--color", "never"],
    ],
)  # fmt: skip
def test_everything_else_does(args: list[str]) -> None:
    assert asked(args) is None
