"""Every field of the format that can be shown is shown: on the page of a phase, or in the view that is made for it."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from journeykit.maps import draw_pages, render
from journeykit.maps.gathering import facts as words_of
from journeykit.maps.lanes import ASKED_FOR, LANES
from journeykit.maps.lanes.facts import FACTS
from journeykit.maps.look import Look
from journeykit.maps.speaking import GRADES
from journeykit.model import Touchpoint, vocabulary
from journeykit.scoring import score
from journeykit.workspace import load

FULL = """\
kind: journey
id: reis
title: Een fiets lenen
customers_per_year: 900
phases:
  - name: Lenen
    customer_job: Vandaag nog weg
    touchpoints:
      - name: Balie
        form: conversation
        channels: [reception]
        run_by: partner
        served_by: assisted
        initiative: us
        trigger: na drie dagen regen
        personal: individual
        owner: winkel
        mandate: een uur gratis
        frontstage: Legt het slot uit
        backstage: Zet de ketting na
        systems: [kassa]
        data: {collects: [lengte], shows: [tarief], personal_data: true}
        moment_of_truth: {doubts: [Is het slot goed], helpline: [phone]}
        reach: 0.5
        volume: {per_year: 4500}
        importance: {customer: 5, organisation: 3}
        customer:
          wants: Meteen een zadel dat past
          does: Wijst een fiets aan
          thinks: Rijdt dit wel
          feels: Benieuwd
          emotion: -1
          intensity: 4
          expects: [een pomp erbij]
          expectation: missed
          annoyances: [de sleutel klemt]
          quotes:
            - {text: Ik had haast, consent: true}
            - {text: Dit mag niemand lezen}
        obstacles: [{type: law, text: helm verplicht}]
        desired: {does: Fietst weg, thinks: Zo klaar, feels: Vrij, emotion: 2, radiates: Lucht}
        basics: {droog-zadel: broken}
        evidence: {grade: qualitative, research: [praten-bij-de-balie]}
        measurements: [{metric: ces, value: 3.2, n: 40, date: 2026-09-30}]
        benchmarks: [{competitor: ov-fietserij, metric: ces, value: 6.1, n: 90, date: 2026-09-30, learn: pasje}]
        improvements: [{title: Sleutel smeren, owner: werkplaats}]
      - name: Wegrijden
        moment_of_truth: true
        status: planned
"""

ON_THE_PAGE = {
    "status": "GEPLAND", "channels": "receptie", "run_by": "door een partner",
    "served_by": "door een mens met hulp van een machine", "initiative": "wij beginnen", "trigger": "na drie dagen regen",
    "personal": "persoonlijk", "owner": "winkel", "mandate": "een uur gratis", "frontstage": "Legt het slot uit",
    "backstage": "Zet de ketting na", "systems": "kassa", "data": "lengte", "moment_of_truth": "Is het slot goed",
    "reach": "50 % van de klanten", "volume": "4.500 per jaar", "importance": "belang voor de klant 5",
    "customer": "Wijst een fiets aan", "obstacles": "wet: helm verplicht", "desired": "Fietst weg", "basics": "droog-zadel",
    "evidence": "van klanten gehoord", "measurements": "3,2", "benchmarks": "ov-fietserij: CES 6,1 (n = 90), pasje",
    "improvements": "Sleutel smeren", "name": "Balie",
}  # fmt: skip
ELSEWHERE = {
    "id": "in the names of files",
    "use": "the library's touchpoint is shown in its place",
    "category": "groups the tables of the reports",
    "contact": "the tag INDIRECT, and dashes",
    "form": "the icon",
    "next": "the view flow",
    "per_persona": "--persona",
    "choice": "the pill of the score, with those that are computed",
    "brand_fit": "the view brand",
    "brand_rules": "in the lane promises, as basics are",
    "scan": "journeykit scan, with a picture of its own",
    "mismatches": "among the pain points, where there are no annoyances",
    "meta": "a team's own: in reports",
}
OF_THE_CUSTOMER = (
    "Meteen een zadel dat past", "Rijdt dit wel", "Benieuwd", "op het spel: 4 van 5", "een pomp erbij", "gemist",
    "de sleutel klemt", "Ik had haast", "Vrij", "straalt uit: Lucht", "hulp: telefoon", "toont: tarief", "persoonsgegevens",
    "voor ons 3", "praten-bij-de-balie", "Vandaag nog weg",
)  # fmt: skip


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    folder = tmp_path_factory.mktemp("full")
    (folder / "reis.yaml").write_text(FULL, encoding="utf-8")
    return load([folder / "reis.yaml"])


@pytest.fixture(scope="module")
def said(workspace):
    """Return what the page of the phase says, without its line breaks."""
    (page,) = draw_pages(workspace, score(workspace), "phase", look=Look("nl"))
    (svg,) = render([page])
    lines = re.findall(r"<text [^>]*>([^<]*)</text>", svg.decode())
    return " ".join(html.unescape(" ".join(lines)).split()).replace("- ", "-")


def test_every_field_of_a_touchpoint_has_its_place():
    assert set(Touchpoint.model_fields) == set(ON_THE_PAGE) | set(ELSEWHERE)


@pytest.mark.parametrize("field", ON_THE_PAGE)
def test_a_field_stands_on_the_page_of_its_phase(field, said):
    assert ON_THE_PAGE[field] in said


@pytest.mark.parametrize("words", OF_THE_CUSTOMER)
def test_what_the_customer_said_stands_there(words, said):
    assert words in said


def test_who_did_not_agree_is_not_quoted(workspace, said):
    assert "niemand lezen" not in said
    (page,) = draw_pages(workspace, score(workspace), "phase", look=Look("nl"))
    assert "niemand lezen" not in page.dot


def test_what_is_missing_leaves_no_hole(workspace):
    journey = workspace.journeys[0]
    phase = journey.phases[0]
    bare = phase.model_copy(update={"touchpoints": phase.touchpoints[1:]})
    shown = journey.model_copy(update={"phases": (bare,)})
    (page,) = draw_pages(workspace, score(workspace), "phase", shown, Look("en"))
    assert "Wegrijden" in page.dot
    assert "PLANNED" in page.dot
    assert [name for name in FACTS.values() if f" -{name} " in page.dot] == []


def test_the_manual_names_every_lane():
    text = (Path(__file__).parents[2] / "docs" / "reference" / "views.md").read_text(encoding="utf-8")
    table = text.partition("| lane | shows |")[2].partition("\n\n")[0]
    first = [line.split("|")[1] for line in table.splitlines() if line.startswith("| ")]
    named = [(name, bool(bold)) for cell in first for bold, name in re.findall(r"(\*\*)?`(\w+)`", cell)]
    assert {name for name, _ in named} == set(LANES)
    assert {name for name, bold in named if not bold} == set(ASKED_FOR)


def test_every_lane_can_be_named():
    assert set(ASKED_FOR) < set(LANES)
    assert set(FACTS) < set(LANES)


def test_every_word_of_the_format_has_a_word_on_the_map():
    for table, words in (
        (words_of.EXPECTATIONS, vocabulary.Expectation),
        (words_of.OBSTACLES, vocabulary.ObstacleType),
        (words_of.SERVED_BY, vocabulary.ServedBy),
        (words_of.INITIATIVES, vocabulary.Initiative),
        (words_of.PERSONAL, vocabulary.Personal),
        (GRADES, vocabulary.Grade),
    ):
        assert set(table) == set(words.__args__)
