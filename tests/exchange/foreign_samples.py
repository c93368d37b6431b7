"""Journeys of any content, for the formats that keep all of it."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = st.text(st.sampled_from("abc é漢 :#{}[]\"'\\-1.0\n"), max_size=12)
NAMES = WORDS.filter(lambda text: any(sign.isalnum() for sign in text))
META = st.dictionaries(
    NAMES,
    st.one_of(WORDS, st.integers(-5, 5), st.booleans(), st.none(), st.floats(-3, 3), st.lists(WORDS, max_size=2)),
    max_size=2,
)


def some(fields):
    """Any of these fields, each there or not."""
    return st.fixed_dictionaries({}, optional=fields)


CUSTOMER = some(
    {
        "does": NAMES,
        "emotion": st.floats(-2, 2, allow_nan=False),
        "annoyances": st.lists(WORDS, max_size=3),
        "expects": st.lists(NAMES, max_size=2),
        "expectation": st.sampled_from(["met", "missed"]),
        "emotions": st.lists(st.sampled_from(["joy", "doubt"]), unique=True, max_size=2),
    }
)
TOUCHPOINT = some(
    {
        "channels": st.lists(st.sampled_from(["website", "app", "store", "phone"]), unique=True, max_size=3),
        "frontstage": WORDS,
        "backstage": NAMES,
        "systems": st.lists(NAMES, unique=True, max_size=2),
        "customer": CUSTOMER,
        "moment_of_truth": st.booleans(),
        "importance": st.one_of(st.integers(1, 5), st.fixed_dictionaries({"customer": st.floats(1, 5)})),
        "reach": st.floats(0, 1),
        "status": st.sampled_from(["planned", "ending"]),
        "improvements": st.lists(st.fixed_dictionaries({"title": NAMES, "effort_days": st.integers(1, 9)}), max_size=1),
        "measurements": st.just([{"metric": "ces", "value": 5.5, "n": 30}]),
        "evidence": st.sampled_from(["hypothesis", "qualitative"]),
        "meta": META,
    }
)


@st.composite
def journeys(draw):
    """The data of a sound journey document."""
    phases = []
    ids = []
    for i in range(draw(st.integers(1, 3))):
        points = []
        for data in draw(st.lists(TOUCHPOINT, max_size=3)):
            id_ = f"t{len(ids)}"
            ids.append(id_)
            for improvement in data.get("improvements", ()):
                improvement["id"] = f"i-{id_}"
            points.append({"id": id_, "name": draw(NAMES), **data})
        phase = {"id": f"p{i}", "name": draw(NAMES), **draw(some({"customer_job": NAMES, "meta": META}))}
        phases.append({**phase, "touchpoints": points})
    for phase in phases:
        for point in phase["touchpoints"]:
            if draw(st.booleans()):
                targets = draw(st.lists(st.sampled_from(ids), unique=True, max_size=3))
                point["next"] = [{"to": to, **draw(some({"share": st.just(0.25), "meta": META}))} for to in targets]
    more = draw(
        some(
            {
                "headline": NAMES,
                "owner": NAMES,
                "customers_per_year": st.integers(0, 10**6),
                "reviewed": st.just("2026-09-30"),
                "objectives": st.just([{"outcome": "recommend", "metric": "nps", "target": 12}]),
                "personas": st.just([{"id": "ann", "name": "Ann", "share": 0.5}]),
                "meta": META,
            }
        )
    )
    return {"kind": "journey", "id": "j", "title": draw(NAMES), **more, "phases": phases}
