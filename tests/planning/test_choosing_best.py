"""The best plan of real files: what counts, what is left out, and why."""

from __future__ import annotations

import json

import pytest

from journeykit.diagnostics import JourneykitError
from journeykit.planning import choose, plan
from journeykit.planning.budget.values import Choice
from journeykit.scoring import score, simulate
from journeykit.workspace import load


def touchpoint(id_: str, *improvements: dict, ces: float = 4.0, **more) -> dict:
    return {"id": id_, "name": id_, "importance": 3, "improvements": list(improvements),
            "measurements": [{"metric": "ces", "value": ces, "n": 100, "date": "2026-01-01"}], **more}  # fmt: skip


def improvement(id_: str, **more) -> dict:
    return {"id": id_, "title": id_.capitalize(), "cost": 1000, "effort_days": 5, "effect": 10, **more}


@pytest.fixture
def chosen(tmp_path):
    """Choose from one journey with these touchpoints; `project` adds improvements of the project."""

    def make(touchpoints: list[dict], budget=None, days=None, *, project=None, journeys=None, **more) -> Choice:
        found = journeys or {"a": touchpoints}
        for id_, own in found.items():
            body = {"kind": "journey", "id": id_, "title": id_.upper()}
            body |= own if isinstance(own, dict) else {"phases": [{"name": "P", "touchpoints": own}]}
            (tmp_path / f"{id_}.yaml").write_text(json.dumps(body), encoding="utf-8")
        body = {"kind": "project", "format": 1, "name": "X", "improvements": project or []}
        (tmp_path / "journeykit.yaml").write_text(json.dumps(body), encoding="utf-8")
        workspace = load(tmp_path)
        assert not workspace.findings
        return choose(workspace, score(workspace), budget, days, **more)

    return make


def ids(choice: Choice) -> list[str]:
    return [one.id for one in choice.picked]


def why(choice: Choice, id_: str) -> tuple[str, str]:
    return next((one.why, one.because.english) for one in choice.left_out if one.id == id_)


def test_the_largest_gain_for_the_money_is_chosen(chosen):
    made = chosen([touchpoint("t", improvement("dear", cost=2000, effect=12)),
                   touchpoint("u", improvement("fair", effect=8)), touchpoint("v", improvement("good", effect=9))],
                  budget=2000)  # fmt: skip
    assert ids(made) == ["fair", "good"]
    assert made.gain.value == pytest.approx((8 + 9) * 0.5 / 3)
    assert made.optimal
    assert made.ask.total == 2000
    assert made.runner_up is not None
    assert (made.runner_up.adds, made.runner_up.drops) == (("Dear",), ("Fair", "Good"))
    assert why(made, "dear")[0] == "less"


def test_what_mends_the_same_thing_counts_for_less(chosen):
    made = chosen([touchpoint("t", improvement("one", effect=10), improvement("two", effect=9)),
                   touchpoint("u", improvement("other", effect=5))], budget=2000)  # fmt: skip
    assert ids(made) == ["one", "other"], "5 is more than half of 9"
    assert {one.id: one.gain for one in made.picked} == pytest.approx({"one": 2.5, "other": 1.25})


def test_yearly_costs_count_for_each_year_of_the_horizon(chosen):
    points = [touchpoint("t", improvement("rent", cost={"yearly": 1000}, effect=12)),
              touchpoint("u", improvement("buy", cost=2500, effect=9))]  # fmt: skip
    assert ids(chosen(points, budget=2500)) == ["rent"]
    assert ids(chosen(points, budget=2500, horizon=3)) == ["buy"]


def test_days_bind_as_money_does(chosen):
    points = [
        touchpoint("t", improvement("long", effort_days=9, effect=12)),
        touchpoint("u", improvement("short", effect=9)),
    ]
    assert ids(chosen(points, days=8)) == ["short"]
    assert why(chosen(points, days=8), "long") == ("days", "with what it needs, it asks more days than there are")


def test_what_it_needs_comes_along_and_counts(chosen):
    points = [touchpoint("t", improvement("top", requires=["base"], effect=30),
                         {"id": "base", "title": "Base", "cost": 1500, "effort_days": 2})]  # fmt: skip
    made = chosen(points, budget=2500)
    assert ids(made) == ["top", "base"]
    base = made.picked[1]
    assert (base.gain, base.enables, base.adds) == (None, True, pytest.approx(made.gain.value))
    assert not made.unjudged
    assert why(chosen(points, budget=2000), "top")[0] == "budget"


def test_a_requirement_that_is_done_costs_nothing_more(chosen):
    done = improvement("base", status="done", cost=9000)
    assert ids(chosen([touchpoint("t", improvement("top", requires=["base"]), done)], budget=1000)) == ["top"]


def test_what_helps_others_only_is_not_bought_for_itself(chosen):
    points = [touchpoint("t", {"id": "base", "title": "Base", "cost": 0, "effort_days": 0},
                         improvement("top", requires=["base"], cost=5000))]  # fmt: skip
    made = chosen(points, budget=1000)
    assert ids(made) == []
    assert [one.id for one in made.unjudged] == ["base"]


@pytest.mark.parametrize(
    ("others", "because"),
    [
        ([improvement("base", status="dropped")], 'it needs "Base", which was dropped'),
        ([improvement("base", requires=["top"])], "it waits for itself: top -> base -> top"),
        ([{"id": "base", "title": "Base", "effort_days": 3}], 'it needs "Base", of which nobody knows the costs'),
        ([improvement("base", alternative_to=["top"])], 'it needs "Base", and is an alternative to it'),
        (
            [improvement("base", requires=["deep"]), improvement("deep", status="dropped")],
            'it needs "Base", which cannot be done',
        ),
    ],
)
def test_what_can_never_be_done_says_why(chosen, others, because):
    made = chosen([touchpoint("t", improvement("top", requires=["base"]), *others)], budget=9000)
    assert why(made, "top") == ("impossible", because)
    assert "top" not in ids(made)


def test_a_requirement_that_nobody_knows_makes_it_impossible(chosen):
    made = chosen([touchpoint("t", improvement("top", requires=["nowhere"]))], budget=9000)
    assert why(made, "top") == ("impossible", 'it needs "nowhere", which nobody knows')


def test_what_only_serves_something_that_brings_nothing_is_not_chosen(chosen):
    points = [touchpoint("t", improvement("base", effect=-1), improvement("void", effect=0, requires=["base"]),
                         improvement("good"))]  # fmt: skip
    made = chosen(points, budget=9000)
    assert ids(made) == ["good"]
    assert [(one.id, one.why) for one in made.left_out] == [("base", "nothing"), ("void", "nothing")]


def test_of_alternatives_at_most_one_is_chosen_whoever_names_the_other(chosen):
    points = [touchpoint("t", improvement("one", effect=10)),
              touchpoint("u", improvement("two", effect=9, alternative_to=["one"]))]  # fmt: skip
    made = chosen(points, budget=9000)
    assert ids(made) == ["one"]
    assert why(made, "two") == ("alternative", '"One" takes its place')


def test_an_alternative_that_was_done_takes_the_place(chosen):
    done = improvement("old", status="done", alternative_to=["new"])
    made = chosen([touchpoint("t", improvement("new"), done)], budget=9000)
    assert why(made, "new") == ("impossible", '"Old" was done instead')


@pytest.mark.parametrize(
    ("missing", "lacks"),
    [
        ({"cost": None}, ("cost",)),
        ({"effort_days": None}, ("days",)),
        ({"effect": None}, ("effect",)),
        ({"cost": None, "effort_days": None}, ("cost", "days")),
        ({"cost": None, "effect": None}, ("cost", "effect")),
        ({"effort_days": None, "effect": None}, ("days", "effect")),
        ({"cost": None, "effort_days": None, "effect": None}, ("cost", "days", "effect")),
    ],
)
def test_what_is_not_known_is_told_and_not_guessed(chosen, missing, lacks):
    known = {name: value for name, value in improvement("vague", **missing).items() if value is not None}
    made = chosen([touchpoint("t", known, improvement("clear"))], budget=9000, days=90)
    assert ids(made) == ["clear"]
    assert [(one.id, one.lacks) for one in made.unjudged] == [("vague", lacks)]


def test_costs_need_not_be_known_when_money_does_not_bind(chosen):
    free = {"id": "vague", "title": "Vague", "effort_days": 3, "effect": 5}
    assert ids(chosen([touchpoint("t", free)], days=5)) == ["vague"]


def test_without_a_figure_at_the_touchpoint_nobody_knows_what_it_brings(chosen):
    made = chosen([{"id": "t", "name": "t", "improvements": [improvement("blind")]}], budget=9000)
    assert made.unjudged[0].lacks == ("figure",)
    assert made.gain.value == 0
    assert made.runner_up is None


def test_a_budget_of_nothing_buys_what_is_free(chosen):
    made = chosen([touchpoint("t", improvement("free", cost=0), improvement("dear"))], budget=0)
    assert ids(made) == ["free"]
    assert made.more_budget is not None
    assert made.more_budget.gain == 0


def test_a_tenth_more_money_says_what_it_brings(chosen):
    points = [touchpoint("t", improvement("one", effect=10)), touchpoint("u", improvement("two", cost=1100, effect=20))]
    made = chosen(points, budget=1000)
    assert ids(made) == ["one"]
    assert made.more_budget is not None
    assert (made.more_budget.limit, made.more_budget.adds, made.more_budget.drops) == (1100, ("Two",), ("One",))
    assert made.more_budget.gain == pytest.approx(2.5)
    assert made.more_days is None


def test_an_improvement_that_several_journeys_inherit_is_paid_once(tmp_path):
    library = "kind: touchpoints\ntouchpoints:\n- id: call\n  name: Calling\n  measurements: [{metric: ces, value: 3, n: 50, date: 2026-01-01}]\n  improvements: [{id: listen, title: Listen, cost: 100, effort_days: 1, effect: 10}]\n"
    (tmp_path / "lib.yaml").write_text(library)
    (tmp_path / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: A\n")
    for id_, customers in (("a", 300), ("b", 100)):
        text = f"kind: journey\nid: {id_}\ntitle: {id_}\ncustomers_per_year: {customers}\nphases: [{{name: P, touchpoints: [{{use: call}}]}}]\n"
        (tmp_path / f"{id_}.yaml").write_text(text)
    workspace = load(tmp_path)
    made = choose(workspace, score(workspace), 100)
    assert (ids(made), made.ask.total, made.added) == (["listen"], 100, "customers")
    assert made.gains == pytest.approx({"a": 5.0, "b": 5.0})
    assert made.gain.value == pytest.approx(5.0), "three quarters of 5 and one quarter of 5"


def test_journeys_count_alike_when_not_all_know_their_customers(chosen):
    journeys = {"a": {"customers_per_year": 900, "phases": [{"name": "P", "touchpoints": [touchpoint("t", improvement("one", effect=8))]}]},
                "b": [touchpoint("u", improvement("two", effect=12))]}  # fmt: skip
    made = chosen([], budget=1000, journeys=journeys)
    assert (ids(made), made.added) == (["two"], "alike")
    assert made.gain.value == pytest.approx(3.0)


def test_a_journey_that_is_not_planned_neither_pays_nor_brings(chosen, tmp_path):
    journeys = {
        "a": [touchpoint("t", improvement("one", requires=["b/base"]))],
        "b": [touchpoint("u", improvement("base", effect=20), improvement("two", effect=20))],
    }
    chosen([], budget=9000, journeys=journeys)
    workspace = load(tmp_path)
    made = choose(workspace, score(workspace), 9000, journeys=["a"])
    assert sorted(ids(made)) == ["base", "one"], "what it needs stands in another journey"
    assert set(made.gains) == {"a"}
    assert made.gain.value == pytest.approx(5.0)


@pytest.mark.parametrize("wrong", [{"budget": -1.0}, {"days": -0.5}, {"budget": float("nan")}, {"days": float("inf")}, {"horizon": -2.0}, {"budget": 1e308}])  # fmt: skip
def test_limits_that_make_no_sense_are_refused_in_words(bakery, wrong):
    with pytest.raises(JourneykitError, match=r"--(budget|days|horizon) is"):
        choose(bakery, score(bakery), **wrong)


def test_the_gain_is_the_one_that_the_plan_expects(energy):
    scores = score(energy)
    made = choose(energy, scores, 50_000, 60, journeys=["klant-worden"])
    planned = plan(energy, scores, journeys=["klant-worden"], choice=made)
    journey = planned.journeys[0]
    assert journey.expected - journey.score.index.value == pytest.approx(made.gain.value)
    assert {one.key for one in planned.selected} == made.keys
    assert planned.totals.once + planned.totals.yearly == made.ask.total <= 50_000
    assert planned.totals.days == made.ask.days <= 60


def test_every_open_improvement_is_in_the_plan_or_says_why_not(energy):
    made = choose(energy, score(energy), 20_000, 40)
    told = [*made.picked, *made.left_out, *made.unjudged]
    keys = [one.key for one in told]
    assert len(keys) == len(set(keys))
    planned = plan(energy, choice=made)
    open_ = {one.key for one in planned.actions if one.status not in ("done", "dropped")}
    assert open_ == set(keys)
    assert all(one.because is not None for one in planned.not_chosen)


def test_more_money_never_brings_less(energy):
    scores = score(energy)
    gains = [choose(energy, scores, budget).gain.value for budget in (0, 5_000, 10_000, 20_000, 40_000, 200_000)]
    assert gains == sorted(gains)
    assert gains[0] == 0 < gains[1]


def test_putting_a_left_out_one_in_costs_what_it_says(energy):
    made = choose(energy, score(energy), 20_000, 40)
    losses = [one.loss for one in made.left_out if one.why == "less"]
    assert losses
    assert all(loss is not None and loss >= 0 for loss in losses)


def test_draws_say_how_sure_the_plan_is_and_repeat(energy):
    scores = simulate(score(energy), 100)
    made = choose(energy, scores, 50_000, 60)
    assert made.draws == 100
    assert made.gain.low < made.gain.value < made.gain.high
    shares = {one.id: one.share for one in (*made.picked, *made.left_out)}
    assert all(share is None or 0 <= share <= 1 for share in shares.values())
    assert shares["uitleg-vooraf"] == 1.0
    assert choose(energy, scores, 50_000, 60) == made
    assert choose(energy, score(energy), 50_000, 60).draws is None


def test_without_a_margin_at_a_touchpoint_the_gain_has_none(chosen, tmp_path):
    vague = touchpoint("t", improvement("one"))
    del vague["measurements"][0]["n"]
    chosen([vague, touchpoint("u", improvement("two", effect=1))], budget=1000)
    workspace = load(tmp_path)
    made = choose(workspace, simulate(score(workspace), 30), 1000)
    assert ids(made) == ["one"]
    assert (made.gain.low, made.gain.high) == (None, None)
    assert made.draws == 30


def test_what_stands_at_a_planned_touchpoint_is_not_planned(chosen):
    later = touchpoint("later", improvement("base"), status="planned")
    made = chosen([touchpoint("t", improvement("top", requires=["base"]), improvement("free")), later], budget=9000)
    assert ids(made) == ["free"]
    assert why(made, "top") == ("impossible", 'it needs "base", which stands at something that is not there yet')
