"""The comparison: what is matched with what, what is said about it, and how the command asks for it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from map_samples import content

from journeykit.cli.running import run
from journeykit.diagnostics import NothingToDoError
from journeykit.maps import draw_pages
from journeykit.maps.compare import draw_compare
from journeykit.maps.compare.changes import change_of, differences
from journeykit.maps.compare.finding import finding, subtitle
from journeykit.maps.compare.pairing import Pair, Paired, pair_up
from journeykit.maps.content import Against, Gain, MapContent, MapPhase, MapTouchpoint, Performance
from journeykit.maps.look import Look
from journeykit.maps.speaking import speaker
from journeykit.scoring import score
from journeykit.workspace import load

T = speaker("en")


def point(id_, name=None, **its):
    return MapTouchpoint(id=id_, name=name or id_.upper(), number=1, phase=its.pop("phase", "P"), **its)


def journey(*phases, **its):
    return MapContent(
        id="j", language="en", title="T", subject="S",
        phases=tuple(
            MapPhase(i, name, "", tuple(point(one) if isinstance(one, str) else one for one in points), name.lower())
            for i, (name, points) in enumerate(phases, 1)
        ), **its,
    )  # fmt: skip


def order(paired):
    return [
        [(pair.old is not None, pair.new is not None, pair.shown.id) for pair in pairs] for _, pairs in paired.phases
    ]


def against(old, new, **its):
    given = {"old_name": "Now", "new_name": "Future", "old_title": "J", "new_title": "K", "states": True} | its
    return replace(new, against=Against(content=old, **given))


def test_touchpoints_are_matched_by_id_and_what_is_gone_stays_where_it_was():
    paired = pair_up(journey(("P", "abc")), journey(("P", "axc")))
    assert order(paired) == [[(True, True, "a"), (True, False, "b"), (False, True, "x"), (True, True, "c")]]


def test_phases_of_only_one_of_the_two_stand_in_their_place():
    paired = pair_up(journey(("P", "a"), ("Q", "b"), ("R", "c")), journey(("P", "a"), ("S", "d"), ("R", "c")))
    assert [phase.name for phase, _ in paired.phases] == ["P", "Q", "S", "R"]
    assert [phase.number for phase, _ in paired.phases] == [1, 2, 3, 4]


def test_what_moves_to_another_phase_stands_there_once():
    paired = pair_up(journey(("P", "ab"), ("Q", "c")), journey(("P", "a"), ("Q", "cb")))
    assert [pair.shown.id for pair in paired.pairs] == ["a", "c", "b"]
    assert {pair.shown.id: change_of(T, "en", pair) for pair in paired.pairs} == {
        "a": "same",
        "c": "same",
        "b": "moved",
    }


def test_neighbours_that_are_gone_share_a_column_and_nothing_of_them_is_left_out():
    old = journey(("P", "abcdef"), ("Q", "gh"), ("R", "i"))
    few = draw_compare(against(old, journey(("P", "a"), ("Q", "h"), ("R", "i"))))
    wide = _widths(few)
    assert wide["b"] == wide["f"] < wide["a"] == wide["g"] == wide["i"]
    assert sum(wide[id_] for id_ in "bcdef") == pytest.approx(1.25 * wide["a"])  # five icons beside each other
    assert all(f'"Now: {id_.upper()}"' in few.dot for id_ in "bcdefg")
    assert "− gone (5)" in few.dot
    # With scores on both sides each keeps a column: a bar needs its width.
    scored = [point("a", performance=Performance(one, one - 5, one + 5)) for one in (50, 70)]
    bars = draw_compare(against(journey(("P", [scored[0], *"bcd"])), journey(("P", [scored[1]]))))
    assert len(set(_widths(bars).values())) == 1


def _widths(drawing):
    return {spot.touchpoint: spot.box.width for spot in drawing.layout.spots}


def test_of_some_phases_it_is_known_what_moved_in_from_another():
    old, new = journey(("P", "ab"), ("Q", "c")), journey(("P", "a"), ("Q", "cb"))
    (phase,) = pair_up(old, new, ["q"]).phases
    assert phase[0].number == 2
    assert [change_of(T, "en", pair) for pair in phase[1]] == ["same", "moved"]


def test_the_fewest_possible_have_moved_within_a_phase():
    paired = pair_up(journey(("P", "abcd")), journey(("P", "dabc")))
    assert [pair.shown.id for pair in paired.pairs if pair.moved] == ["d"]


def test_a_name_serves_where_ids_differ_and_that_is_said():
    paired = pair_up(journey(("P", [point("a", "Invoice")])), journey(("P", [point("b", "invoice")])))
    assert [(pair.old.id, pair.new.id) for pair in paired.pairs] == [("a", "b")]
    shown = against(journey(("P", "a")), journey(("P", "b")))
    assert "matched by name, not by id: invoice" in list(subtitle(T, shown, shown.against, paired))


@pytest.mark.parametrize("size", [1, 5, 15, 40, 60])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_touchpoint_of_both_is_in_exactly_one_pair(size, seed):
    shown = content(size, seed)
    paired = pair_up(shown.against.content, shown)
    assert sorted(p.old.id for p in paired.pairs if p.old) == sorted(p.id for p in shown.against.content.touchpoints)
    assert sorted(p.new.id for p in paired.pairs if p.new) == sorted(p.id for p in shown.touchpoints)


def test_a_field_that_only_one_of_the_two_fills_is_no_difference():
    old, new = point("a", does="Calls", owner="Sales"), point("a", does="Clicks", thinks="Nice")
    assert [(one.field, one.old, one.new) for one in differences(T, "en", Pair(old, new))] == [
        ("Does", "Calls", "Clicks")
    ]
    assert change_of(T, "en", Pair(point("a", emotion=1), point("a", emotion=2))) == "changed"
    assert change_of(T, "en", Pair(point("a", emotion=1), point("a"))) == "same"
    planned = Pair(point("a"), point("a", tags=("planned",)))
    assert [(one.field, one.new) for one in differences(T, "en", planned)] == [("Status", "planned")]


def said(old, new, **its):
    shown = against(old, new, **its)
    return finding(T, shown, shown.against, pair_up(old, new).pairs)


def test_the_title_counts_what_changes_and_names_what_gains_most():
    old = journey(("P", [point("a", emotion=-2), point("b"), point("c", emotion=0)]))
    new = journey(("P", [point("a", emotion=1), point("c", emotion=1), point("d")]))
    assert said(old, new) == "1 new, 1 gone and 2 different; the mood rises most at A: from −2 to +1"
    assert said(old, old) == "Nothing changes in the journey itself"
    assert said(journey(("P", "a")), journey(("P", "ab"))) == "1 new"


def test_of_two_personas_the_worse_side_is_named_first():
    old = journey(("P", [point("a", emotion=2), point("b", emotion=-2), point("c", emotion=0)]))
    new = journey(("P", [point("a", emotion=0), point("b", emotion=0), point("c", emotion=0.2)]))
    names = {"personas": True, "states": False, "old_name": "Ann", "new_name": "Bob"}
    assert said(old, new, **names) == "Bob feels worse than Ann at A"
    better = journey(("P", [point("a", emotion=2), point("b", emotion=0), point("c", emotion=0)]))
    assert said(old, better, **names) == "Bob feels better than Ann at B"
    assert said(old, old, **names) == "Bob and Ann feel the same everywhere"


def test_two_journeys_are_no_past_and_future():
    assert said(journey(("P", "ab")), journey(("Q", "bc")), states=False) == "J and K have 1 touchpoint in common"
    shown = against(journey(("P", "ab")), journey(("Q", "bc")), states=False)
    assert "only here" in draw_compare(shown).dot
    assert "new" not in draw_compare(shown).description


@pytest.mark.parametrize(
    ("gain", "words"),
    [
        (Gain(56, 61, -1, 9), "Index 56 and 61: the difference is within noise"),
        (Gain(56, 61, 2.5, 8), "Index 56 and 61: 5.0 higher (2.5 to 8.0)"),
        (Gain(61, 56, -8, -2.5), "Index 61 and 56: 5.0 lower (2.5 to 8.0)"),
        (Gain(61, 56), "Index 61 and 56; how sure the difference is, nobody knows"),
    ],
)
def test_a_difference_of_indices_is_said_with_its_interval(gain, words):
    shown = against(journey(("P", "a")), journey(("P", "a")), gain=gain)
    assert words in list(subtitle(T, shown, shown.against, Paired(())))


def test_without_anything_to_hold_it_against_there_is_nothing_to_draw():
    with pytest.raises(NothingToDoError, match="nothing to be compared with"):
        draw_compare(journey(("P", "a")))
    with pytest.raises(NothingToDoError, match="no touchpoints"):
        draw_compare(against(journey(("P", "")), journey(("P", ""))))


NOW = """
kind: journey
id: nu
title: Oversteken
personas: [forens, toerist]
phases:
  - name: Heen
    touchpoints:
      - {id: bord, name: Bord, measurements: [{metric: ces, value: 5, n: 200}], customer: {emotion: 1}}
      - id: kaartje
        name: Kaartje
        measurements: [{metric: ces, value: 3, n: 200}]
        customer: {emotion: -1}
        per_persona: {toerist: {customer: {emotion: -2, does: Vraagt het}}}
"""
FUTURE = """
kind: journey
id: straks
title: Vloeiend oversteken
state: future
future_of: nu
phases:
  - name: Heen
    touchpoints: [{id: bord, name: Bord, customer: {emotion: 1.5}}, {id: poort, name: Poortje}]
  - {name: Terug}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: Veer\n")
    (tmp_path / "nu.yaml").write_text(NOW.lstrip())
    (tmp_path / "straks.yaml").write_text(FUTURE.lstrip())
    other = NOW.replace("id: nu", "id: ander").replace("Oversteken", "Wachten").replace("value: 3", "value: 6")
    (tmp_path / "ander.yaml").write_text(other.lstrip())
    for id_ in ("forens", "toerist"):
        (tmp_path / f"{id_}.yaml").write_text(f"kind: persona\nid: {id_}\nname: {id_.capitalize()}, een mens\n")
    return tmp_path


@pytest.fixture
def call(folder, monkeypatch, capsys):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(folder)

    def command(*args):
        code = run(["map", "--view", "compare", "--format", "dot", *args])
        return (code, *capsys.readouterr())

    return command


@pytest.mark.parametrize("asked", ["nu", "straks"])
def test_a_journey_and_its_future_are_one_comparison_whichever_is_asked_for(call, asked):
    code, out, err = call(asked)
    assert (code, err) == (0, "")
    assert '"1 new, 1 gone and 1 different; the mood rises most at Bord: from +1 to +1.5"' in out


def test_two_journeys_or_two_personas_are_named(call):
    code, out, _ = call("nu", "ander")
    assert code == 0
    assert "have 2 touchpoints in common" in out
    assert "lower" in out or "higher" in out
    code, out, _ = call("nu", "--persona", "forens", "--persona", "toerist")
    assert code == 0
    assert '"Toerist feels worse than Forens at Kaartje"' in out
    assert call("nu", "--persona", "forens,toerist")[1] == out


def test_all_journeys_give_each_comparison_once(call, folder):
    code, _, err = call("-o", "maps/")
    assert code == 0
    assert [path.name for path in (folder / "maps").iterdir()] == ["nu-straks-compare.dot"]
    assert "ander has nothing to be compared with" in err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("ander",), "ander has nothing to be compared with"),
        (("nu", "--persona", "forens,nobody"), "nobody"),
        (("nu", "--persona", "forens,toerist,x"), "one persona"),
        (("nu", "--phase", "nope"), "no phase nope"),
    ],
)
def test_wrong_usage_is_said(call, args, said):
    code, out, err = call(*args)
    assert code in (2, 3)
    assert out == ""
    assert said in err


def test_two_personas_are_for_the_comparison_only(folder, monkeypatch, capsys):
    monkeypatch.chdir(folder)
    assert run(["map", "nu", "--persona", "forens,toerist"]) == 2
    assert "--view compare" in capsys.readouterr().err


def test_of_several_futures_one_is_drawn_and_the_others_are_named(call, folder):
    (folder / "later.yaml").write_text(FUTURE.lstrip().replace("id: straks", "id: verder").replace("Vloeiend", "Vlug"))
    code, _, err = call("nu")
    assert code == 0
    assert "nu has other futures too: name one beside it (" in err
    code, out, err = call("nu", "verder")
    assert (code, err) == (0, "")
    assert "Vlug oversteken" in out


def test_what_is_rare_in_one_of_the_two_only_is_neither_new_nor_gone(folder):
    (folder / "nu.yaml").write_text(NOW.lstrip().replace("id: bord,", "id: bord, reach: 0.01,"))
    (folder / "straks.yaml").write_text(FUTURE.lstrip().replace("id: poort,", "id: poort, reach: 0.01,"))
    workspace = load([folder])
    now = next(one for one in workspace.journeys if one.id == "nu")
    (page,) = draw_pages(workspace, score(workspace), "compare", now, Look(min_share=0.1))
    assert "Bord: different" in page.description
    assert "Poortje" not in page.description
    assert "left out, met by fewer than 10%: Poortje" in page.dot


def test_two_personas_of_one_first_name_keep_their_whole_names(call, folder):
    (folder / "forens.yaml").write_text("kind: persona\nid: forens\nname: Ann, met de fiets\n")
    (folder / "toerist.yaml").write_text("kind: persona\nid: toerist\nname: Ann, te voet\n")
    assert "Ann, te voet feels worse than Ann, met de fiets" in call("nu", "--persona", "forens,toerist")[1]


def test_a_phase_of_one_of_the_two_can_be_chosen(folder):
    workspace = load([folder])
    now = next(one for one in workspace.journeys if one.id == "nu")
    (page,) = draw_pages(workspace, score(workspace), "compare", now, Look(phases=["terug", "heen"]))
    assert page.name.startswith("nu")
    assert "Terug" in page.dot
