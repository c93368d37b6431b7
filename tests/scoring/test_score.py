"""From documents to scores: which records and fields count, and for what."""

from __future__ import annotations

from datetime import date

import pytest

from journeykit.scoring import score
from journeykit.scoring.performance import p_of

from .conftest import journey, records


def only(scores, journey_id="reis"):
    return {touchpoint.id: touchpoint for touchpoint in scores.journey(journey_id).touchpoints}


def test_only_names_give_figures_that_are_unknown_not_0(scored):
    scores = scored(journey("- A\n- B"))
    whole = scores.journey("reis")
    assert whole.index.value is None
    assert (whole.school_mark, whole.minimum, whole.below_floor, whole.peak_end) == (None, None, None, None)
    a = only(scores)["a"]
    assert (a.performance.value, a.importance.value, a.impact.value, a.harm, a.priority) == (None,) * 5
    assert (a.choice.take, a.rank.value) == ("measure", None)
    assert a.brand.expression is None


def test_an_emotion_stands_in_as_a_hypothesis(scored):
    a = only(scored(journey("- {name: A, customer: {emotion: 0.3}}")))["a"]
    assert a.performance.value == pytest.approx(65)
    assert (a.performance.grade, a.performance.n, a.performance.se) == ("hypothesis", None, 10)
    assert a.rests_on[0].field == "customer.emotion"


def test_a_measurement_beats_the_emotion(scored):
    a = only(
        scored(
            journey(
                "- {name: A, customer: {emotion: -2}, measurements: [{metric: ces, value: 6.2, n: 100, date: 2026-09-01}]}"
            )
        )
    )["a"]
    assert a.performance.value == pytest.approx(85)
    assert (a.performance.grade, a.performance.n) == ("quantitative", 100)
    assert a.performance.widest


def test_a_metric_that_weighs_0_is_left_out_but_still_quoted(scored):
    a = only(
        scored(
            journey("- {name: A, customer: {emotion: 0.3}, measurements: [{metric: nps, value: 40, n: 100}]}"),
            project="scoring: {metrics: {nps: 0}}\n",
        )
    )["a"]
    assert a.performance.grade == "hypothesis"
    assert [h.metric for h in a.performance.headlines] == ["nps"]


def test_operational_metrics_are_never_in_it(scored):
    a = only(scored(journey("- A"), records("- {touchpoint: a, metric: wait, unit: minutes, value: 9, n: 4200}")))["a"]
    assert a.performance.value is None


def test_several_metrics_weigh_as_the_project_says(scored):
    measured = "measurements: [{metric: ces, value: 6.2}, {metric: nps, value: 0}]"
    a = only(scored(journey(f"- {{name: A, {measured}}}")))["a"]
    assert a.performance.value == pytest.approx((85 + 0.5 * 65) / 1.5)
    assert (a.performance.low, a.performance.n) == (None, None)


def test_targets_of_the_team_move_what_is_sufficient(scored):
    text = journey(
        "- {name: A, measurements: [{metric: nps, value: 10, n: 50}, {metric: csat, scale: percent, value: 80, n: 50}]}"
    )
    targets = "targets: {nps: [-10, 10, 45], csat-percent: [60, 80, 92]}\n"
    assert only(scored(text, project=targets))["a"].performance.value == pytest.approx(65)


def test_targets_do_not_touch_another_scale(scored):
    text = journey("- {name: A, measurements: [{metric: csat, scale: [0, 10], value: 5.5, n: 50}]}")
    targets = "targets: {csat: [3, 4, 4.8]}\n"
    assert only(scored(text, project=targets))["a"].performance.value == pytest.approx(55)


def test_the_latest_period_counts(scored):
    scores = scored(
        journey("- A"),
        records("""
            - {touchpoint: a, metric: ces, period: 2026-Q2, n: 40, mean: 3, sd: 1}
            - {touchpoint: a, metric: ces, period: 2026-Q3, n: 40, mean: 5, sd: 1}
            - {touchpoint: a, metric: ces, period: 2025, n: 400, mean: 1.5, sd: 0.5}
        """),
    )
    assert only(scores)["a"].performance.raw == pytest.approx(65)
    assert scores.newest_period == "2026-Q3"


def test_of_two_periods_that_end_alike_the_shorter_counts(scored):
    scores = scored(
        journey("- A"),
        records("""
            - {touchpoint: a, metric: ces, period: 2026, n: 40, mean: 3, sd: 1}
            - {touchpoint: a, metric: ces, period: 2026-Q4, n: 40, mean: 4, sd: 1}
            - {touchpoint: a, metric: ces, period: 2026-12, n: 40, mean: 5, sd: 1}
        """),
    )
    assert only(scores)["a"].performance.raw == pytest.approx(65)
    assert scores.newest_period == "2026-12"


def test_two_sources_of_one_period_are_joined_by_n(scored):
    a = only(
        scored(
            journey("- A"),
            records("""
                - {touchpoint: a, metric: ces, period: 2026-Q3, n: 300, mean: 5, sd: 1}
                - {touchpoint: a, metric: ces, period: 2026-Q3, n: 100, mean: 3, sd: 1, source: other.csv}
            """),
        )
    )["a"]
    assert a.performance.raw == pytest.approx(55)
    assert a.performance.n == 400


def test_the_whole_sample_comes_before_segments_and_segments_are_joined_along_the_largest_dimension(scored):
    segments = """
        - {touchpoint: a, metric: ces, period: 2026-Q3, n: 60, mean: 5, sd: 1, segment: {persona: starter}}
        - {touchpoint: a, metric: ces, period: 2026-Q3, n: 20, mean: 3, sd: 1, segment: {persona: senior}}
        - {touchpoint: a, metric: ces, period: 2026-Q3, n: 70, mean: 1, sd: 0, segment: {region: north}}
    """
    a = only(scored(journey("- A"), records(segments)))["a"]
    assert (a.performance.raw, a.performance.n) == (pytest.approx(55), 80)
    whole = segments + "    - {touchpoint: a, metric: ces, period: 2026-Q3, n: 10, mean: 6.2, sd: 1}\n"
    assert only(scored(journey("- A"), records(whole)))["a"].performance.raw == pytest.approx(85)


def test_a_record_without_journey_speaks_of_the_touchpoint_wherever_it_stands(scored):
    scores = scored(
        journey("- A", "een"),
        journey("- A", "twee"),
        records("""
            - {touchpoint: a, metric: ces, period: 2026-Q3, n: 40, mean: 5, sd: 1}
            - {journey: twee, touchpoint: a, metric: nps, period: 2026-Q3, n: 40, value: 40}
        """),
    )
    assert [h.metric for h in only(scores, "een")["a"].performance.headlines] == ["ces"]
    assert [h.metric for h in only(scores, "twee")["a"].performance.headlines] == ["ces", "nps"]


def test_a_record_of_the_journey_is_its_headline_and_in_no_p(scored):
    scores = scored(
        journey("- A"),
        records(
            "- {journey: reis, metric: nps, period: 2026-Q3, n: 640, promoters: 230, passives: 260, detractors: 150}"
        ),
    )
    (headline,) = scores.journey("reis").headlines
    assert (headline.metric, headline.value, headline.n) == ("nps", 12.5, 640)
    assert scores.journey("reis").index.value is None


def test_a_figure_older_than_a_year_is_marked_and_twice_as_uncertain(scored):
    fresh = "- {touchpoint: a, metric: ces, period: 2026-Q3, n: 40, mean: 5, sd: 1}"
    old = "- {touchpoint: b, metric: ces, period: %s, n: 40, mean: 5, sd: 1}"
    edge = only(scored(journey("- A\n- B"), records(f"{fresh}\n{old % '2025-Q3'}")))
    assert not edge["b"].performance.stale
    found = only(scored(journey("- A\n- B"), records(f"{fresh}\n{old % '2025-08'}")))
    assert (found["a"].performance.stale, found["b"].performance.stale) == (False, True)
    assert found["b"].performance.low < edge["b"].performance.low


def test_how_old_is_old_is_a_setting_and_the_day_may_be_given(client):
    workspace = client(
        journey("- A\n- B"),
        records("""
            - {touchpoint: a, metric: ces, period: 2026-Q3, n: 40, mean: 5, sd: 1}
            - {touchpoint: b, metric: ces, period: 2026-Q1, n: 40, mean: 5, sd: 1}
        """),
        project="scoring: {stale_after: 3 months}\n",
    )
    found = only(score(workspace))
    assert (found["a"].performance.stale, found["b"].performance.stale) == (False, True)
    assert only(score(workspace, as_of=date(2027, 3, 1)))["a"].performance.stale


def test_few_answers_shrink_and_hypotheses_do_not(scored):
    scores = scored(
        journey(
            "- A\n- B\n- C\n- {name: D, customer: {emotion: -2}}\n- {name: E, measurements: [{metric: ces, value: 2}]}"
        ),
        records("""
            - {touchpoint: a, metric: ces, period: 2026-Q3, n: 5, mean: 6.8, sd: 0.5}
            - {touchpoint: b, metric: ces, period: 2026-Q3, n: 400, mean: 5, sd: 2}
            - {touchpoint: c, metric: ces, period: 2026-Q3, n: 400, mean: 5.2, sd: 2}
        """),
    )
    found = only(scores)
    a = found["a"].performance
    mean = sum(found[one].performance.raw for one in "abc") / 3
    assert scores.journey("reis").shrinkage.mean == pytest.approx(mean)
    assert mean < a.value < a.raw
    assert a.small
    assert found["d"].performance.value == found["d"].performance.raw == 0
    assert found["e"].performance.value == found["e"].performance.raw
    assert found["e"].performance.low is None


def test_future_journeys_and_planned_touchpoints_are_not_scored(scored):
    scores = scored(
        journey("- {name: A, customer: {emotion: 1}}\n- {name: B, status: planned, customer: {emotion: -2}}"),
        journey("- A", "straks", "state: future\nfuture_of: reis\n"),
    )
    assert [one.id for one in scores.journeys] == ["reis"]
    assert list(only(scores)) == ["a"]
    assert scores.journey("reis").index.value == pytest.approx(p_of(1, scores.settings.scale("emotion")))


def test_derived_importance_counts_when_every_known_touchpoint_has_it(scored):
    text = journey(
        "- {name: A, importance: 5, customer: {emotion: 1}}\n- {name: B, importance: 5, customer: {emotion: 1}}\n- C"
    )
    a = "- {journey: reis, touchpoint: a, derived_importance: 0.3, period: 2026-Q3}"
    b = "- {journey: reis, touchpoint: b, derived_importance: 0.1, period: 2026-Q3}"
    half = only(scored(text, records(a)))
    assert (half["a"].importance.source, half["a"].importance.value) == ("stated", 0.5)
    both = only(scored(text, records(f"{a}\n{b}")))
    assert (both["a"].importance.source, both["a"].importance.value) == ("derived", pytest.approx(0.75))
    assert (both["c"].importance.value, both["c"].importance.source) == (None, "assumed")


def test_importance_that_was_asked_comes_before_the_one_that_was_written(scored):
    text = journey(
        "- {name: A, importance: 1, customer: {emotion: 1}}\n- {name: B, importance: 4, customer: {emotion: 1}}"
    )
    asked = records("- {touchpoint: a, metric: importance, period: 2026-Q3, n: 50, mean: 4}")
    found = only(scored(text, asked))
    assert (found["a"].importance.stated, found["a"].importance.value) == (4, 0.5)


def test_reach_from_flows_never_from_next(scored):
    text = journey("""
        - {name: A, next: [{to: b, share: 0.1}]}
        - {name: B, reach: 0.9}
        - {name: C, reach: 0.2}
    """)
    assert only(scored(text))["b"].reach.value == 0.9
    flow = records("- {journey: reis, from: a, to: b, customers: 30, of: 60, period: 2026-Q3}")
    found = only(scored(text, flow))
    assert [(found[one].reach.value, found[one].reach.source) for one in "abc"] == [
        (1, "measured"),
        (0.5, "measured"),
        (0.2, "stated"),
    ]
    assert [rests.field for rests in found["b"].rests_on] == ["reach", "transitions"]


def test_flows_out_of_one_touchpoint_are_of_one_period(scored):
    flows = records("""
        - {journey: reis, from: a, to: b, customers: 90, of: 100, period: 2026-Q2}
        - {journey: reis, from: a, to: c, customers: 40, of: 100, period: 2026-Q3}
    """)
    found = only(scored(journey("- A\n- B\n- C"), flows))
    assert (found["b"].reach.source, found["c"].reach.value) == ("assumed", 0.4)


def test_a_person_may_overrule_and_both_stay_visible(scored):
    a = only(
        scored(
            journey("- {name: A, customer: {emotion: -2}, choice: {take: excel, because: hier onderscheiden we ons}}")
        )
    )["a"]
    assert (a.choice.take, a.choice.overruled, a.choice.computed) == ("excel", "repair", "repair")
    assert a.choice.reason == "hier onderscheiden we ons"
    assert a.target == 85
    assert a.impact.value == pytest.approx(85)


def test_a_broken_basic_is_repaired_before_anything_else(scored):
    text = journey("""
        - {name: A, customer: {emotion: -2}, importance: 5}
        - {name: B, basics: {snel: broken}}
        - {name: C, customer: {emotion: 2}}
    """)
    found = only(scored(text, project="basics: [{id: snel, text: Snel antwoord}]\n"))
    assert (found["b"].choice.take, found["b"].choice.certainty, found["b"].rank.value) == ("repair", "sure", 2)
    assert [found[one].rank.value for one in "abc"] == [1, 2, 3]


def test_the_journey_as_a_whole(scored):
    scores = scored(
        journey("""
            - {name: A, channels: [website], owner: verkoop, customer: {emotion: 1}, next: [b]}
            - {name: B, channels: [phone], owner: service, customer: {emotion: -2}, next: [{to: a, carries: none}, c]}
            - {name: C, channels: [phone, email], owner: service, customer: {emotion: 2}}
        """)
    )
    whole = scores.journey("reis")
    assert (whole.channel_switch_rate, whole.handoffs, whole.loops, whole.stories_not_carried) == (0.5, 1, 1, 1)
    assert whole.peak_end == pytest.approx(p_of(0, scores.settings.scale("emotion")))
    assert (whole.minimum.touchpoint, whole.minimum.value, whole.below_floor) == ("b", 0, 1)
    assert whole.school_mark == pytest.approx(whole.index.value / 10)


def test_brand_rules_and_contradictions(scored):
    a = only(
        scored(
            journey(
                "- {name: A, brand_fit: {helder: {now: -1, potential: 4}}, brand_rules: {r1: kept, r2: broken, r3: not-applicable}}"
            ),
            project="""\
            brand:
              values:
                - {id: helder, name: Helder, weight: 2, rules: [{id: r1, text: een}, {id: r2, text: twee}, {id: r3, text: drie}]}
                - {id: warm, name: Warm}
            """,
        )
    )["a"]
    assert (a.brand.expression, a.brand.potential, a.brand.gap, a.brand.coverage) == (0, 100, 100, 0.5)
    assert a.brand.contradictions == ("helder",)
    assert (a.brand.rules.kept, a.brand.rules.broken, a.brand.rules.fits) == (1, 1, False)


def test_a_used_touchpoint_is_scored_in_each_journey(scored):
    scores = scored(
        "kind: touchpoints\ntouchpoints:\n  - {id: factuur, name: Factuur, importance: 5}\n",
        journey("- {use: factuur, reach: 0.5}", "een"),
        journey("- use: factuur", "twee"),
        records("- {touchpoint: factuur, metric: csat, period: 2026-09, n: 205, mean: 2.4, sd: 1.1}"),
    )
    one, two = only(scores, "een")["factuur"], only(scores, "twee")["factuur"]
    assert one.performance == two.performance
    assert (one.reach.value, two.reach.value) == (0.5, 1)


def test_scores_do_not_depend_on_the_order_of_records(scored):
    lines = [
        "- {touchpoint: a, metric: ces, period: 2026-Q3, n: 40, mean: 3, sd: 1}",
        "- {touchpoint: a, metric: ces, period: 2026-Q3, n: 80, mean: 6, sd: 1, source: x}",
        "- {touchpoint: a, metric: csat, period: 2026-Q2, n: 80, distribution: {1: 10, 5: 70}}",
        "- {touchpoint: b, metric: nps, period: 2026-Q3, promoters: 10, passives: 5, detractors: 3}",
    ]
    there = only(scored(journey("- A\n- B"), records("\n".join(lines))))
    back = only(scored(journey("- A\n- B"), records("\n".join(reversed(lines)))))
    for one in "ab":
        assert back[one].performance.value == pytest.approx(there[one].performance.value)
        assert back[one].priority == pytest.approx(there[one].priority)


def test_the_same_id_twice_does_not_break_scoring(scored):
    scores = scored(
        journey("- {id: a, name: A, next: [b]}\n- {id: b, name: B}\n- {id: a, name: Nog eens}"),
        records(
            "- {journey: reis, from: b, to: a, customers: 1, of: 2}\n- {journey: reis, from: a, to: b, customers: 1, of: 2}"
        ),
    )
    assert len(scores.journey("reis").touchpoints) == 3


def test_derived_importances_of_one_period_are_joined_by_n(scored):
    text = journey("- {name: A, customer: {emotion: 1}}")
    one = "- {touchpoint: a, derived_importance: 0.1, period: 2026-Q3, n: 300}"
    two = "- {touchpoint: a, derived_importance: 0.5, period: 2026-Q3, n: 100, source: b}"
    old = "- {touchpoint: a, derived_importance: 0.9, period: 2026-Q2, n: 900}"
    found = only(scored(text, records(f"{one}\n{two}\n{old}")))["a"]
    assert found.importance.derived == pytest.approx(0.2)
    uncounted = two.replace(", n: 100", "")
    assert only(scored(text, records(f"{one}\n{uncounted}")))["a"].importance.derived == pytest.approx(0.3)


def test_a_derived_importance_of_a_segment_does_not_stand_for_all(scored):
    text = journey("- {name: A, customer: {emotion: 1}}")
    part = "- {touchpoint: a, derived_importance: 0.5, period: 2026-Q3, segment: {persona: x}}"
    assert only(scored(text, records(part)))["a"].importance.derived is None


def test_importance_that_was_asked_in_answers(scored):
    text = journey("- {name: A, customer: {emotion: 1}}")
    asked = records("""
        - {touchpoint: a, metric: importance, period: 2026-Q3, distribution: {5: 30, 1: 10}}
        - {touchpoint: a, metric: importance, period: 2026-Q3, value: 2, n: 40, source: b}
    """)
    assert only(scored(text, asked))["a"].importance.stated == pytest.approx(3)


def test_the_same_flow_from_two_sources_is_added_up(scored):
    flows = records("""
        - {journey: reis, from: a, to: b, customers: 10, of: 100, period: 2026-Q3}
        - {from: a, to: b, customers: 290, of: 300, period: 2026-Q3, source: b}
    """)
    assert only(scored(journey("- A\n- B"), flows))["b"].reach.value == pytest.approx(0.75)


def test_a_flow_that_nobody_took_is_no_loop(scored):
    back = "- {journey: reis, from: b, to: a, customers: %d, of: 100, period: 2026-Q3}"
    text = journey("- {name: A, next: [b]}\n- {name: B, next: []}")
    assert scored(text, records(back % 0)).journey("reis").loops == 0
    assert scored(text, records(back % 1)).journey("reis").loops == 1


def test_when_all_weigh_nothing_the_index_is_unknown_and_so_is_the_room(scored):
    text = journey("- {name: A, reach: 0, customer: {emotion: -1}}")
    scores = scored(text)
    a = only(scores)["a"]
    assert scores.journey("reis").index.value is None
    assert (a.impact.value, a.harm, a.strength) == (None, None, None)
    assert (a.performance.value is None, a.priority) == (False, 0)


def test_the_reason_names_the_figures(scored):
    found = only(
        scored(
            journey("""
                - {name: Laag, importance: 3, customer: {emotion: -1}}
                - {name: Merk, importance: 2, customer: {emotion: 1}, brand_fit: {v: {now: 1, potential: 4}}}
                - {name: Stil, importance: 1}
            """),
            project="brand: {values: [{id: v, name: V}]}\n",
        )
    )
    assert found["laag"].choice.because.english.startswith("satisfaction seems insufficient: 30.6 is below 55")
    assert found["merk"].choice.because.english == "the brand can show much more here: 25 of a possible 100"
    assert found["stil"].choice.because.english == "satisfaction is not known"


def test_a_period_is_named_by_the_shortest_that_is_no_day(scored):
    lines = "- {touchpoint: a, metric: ces, period: 2026, value: 5}\n- {touchpoint: a, metric: ces, period: 2026-12-31, value: 5}"
    assert scored(journey("- A"), records(lines)).newest_period == "2026"
    assert scored(journey("- A"), records(lines.splitlines()[1])).newest_period == "2026-12-31"
    assert scored(journey("- A")).newest_period is None
