"""Whatever people write: as long as it reads, it scores, and every figure is a figure or unknown."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from math import isclose, isfinite
from pathlib import Path, PurePosixPath

from hypothesis import given, settings
from hypothesis import strategies as st

from journeykit.reports.scores.explain import explain_report
from journeykit.reports.scores.report import rank_report, score_report
from journeykit.scoring import rank, score, simulate
from journeykit.scoring.expectations import expectations
from journeykit.workspace import Sources, read

HUGE = st.sampled_from([1e-300, 1e15, 1e200, 1e308])
METRICS = {"ces": (1, 7), "ces1": (1, 5), "csat": (1, 5), "nps": (-100, 100), "rating": (1, 10), "emotion": (-2, 2)}
IDS = ["a", "b", "c", "d"]
COUNT = st.integers(0, 500) | st.sampled_from([10**15])


def number(low, high):
    return st.floats(low, high, allow_subnormal=False) | st.sampled_from([low, high])


@st.composite
def answers(draw):
    metric = draw(st.sampled_from(sorted(METRICS)))
    low, high = METRICS[metric]
    record = {"metric": metric}
    form = draw(st.sampled_from(["value", "mean", "distribution", "counts", "own"]))
    if form == "value":
        record |= {"value": draw(number(low, high))}
    elif form == "mean":
        record |= {"mean": draw(number(low, high)), "n": draw(COUNT), "sd": draw(st.floats(0, 5) | HUGE)}
    elif form == "distribution":
        keys = st.integers(max(low, 0), min(high, 10))
        record["distribution"] = {
            str(k): n for k, n in draw(st.dictionaries(keys, st.integers(1, 90), min_size=1)).items()
        }
    elif form == "counts":
        record = {"metric": "nps", **dict.fromkeys(["promoters", "passives", "detractors"], draw(st.integers(1, 99)))}
    else:
        ends = draw(st.sampled_from([(0, 10), (0, 1e-300), (-1e308, 1e308), (0, 100)]))
        record |= {
            "scale": list(ends),
            "value": draw(st.sampled_from(ends)),
            "better": draw(st.sampled_from(["high", "low"])),
        }
    if form in ("value", "own") and draw(st.booleans()):
        record["n"] = draw(COUNT)
        if draw(st.booleans()):
            record |= {"n_effective": draw(st.floats(0.1, 500) | HUGE)}
    period = draw(st.sampled_from([None, "2026-Q3", "2026-09", "2026", "2024-W07", "2026-09-30"]))
    segment = draw(st.sampled_from([None, {"persona": "x"}, {"persona": "y"}, {"region": "x", "age": "y"}]))
    record |= {"period": period} if period else {}
    return record | ({"segment": segment} if segment else {})


@st.composite
def records(draw):
    kind = draw(st.sampled_from(["answers", "answers", "flow", "derived", "importance"]))
    where = {"touchpoint": draw(st.sampled_from(IDS))}
    if draw(st.booleans()):
        where["journey"] = "reis"
    if kind == "answers":
        return where | draw(answers())
    if kind == "flow":
        of = draw(COUNT)
        pair = {"from": draw(st.sampled_from(IDS)), "to": draw(st.sampled_from(IDS))}
        return {"journey": "reis", **pair, "customers": draw(st.integers(0, of)), "of": of}
    if kind == "derived":
        return where | {"derived_importance": draw(st.floats(0, 1) | HUGE)}
    return where | {"metric": "importance", "value": draw(number(1, 5)), "n": draw(COUNT)}


@st.composite
def touchpoints(draw, id_):
    optional = {
        "importance": number(1, 5) | st.fixed_dictionaries({"organisation": number(1, 5)}),
        "reach": number(0, 1),
        "customer": st.fixed_dictionaries({"emotion": number(-2, 2)}),
        "moment_of_truth": st.booleans(),
        "brand_fit": st.fixed_dictionaries({}, optional={
            "v": st.fixed_dictionaries({}, optional={"now": number(-2, 4), "potential": number(0, 4)}),
            "w": number(-2, 4),
        }),
        "brand_rules": st.fixed_dictionaries({"r": st.sampled_from(["kept", "broken", "not-applicable"])}),
        "basics": st.fixed_dictionaries({"x": st.sampled_from(["kept", "broken"])}),
        "status": st.sampled_from(["live", "planned"]),
        "channels": st.lists(st.sampled_from(["website", "phone"])),
        "owner": st.sampled_from(["sales", "service"]),
        "choice": st.sampled_from(["excel", "measure", "repair"]),
        "next": st.lists(st.sampled_from(IDS)),
        "improvements": st.lists(st.fixed_dictionaries({
            "title": st.sampled_from(["one", "two"]),
            "effort_days": st.floats(0, 20) | HUGE,
            "effect": st.floats(-100, 100) | HUGE,
            "requires": st.lists(st.sampled_from(["one", "elsewhere"])),
        }), max_size=2),
    }  # fmt: skip
    return {"id": id_, "name": id_.upper(), **draw(st.fixed_dictionaries({}, optional=optional))}


@st.composite
def repositories(draw):
    project = {
        "kind": "project", "name": "Proef", "basics": [{"id": "x", "text": "x"}],
        "brand": {"values": [
            {"id": one, "name": one, "weight": draw(st.floats(0.1, 9) | HUGE), "rules": [{"id": "r", "text": "r"}] if one == "v" else []}
            for one in ("v", "w")
        ]},
        "scoring": draw(st.fixed_dictionaries({}, optional={
            "balance": number(0, 1), "excel_max": st.integers(0, 4), "organisation_share": number(0, 1),
            "stale_after": st.integers(0, 9999), "confidence": st.sampled_from([0.5, 0.95, 0.999]),
            "metrics": st.dictionaries(st.sampled_from(sorted(METRICS)), st.floats(0, 5) | HUGE),
        })),
    }  # fmt: skip
    present = draw(st.lists(st.sampled_from(IDS), unique=True))
    journey = {
        "kind": "journey", "id": "reis", "title": "Reis", "customers_per_year": draw(COUNT),
        "phases": [{"name": "P", "touchpoints": [draw(touchpoints(one)) for one in present]}],
    }  # fmt: skip
    measured = {"kind": "measurements", "records": draw(st.lists(records(), max_size=8))}
    texts = {"journeykit.yaml": project, "reis.yaml": journey, "measured.yaml": measured}
    return {PurePosixPath(name): json.dumps(data).encode() for name, data in texts.items()}


def figures(value, path="scores"):
    """Every number in a value, with where it is."""
    if isinstance(value, float):
        yield path, value
    elif isinstance(value, tuple | list):
        for i, item in enumerate(value):
            yield from figures(item, f"{path}[{i}]")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from figures(item, f"{path}.{key}")
    elif is_dataclass(value) and type(value).__module__.startswith("journeykit.scoring"):
        for field in fields(value):
            yield from figures(getattr(value, field.name), f"{path}.{field.name}")


@settings(max_examples=80)
@given(repositories())
def test_whatever_reads_scores(files):
    workspace = read(Sources(Path("/nowhere"), files, PurePosixPath("journeykit.yaml")))
    scores = simulate(score(workspace), draws=20)
    for journey in scores.journeys:
        ends = [journey.index.low, journey.index.value, journey.index.high]
        assert all(0 <= end <= 100 for end in ends if end is not None)
        for touchpoint in journey.touchpoints:
            p = touchpoint.performance
            known = [one for one in (p.low, p.value, p.high) if one is not None]
            assert known == sorted(known)
            assert all(-1e-9 <= one <= 100 + 1e-9 for one in known)
            assert 0 <= touchpoint.reach.value <= 1
            assert (touchpoint.importance.value is None) == (p.value is None)
        ranks = [one.rank.value for one in journey.touchpoints if one.rank.value is not None]
        assert sorted(ranks) == list(range(1, len(ranks) + 1))
        assert not [(path, value) for path, value in figures(journey) if not isfinite(value)]
        if any((one.importance.derived or 0) > 0 for one in journey.touchpoints if one.importance.source == "derived"):
            assert isclose(sum(one.importance.value or 0 for one in journey.touchpoints), 1)
        expected = expectations(workspace, scores)
        gain = expected.in_journey(journey.id)
        assert gain is None or isfinite(gain)
        assert set(expected.quick_wins.values()) <= {True, False, None}
    ranking = rank(scores, workspace)
    if scores.journeys:
        for form in ("table", "json", "csv", "markdown"):
            for text in (
                score_report(scores, workspace, form, "nl"),
                rank_report(ranking, scores, workspace, form, "en"),
            ):
                assert "nan" not in text.lower().replace("finance", "")
        for _, touchpoint in scores.all():
            assert explain_report(touchpoint.id, scores, workspace, "json", "en")
