from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from journeykit.diagnostics import NothingToDoError
from journeykit.reports.personas.report import personas_report
from journeykit.reports.text_layout import cells
from journeykit.scoring import score
from journeykit.workspace import load

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def zonnewende():
    workspace = load(ROOT / "examples" / "zonnewende-energie")
    return score(workspace), workspace


@pytest.fixture(scope="module")
def data(zonnewende):
    return json.loads(personas_report(*zonnewende, "json", "nl", 80))


def test_the_json_keeps_to_its_schema(data):
    schema = json.loads((ROOT / "docs/reference/score-personas.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(data)


def test_figures_of_the_example(data):
    (becoming,) = (one for one in data["journeys"] if one["id"] == "klant-worden")
    senior = next(one for one in becoming["personas"] if one["id"] == "senior")
    assert senior["own_figures"] == 5
    assert senior["curve"][7] == 0  # signing: he has his daughter look along
    assert becoming["everybody"]["curve"][7] == 1.8
    starter = next(one for one in becoming["personas"] if one["id"] == "starter")
    failing = {task["name"]: task for task in starter["tasks"] if task["can"] in ("no", "planned")}
    assert failing["Factuur laten uitleggen"]["elsewhere"] == ["phone", "email"]
    assert {"touchpoint": "vraag-in-de-chat", "choice": "repair", "everybody": "improve"} in starter["choices"]
    verdicts = {(one["persona"], one["touchpoint"]): one["verdict"] for one in becoming["worse"]}
    assert verdicts["senior", "contract-tekenen"] == "clear"
    assert verdicts["senior", "app-inloggen"] == "noise"
    assert verdicts["senior", "verlengingsvoorstel"] == "too-few"
    assert verdicts["mkb-poortwachter", "factuur"] == "assumed"
    felt = [one["lower_by"]["value"] * one["reach"] for one in becoming["worse"]]
    assert felt == sorted(felt, reverse=True)


def test_the_same_bytes_in_every_language_for_programs(zonnewende):
    for form in ("json", "csv"):
        assert personas_report(*zonnewende, form, "nl", 80) == personas_report(*zonnewende, form, "en", 140)


def test_csv_has_a_row_a_persona(zonnewende, data):
    rows = list(csv.DictReader(io.StringIO(personas_report(*zonnewende, "csv", "nl", 80))))
    wanted = [(one["id"], persona["id"]) for one in data["journeys"] for persona in one["personas"]]
    assert [(row["journey"], row["persona"]) for row in rows] == wanted
    assert next(row for row in rows if row["persona"] == "senior")["clearly_worse"] == "3"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("width", [80, 140])
def test_it_stays_within_the_terminal(zonnewende, language, width):
    text = personas_report(*zonnewende, "table", language, width)
    assert max(cells(line) for line in text.splitlines()) <= width


def test_it_reads_in_both_languages(zonnewende):
    dutch = personas_report(*zonnewende, "table", "nl", 140)
    assert "Waar één groep slechter wordt bediend" in dutch
    assert "te weinig" in dutch
    english = personas_report(*zonnewende, "markdown", "en", 80)
    line = "| Contract online ondertekenen | Gerrit, gepensioneerd timmerman | 75 | 96 | 22 (18-26) | clear | 50 % | 104/231 |"
    assert line in english


def client(tmp_path, *texts):
    for number, text in enumerate(texts):
        (tmp_path / f"d{number}.yaml").write_text(text, "utf-8")
    workspace = load(tmp_path)
    assert not workspace.findings
    return score(workspace), workspace


def test_no_persona_at_all(tmp_path):
    made = client(tmp_path, "kind: journey\ntitle: Reis\nphases: [{name: P, touchpoints: [A]}]\n")
    for form in ("table", "json"):
        with pytest.raises(NothingToDoError) as refused:
            personas_report(*made, form, "nl", 80)
    assert "new persona" in refused.value.hint.english


def test_personas_that_nobody_asked(tmp_path):
    made = client(
        tmp_path,
        "kind: journey\ntitle: Reis\npersonas: [{id: a, name: An}]\nphases: [{name: P, touchpoints: [A, B]}]\n",
    )
    text = personas_report(*made, "table", "en", 80)
    assert "0/2" in text
    assert "no two groups answered the same question" in text
    assert "Feeling" not in text
    assert "They come" not in text


def test_a_long_curve_is_cut_between_phases(tmp_path):
    phases = "".join(
        f"  - name: P{p}\n    touchpoints: [{', '.join(f'{{name: T{p}-{i}, customer: {{emotion: 1}}}}' for i in range(9))}]\n"
        for p in range(9)
    )
    made = client(tmp_path, f"kind: journey\ntitle: Reis\npersonas: [{{id: a, name: An}}]\nphases:\n{phases}")
    text = personas_report(*made, "table", "en", 80)
    assert max(cells(line) for line in text.splitlines()) <= 80
    assert text.count("▆▆▆▆▆▆▆▆▆") == 18
    assert " ".join(["▆" * 9] * 9) in personas_report(*made, "markdown", "en", 80)


def test_many_rows_are_cut_and_counted(tmp_path):
    touchpoints = ", ".join(
        f"{{name: T{i}, customer: {{emotion: 1}}, per_persona: {{a: {{customer: {{emotion: -1}}}}}}}}"
        for i in range(30)
    )
    made = client(
        tmp_path,
        "kind: journey\ntitle: Reis\npersonas: [{id: a, name: An, goals: [rust]}]\n"
        f"phases: [{{name: P, touchpoints: [{touchpoints}]}}]\n",
    )
    text = personas_report(*made, "table", "en", 80)
    assert "And 22 more; --format json has all of them." in text  # choices: 8 of 30
    assert "And 18 more; --format json has all of them." in text  # served worse: 12 of 30
    assert "What they come to do\n\nAn comes for: rust" in text
    data = json.loads(personas_report(*made, "json", "en", 80))
    assert len(data["journeys"][0]["worse"]) == 30
