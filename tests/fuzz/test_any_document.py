"""A few documents that nobody thought of; `python tests/fuzz/run.py` tries as many as there is time for."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
from changing import changed, seeds
from holding import hold
from hypothesis import given, settings
from hypothesis import strategies as st

KNOWN = seeds()


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_everything_holds_for_a_document_that_nobody_thought_of(seed):
    chance = random.Random(seed)
    hold(changed(chance.choice(KNOWN), chance, KNOWN))


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n", b"kind: journey", b"\xff\xfe\x00", b"kind: project\r\n"])
def test_everything_holds_for_next_to_nothing(data):
    hold(data)


def test_the_program_that_has_more_time_finds_nothing_in_a_second(tmp_path):
    program = Path(__file__).with_name("run.py")
    ran = subprocess.run(
        [sys.executable, str(program), "--minutes", "0.02", "--keep", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "0 ways to fail" in ran.stdout
