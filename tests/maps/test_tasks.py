"""The map of tasks: what is gathered, what it says stands out, and its marks."""

from __future__ import annotations

from dataclasses import replace

import pytest
import view_samples
from map_samples import TEXTS, content, written

from journeykit.diagnostics import NothingToDoError
from journeykit.maps import draw, tell_journey
from journeykit.maps.gathering import gather
from journeykit.maps.gathering.hours import hours
from journeykit.maps.gathering.tasks import with_tasks
from journeykit.maps.plain import WIDTH, width
from journeykit.maps.tasks import draw_tasks
from journeykit.maps.tasks.content import MapTask, TaskChannel, TaskMap
from journeykit.maps.tasks.telling import tell_tasks
from journeykit.model.shared import Hours
from journeykit.scoring import score
from journeykit.words import translator
from journeykit.workspace import load

PROJECT = """
kind: project
format: 1
name: Library
language: en
channels:
  - {id: desk, name: the desk, icon: reception}
  - {id: phone, name: telephone, open: {days: [mon-wed, fri], from: "09:00", to: "17:30"}}
"""
JOURNEY = """
kind: journey
id: borrow
title: Borrowing a book
personas:
  - {name: Reader, channels: [app]}
  - {name: Caller, channels: [phone, letter]}
tasks:
  - {name: Extend, channels: {phone: yes, website: yes, app: planned}}
  - {name: Reserve, channels: {letter: no, phone: no, desk: yes}}
phases:
  - name: All
    touchpoints:
      - {name: Call, channels: [phone], measurements: [{metric: ces, value: 3, n: 80, date: 2026-05-01}]}
"""


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "journeykit.yaml").write_text(PROJECT.lstrip())
    (tmp_path / "borrow.yaml").write_text(JOURNEY.lstrip())
    return load([tmp_path])


@pytest.fixture
def gathered(workspace):
    journey, scores = workspace.journeys[0], score(workspace)
    content, _ = gather(workspace, scores, journey)
    return with_tasks(workspace, scores, journey, content).tasks


def test_channels_of_one_kind_stand_together(gathered):
    assert [channel.id for channel in gathered.channels] == ["website", "app", "phone", "desk", "letter"]
    assert [kind for kind, _, _ in gathered.groups()] == ["screen", "person", "paper"]
    assert list(gathered.groups())[1] == ("person", 2, 4)
    assert [channel.name for channel in gathered.channels][2:4] == ["telephone", "the desk"]


def test_a_text_message_is_not_on_paper(workspace, tmp_path):
    (tmp_path / "borrow.yaml").write_text(JOURNEY.replace("letter: no", "sms: no, print: no").lstrip())
    again = load([tmp_path])
    shown, _ = gather(again, score(again), again.journeys[0])
    kinds = {one.id: one.kind for one in with_tasks(again, score(again), again.journeys[0], shown).tasks.channels}
    assert (kinds["sms"], kinds["print"], kinds["desk"]) == ("screen", "paper", "person")
    assert workspace.journeys


def test_what_nobody_said_is_unknown(gathered):
    extend, reserve = gathered.tasks
    assert extend.cells == ("yes", "planned", "yes", None, None)
    assert reserve.cells == (None, None, "no", "yes", "no")
    assert (extend.count("yes"), extend.count(None)) == (2, 2)


def test_who_cannot_use_what_it_prefers_is_named(gathered):
    assert [task.without for task in gathered.tasks] == [("Reader",), ("Caller",)]


def test_each_channel_says_when_it_is_open_and_how_well_it_does(gathered):
    phone = gathered.channels[2]
    assert phone.hours == "Mon–Wed, Fri 09:00–17:30"
    assert phone.performance.level == "low"
    assert phone.performance.n == 80
    assert gathered.channels[0].performance is None


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (None, ""),
        (Hours(days=("mon-fri",)), "ma–vr"),
        (Hours.model_validate({"days": "sat", "from": "10:00"}), "za vanaf 10:00"),
        (Hours(to="12:00"), "tot 12:00"),
    ],
)
def test_hours_are_written_out(when, words):
    assert hours(translator("nl"), when) == words


def shown(*rows, ids=("website", "app", "phone")):
    channels = tuple(TaskChannel(id_, id_) for id_ in ids)
    return TaskMap(tuple(MapTask(f"Task {i}", row) for i, row in enumerate(rows, 1)), channels)


@pytest.mark.parametrize(
    ("tasks", "title"),
    [
        (shown(("no", "planned", None)), "Customers can do this nowhere: Task 1"),
        (shown(("no", "no", "no"), (None, "no", None)), "Customers can do this nowhere: Task 1 and Task 2"),
        (shown(*[("no", None, "no")] * 3, ("yes", "yes", "yes")), "Customers can do 3 of 4 tasks nowhere"),
        (shown(("yes", "no", "no"), ("yes", "yes", "yes")), "Task 1 can only be done by website"),
        (shown(("yes", "no", "no"), ("no", "yes", None)), "2 of 2 tasks can be done on one channel only"),
        (shown(("yes", "no", "yes"), ("yes", "yes", "no")), "Not the same everywhere: 2 tasks on website, 1 on app"),
        (shown(("yes", "yes", "no"), ("yes", "yes", "no")), "Every task can be done on more than one channel"),
    ],
)
def test_the_title_says_what_stands_out_most(tasks, title):
    assert draw_tasks(replace(content(3, language="en"), tasks=tasks)).title == title


def test_long_names_do_not_make_a_title_of_four_lines():
    tasks = shown(("no", "no", "no"), ("no", "no", "no"))
    named = TaskMap(tuple(replace(task, name=task.name * 8) for task in tasks.tasks), tasks.channels)
    assert draw_tasks(replace(content(3, language="en"), tasks=named)).title == "Customers can do 2 of 2 tasks nowhere"


def test_each_answer_has_a_shape_of_its_own():
    drawn = {
        answer: draw_tasks(replace(content(3), tasks=shown((answer, answer, answer)))).dot
        for answer in ("yes", "planned", "no", None)
    }
    # Discs, dashed rings, squares and dots in the cells: the legend explains one of each that occurs.
    assert drawn["yes"].count(" 9 9 ") == 4
    assert drawn["planned"].count(" 8.4 8.4 ") == 4
    assert drawn["no"].count("E ") < drawn["yes"].count("E ")
    assert drawn[None].count(" 1.7 1.7 ") == 4


def test_only_what_occurs_is_explained():
    dot = draw_tasks(replace(content(3, language="en"), tasks=shown(("yes", "yes", "yes")))).dot
    for words in ("planned", "not possible", "unknown", "can be done nowhere", "Satisfaction on the channel"):
        assert words not in dot


@pytest.mark.parametrize("size", [(3, 2), (12, 6), (40, 12), (150, 12)])
def test_any_number_of_tasks_and_channels(size):
    rows, columns = size
    drawing = draw_tasks(replace(content(3), tasks=view_samples.tasks(rows, 2, columns)))
    assert drawing.width >= 720
    assert drawing.dot.count("tooltip") >= rows * columns


def test_the_text_tells_the_same(workspace):
    name, text = tell_journey(workspace, score(workspace), workspace.journeys[0], view="tasks")
    assert name == "borrow-tasks"
    for words in ("Reserve", "1 of 5", "    not possible: telephone, letter", "Not on a channel of choice: Caller"):
        assert words in text


def test_a_journey_without_tasks_says_so(workspace, tmp_path):
    text = JOURNEY[: JOURNEY.index("tasks:")] + JOURNEY[JOURNEY.index("phases:") :]
    (tmp_path / "borrow.yaml").write_text(text.lstrip())
    again = load([tmp_path])
    with pytest.raises(NothingToDoError):
        draw(again, score(again), "tasks")
    assert workspace.journeys


@pytest.mark.parametrize("text", TEXTS)
def test_the_text_is_narrow_whatever_stands_in_it(text):
    for one in (written(TEXTS[text]), content(40)):
        lines = tell_tasks(one).splitlines()
        assert max(map(width, lines)) <= (2 if text in ("chinese", "emoji") else 1) * WIDTH
