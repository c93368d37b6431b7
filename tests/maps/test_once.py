"""What several views of one journey want is gathered once."""

from __future__ import annotations

from journeykit.maps.gathering.once import kept_last


class Thing:
    """Equal to all others of its kind, and still another one."""

    def __eq__(self, other):
        return isinstance(other, Thing)

    __hash__ = None  # type: ignore[assignment]


def test_the_same_question_is_answered_once():
    asked = []

    @kept_last
    def answer(thing, word, names=None):
        asked.append(word)
        return object()

    one, other = Thing(), Thing()
    first = answer(one, "a", ["x", "y"])
    assert answer(one, "a", ["x", "y"]) is first
    assert len(asked) == 1
    for question in ((other, "a", ["x", "y"]), (other, "b", ["x", "y"]), (other, "b", ["x"]), (other, "b", None)):
        assert answer(*question) is not first
    assert len(asked) == 5
    assert answer(other, "b", names=None) is not first
    assert len(asked) == 6


def test_numbers_of_another_kind_are_another_question():
    @kept_last
    def answer(number):
        return repr(number)

    assert [answer(1), answer(True), answer(1.0), answer(1)] == ["1", "True", "1.0", "1"]


def test_an_error_is_no_answer():
    calls = []

    @kept_last
    def answer(thing):
        calls.append(thing)
        if len(calls) < 3:
            raise ValueError
        return len(calls)

    for _ in range(2):
        try:
            answer("x")
        except ValueError:
            continue
    assert answer("x") == answer("x") == 3
