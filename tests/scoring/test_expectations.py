"""What improvements are expected to bring, from documents."""

from __future__ import annotations

import pytest

from journeykit.scoring import score
from journeykit.scoring.expectations import expectations

from .conftest import journey


@pytest.fixture
def expected(client):
    def make(*texts, project=""):
        workspace = client(*texts, project=project)
        return expectations(workspace, score(workspace))

    return make


def measured(value=5):
    """P is 65 at 5, on a thousand answers."""
    return f"measurements: [{{metric: ces, value: {value}, n: 1000}}]"


ONE = journey(f"""
    - name: A
      {measured()}
      improvements:
        - {{id: groot, title: Groot, effect: {{performance: 20, confidence: 1}}}}
        - {{id: klein, title: Klein, effect: 8}}
    - {{name: B, {measured()}}}
""")  # fmt: skip


def test_at_a_touchpoint_the_second_counts_half(expected):
    found = expected(ONE)
    assert found.at_touchpoint("reis", "a") == pytest.approx(0.5 * (20 + 4 / 2))
    assert found.at_touchpoint("reis", "b") == 0
    assert found.in_journey("reis") == pytest.approx(11)


def test_only_the_chosen_ones(expected):
    found = expected(ONE)
    assert found.at_touchpoint("reis", "a", {("reis", "klein")}) == pytest.approx(2)
    assert found.in_journey("reis", {("reis", "klein")}) == pytest.approx(2)
    assert found.in_journey("reis", set()) == 0


def test_one_by_one(expected):
    found = expected(ONE)
    assert found.of_improvement(("reis", "groot")) == {"reis": pytest.approx(10)}
    assert found.of_improvement(("reis", "elders")) == {}


def test_without_a_p_nothing_is_known(expected):
    found = expected(journey("- {name: A, improvements: [{id: i, title: I, effect: 8}]}"))
    assert found.at_touchpoint("reis", "a") is None
    assert found.in_journey("reis") is None
    assert found.of_improvement(("reis", "i")) == {}
    assert found.at_touchpoint("reis", "elders") is None


def test_an_improvement_of_a_journey_works_where_it_says(expected):
    more = """\
        improvements:
          - {id: i, title: I, effect: {performance: 6, confidence: 1}, touchpoints: [a, {id: b, performance: 10}]}
    """
    found = expected(journey(f"- {{name: A, {measured()}}}\n- {{name: B, {measured()}}}", more=more))
    assert found.at_touchpoint("reis", "a") == pytest.approx(3)
    assert found.at_touchpoint("reis", "b") == pytest.approx(5)
    assert found.of_improvement(("reis", "i")) == {"reis": pytest.approx(8)}


def test_an_improvement_of_the_project_works_wherever_the_touchpoint_stands(expected):
    project = """\
        improvements:
          - {id: i, title: I, touchpoints: [{id: a, performance: 10, confidence: 1}]}
          - {id: een, title: Een, touchpoints: [{id: twee/a, performance: 4, confidence: 1}]}
    """
    touchpoint = f"- {{name: A, {measured()}}}"
    found = expected(journey(touchpoint, "een"), journey(touchpoint, "twee"), project=project)
    assert found.of_improvement(("", "i")) == {"een": pytest.approx(10), "twee": pytest.approx(10)}
    assert found.of_improvement(("", "een")) == {"twee": pytest.approx(4)}


def test_an_improvement_of_the_library_is_one_wherever_it_is_used(expected):
    library = f"""\
        kind: touchpoints
        touchpoints:
          - name: A
            {measured()}
            improvements: [{{id: i, title: I, effort_days: 2, effect: {{performance: 10, confidence: 1}}}}]
    """
    found = expected(library, journey("- use: a", "een"), journey("- use: a", "twee"))
    (key,) = found.improvements
    assert found.of_improvement(key) == {"een": pytest.approx(10), "twee": pytest.approx(10)}


def test_what_is_done_brings_nothing_and_is_no_quick_win(expected):
    found = expected(
        journey(f"""
            - name: A
              {measured()}
              improvements:
                - {{id: af, title: Af, status: done, effort_days: 1, effect: 30}}
                - {{id: nu, title: Nu, effort_days: 1, effect: 10}}
                - {{id: later, title: Later, effort_days: 10, effect: 4}}
                - {{id: lang, title: Lang, effort_days: 9, effect: 4}}
                - {{id: langer, title: Langer, effort_days: 8, effect: 3}}
                - {{id: wacht, title: Wacht, effort_days: 1, effect: 10, requires: [later]}}
                - {{id: mag, title: Mag, effort_days: 1, effect: 10, requires: [af]}}
                - {{id: raad, title: Raad, effect: 10}}
        """)
    )  # fmt: skip
    assert {key[1]: quick for key, quick in found.quick_wins.items()} == {
        "af": None, "nu": True, "later": False, "lang": False, "langer": False, "wacht": False, "mag": True, "raad": None,
    }  # fmt: skip
    assert found.of_improvement(("reis", "af")) == {"reis": 0}
