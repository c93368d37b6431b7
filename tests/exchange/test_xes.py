"""Planned paths as event logs: which there are, how many at most, and that any reader of XES can read them."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from journeykit.exchange import Imported, xes
from journeykit.exchange.xes.paths import MOST, paths_of
from journeykit.text import dump
from journeykit.text.xml import Start, events

sys.path.insert(0, str(Path(__file__).parent))
from test_ujg import project, said


def journey(**leads):
    """A journey of touchpoints by name; each leads to those in its list of ids or steps, or (None) to the next one."""
    points = [
        {"id": id_, "name": id_.upper(), **({} if steps is None else {"next": steps})} for id_, steps in leads.items()
    ]
    return project(
        dump(
            {"kind": "journey", "id": "j", "title": "J & <J>", "phases": [{"name": "P", "touchpoints": points}]}
        ).encode()
    )


def ways(workspace):
    found = paths_of(workspace.journeys[0])
    return ["".join(point.id for point in path.touchpoints) for path in found.planned], found


def to(*ids, **shares):
    return [{"to": id_} for id_ in ids] + [{"to": id_, "share": share} for id_, share in shares.items()]


def test_branches_and_one_round_of_each_loop():
    assert ways(journey(a=None, b=None, c=None))[0] == ["abc"]
    branches, found = ways(journey(a=to(b=0.25, c=0.5), b=to("d"), c=[], d=None))
    assert branches == ["abd", "ac"]
    assert [path.share for path in found.planned] == [0.25, 0.5]
    loops, found = ways(journey(a=None, b=to("a", "c"), c=to("c", "d"), d=None))
    assert loops == ["abcd", "ababcd", "abccd"]
    assert [path.loop for path in found.planned] == [False, True, True]
    assert [path.share for path in found.planned] == [None, None, None]


def test_each_beginning_counts_and_what_no_path_meets_is_said():
    assert ways(journey(a=to("c"), b=None, c=None))[0] == ["ac", "bc"]
    assert ways(journey(a=None, b=to("a")))[0] == ["abab"], "a ring has no way out, and is gone round once"
    assert ways(journey(a=to("d"), b=to("e"), c=to("b"), d=to("c"), e=[]))[0] == ["adcbe"], (
        "against the order of the file"
    )
    assert ways(journey(a=None, b=to("c", "e"), c=to("b"), e=[]))[0] == ["abe", "abcbe"], "none ends inside a loop"
    two_loops, found = ways(journey(a=to("b"), b=to("a", "c"), c=to("d"), d=to("c")))
    assert (two_loops, found.missed) == (["abab", "abcdcd"], ())


def test_many_paths_are_cut_and_that_is_said():
    names = [f"t{n}" for n in range(40)]
    leads = {id_: to(*names[n + 1 : n + 3]) for n, id_ in enumerate(names)}
    workspace = journey(**leads)
    found = paths_of(workspace.journeys[0])
    assert (len(found.planned), found.cut) == (MOST, True)
    remarks = Imported(remarks=xes.losses(workspace, workspace.journeys, ""))
    assert any("at most 1000" in text for text in said(remarks, lost=True))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.none() | st.lists(st.integers(0, 5), unique=True, max_size=3), min_size=1, max_size=6))
def test_any_flow_ends_goes_along_its_steps_and_back_once(leads):
    ids = "abcdef"[: len(leads)]
    steps = {
        id_: None if lead is None else [ids[n] for n in lead if n < len(ids)]
        for id_, lead in zip(ids, leads, strict=True)
    }
    names, found = ways(journey(**{id_: None if lead is None else to(*lead) for id_, lead in steps.items()}))
    assert len(names) == len(set(names))
    for name, path in zip(names, found.planned, strict=True):
        for at, following in pairwise(name):
            lead = steps[at]
            assert following in (ids[ids.index(at) + 1 : ids.index(at) + 2] if lead is None else lead)
        assert path.loop is (len(set(name)) < len(name))
        assert max(name.count(id_) for id_ in ids) <= 2
    assert found.planned
    assert found.missed == () or any(path.loop for path in found.planned)


def test_the_log_is_xes():
    workspace = project(dump({
        "kind": "journey", "id": "j", "title": 'Q "&" <A>', "phases": [
            {"name": "One", "touchpoints": [
                {"name": "Ask", "channels": ["phone", "email"], "owner": {"department": "Sales", "role": "Desk"}, "initiative": "us"},
            ]},
            {"name": "Two", "touchpoints": [{"name": "Line\nbreak"}]},
        ],
    }).encode())  # fmt: skip
    data = xes.write(workspace, workspace.journeys, "nl")
    space = "{http://www.xes-standard.org/}"
    found = [event for event in events(data) if isinstance(event, Start)]
    names = [one.name.removeprefix(space) for one in found]
    assert names[0] == "log"
    head = names[1 : names.index("trace")]
    assert [name for name in dict.fromkeys(head) if name not in ("string", "date")] == [
        "extension",
        "global",
        "classifier",
    ]
    assert (names.count("trace"), names.count("event")) == (1, 2)
    values = [
        (one.attributes["key"], one.attributes["value"])
        for one in found[names.index("trace") + 1 :]
        if "value" in one.attributes
    ]
    assert values[:3] == [("concept:name", "j/1"), ("journey", "j"), ("title", 'Q "&" <A>')]
    assert values[5:] == [
        ("concept:name", "Ask"), ("touchpoint", "ask"), ("phase", "One"), ("channel", "phone"), ("channels", "phone email"),
        ("initiative", "us"), ("org:resource", "Sales"), ("org:role", "Desk"), ("lifecycle:transition", "complete"),
        ("time:timestamp", "1970-01-01T00:00:00+00:00"),
        ("concept:name", "Line\nbreak"), ("touchpoint", "line-break"), ("phase", "Two"),
        ("lifecycle:transition", "complete"), ("time:timestamp", "1970-01-01T01:00:00+00:00"),
    ]  # fmt: skip
    prefixes = {one.attributes["prefix"] for one in found if one.name == f"{space}extension"}
    assert {key.split(":")[0] for key, _ in values if ":" in key} <= prefixes
