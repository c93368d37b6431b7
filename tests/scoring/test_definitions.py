"""Definitions that rules, plans and maps share."""

from __future__ import annotations

import pytest

from journeykit.scoring.crossings import channel_switch_rate, handoffs
from journeykit.scoring.curve import peak_end
from journeykit.scoring.estimates import mean_estimate
from journeykit.scoring.islands import is_data_island, systems_that_reach_a_crm
from journeykit.scoring.mismatches import is_directed
from journeykit.scoring.pilots import verdict
from journeykit.scoring.quick_wins import Effort, quick_wins
from journeykit.scoring.scan import item_score, scan_result, spread


def test_data_flows_to_the_crm_over_several_systems():
    types = {"shop": "webshop", "bus": "other", "crm": "crm", "mail": "marketing"}
    connected = systems_that_reach_a_crm(types, {"shop": ["bus"], "bus": ["crm"], "crm": ["mail"], "mail": []})
    assert connected == {"shop", "bus", "crm"}
    assert not is_data_island(["mail", "shop"], connected)
    assert is_data_island(["mail"], connected)
    assert not is_data_island([], connected)


def test_systems_that_feed_each_other_in_a_circle():
    assert systems_that_reach_a_crm({"a": None, "b": None}, {"a": ["b"], "b": ["a"]}) == frozenset()


@pytest.mark.parametrize(
    ("reason", "explained", "perspective", "directed"),
    [
        ("the law", True, None, True),
        ("the law", False, "from March on", True),
        ("the law", False, None, False),
        (None, True, "from March on", False),
        ("", True, None, False),
    ],
)
def test_a_mismatch_is_directed_with_a_reason_that_customers_hear_or_a_perspective(
    reason, explained, perspective, directed
):
    assert is_directed(reason=reason, explained=explained, perspective=perspective) is directed


def test_peak_and_end():
    assert peak_end([1, -2, 2, 1]) == -0.5
    assert peak_end([None, 2, None]) == 2
    assert peak_end([0, 1.5, None, -0.5]) == 0.5
    assert peak_end([None]) is None
    assert peak_end([]) is None


def test_channel_switches():
    assert channel_switch_rate([["web"], ["web", "chat"], ["phone"], ["chat"]]) == pytest.approx(2 / 3)
    assert channel_switch_rate([["web"], [], ["web"]]) == 0
    assert channel_switch_rate([["web"]]) is None
    assert channel_switch_rate([[], []]) is None


def test_handoffs():
    assert handoffs(["sales", "sales", None, "finance", "sales"]) == 2
    assert handoffs([None]) == 0


def test_the_scan():
    scores = {"motivation": 4, "knowledge": 2, "relevance": None, "lead_support": 3, "loyalty": 2.5}
    found = scan_result(scores)
    assert (found.customer, found.organisation, found.balance) == (3, 2.75, -0.25)
    assert found.gaps == ("knowledge", "loyalty")
    assert scan_result({}).balance is None


def test_several_raters():
    assert item_score([4, None, 1]) == 2.5
    assert spread([4, None, 1]) == 3
    assert spread([4, None]) is None
    assert item_score([None]) is None


def measured(value, n, sd=1.0):
    return mean_estimate(value, n, sd, (1, 7))


def test_the_verdict_on_a_pilot():
    before, control = measured(5.0, 400), measured(5.9, 400)
    assert verdict(measured(6.0, 400), None, before) == "clear"
    assert verdict(measured(6.0, 400), control, before) == "not-clear"
    assert verdict(measured(4.0, 400), control, before) == "worse"
    assert verdict(measured(4.0, 400), None, before, low_is_better=True) == "clear"
    assert verdict(measured(6.0, 400), None, None) is None
    assert verdict(measured(6.0, None), control, None) is None


def test_quick_wins():
    efforts = [
        Effort(4, 2), Effort(1, 8), Effort(3, 12), Effort(0.5, 0), Effort(4, 2, waits=True), Effort(None, 1),
        Effort(2, None), Effort(0.1, 5), Effort(0, 1),
    ]  # fmt: skip
    assert quick_wins(efforts) == [True, False, False, True, False, None, None, False, False]


def test_no_days_at_all_count_as_half_a_day():
    assert Effort(1, 0).per_day == 2


def test_ten_days_is_still_quick():
    assert quick_wins([Effort(50, 10), Effort(1, 1), Effort(0.5, 1)]) == [True, False, False]
    assert quick_wins([Effort(50, 10.5), Effort(1, 1), Effort(0.5, 1)]) == [False, False, False]
