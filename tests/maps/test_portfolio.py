"""The portfolio: what is gathered of a project, what it says stands out, and where everything is put."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import view_samples
from map_samples import TEXTS, content, written

from journeykit.diagnostics import NothingToDoError
from journeykit.maps import draw_project, tell_project
from journeykit.maps.canvas.room import touch
from journeykit.maps.content import Performance
from journeykit.maps.gathering.portfolio import gather_portfolio
from journeykit.maps.plain import WIDTH, width
from journeykit.maps.portfolio import draw_portfolio
from journeykit.maps.portfolio.arrange import MOST_COLUMNS, arrange
from journeykit.maps.portfolio.columns import room
from journeykit.maps.portfolio.content import MapJourney, Portfolio, SharedTouchpoint, Spot
from journeykit.maps.portfolio.finding import written as customers
from journeykit.maps.portfolio.telling import tell_portfolio
from journeykit.scoring import score, simulate
from journeykit.workspace import load

LIBRARY = """
kind: touchpoints
touchpoints:
  - {name: The bill, id: bill, measurements: [{metric: ces, value: 2.5, n: 200, date: 2026-05-01}]}
  - {name: The phone, id: phone}
"""
WHOLE = """
kind: journey
id: whole
title: Being a member
customers_per_year: 2000
phases:
  - name: All
    touchpoints:
      - {use: bill, name: Bill of the year, reach: 0.5}
      - {name: Yard, measurements: [{metric: ces, value: 6.5, n: 200, date: 2026-05-01}]}
      - {name: Fee, measurements: [{metric: ces, value: 6.4, n: 200, date: 2026-05-01}]}
"""
PART = """
kind: journey
id: part
title: Moving house
parent: whole
customers_per_year: 3000
phases: [{name: All, touchpoints: [{use: bill}, {use: phone}, {use: bill, id: last-bill}]}]
"""
FUTURE = """
kind: journey
id: soon
title: Being a member, as we want it
state: future
future_of: whole
phases: [{name: All, touchpoints: [{use: bill}]}]
"""


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: Club\nlanguage: en\n")
    for name, text in (("library", LIBRARY), ("part", PART), ("soon", FUTURE), ("whole", WHOLE)):
        (tmp_path / f"{name}.yaml").write_text(text.lstrip())
    return load([tmp_path])


@pytest.fixture
def gathered(workspace):
    shown, said = gather_portfolio(workspace, score(workspace), workspace.journeys)
    assert said == ()
    return shown


def test_parts_and_desired_journeys_lie_in_the_larger_one(gathered):
    (whole,) = gathered.portfolio.journeys
    assert [(one.id, depth) for one, depth in gathered.portfolio.walk()] == [("whole", 0), ("part", 1), ("soon", 1)]
    assert (whole.customers, whole.touchpoints, whole.low, whole.lowest) == (2000, 3, 1, "Bill of the year")
    assert whole.together.value == pytest.approx(whole.parts[0].index.value)
    assert whole.parts[1].future
    assert whole.parts[1].index is None


def test_what_is_shared_is_counted_once_a_journey(gathered):
    (bill,) = gathered.portfolio.shared
    assert bill.name == "The bill"
    assert list(bill.places) == ["part", "whole"]
    assert bill.below == bill.customers == 2000 * 0.5 + 3000 + 3000
    assert len(bill.insufficient) == 2
    assert bill.places["whole"].name == "Bill of the year"


def test_the_title_says_where_it_fails_and_for_how_many(workspace):
    drawing = draw_project(workspace, score(workspace))
    assert drawing.title == "The bill is below the norm in 2 journeys, for 7,000 customers a year"
    assert (drawing.name, drawing.journey, drawing.subject) == ("portfolio", "", "Club")
    dutch = draw_project(workspace, score(workspace), language="nl")
    assert dutch.title == "The bill ligt in 2 klantreizen onder de norm, voor 7.000 klanten per jaar"


def test_only_the_journeys_that_were_asked_for_count(workspace):
    shown, _ = gather_portfolio(workspace, score(workspace), [workspace.journey("part")])
    assert [one.id for one in shown.portfolio.journeys] == ["part"]
    assert shown.portfolio.shared == ()
    with pytest.raises(NothingToDoError):
        draw_project(workspace, score(workspace), journeys=[])


def test_a_journey_that_does_not_say_how_many_customers_leaves_sums_unknown(tmp_path, workspace):
    (tmp_path / "part.yaml").write_text(PART.replace("customers_per_year: 3000\n", "").lstrip())
    again = load([tmp_path])
    (bill,) = gather_portfolio(again, score(again), again.journeys)[0].portfolio.shared
    assert (bill.impact, bill.customers, bill.below) == (None, None, None)
    assert draw_project(again, score(again)).title == "The bill is below the norm in 2 journeys"
    assert workspace.journeys


def test_journeys_in_a_circle_are_all_shown(tmp_path, workspace):
    (tmp_path / "whole.yaml").write_text(WHOLE.replace("title:", "parent: part\ntitle:").lstrip())
    again = load([tmp_path])
    shown, _ = gather_portfolio(again, score(again), again.journeys)
    assert sorted(one.id for one, _ in shown.portfolio.walk()) == ["part", "soon", "whole"]
    assert workspace.journeys


def titled(journeys, shared=()):
    return draw_portfolio(replace(content(3, language="en"), portfolio=Portfolio(tuple(journeys), tuple(shared)))).title


def bill(*values, guessed=False):
    spots = (Spot(f"j{i}", "Bill", Performance(value, guessed=guessed)) for i, value in enumerate(values))
    return SharedTouchpoint("bill", "Bill", tuple(spots))


def journey(number, value, **more):
    index = None if value is None else Performance(value, **more)
    return MapJourney(id=f"j{number}", title=f"Journey {number}", index=index)


@pytest.mark.parametrize(
    ("values", "shared", "title"),
    [
        ([70, 70], [bill(40, 40)], "Bill is below the norm in 2 journeys"),
        ([70, 70], [bill(40, 70)], "Bill stands in 2 journeys and fails in one"),
        ([40, 70], [bill(70, 70)], "Journey 0 is the only journey below the norm"),
        ([50, 40], [bill(70, 70)], "2 journeys are below the norm, Journey 1 most of all"),
        ([70, 70], [bill(70, 70)], "Bill stands in more than one journey"),
        ([70, 70], [bill(40, 40, guessed=True)], "Bill stands in more than one journey"),
        ([70, 70], [bill(70, 70), bill(80, 80)], "2 touchpoints stand in more than one journey"),
        ([70, 70], [], "The journeys of Klant worden"),
        ([None], [], "Journey 0"),
    ],
)
def test_the_title_says_what_stands_out_most(values, shared, title):
    assert titled([journey(i, value) for i, value in enumerate(values)], shared) == title


def test_a_guess_is_no_finding():
    assert titled([journey(0, 20, guessed=True), journey(1, 70)]) == "The journeys of Klant worden"


def test_the_room_has_its_interval_when_the_scores_were_simulated(workspace):
    plain, _ = gather_portfolio(workspace, score(workspace), workspace.journeys)
    drawn, _ = gather_portfolio(workspace, simulate(score(workspace)), workspace.journeys)
    assert re.fullmatch(r"\+\d+\.\d", room(plain.portfolio.shared[0], "en"))
    assert re.fullmatch(r"\+\d+,\d \(\d+,\d–\d+,\d\)", room(drawn.portfolio.shared[0], "nl"))
    assert room(replace(bill(40), impact=None), "en") == "?"


@pytest.mark.parametrize(("count", "words"), [(7, "7"), (349, "350"), (10_425, "10,400"), (1_240_049, "1,240,000")])
def test_customers_are_written_without_false_precision(count, words):
    assert customers(count, "en") == words


@pytest.mark.parametrize("size", [1, 3, 12, 40, 150])
def test_cards_lie_in_their_frames_and_on_no_other(size):
    placed = arrange(view_samples.portfolio(size, 3))
    assert len(placed.cards) == size
    boxes = [card.box for card in placed.cards]
    for i, one in enumerate(boxes):
        assert not any(touch(one, other) for other in boxes[i + 1 :])
    for i, card in enumerate(placed.cards):
        inside = len(list(card.journey.walk())) - 1
        for part in placed.cards[i + 1 : i + 1 + inside]:
            assert card.around.x < part.box.x
            assert part.box.right < card.around.right
            assert part.box.bottom < card.around.bottom


def test_the_least_important_are_only_named():
    shared = tuple(replace(bill(70, 70), name=f"Bill {i}") for i in range(MOST_COLUMNS + 2))
    drawing = draw_portfolio(
        replace(content(3, language="en"), portfolio=Portfolio((journey(0, 70), journey(1, 70)), shared))
    )
    assert "Shared as well: Bill 12, Bill 13" in drawing.dot
    assert "the 2 shared touchpoints with the least room are named below" in drawing.dot


def test_journeys_without_figures_say_unknown():
    drawing = draw_portfolio(
        replace(content(3, language="en"), portfolio=Portfolio((journey(0, None), journey(1, None))))
    )
    assert "unknown" in drawing.dot
    assert "below the norm" not in drawing.dot


def test_the_text_tells_the_same(workspace):
    name, text = tell_project(workspace, score(workspace))
    assert name == "portfolio"
    for words in ("Being a member", "    - Moving house", "3,000 customers a year", "The bill", "journeys: 2"):
        assert words in text


@pytest.mark.parametrize("text", TEXTS)
def test_the_text_is_narrow_whatever_stands_in_it(text):
    for shown in (written(TEXTS[text]), content(40)):
        lines = tell_portfolio(shown).splitlines()
        # A Chinese text has no spaces to break at, and its signs are two columns wide.
        assert max(map(width, lines)) <= (2 if text in ("chinese", "emoji") else 1) * WIDTH
