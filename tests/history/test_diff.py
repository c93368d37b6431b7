from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.history.conftest import PROJECT, answers, journey

from journeykit.history import diff
from journeykit.history.diff_values import Edit
from journeykit.history.pairing import out_of_order
from journeykit.workspace import Sources, read

PLAN = """\
kind: journey
title: Klant worden
phases:
  - name: Kiezen
    touchpoints:
      - id: folder
        name: Folder lezen
        customer: {emotion: 1, wants: weten wat het kost}
        improvements:
          - {id: kort, title: Korter, owner: marketing, status: chosen, due: 2027-03-01}
          - {id: proef, title: Proef, status: pilot, pilot: {starts: 2027-01-01, ends: 2027-02-01}}
      - {id: bellen, name: Bellen, customer: {emotion: -1}}
  - name: Tekenen
    touchpoints:
      - {id: contract, name: Contract online tekenen, importance: 5, channels: [website], customer: {emotion: 1}}
"""


def state(**texts: str):
    files = {PurePosixPath(f"{name}.yaml"): text.encode() for name, text in texts.items()}
    project = PurePosixPath("journeykit.yaml")
    files.setdefault(project, PROJECT.encode())
    return read(Sources(Path("/nowhere"), files, project))


def said(found) -> set[tuple[str, str, str]]:
    return {(edit.kind, edit.item.kind, edit.item.id) for edit in found.edits}


def fields(found, id_: str) -> dict[str, tuple]:
    (edit,) = (one for one in found.edits if one.item.id == id_)
    return {one.path: (one.before, one.after) for one in edit.fields}


def test_the_same_written_otherwise_is_no_difference():
    other = PLAN.replace("importance: 5, channels: [website]", "channels: [website], importance: {customer: 5.0}")
    other = f"# nagelopen\n{other}".replace("\n", "\r\n").replace("name: Bellen", 'name: "Bellen"')
    found = diff(state(a=PLAN), state(elders=other))
    assert found.nothing
    assert found.edits == ()


def test_each_field_that_says_something_else_is_told():
    new = PLAN.replace("emotion: -1", "emotion: -2").replace("channels: [website]", "channels: [website, app]")
    new = new.replace("wants: weten wat het kost", "wants: de prijs weten").replace("importance: 5, ", "")
    found = diff(state(a=PLAN), state(a=new))
    assert said(found) == {("changed", "touchpoint", id_) for id_ in ("folder", "bellen", "contract")}
    assert fields(found, "bellen") == {"customer.emotion": (-1, -2)}
    assert fields(found, "folder") == {"customer.wants": ("weten wat het kost", "de prijs weten")}
    assert fields(found, "contract") == {
        "channels": (("website",), ("website", "app")),
        "importance.customer": (5, None),
    }


def test_what_came_and_what_went():
    new = PLAN.replace("      - {id: bellen, name: Bellen, customer: {emotion: -1}}\n", "")
    new += "      - {id: welkom, name: Welkomstpakket}\n"
    found = diff(
        state(a=PLAN, b=journey("Blijven", x=1), p="kind: persona\nname: Anna\n"),
        state(a=new, c=journey("Vertrekken", y=0)),
    )
    assert said(found) == {
        ("removed", "touchpoint", "bellen"), ("added", "touchpoint", "welkom"), ("removed", "journey", "blijven"),
        ("added", "journey", "vertrekken"), ("removed", "persona", "anna"),
    }  # fmt: skip
    assert {(one.id, one.state) for one in found.journeys} == {
        ("klant-worden", "both"), ("vertrekken", "added"), ("blijven", "removed"),
    }  # fmt: skip
    assert len(found.failures("removed")) == 3


def test_another_id_for_what_is_nearly_the_same_is_a_new_name_with_its_likelihood():
    renamed = PLAN.replace(
        "{id: contract, name: Contract online tekenen,", "{id: tekenen, name: Contract digitaal tekenen,"
    )
    found = diff(state(a=PLAN), state(a=renamed))
    (edit,) = found.edits
    assert (edit.kind, edit.was.id, edit.item.id) == ("renamed", "contract", "tekenen")
    assert 0.6 <= edit.likelihood < 1
    assert found.effect("klant-worden").touchpoints == ()  # its figures went along
    other = PLAN.replace(
        "{id: contract, name: Contract online tekenen, importance: 5, channels: [website]",
        "{id: hal, name: Ontvangst in de hal, importance: 1",
    )
    assert {edit.kind for edit in diff(state(a=PLAN), state(a=other)).edits} == {"added", "removed"}


def test_a_file_or_a_journey_of_another_name_is_the_same_journey():
    found = diff(state(a=PLAN), state(b=PLAN.replace("title: Klant worden", "title: Klant worden bij ons")))
    assert [(edit.kind, edit.was.id, edit.item.id) for edit in found.edits] == [
        ("renamed", "klant-worden", "klant-worden-bij-ons")
    ]
    assert found.effect("klant-worden-bij-ons").state == "both"


def test_how_it_is_and_how_it_should_become_are_never_one_journey():
    soon = PLAN.replace(
        "title: Klant worden\n", "id: straks\ntitle: Klant worden\nstate: future\nfuture_of: klant-worden\n"
    )
    of_another = soon.replace("id: straks", "id: later").replace("future_of: klant-worden", "future_of: verhuizen")
    moving = PLAN.replace("Klant worden", "Verhuizen")

    def journeys(old, new):
        return {(edit.kind, edit.item.id) for edit in diff(old, new).edits if edit.item.kind == "journey"}

    assert journeys(state(a=PLAN), state(b=soon)) == {("removed", "klant-worden"), ("added", "straks")}
    assert journeys(state(a=PLAN, m=moving, b=soon), state(a=PLAN, m=moving, b=of_another)) == {
        ("removed", "straks"), ("added", "later"),
    }  # fmt: skip
    renamed = soon.replace("id: straks", "id: later").replace("klant-worden", "klant-zijn")
    assert journeys(state(a=PLAN, b=soon), state(a=f"id: klant-zijn\n{PLAN}", b=renamed)) == {
        ("renamed", "klant-zijn"), ("renamed", "later"),
    }  # fmt: skip


def test_a_touchpoint_that_is_given_up_and_planned_again_has_not_moved():
    soon = f"id: straks\nstate: future\nfuture_of: klant-worden\n{journey('Straks', begin=1)}"
    line = "      - {id: bellen, name: Bellen, customer: {emotion: -1}}\n"
    found = diff(state(a=PLAN, b=soon), state(a=PLAN.replace(line, ""), b=soon + line))
    assert said(found) == {("removed", "touchpoint", "bellen"), ("added", "touchpoint", "bellen")}


def test_only_what_really_moved_has_moved():
    lines = PLAN.splitlines(keepends=True)
    bellen = next(line for line in lines if "id: bellen" in line)
    found = diff(state(a=PLAN), state(a=PLAN.replace(bellen, "") + bellen))
    (edit,) = found.edits
    assert (edit.kind, edit.item.id, edit.source, edit.target) == ("moved", "bellen", "Kiezen", "Tekenen")
    swapped = "".join(lines[:5] + [bellen] + [line for line in lines[5:] if line != bellen])
    (edit,) = diff(state(a=PLAN), state(a=swapped)).edits
    assert (edit.kind, edit.source == edit.target) == ("moved", True)


@given(st.permutations(range(9)))
def test_what_stands_in_line_needs_no_move(places):
    out = out_of_order(places)
    left = [place for place in places if place not in out]
    assert left == sorted(left)
    assert (not out) == (list(places) == sorted(places))
    # No longer row of those left is in order: the longest rising row is as long as that (Dilworth, by brute force).
    longest = [1] * len(places)
    for i, place in enumerate(places):
        longest[i] += max((longest[j] for j in range(i) if places[j] < place), default=0)
    assert len(left) == max(longest)


def test_a_touchpoint_that_goes_to_another_journey_goes_with_what_it_says():
    line = "      - {id: bellen, name: Bellen, customer: {emotion: -1}}\n"
    found = diff(
        state(a=PLAN, b=journey("Blijven", x=1)), state(a=PLAN.replace(line, ""), b=journey("Blijven", x=1) + line)
    )
    (edit,) = found.edits
    assert (edit.kind, edit.item.id, edit.source, edit.target) == ("moved", "bellen", "klant-worden", "blijven")


def test_plans_that_slip_are_told_and_plans_that_go_well_are_not():
    late = PLAN.replace("due: 2027-03-01", "due: 2027-04-01").replace("ends: 2027-02-01", "ends: 2027-02-15")
    assert {(one.item.id, one.field, one.days) for one in diff(state(a=PLAN), state(a=late)).slips} == {
        ("kort", "due", 31), ("proef", "pilot.ends", 14),
    }  # fmt: skip
    assert diff(state(a=late), state(a=PLAN)).slips == ()
    back = PLAN.replace("status: chosen, due: 2027-03-01", "status: idea")
    assert {(one.field, one.after) for one in diff(state(a=PLAN), state(a=back)).slips} == {
        ("status", "idea"),
        ("due", None),
    }
    for good in ("status: done, due: 2027-05-01", "status: dropped", "status: implementing, due: 2027-02-01"):
        assert diff(state(a=PLAN), state(a=PLAN.replace("status: chosen, due: 2027-03-01", good))).slips == ()


MEASURED = journey(a=0, b=0).replace("name: A\n", "name: A\n        importance: 5\n")


def measured(mean: float, period: str = "2026-Q1", n: int = 300, other: float = 4.2) -> str:
    return answers(
        period,
        f"touchpoint: a, metric: csat, mean: {mean}, sd: 1, n: {n}",
        f"touchpoint: b, metric: csat, mean: {other}, sd: 1, n: 300",
    )


@pytest.mark.parametrize(
    ("mean", "period", "n", "certainty", "worse"),
    [
        (3.0, "2026-Q2", 300, "clear", True),
        (3.75, "2026-Q2", 300, "within-noise", False),
        (4.4, "2026-Q2", 300, "clear", False),
        (3.0, "2026-Q1", 300, "corrected", True),
    ],
)
def test_a_change_within_its_noise_is_called_so(mean, period, n, certainty, worse):
    old, new = state(a=MEASURED, m=measured(3.8)), state(a=MEASURED, m=measured(3.8), n=measured(mean, period, n))
    if period == "2026-Q1":
        new = state(a=MEASURED, m=measured(mean, period, n))
    found = diff(old, new)
    point = next(one for one in found.effect("klant-worden").touchpoints if one.id == "a")
    assert (point.certainty, point.worse) == (certainty, worse)
    whole = found.effect("klant-worden")
    assert whole.worse == worse
    assert whole.by_weighting == pytest.approx(0, abs=1e-9)
    assert bool(found.failures("worse")) == worse


def test_what_the_weighting_did_is_told_apart_from_what_the_data_did():
    old = state(a=MEASURED, m=measured(3.0))
    weighed = diff(old, state(a=MEASURED.replace("importance: 5", "importance: 1"), m=measured(3.0))).effect(
        "klant-worden"
    )
    assert weighed.by_weighting > 1
    assert weighed.by_data.value == pytest.approx(0, abs=1e-9)
    assert not weighed.worse
    target = state(journeykit=PROJECT + "targets: {csat: [2, 2.5, 3.5]}\n", a=MEASURED, m=measured(3.0))
    found = diff(old, target)
    assert found.effect("klant-worden").by_data.value == pytest.approx(0, abs=1e-9)
    assert found.effect("klant-worden").by_weighting > 10
    assert found.failures("worse") == ()


def test_what_came_or_went_is_told_apart_from_new_weights():
    old = state(a=MEASURED, m=measured(3.0))
    new = "      - {id: bedankt, name: Bedankje, customer: {emotion: 2}}\n"
    more = diff(old, state(a=MEASURED + new, m=measured(3.0))).effect("klant-worden")
    assert more.by_touchpoints > 1
    assert (more.by_weighting, more.by_data.value) == (pytest.approx(0, abs=1e-9), pytest.approx(0, abs=1e-9))
    both = diff(old, state(a=MEASURED.replace("importance: 5", "importance: 1") + new, m=measured(3.0)))
    alone = diff(old, state(a=MEASURED.replace("importance: 5", "importance: 1"), m=measured(3.0)))
    # The same weights as without the new touchpoint, so the same part.
    assert both.effect("klant-worden").by_weighting == pytest.approx(
        alone.effect("klant-worden").by_weighting, abs=1e-6
    )


def test_where_nobody_knows_the_margin_nobody_calls_it_worse_or_noise():
    def counted(mean: float, more: str, how: str = "mean") -> str:
        return answers("2026-Q2", f"journey: klant-worden, touchpoint: a, metric: csat, {how}: {mean}{more}")

    found = diff(state(a=MEASURED, m=counted(4.5, "", "value")), state(a=MEASURED, m=counted(2.0, "", "value"))).effect(
        "klant-worden"
    )
    assert found.by_data.value < -1
    assert (found.by_data.low, found.within_noise, found.worse) == (None, None, False)
    sure = ", sd: 1, n: 900"
    found = diff(state(a=MEASURED, m=counted(4.5, sure)), state(a=MEASURED, m=counted(2.0, sure))).effect(
        "klant-worden"
    )
    assert (found.within_noise, found.worse) == (False, True)
    nothing = diff(state(a=MEASURED), state(a=MEASURED.replace("Klant worden", "Klant zijn"))).journeys
    assert all(one.within_noise is False and not one.worse for one in nothing)


def test_a_fall_that_a_new_weight_hides_is_still_a_fall():
    """The index rises, because what fell now counts for little; held at today's weights, the figures pull it down."""
    old = state(a=MEASURED, m=measured(3.0, other=4.6))
    new = state(
        a=MEASURED.replace("importance: 5", "importance: 1"),
        m=measured(3.0, other=4.6),
        n=measured(2.0, "2026-Q2", other=4.6),
    )
    whole = diff(old, new).effect("klant-worden")
    assert whole.index.difference > 0
    assert whole.by_data.value < 0
    assert whole.worse


def test_what_turns_to_repair():
    found = diff(state(a=MEASURED, m=measured(3.8)), state(a=MEASURED, m=measured(2.0)))
    assert [(one.id, one.choice[1]) for one in found.failures("repair")] == [("a", "repair")]
    basics = PROJECT + "basics: [{id: snel, text: Binnen een dag}]\n"
    kept, broken = (MEASURED.replace("importance: 5", f"basics: {{snel: {one}}}") for one in ("kept", "broken"))
    found = diff(state(journeykit=basics, a=kept, m=measured(3.8)), state(journeykit=basics, a=broken, m=measured(3.8)))
    assert [one.id for one in found.failures("repair")] == ["a"]
    assert found.failures("worse") == ()  # its figures are the same


def test_a_known_change_is_accepted_by_its_fingerprint_whatever_else_changes():
    old, new = state(a=MEASURED, m=measured(3.8)), state(a=MEASURED, m=measured(2.0))
    prints = {one.fingerprint for one in diff(old, new).failures("worse")}
    assert all(len(one) == 12 and int(one, 16) >= 0 for one in prints)
    more = state(a=MEASURED, m=measured(2.0), p="kind: persona\nname: Anna\n", extra=journey("Blijven", x=1))
    assert diff(old, more).failures("worse", frozenset(prints)) == ()
    deeper = state(a=MEASURED, m=measured(1.5))
    assert diff(old, deeper).failures("worse", frozenset(prints)) != ()


def test_figures_that_become_old_by_what_is_measured_elsewhere():
    old = state(a=MEASURED, m=measured(3.8, "2024-Q4"))
    new = state(
        a=MEASURED,
        m=measured(3.8, "2024-Q4"),
        n=answers("2026-Q2", "journey: klant-worden, metric: nps, value: 10, n: 50"),
    )
    assert {item.id for item in diff(old, new).stale} == {"a", "b"}


def test_a_journey_with_errors_is_not_gone():
    for text in (PLAN.replace("emotion: -1", "emotion: 9"), "kind: journey\ntitle: [Klant worden\n"):
        found = diff(state(a=PLAN, b=journey("Blijven", x=1)), state(a=text, b=journey("Blijven", x=1)))
        assert found.unreadable == ("klant-worden",)
        assert found.edits == ()
        assert not found.nothing


def test_measurements_are_told_by_what_they_speak_of():
    found = diff(state(a=MEASURED, m=measured(3.8)), state(a=MEASURED, x=measured(3.9), y=measured(3.8, "2026-Q2")))
    assert {(edit.kind, edit.item.touchpoint, edit.item.id) for edit in found.edits} == {
        ("changed", "a", "csat 2026-Q1"), ("added", "a", "csat 2026-Q2"), ("added", "b", "csat 2026-Q2"),
    }  # fmt: skip


_EMOTIONS = st.dictionaries(st.sampled_from("abcdef"), st.integers(-4, 4).map(lambda n: n / 2), min_size=1)


@settings(max_examples=25)
@given(_EMOTIONS, _EMOTIONS, st.integers(1, 5), st.integers(1, 5))
def test_the_parts_make_the_whole_and_back_is_the_way_there(one, other, weight, later):
    def made(emotions, importance):
        return state(a=journey(**emotions).replace("customer:", f"importance: {importance}\n        customer:", 1))

    old, new = made(one, weight), made(other, later)
    there, back = diff(old, new), diff(new, old)
    assert diff(old, old).nothing
    for found in (there, back):
        for whole in found.journeys:
            if whole.state == "both" and None not in (whole.before.value, whole.after.value, whole.by_weighting):
                parts = whole.by_data.value + whole.by_weighting + whole.by_touchpoints
                assert parts == pytest.approx(whole.index.difference, abs=1e-9)
        prints = [edit.fingerprint for edit in found.edits]
        assert len(prints) == len(set(prints))
    turned = {"added": "removed", "removed": "added"}
    assert {(edit.kind, edit.item.id) for edit in there.edits if edit.kind in turned} == {
        (turned[edit.kind], edit.item.id) for edit in back.edits if edit.kind in turned
    }
    assert {_turned(edit) for edit in there.edits if edit.was and edit.fields} == {
        _plain(edit) for edit in back.edits if edit.was and edit.fields
    }


def _plain(edit: Edit):
    return edit.item.id, frozenset((one.path, one.before, one.after) for one in edit.fields)


def _turned(edit: Edit):
    return edit.item.id, frozenset((one.path, one.after, one.before) for one in edit.fields)


def test_answers_that_name_no_journey_move_every_journey_with_that_touchpoint():
    both = {"a": journey("Eén", x=0, y=0), "b": journey("Twee", x=0, z=0), "c": journey("Drie", q=0)}
    found = diff(
        state(**both), state(**both, m=answers("2026-Q1", "touchpoint: x, metric: csat, mean: 4.5, sd: 1, n: 90"))
    )
    assert {one.id for one in found.journeys if one.moved} == {"een", "twee"}
    named = diff(
        state(**both),
        state(**both, m=answers("2026-Q1", "journey: een, touchpoint: x, metric: csat, mean: 4.5, n: 90")),
    )
    assert {one.id for one in named.journeys if one.moved} == {"een"}
