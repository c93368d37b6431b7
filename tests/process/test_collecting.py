"""Who puts off looking for garbage leaves the process as it was, whatever happens."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from journeykit.process.collecting import collect_again, collect_no_more, without_collecting


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    yield
    gc.enable()


def test_a_piece_of_work_goes_without_and_the_next_one_does_not():
    seen = []

    @without_collecting()
    def work() -> None:
        seen.append(gc.isenabled())
        raise KeyError

    with pytest.raises(KeyError):
        work()
    assert (seen, gc.isenabled()) == ([False], True)


def test_a_command_that_does_without_to_its_end_is_not_woken_by_a_piece_of_its_work():
    collect_no_more()
    with without_collecting():
        pass
    assert not gc.isenabled()
    collect_again()
    assert gc.isenabled()
