from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.words import message_language, one_line, safe, say, translator


def test_a_sentence_is_said_in_both_languages():
    assert translator("en")("wrote {path}", path="x.svg") == "wrote x.svg"
    assert translator("nl")("wrote {path}", path="x.svg") == "x.svg geschreven"


def test_without_a_translation_the_english_is_said():
    assert say("nobody has translated {this}", {"this": "me"}, "nl") == "nobody has translated me"


def test_decimals_follow_the_language_and_whole_numbers_stay():
    text = "{mark} of {year}, {share:.1f}"
    filling = {"mark": 6.1, "year": 2026, "share": 12.34}
    assert say(text, filling, "nl") == "6,1 of 2026, 12,3"
    assert say(text, filling, "en") == "6.1 of 2026, 12.3"


def test_arguments_may_come_as_pairs():
    assert say("{a}-{b}", (("a", 1), ("b", 2)), "en") == "1-2"


@given(st.text())
def test_user_text_is_never_taken_for_a_gap(text):
    assert say("{x}", {"x": text}, "nl") == text


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl"}, "nl"),
        ({"LC_ALL": "C", "LANG": "nl_NL.UTF-8"}, "en"),
        ({"LC_ALL": "nl_BE", "LANG": "en_US"}, "nl"),
        ({"LC_ALL": "", "LC_MESSAGES": "nl_NL", "LANG": "C"}, "nl"),
        ({"LANG": "nld_Foo"}, "en"),
    ],
)
def test_the_language_of_messages(environ, language):
    assert message_language(environ) == language


def test_controls_become_visible():
    assert safe("\x1b[31m\x9b\x7f") == r"\x1b[31m\x9b\x7f"
    assert safe("a\tb\nc\rd") == "a\tb\nc\\rd"
    assert one_line("a\nb") == r"a\nb"
    assert safe("\u202eabc\u2028") == r"\u202eabc\u2028"


@given(st.text())
def test_nothing_acts_after_safe(text):
    assert not [c for c in safe(text) if c not in "\n\t" and (ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0)]
    assert len(one_line(text).splitlines()) <= 1
    assert safe(safe(text)) == safe(text)
