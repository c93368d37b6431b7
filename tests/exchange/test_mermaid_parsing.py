from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.exchange.mermaid.parsing import number, parse

# What mermaid 12.3.0 itself made of these texts, asked in Node: (section, name, score, actors) of each task.
MEASURED = {
    "journey\n a: 5: Me # x": [(None, "a", 5, ["Me"])],
    "journey\ntitle\nsection A\n a: 5": [(None, "a", 5, [])],
    "journey title X section A\n a:5\n": [(None, "a", 5, [])],
    "journey\n section  A  \n  a b  : 5 : x , y ": [("A", "a b", 5, ["x", "y"])],
    "journey\n a%%b: 5\n c: 4": [(None, "c", 4, [])],
    "journey\n a#quot;b: 5: x#59;y": [(None, 'a"b', 5, ["x;y"])],
    "journey\n SECTION One\n a: 3.5: Me: dropped": [("One", "a", 3.5, ["Me"])],
    "journey\n a: 5:\n b: .5\n c: 1e1": [(None, "a", 5, []), (None, "b", 0.5, []), (None, "c", 10, [])],
    "%%{init: {'theme': 'dark'}}%%\n\n%% note\njourney\n a: 2": [(None, "a", 2, [])],
    "---\ntitle: Front\n---\njourney\n a: 2": [(None, "a", 2, [])],
    "journey\n section A\n a: 1\n section A\n b: 2": [("A", "a", 1, []), ("A", "b", 2, [])],
    "journey\n accDescr {\n two\n lines }\n a: 1": [(None, "a", 1, [])],
    "journey\n accDescr: a: b # c\n a: 1": [(None, "a", 1, [])],
    "journey\n a: 1: Me, Me,, Cat": [(None, "a", 1, ["Me", "Cat"])],
}


@pytest.mark.parametrize("text", MEASURED, ids=range(len(MEASURED)))
def test_tasks_are_those_that_mermaid_reads(text):
    read = parse(text)
    assert not read.troubles
    tasks = [
        (section.name, task.name, number(task.score), list(task.actors))
        for section in read.sections
        for task in section.tasks
    ]
    assert tasks == MEASURED[text]


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("journey\n Naam; iets: 5", "; iets", ";"),  # mermaid: parse error
        ("journey\n Klant #1: 5", "Klant", "Klant"),  # mermaid: parse error, the rest is a comment
        ("journey\n a: 5: Me; b: 3", "; b", ";"),  # mermaid: parse error
        ("journey\n section A: sub\n a: 5", ": sub", "colon"),  # mermaid: parse error
        ("journey\n Journey ends: 5", "Journey ends", "keyword"),  # mermaid: parse error
        ("journey\n just words", "just words", "just words"),  # mermaid: parse error
        ("journey\n Log in -> 5", "Log in", "Log in"),  # mermaid: parse error
        ("journey\n a:\n", ":\n", "no score"),  # mermaid: parse error
        ("\n---\ntitle: T\n---\njourney\n a: 5", "---", "---"),  # mermaid: parse error, front matter is on line 1
        ("journey\n Contract: fase 1: 5: Me", "fase 1", "fase 1"),  # mermaid: the score is NaN
        ("journey\n a: 3,5: Me", "3,5", "3,5"),  # mermaid: NaN
        ("journey\n a: : Me", ": Me", "no score"),  # mermaid: 0, silently
        ("journey\n accDescr { never\n a: 5", "accDescr", "never closed"),
        ("journey\n a#8238;b: 5", "a#8238;b", "U+202E"),
        ("journey\n section \n", "section", "section"),
        ("journey\n #32;: 5", "#32;", "no name"),
        ("flowchart LR\n a --> b", "flowchart", "flowchart"),
        ("", "", "no diagram"),
    ],
)
def test_what_cannot_be_read_is_refused_where_it_stands(text, at, word):
    (trouble,) = parse(text).troubles
    assert trouble.start == text.index(at)
    assert word in trouble.message.english


def test_all_problems_are_told_at_once():
    troubles = parse("journey\n a: x\n b: 5; c\n words\n d: 3\n e: y").troubles
    assert [trouble.message.args[-1][1] for trouble in troubles] == ["x", ";", "words", "y"]


@pytest.mark.parametrize(
    ("score", "value"),
    [
        ("5", 5),
        (" 3.5 ", 3.5),
        ("-2", -2),
        ("5.", 5),
        ("1e1", 10),
        ("", None),
        ("3,5", None),
        ("1_0", None),
        ("５", None),
        ("five", None),
        ("nan", None),
        ("Infinity", None),
    ],
)
def test_a_score_is_a_number_as_javascript_sees_it(score, value):
    assert number(score) == value


PIECES = st.sampled_from(
    [
        "journey",
        "title ",
        "section ",
        "accDescr {",
        "}",
        "accTitle: ",
        ":",
        ";",
        "#",
        "%%",
        "%%{init: {}}%%",
        "---",
        "\n",
        " ",
        "5",
        "x",
        ",",
        "客",
        "#quot;",
        "<br/>",
    ]
)


@given(st.lists(PIECES | st.text(max_size=5), max_size=30).map("".join))
def test_any_text_is_read_or_refused_inside_itself(text):
    read = parse("journey\n" + text)
    length = len(text) + 8
    assert all(0 <= trouble.start <= length for trouble in read.troubles)
    assert all(task.name and number(task.score) is not None for task in read.tasks)
    assert all(0 <= task.at < length for task in read.tasks)
