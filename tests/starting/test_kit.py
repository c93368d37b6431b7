"""The kit: guides and forms of real and hostile journeys, the page that prints, and the way back."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.check import check
from journeykit.diagnostics import Severity
from journeykit.reports.templating import escape
from journeykit.scoring.scan_questions import QUESTIONS
from journeykit.starting.kit import KITS, blank_research, kit, kit_page
from journeykit.starting.kit_html import page
from journeykit.workspace import load

ROOT = Path(__file__).parents[2]
LANGUAGES = ("nl", "en")
HOSTILE = """\
kind: journey
id: kwaad
title: "# **x** <script>alert(1)</script> {{ 7 * 7 }}"
headline: "[klik](javascript:alert(1)) | <img src=x onerror=y>"
customer_job: "`rm -rf` <b>"
personas: [{name: "<i>P</i>", quote: "> a\\n# b", needs: ["| c |"]}]
phases:
  - name: "<h1>A</h1>"
    touchpoints:
      - name: "| a | b |"
        moment_of_truth: {doubts: ["</li><script>"]}
        customer: {wants: "<svg onload=x>", annoyances: ["- [ ] x"]}
"""


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.attributes = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]


def parsed(html):
    parser = Tags()
    parser.feed(html)
    return parser


@pytest.fixture(scope="module")
def energy():
    return load(ROOT / "examples" / "zonnewende-energie")


@pytest.fixture
def small(tmp_path):
    (tmp_path / "reis.yaml").write_text(
        "kind: journey\ntitle: Reis\nphases:\n"
        "  - {name: A, touchpoints: [Eerste, {name: Later, status: planned}]}\n  - {name: Leeg}\n",
        "utf-8",
    )
    return load(tmp_path)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", KITS)
def test_every_kit_names_the_touchpoints_of_the_journey(energy, name, language):
    journey = energy.journey("klant-worden")
    text = kit(energy, name, [journey], language)
    for touchpoint in journey.touchpoints:
        shown = touchpoint.status == "planned" or touchpoint.name in text
        assert shown, touchpoint.name
    assert "None" not in text
    assert "{{" not in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", KITS)
def test_names_only_make_a_kit_too(small, name, language):
    text = kit(small, name, small.journeys, language)
    assert "Eerste" in text
    assert "Later" not in text  # planned: nobody meets it yet
    assert "Leeg" not in text
    assert "None" not in text
    assert not re.search(r"[ *]\.\s|\(\)|: *\.(?!\.)", text), "a sentence with a gap that nothing filled"


@pytest.mark.parametrize("name", KITS)
def test_both_languages_have_the_same_build(energy, name):
    journey = [energy.journey("verhuizen")]
    shapes = [
        [re.match(r"#+|\||- \[ \]|\d\.|___|", line)[0] for line in kit(energy, name, journey, language).splitlines()]
        for language in LANGUAGES
    ]
    assert shapes[0] == shapes[1]


def test_the_scan_form_asks_all_questions_by_their_ids(small):
    for language in LANGUAGES:
        text = kit(small, "scan", small.journeys, language)
        assert all(f"`{question.id}`" in text for question in QUESTIONS)


def test_an_interview_digs_where_it_matters(energy):
    text = kit(energy, "interview", [energy.journey("klant-worden")], "nl")
    deep = re.findall(r"^\*\*★ (.+?)\*\*", text, re.MULTILINE)
    moments = {one.name for one in energy.journey("klant-worden").touchpoints if one.moment_of_truth}
    assert len(deep) == 5
    assert set(deep) <= moments or moments <= set(deep)


def test_a_visit_to_a_competitor_is_named_and_leaves_our_norms_at_home(energy):
    text = kit(energy, "own-experience", [energy.journey("klant-worden")], "nl", at="dijkstroom")
    assert "op bezoek bij Dijkstroom" in text
    assert "--at dijkstroom --blank-research" in text
    assert "95 % binnen 24 uur" not in text
    assert "95 % binnen 24 uur" in kit(energy, "own-experience", [energy.journey("klant-worden")], "nl")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", KITS)
def test_a_page_needs_nothing_from_elsewhere_and_runs_nothing(tmp_path, name, language):
    (tmp_path / "kwaad.yaml").write_text(HOSTILE, "utf-8")
    workspace = load(tmp_path)
    html = kit_page(workspace, name, workspace.journeys, language)
    found = parsed(html)
    assert not {"script", "img", "svg", "a", "link", "iframe", "i", "b"} & set(found.tags)
    assert {attribute for _, attribute, _ in found.attributes} <= {
        "lang", "charset", "http-equiv", "content", "name", "class", "style", "start",
    }  # fmt: skip
    assert "49" not in re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    assert found.tags.count("h1") == html.count('<section class="sheet')


def test_a_page_has_boxes_lines_fields_and_broad_sheets():
    html = page(
        "# One\n\n- [ ] tick\n- no\n\n___\n\n| | |\n|---|---|\n| a | |\n\n# Two\n\n|" + " h |" * 6 + "\n|" + "---|" * 6,
        "en",
    )
    assert '<li class="tick">☐ tick</li>' in html
    assert "<li>no</li>" in html
    assert "<hr />" in html
    assert html.count("<thead>") == 1  # the empty head is gone
    assert html.count('<section class="sheet wide">') == 1
    assert html.count('<section class="sheet">') == 1
    assert "<title>One</title>" in html


def test_the_accent_of_the_client_is_used(energy):
    assert "--accent: #6a2c70;" in kit_page(energy, "diary", energy.journeys[:1], "nl")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", KITS)
def test_what_comes_back_is_a_valid_document_from_the_beginning(tmp_path, small, name, language):
    (tmp_path / "research.yaml").write_text(blank_research(small, name, small.journeys, language), "utf-8")
    report = check(load(tmp_path), None)
    assert not [
        one for one in report.diagnostics if one.severity is not Severity.NOTE and one.file.name == "research.yaml"
    ]
    assert load(tmp_path).documents_of("research", sound=True)[0].model.findings == ()


def test_a_line_that_is_filled_in_is_a_finding(tmp_path, energy):
    lines = blank_research(energy, "interview", [energy.journey("klant-worden")], "nl")
    line = next(line for line in lines.splitlines() if "touchpoint: klant-worden/factuur," in line)
    filled = (
        line.replace('# - {text: "",', '- {text: "te hoog, en geen woord: uitleg",')
        .replace("0 of 0", "7 of 12")
        .replace("verified_by: ", "verified_by: 2026-q3")
    )
    for document in energy.documents:
        target = tmp_path / document.file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((energy.root / document.file).read_bytes())
    (tmp_path / "research" / "nieuw.yaml").write_text(lines.replace(line, filled), "utf-8")
    workspace = load(tmp_path)
    document = next(one for one in workspace.documents_of("research", sound=True) if one.file.name == "nieuw.yaml")
    finding = document.model.findings[0]
    assert (finding.touchpoint, finding.heard, finding.verified_by) == ("klant-worden/factuur", "7 of 12", "2026-q3")
    assert document.model.personas
    own = [one for one in check(workspace, None, select=["JK2"]).diagnostics if one.file == document.file]
    assert not own


def test_the_way_back_says_what_is_measured_and_claims_nothing(energy):
    text = blank_research(energy, "interview", [energy.journey("klant-worden")], "nl")
    assert "(niet gemeten)" in text
    assert "2026-q3)" in text
    assert not re.search(r"verified_by: \w", text.replace("verified_by: het", "")), "only people say what is verified"


def test_ids_are_fresh_and_a_visit_is_a_mystery_visit(tmp_path, small):
    first = blank_research(small, "diary", small.journeys, "nl")
    (tmp_path / "een.yaml").write_text(first, "utf-8")
    assert "id: diary-reis\n" in first
    assert "id: diary-reis-2\n" in blank_research(load(tmp_path), "diary", small.journeys, "nl")
    visit = blank_research(small, "own-experience", small.journeys, "nl", at="Ander & Co")
    assert "method: mystery-visit" in visit
    assert "at: Ander & Co" in visit


def test_a_hostile_title_stays_a_comment(tmp_path):
    (tmp_path / "kwaad.yaml").write_text(HOSTILE.replace('title: "# ', 'title: "a\\nkind: project\\n# '), "utf-8")
    workspace = load(tmp_path)
    text = blank_research(workspace, "scan", workspace.journeys, "en")
    assert [line for line in text.splitlines() if line.startswith("kind:")] == ["kind: research"]


@given(st.text(max_size=60))
def test_no_text_becomes_structure_on_the_page(text):
    found = parsed(page(f"# T\n\n| a | b |\n|---|---|\n| {escape(text)} | |\n\n- {escape(text)}\n", "en"))
    assert found.tags.count("td") == 2
    assert set(found.tags) <= {
        "html", "head", "meta", "title", "style", "body", "section", "h1", "table", "thead", "tbody", "tr", "th", "td",
        "ul", "li",
    }  # fmt: skip


def test_a_visit_elsewhere_is_held_against_their_figures(energy):
    text = blank_research(energy, "own-experience", [energy.journey("klant-worden")], "en", at="Dijkstroom")
    assert "# What came back from being a customer ourselves about Klant worden." in text
    assert "# Bellen met de klantenservice (measured there: CES 5.2 (n 6))" in text
    assert "2026-q3" not in text


@pytest.mark.parametrize("name", KITS)
def test_every_line_can_be_filled_in_with_whatever_people_say(tmp_path, energy, name):
    said = "duur: “achttien euro”, en [geen] woord # uitleg - toch?"
    text = blank_research(energy, name, [energy.journey("verhuizen")], "nl")
    filled = re.sub(r'^  # (- \{text: )""', rf'  \g<1>"{said}"', text, flags=re.MULTILINE).replace("0 of 0", "2 of 9")
    for document in energy.documents:
        target = tmp_path / document.file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((energy.root / document.file).read_bytes())
    (tmp_path / "research" / "nieuw.yaml").write_text(filled, "utf-8")
    workspace = load(tmp_path)
    document = next(one for one in workspace.documents_of("research", sound=True) if one.file.name == "nieuw.yaml")
    standing = [at for at in workspace.touchpoints(workspace.journey("verhuizen")) if at.touchpoint.status != "planned"]
    assert [one.text for one in document.model.findings] == [said] * (len(standing) + 1)
    assert not [one for one in check(workspace, None, select=["JK2"]).diagnostics if one.file == document.file]


def test_a_wrong_name_behind_a_finding_is_found(tmp_path, energy):
    text = blank_research(energy, "interview", [energy.journey("verhuizen")], "nl")
    wrong = text.replace('# - {text: "", touchpoint: verhuizen/', '- {text: "te hoog", touchpoint: verhuizen/', 1)
    wrong = wrong.replace("verified_by: }", "verified_by: 2026-q9}", 1)
    for document in energy.documents:
        target = tmp_path / document.file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((energy.root / document.file).read_bytes())
    (tmp_path / "research" / "nieuw.yaml").write_text(wrong, "utf-8")
    report = check(load(tmp_path), None)
    assert "JK216" in {one.code for one in report.diagnostics if one.file.name == "nieuw.yaml"}


def test_lines_to_write_on_stay_with_what_is_asked():
    text = page("# T\n\nOne?\n\n___\n\n___\n\nTwo?\n\n- a\n- b\n\n___\n\n## Next\n", "en")
    assert '<div class="together">\n<p>One?</p>\n<hr />\n<hr />\n</div>\n<p>Two?</p>' in text
    assert '<div class="together">\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<hr />\n</div>\n<h2>Next</h2>' in text
    assert text.count("together") == 2 + text.split("</style>")[0].count("together")


def test_a_workshop_without_personas_begins_by_asking_who_it_is(small, energy):
    assert "Schrijf samen op: wie is het" in kit(small, "workshop", small.journeys, "nl")
    assert "Read each persona aloud." in kit(energy, "workshop", [energy.journey("klant-worden")], "en")
