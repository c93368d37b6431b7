"""Customer data: where it is kept, what reaches no CRM, and which feeds connect most."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scoring.conftest import journey

from journeykit.scoring import score
from journeykit.scoring.islands import systems_that_reach_a_crm, way_to_a_crm
from journeykit.scoring.lenses.customer_data import contacts_of, customer_data, quick_wins
from journeykit.workspace import load

PROJECT = """\
kind: project
format: 1
name: Proef
departments: [{id: sales, name: Sales}, {id: finance, name: Finance}]
systems:
  - {id: book, name: Book, type: crm, department: sales}
  - {id: ledger-crm, name: Second book, type: crm, department: finance}
  - {id: site, name: Site, feeds: [book]}
  - {id: till, name: Till, department: finance, feeds: [store]}
  - {id: store, name: Store, department: finance}
  - {id: chat, name: Chat}
"""

WAY = """\
- {name: Look, systems: [site], data: {shows: [price]}}
- {name: Buy, systems: [till], data: {collects: [basket], personal_data: true}, reach: 0.5}
- {name: Ask, systems: [chat], data: {collects: [question]}, volume: 300}
- {name: Return, systems: [chat, store], data: {collects: [reason]}, volume: 20}
- {name: Fill in, data: {collects: [name]}}
- {name: Later, systems: [chat], status: planned}
- {name: Wait}
"""


@pytest.fixture
def of(tmp_path):
    def seen(way, project=PROJECT, head="customers_per_year: 1000\n"):
        (tmp_path / "journeykit.yaml").write_text(project, "utf-8")
        (tmp_path / "reis.yaml").write_text(journey(way).replace("phases:", f"{head}phases:", 1), "utf-8")
        workspace = load(tmp_path)
        assert workspace.findings == ()
        return customer_data(score(workspace), workspace)

    return seen


def test_what_arises_where_and_what_reaches_the_crm(of):
    rows = {row.touchpoint.id: row for row in of(WAY)}
    assert {id_: row.reaches for id_, row in rows.items()} == {
        "look": "yes",
        "buy": "no",
        "ask": "no",
        "return": "no",
        "fill-in": "unknown",
        "wait": "unknown",
    }
    assert rows["look"].systems[0].way == ("site", "book")
    assert (rows["buy"].systems[0].way, rows["buy"].systems[0].department) == ((), "finance")
    assert (rows["buy"].contacts, rows["buy"].contacts_source) == (500, "reach")
    assert (rows["ask"].contacts, rows["ask"].contacts_source) == (300, "stated")
    assert [id_ for id_, row in rows.items() if not row.tells] == ["wait"]


def test_the_feed_that_connects_most_goes_first_and_from_where_data_comes_together(of):
    first, second = quick_wins(of(WAY))
    assert (first.feed.origin, first.feed.target, first.contacts) == ("store", "ledger-crm", 520)
    assert [row.touchpoint.id for row in first.touchpoints] == ["buy", "return"]
    assert first.brings == ("basket", "reason")
    assert (second.feed.origin, second.feed.target, second.contacts) == ("chat", "book", 300)


def test_while_contacts_are_unknown_the_number_of_touchpoints_decides(of):
    first, second = quick_wins(of(WAY, head=""))
    assert [one.feed.origin for one in (first, second)] == ["chat", "store"]
    assert (first.contacts, second.contacts) == (320, None)


def test_without_a_crm_nothing_connects_and_without_systems_nothing_is_known(of):
    rows = of(WAY, PROJECT.replace("type: crm", "type: erp"))
    assert {row.reaches for row in rows} == {"no", "unknown"}
    assert quick_wins(rows) == ()
    rows = of(WAY, PROJECT.split("systems:", maxsplit=1)[0])
    assert {row.reaches for row in rows} == {"unknown"}


def test_a_touchpoint_of_the_library_is_counted_once(tmp_path):
    library = """\
kind: touchpoints
touchpoints: [{id: call, name: Call, systems: [chat], volume: 300}]
"""
    (tmp_path / "journeykit.yaml").write_text(PROJECT, "utf-8")
    (tmp_path / "library.yaml").write_text(library, "utf-8")
    for name in ("one", "two"):
        text = f"kind: journey\nid: {name}\ntitle: {name}\nphases: [{{name: All, touchpoints: [{{use: call}}]}}]\n"
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    workspace = load(tmp_path)
    assert workspace.findings == ()
    rows = customer_data(score(workspace), workspace)
    assert (len(rows), contacts_of(rows)) == (2, 300)


SYSTEMS = "abcde"


@settings(max_examples=60)
@given(
    feeds=st.fixed_dictionaries({one: st.lists(st.sampled_from([*SYSTEMS, "crm"]), max_size=2) for one in SYSTEMS}),
)
def test_a_way_leads_to_a_crm_exactly_where_the_definition_says_so(feeds):
    types = {**dict.fromkeys(SYSTEMS), "crm": "crm"}
    reached = systems_that_reach_a_crm(types, feeds)
    for one in types:
        way = way_to_a_crm(one, types, feeds)
        assert bool(way) == (one in reached)
        assert all(after in feeds[before] for before, after in pairwise(way))


@settings(max_examples=25, deadline=None)
@given(
    feeds=st.fixed_dictionaries({one: st.lists(st.sampled_from(SYSTEMS), max_size=2, unique=True) for one in SYSTEMS}),
    used=st.lists(st.tuples(st.sampled_from(SYSTEMS), st.integers(0, 50)), min_size=1, max_size=6),
)
def test_no_single_feed_connects_more_than_the_first(tmp_path_factory, feeds, used):
    folder = tmp_path_factory.mktemp("client")
    systems = [f"  - {{id: {one}, name: {one.upper()}, feeds: [{', '.join(to)}]}}\n" for one, to in feeds.items()]
    head = "kind: project\nformat: 1\nname: Proef\nsystems:\n  - {id: crm, name: CRM, type: crm}\n"
    (folder / "journeykit.yaml").write_text(head + "".join(systems), "utf-8")
    way = "".join(f"- {{name: T{i}, systems: [{one}], volume: {n}}}\n" for i, (one, n) in enumerate(used))
    (folder / "reis.yaml").write_text(journey(way), "utf-8")
    workspace = load(folder)
    wins = quick_wins(customer_data(score(workspace), workspace))
    assert sum(len(win.touchpoints) for win in wins) == len(used)
    most = max(sum(n for one, n in used if way_to_a_crm(one, {origin: "crm"}, feeds)) for origin in SYSTEMS)
    assert wins[0].contacts == most
    assert all(before.contacts >= after.contacts for before, after in combinations(wins, 2))
