"""From what a survey tool exports to a map: suggested, measured, scored, drawn, in every format."""

from __future__ import annotations

import statistics
from pathlib import Path, PurePosixPath

import pytest
import surveys
from ruamel.yaml import YAML
from survey import LIKERT

from journeykit.evidence import Chosen, Settings, Source, measure
from journeykit.evidence.suggesting import suggest
from journeykit.model import Mapping
from journeykit.workspace import load

NOT_ALIKE = {"tidy": {"touchpoint": "contact", "metric": "maat", "score": "score", "respondent": "respondent"}}


@pytest.fixture(scope="module")
def first_records():
    """The records of the first format, with which those of the others are compared."""
    return {}


def weighted(key, month):
    """Return n, the weighted mean and Kish's effective n of the answers to one question, worked out without the program."""
    given = [
        (one.weight, float(LIKERT.get(answer, answer)))
        for one in surveys.RESPONDENTS
        if f"{one.at:%Y-%m}" == month and (answer := getattr(one, key)) is not None
    ]
    weights = [weight for weight, _ in given]
    return (
        len(given),
        statistics.fmean([answer for _, answer in given], weights=weights),
        sum(weights) ** 2 / sum(weight**2 for weight in weights),
    )


@pytest.mark.parametrize("name", surveys.FORMATS)
def test_the_first_mapping_is_right_in_every_format(name, workspace, tmp_path, first_records):
    path = surveys.FORMATS[name][0](tmp_path)
    source = Source(path, PurePosixPath(path.name))
    text, findings = suggest(source, workspace, Settings())
    assert findings == ()
    assert not [secret for secret in surveys.SECRETS if secret in text]
    said = YAML(typ="safe", pure=True).load(text)
    assert said["weight"]
    assert said["outcome"]["metric"] == "nps"
    assert list(said["segments"]) == ["persona"]
    if name in NOT_ALIKE:
        assert NOT_ALIKE[name].items() <= said.items()
    else:
        asked = [(one["touchpoint"], one["metric"], one.get("answers")) for one in said["questions"]]
        assert asked == [
            ("kaartje", "ces", None), ("wachtrij", "csat", LIKERT), ("overvaart", "rating", None), ("fiets", "ces1", None)
        ]  # fmt: skip
    mapping = Mapping.model_validate(said)
    found = measure([source], workspace, Chosen(workspace, (mapping, PurePosixPath("m.yaml"))), Settings())
    assert found.findings == []
    assert found.losses == [] or [loss.reason for loss in found.losses] == ["no-customer"]
    assert found.records == first_records.setdefault("records", found.records)


def test_weights_words_and_reversed_items_count_as_they_should(tmp_path, measured):
    mapping = {**surveys.FORMATS["parquet"][2], "weight": "weegfactor"}
    records = measured(surveys.FORMATS["parquet"][0](tmp_path), mapping=mapping, minimum_n=1).records
    whole = {(one.get("touchpoint"), one["period"]): one for one in records if "metric" in one and "segment" not in one}
    for touchpoint, key in (("kaartje", "ease"), ("wachtrij", "quay"), ("overvaart", "boat"), ("fiets", "bike")):
        record = whole[touchpoint, "2026-08"]
        n, mean, effective = weighted(key, "2026-08")
        assert record["n"] == n
        assert record["mean"] == pytest.approx(mean, abs=1e-4)
        assert record["n_effective"] == pytest.approx(effective, abs=0.06)


def test_the_page_shows_what_is_measured_scored_planned_and_drawn(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(Path(__file__).parents[2] / "docs")
    from survey_page import PAGE, page, picture

    told = page(tmp_path)
    assert load(tmp_path).broken == ()
    assert all(name in told for name in ("Kaartje kopen", "Wachten op de kade", "Aan boord", "Fiets ophalen"))
    assert told == PAGE.read_text("utf-8"), "run: python docs/survey_page.py"
    assert "Wachten op de kade" in picture(tmp_path)
