"""A copy of the process does its work and is gone, also when it dies on the way."""

from __future__ import annotations

import os
import sys

import pytest

from journeykit.process.copies import Copy, Line

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies a process safely")


def test_what_a_copy_tells_is_heard_whole_and_what_it_is_asked_it_hears():
    def work(line: Line) -> None:
        line.tell({"of": os.getpid(), "asked": line.heard(), "much": b"x" * 300_000})

    with Copy(work) as copy:
        copy.tell(["a", 1])
        told = copy.heard()
    assert told["of"] != os.getpid()
    assert (told["asked"], len(told["much"])) == (["a", 1], 300_000)


def test_a_copy_that_dies_has_told_nothing():
    def work(_: Line) -> None:
        os._exit(3)

    with Copy(work) as copy:
        assert copy.heard() is None
        copy.tell("to nobody")
