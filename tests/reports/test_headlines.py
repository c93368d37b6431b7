"""The headline findings: what one opens a meeting with, and never more than the figures carry."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeykit.planning import plan
from journeykit.reports.headlines import headline_findings
from journeykit.scoring import score, simulate
from journeykit.workspace import load

ROOT = Path(__file__).parents[2]
HEAD = "kind: journey\nid: hiring\ntitle: Hiring a bicycle\nphases:\n  - name: Hire\n    touchpoints:\n"


def found(folder, touchpoints, language="en", project=""):
    (folder / "journeykit.yaml").write_text(f"kind: project\nname: Wheels\n{project}", "utf-8")
    (folder / "hiring.yaml").write_text(HEAD + "".join(f"      - {one}\n" for one in touchpoints), "utf-8")
    workspace = load(folder)
    assert not workspace.broken
    scores = simulate(score(workspace), draws=200)
    return {one.kind: one for one in reversed(headline_findings(workspace, scores, plan(workspace, scores), language))}


def asked(name, mean, n, sd=1.0, more=""):
    return (
        f"{{name: {name}, importance: 4, measurements: "
        f"[{{metric: ces, mean: {mean}, sd: {sd}, n: {n}, date: 2026-09-01}}]{more}}}"
    )


@pytest.fixture(scope="module")
def example():
    workspace = load(ROOT / "examples" / "zonnewende-energie")
    scores = simulate(score(workspace), draws=200)
    return workspace, scores, plan(workspace, scores)


def test_the_example_begins_with_what_is_broken_everywhere_and_ends_with_what_nobody_knows(example):
    several = headline_findings(*example, "nl")
    assert 3 <= len(several) <= 7
    first = several[0]
    assert (first.kind, first.sure, first.figure, first.interval) == ("repair", "sure", "27", "25 tot 30")
    assert first.at == (("klant-worden", "factuur"), ("verhuizen", "factuur"))
    assert first.text.startswith(
        "“Eerste maandfactuur” (Klant worden) is niet op orde: klanten geven er 27 (25 tot 30)"
    )
    assert "Was het in 2 reizen een voldoende" in first.text
    assert first.rests_on == "425 antwoorden, derde kwartaal van 2026"
    assert first.sources[0].startswith("measurements/2026-q3.yaml:")
    assert several[-1].kind == "measure"
    # Two journeys of which nobody can tell which is the lower are named both.
    (standing,) = [one for one in several if one.kind == "journey"]
    assert standing.sure == "likely"
    assert "“Verhuizen met Zonnewende”" in standing.text
    assert "“Klant worden”" in standing.text
    # What must be repaired in one journey is no place to shine in another.
    (shining,) = [one for one in several if one.kind == "excel"]
    assert shining.subject != several[1].subject


def test_every_finding_carries_its_figure_and_says_how_sure_it_is_in_both_languages(example):
    for language in ("nl", "en"):
        for one in headline_findings(*example, language):
            assert one.text.endswith(".")
            assert one.label
            assert one.how_sure
            assert one.figure is None or one.figure.strip("+−").replace(",", ".").split()[0] in one.text.replace(
                ",", "."
            )
            assert "{" not in one.text


def test_a_figure_whose_margin_reaches_the_floor_is_only_likely(tmp_path):
    sure = found(tmp_path, [asked("Desk", 2.0, 200), asked("Return", 6, 200)])["repair"]
    assert sure.sure == "sure"
    assert "is insufficient" in sure.text
    likely = found(tmp_path, [asked("Desk", 4.4, 12, 1.8), asked("Return", 4.6, 200)])["repair"]
    assert likely.sure == "likely"
    assert "is probably insufficient" in likely.text


def test_a_guess_is_told_as_a_guess_and_thin_evidence_comes_first(tmp_path):
    felt = found(tmp_path, ["{name: Desk, customer: {emotion: -2}}", "{name: Return, customer: {emotion: 1}}"])
    assert next(reversed(felt)) == "thin"
    assert felt["thin"].text.startswith("Customers were not asked anything yet")
    assert felt["repair"].sure == "guess"
    assert "We suspect" in felt["repair"].text
    assert felt["journey"].sure == "guess"
    assert felt["repair"].rests_on == "our own judgement; customers were not asked"


def test_without_any_figure_it_says_so_and_nothing_else(tmp_path):
    bare = found(tmp_path, ["Desk", "Return"])
    assert list(reversed(bare)) == ["thin", "measure"]
    assert bare["thin"].text == "Customers were not asked anything yet: there are no figures."
    assert bare["measure"].text == (
        "Of 2 touchpoints we know too little: 2 were never measured. Begin with “Desk” and “Return”."
    )


def test_a_missing_basic_needs_no_answers(tmp_path):
    basics = "basics: [{id: honest, text: The price is the price}]\n"
    broken = found(tmp_path, ["{name: Desk, basics: {honest: broken}}", asked("Return", 6, 99)], project=basics)
    assert broken["repair"].sure == "sure"
    assert broken["repair"].text.startswith("A basic is missing at “Desk”: The price is the price.")
    assert broken["repair"].figure is None


def test_only_what_is_good_at_its_lower_end_is_to_be_left_alone(tmp_path):
    few = found(tmp_path, [asked("Desk", 5.2, 6, 2.0, ", moment_of_truth: true"), asked("Return", 5.0, 200)])
    assert "protect" not in few
    many = found(tmp_path, [asked("Desk", 6.5, 300, 0.5, ", moment_of_truth: true"), asked("Return", 5.0, 200)])
    assert many["protect"].subject == "Desk"


def test_texts_of_people_stay_on_one_line(tmp_path):
    name = '"Desk\\nof\\n{x} <b>%s"'
    one = found(tmp_path, [asked(name, 2.0, 200), asked("Return", 6, 200)])["repair"]
    assert one.subject == "Desk of {x} <b>%s"
    assert "“Desk of {x} <b>%s” is insufficient" in one.text
