"""What a report rests on, and the terms that occur in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeykit.reports.evidence.report import evidence_of
from journeykit.reports.terms import terms_in
from journeykit.scoring import score
from journeykit.words.glossary import terms
from journeykit.workspace import load

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def evidence():
    workspace = load(ROOT / "examples" / "zonnewende-energie")
    return evidence_of(workspace, score(workspace), "nl")


def test_each_source_says_of_when_it_is_how_many_took_part_and_what_rests_on_it(evidence):
    survey = evidence.source("measurements/2026-q3.yaml")
    assert (survey.period, survey.grade, survey.used) == ("derde kwartaal van 2026", "quantitative", True)
    assert survey.n_told == "4.004 antwoorden"
    assert {"gemak", "tevredenheid", "het belang"} & set(survey.metrics) >= {"gemak", "tevredenheid"}
    assert ("klant-worden", "factuur") in {(at.journey, at.touchpoint) for at in survey.rests}
    # Figures of earlier quarters are kept, but nothing of today rests on them.
    assert not evidence.source("measurements/2026-q1.yaml").used
    interviews = evidence.source("interviews-mei")
    assert (interviews.method, interviews.n_told, interviews.by) == (
        "interviews", "12 deelnemers", "door een buitenstaander",
    )  # fmt: skip
    assert interviews.findings[0].heard == "9 of 12"
    assert interviews.findings[0].touchpoint == "Eerste maandfactuur"
    said = [quote.text for quote in interviews.quotes]
    assert "Achttien euro meer en geen woord erover" in said
    assert len(said) == len(set(said))


def test_each_touchpoint_says_how_it_is_known(evidence):
    known = {(one.journey, one.touchpoint): one for one in evidence.touchpoints}
    assert len(known) == 36
    invoice = known["klant-worden", "factuur"]
    assert (invoice.grade, invoice.told, invoice.n) == ("quantitative", "gemeten", 425)
    assert "interviews-mei" in invoice.sources
    assert invoice.place.startswith("journeys/klant-worden.yaml:")
    assert known["verhuizen", "sleuteloverdracht"].grade == "qualitative"
    assert known["klant-worden", "aanrader"] in evidence.assumed


def test_old_figures_quotes_without_consent_and_links(tmp_path):
    (tmp_path / "journeykit.yaml").write_text("kind: project\nname: Wheels\nlanguage: en\n", "utf-8")
    (tmp_path / "hiring.yaml").write_text(
        "kind: journey\nid: hiring\ntitle: Hiring\nphases:\n  - name: Hire\n    touchpoints:\n"
        "      - name: Desk\n        id: desk\n        evidence: {research: [talks]}\n        customer:\n          quotes:\n"
        "            - {text: Said in confidence, research: talks}\n"
        "            - {text: Said aloud, research: talks, consent: true}\n",
        "utf-8",
    )
    (tmp_path / "talks.yaml").write_text("kind: research\nid: talks\nmethod: diary\nperiod: 2024\n", "utf-8")
    for year in (2024, 2026):
        (tmp_path / f"{year}.yaml").write_text(
            f"kind: measurements\nsource: see https://survey.example/{year}.\n"
            f"records: [{{journey: hiring, touchpoint: desk, metric: ces, mean: 5, n: 40, period: {year}}}]\n",
            "utf-8",
        )
    workspace = load(tmp_path)
    found = {one.id: one for one in evidence_of(workspace, score(workspace), "en").sources}
    assert list(found) == ["2026.yaml", "2024.yaml", "talks"]
    assert (found["2024.yaml"].stale, found["2024.yaml"].used, found["2026.yaml"].stale) == (True, False, False)
    assert found["2026.yaml"].link == "https://survey.example/2026"
    assert found["talks"].stale
    assert [quote.text for quote in found["talks"].quotes] == ["Said aloud"]


def test_terms_are_found_in_their_language_in_plurals_and_whole_words_only():
    names = [one.name for one in terms_in(["Drie touchpoints, twee momenten van de waarheid", "NPS"], "nl")]
    assert "touchpoint" in names
    assert "moment van de waarheid" not in names  # its plural is another word
    assert "aanbeveling" in names
    assert names == sorted(names, key=str.casefold)
    assert terms_in(["touchpointless journeying"], "en") == ()
    (found,) = terms_in(["one moment of truth"], "en")
    assert found.explanation
    assert found.english is None
    every = {one.name for one in terms_in((term.dutch for term in terms()), "nl")}
    assert len(every) > 80
