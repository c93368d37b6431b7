"""Whatever people write: as long as it reads, there is a plan, in both languages, and its JSON keeps its shape."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path, PurePosixPath

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from journeykit.exchange.trackers import FORMATS, for_tracker
from journeykit.planning import plan
from journeykit.reports.plan.report import board, json_text, letters, markdown, notice
from journeykit.workspace import Sources, read

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "reference" / "plan.schema.json").read_text("utf-8"))
CHECK = Draft202012Validator(SCHEMA)
TOUCHPOINTS = ["a", "b", "c"]
IMPROVEMENTS = ["i", "j", "k"]
TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co", "Cf", "Zl", "Zp")), min_size=1, max_size=12
).filter(str.strip)
DAY = st.dates().map(str).filter(lambda day: day > "1000")
MONEY = st.sampled_from([0, 0.5, 1500, 1e12])
METRIC = st.sampled_from(["ces", "ces1", "csat", "nps", "rating", "emotion", "wait", "conversion"])
# Values that lie on every satisfaction scale.
VALUE = st.sampled_from([1, 1.5, 2])
STATUS = st.sampled_from(["idea", "chosen", "redesign", "pilot", "implementing", "done", "dropped"])


def some(**fields):
    """A mapping with any of the fields."""
    return st.fixed_dictionaries({}, optional=fields)


FIGURE = st.fixed_dictionaries({"value": VALUE}, optional={"n": st.integers(0, 500)})
PILOT = st.fixed_dictionaries(
    {"metric": METRIC},
    optional={
        "starts": DAY, "hypothesis": TEXT, "target": VALUE, "baseline": FIGURE, "result": FIGURE, "control": FIGURE,
        "decision": st.sampled_from(["go", "no-go", "adapt", "wait and see."]), "learned": TEXT,
    },
)  # fmt: skip
IMPROVEMENT = st.fixed_dictionaries(
    {"title": TEXT},
    optional={
        "status": STATUS, "owner": TEXT, "effort_days": st.sampled_from([0, 0.5, 3, 1e9]),
        "cost": MONEY | some(once=MONEY, yearly=MONEY), "benefit": some(yearly=MONEY, because=TEXT),
        "effect": some(performance=st.sampled_from([-30, 0, 8, 1e9]), confidence=st.sampled_from([0, 0.5, 1])),
        "requires": st.lists(st.sampled_from(IMPROVEMENTS), max_size=2),
        "alternative_to": st.lists(st.sampled_from(IMPROVEMENTS), max_size=2),
        "involves": st.lists(TEXT, max_size=2), "customers_involved": st.integers(0, 3), "due": DAY, "done_on": DAY,
        "pilot": PILOT, "communicated_to": st.lists(some(date=DAY, how=TEXT).flatmap(lambda one: TEXT.map(lambda to: {"to": to, **one})), max_size=2),
        "told_customers": some(date=DAY, channel=TEXT, to=TEXT, message=TEXT), "issue": TEXT,
        "touchpoints": st.lists(st.fixed_dictionaries({"id": st.sampled_from(TOUCHPOINTS)}, optional={"performance": st.sampled_from([-3, 9])}), max_size=2),
    },
)  # fmt: skip
TOUCHPOINT = st.fixed_dictionaries(
    {"name": TEXT},
    optional={
        "status": st.sampled_from(["live", "planned", "ending"]), "owner": TEXT, "importance": st.integers(1, 5),
        "reach": st.sampled_from([0, 0.001, 1]), "run_by": st.sampled_from(["own", "others"]),
        "moment_of_truth": st.booleans() | some(doubts=st.lists(TEXT, max_size=2)),
        "customer": some(wants=TEXT, thinks=TEXT, emotion=st.integers(-2, 2), annoyances=st.lists(TEXT, max_size=2),
                         expects=st.lists(TEXT, max_size=1), expectation=st.just("missed"),
                         quotes=st.lists(st.fixed_dictionaries({"text": TEXT, "consent": st.booleans()}), max_size=3)),
        "desired": some(thinks=TEXT, feels=TEXT),
        "mismatches": st.lists(some(customer_wants=TEXT, we_want=TEXT, reason=TEXT, explained=st.booleans()), max_size=2),
        "measurements": st.lists(
            st.fixed_dictionaries({"metric": METRIC, "value": VALUE}, optional={"n": st.integers(1, 400), "date": DAY}), max_size=2),
        "choice": some(take=st.sampled_from(["repair", "excel", "measure", "ease-off"]), because=TEXT).filter(lambda one: "take" in one),
    },
)  # fmt: skip


def numbered(strategy, ids):
    """A list in which every item has an id of its own."""
    return st.lists(strategy, max_size=len(ids)).map(
        lambda items: [{**item, "id": id_} for item, id_ in zip(items, ids, strict=False)]
    )


@st.composite
def journeys(draw):
    touchpoints = draw(numbered(TOUCHPOINT, TOUCHPOINTS))
    improvements = draw(numbered(IMPROVEMENT, IMPROVEMENTS))
    journey = {"kind": "journey", "id": "x", "title": draw(TEXT), "phases": [{"name": "P", "touchpoints": touchpoints}]}
    for improvement in improvements:
        home = draw(st.sampled_from([journey, *touchpoints]))
        home.setdefault("improvements", []).append(improvement)
    journey |= draw(some(headline=TEXT, customer_job=TEXT, owner=TEXT, reviewed=DAY))
    return journey


def written(form, files):
    for text in files.values():
        if form == "github-json":
            assert all(len(issue["body"].encode()) <= 65_536 for issue in json.loads(text)["issues"])
            continue
        header, *rows = csv.reader(io.StringIO(text))
        assert {len(row) for row in rows} <= {len(header)}
        assert all(cell[:1] not in "=+-@" for row in rows for cell in row if cell)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(journeys(), st.none() | st.dates())
def test_what_reads_has_a_plan(journey, as_of):
    file = PurePosixPath("x.yaml")
    workspace = read(Sources(Path("/nowhere"), {file: json.dumps(journey, ensure_ascii=False).encode()}))
    assert not workspace.findings, [found.message.english for found in workspace.findings]
    made = plan(workspace, as_of=as_of)
    for language in ("nl", "en"):
        assert markdown(made, language).startswith("# ")
        assert board(made, language).startswith("# ")
        if made.promises:
            assert all(text.startswith("# ") for text in letters(made, language).values())
        for owner in {action.improvement.owner for action in made.actions if action.improvement.owner}:
            assert notice(made, owner, language).startswith("# ")
        for form in FORMATS:
            written(form, for_tracker(made, form, language).files)
    document = json.loads(json_text(made), parse_constant=lambda word: (_ for _ in ()).throw(ValueError(word)))
    assert [error.message for error in CHECK.iter_errors(document)] == []
