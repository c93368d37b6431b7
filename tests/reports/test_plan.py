"""The written plan: complete, readable, the same each time, and never ruled by what people wrote in their files."""

from __future__ import annotations

import datetime as dt
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt

from journeykit.planning import plan
from journeykit.reports.plan.context import context
from journeykit.reports.plan.report import board, letters, markdown, notice
from journeykit.scoring import score, simulate
from journeykit.workspace import load

HERE = Path(__file__).parent
BAKERY = HERE.parent / "planning" / "bakery"
EXAMPLES = HERE.parents[1] / "examples"
LANGUAGES = ("nl", "en")
HEADINGS = {
    "nl": (
        "In het kort", "Eerst op orde: de basis", "Hier maken we het verschil: uitblinken",
        "Belangrijk, en nog geen voldoende: verbeteren", "Niet aankomen, en waar het minder mag",
        "Een zes is goed genoeg", "Wat meer touchpoints tegelijk helpt", "Wat de hele organisatie raakt", "Quick wins",
        "Eerst meten, eerst natrekken", "Wie moet wat weten", "Wat er van de vorige afspraken kwam",
        "Niet gekozen, en waarom", "Wat dit plan zelf nog mist", "Hoe ver we zijn, in elf stappen",
    ),
    "en": (
        "In short", "First in order: the basics", "Here we make the difference: excel",
        "Important, and not yet sufficient: improve", "Do not touch, and where less will do", "A six will do",
        "What helps several touchpoints at once", "What touches the whole organisation", "Quick wins",
        "Measure first, find out first", "Who has to know what", "What came of earlier promises",
        "Not chosen, and why", "What this plan itself still lacks", "How far we are, in eleven steps",
    ),
}  # fmt: skip


def parsed(text: str):
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def headings(text: str) -> list[str]:
    tokens = parsed(text)
    return [tokens[i + 1].content for i, token in enumerate(tokens) if token.type == "heading_open"]


def structure(text: str) -> list[tuple[str, str]]:
    found = []
    for token in parsed(text):
        found.append((token.type, token.tag))
        found += [(child.type, child.tag) for child in token.children or () if child.type != "text"]
    return found


def simulated(folder):
    """Plan with the draws behind the figures, as the command does."""
    workspace = load(folder)
    return plan(workspace, simulate(score(workspace)))


@pytest.fixture(scope="module")
def energy():
    return simulated(EXAMPLES / "zonnewende-energie")


@pytest.fixture(scope="module")
def bakery():
    return simulated(BAKERY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_of_the_bakery_is_the_one_that_was_read_and_approved(bakery, language):
    golden = (HERE / "golden" / f"plan-bakery.{language}.md").read_text(encoding="utf-8")
    assert markdown(bakery, language) == golden


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_stands_in_the_large_example_once_a_journey_at_most(energy, language):
    found = headings(markdown(energy, language))
    assert [heading for heading in HEADINGS[language] if heading not in found] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example", ["zonnewende-energie", "hotel-one-file"])
def test_no_sentence_of_the_other_language_and_nothing_unfilled(example, language):
    made = plan(load(EXAMPLES / example))
    text = markdown(made, language)
    assert not re.search(r"\bNone\b|\bnan\b|\bTrue\b|\bFalse\b|\{\w*\}|object at 0x", text)
    ours = context(made, language)
    foreign = (
        r"\b(werkdag|antwoord|klanten geven|nog geen)"
        if language == "en"
        else r"\b(working day|answers|Customers give|no owner yet)"
    )
    sentences = [one["asks"] for one in ours["actions"]] + [
        sentence
        for journey in ours["journeys"]
        for group in journey["groups"].values()
        for touchpoint in group
        for sentence in [*touchpoint["says"], touchpoint["importance"]]
    ]
    assert sentences
    assert [sentence for sentence in sentences if re.search(foreign, sentence, re.IGNORECASE)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example", ["zonnewende-energie", "hotel-one-file"])
def test_the_markdown_is_tidy(example, language):
    text = markdown(plan(load(EXAMPLES / example)), language)
    assert text.endswith("\n")
    assert "\n\n\n" not in text
    assert not re.search(r"[ \t]+$", text, re.MULTILINE)
    levels = [int(token.tag[1]) for token in parsed(text) if token.type == "heading_open"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), "no level is skipped"
    lines = text.splitlines()
    for number, line in enumerate(lines[1:], 1):
        if line.startswith(("#", "| |")):
            assert not lines[number - 1], f"an empty line before {line!r}"
    for line in lines:
        assert not re.search(r"\*\*\s*\*\*|“”|\( ?\)|  +\S|\s[,.;]", line.lstrip(" ")), line


def test_every_touchpoint_that_asks_for_work_carries_figure_and_evidence(energy):
    text = markdown(energy, "nl")
    for journey in energy.journeys:
        for one in journey.touchpoints:
            if one.score.choice.take in ("repair", "excel", "improve"):
                assert str(one.evidence[-1]) in text
                assert re.search(rf"\. {re.escape(one.score.name)} — \d+ \(\d+ tot \d+\) van de 100", text)


def test_every_action_carries_owner_cost_and_date_or_says_that_it_lacks_them(energy):
    values = context(energy, "nl")
    assert len(values["actions"]) == len(energy.selected)
    for one in values["actions"]:
        assert one["owner_text"]
        assert ("€" in one["cost_text"]) or one["cost_text"] in ("geen kosten", "kosten nog niet bekend")
        assert one["due_text"].startswith("klaar op") or one["due_text"] == "nog geen datum"
        assert one["asks"] in markdown(energy, "nl").replace("\\", "")


def test_quotes_need_consent(bakery):
    text = markdown(bakery, "nl")
    assert "Ik had net zo goed zelf kunnen bakken" in text
    assert "Dit mag niet in het plan" not in text


def test_what_was_done_is_ticked_and_what_was_dropped_is_apart(bakery):
    text = markdown(bakery, "en")
    assert "- [x] **Bon die een mens kan lezen**" in text
    assert "- [ ] **Een eigen balie voor afhalers** (in trial)" in text
    assert "**Belletje bij de deur**" not in text
    assert "- Belletje bij de deur (Afhalen in de winkel): dropped" in text


def test_pictures_are_linked_when_their_folder_is_given(bakery):
    assert "](maps/bestellen-overview.svg)" in markdown(bakery, "nl", maps="maps/")
    assert "![" not in markdown(bakery, "nl")


def test_lateness_needs_a_day():
    workspace = load(BAKERY)
    assert "te laat" not in markdown(plan(workspace), "nl")
    text = markdown(plan(workspace, as_of=dt.date(2027, 1, 1)), "nl")
    assert "te laat: had klaar moeten zijn op 15 december 2026" in text


def test_the_language_is_the_projects_unless_another_is_asked(bakery):
    assert markdown(bakery).startswith("# Verbeterplan")
    assert markdown(bakery, "en").startswith("# Improvement plan")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_journey_of_which_nothing_is_known_has_a_short_plan_that_says_so(tmp_path, language):
    file = tmp_path / "a.yaml"
    file.write_text("kind: journey\ntitle: Moving house\nphases: [{name: Move, touchpoints: [Asking, Paying]}]\n")
    text = markdown(plan(load(file)), language)
    assert text.splitlines()[0].endswith("Moving house")
    asked = {"nl": "wie gaat klanten vragen", "en": "who is going to ask customers"}[language]
    assert asked in text
    assert "|---|" not in text
    assert len(headings(text)) == 4, "the title, in short, what to measure, the steps"
    assert len(text.splitlines()) < 40


MARKS = "[x](javascript:alert(1)) @team #12 | a\n\n# kop\n- [x] <script>`*_~~ &lt; \\"


TEXTS = frozenset(
    "title name text because wants thinks feels hypothesis learned how learn means promise headline customer_job"
    " starts_when ends_when annoyances doubts".split()
)


def hostile(value, key=""):
    """Put the marks in every text that people write; ids, figures and days stay."""
    if isinstance(value, dict):
        return {name: hostile(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [hostile(item, key) for item in value]
    return f"{MARKS} {value}" if key in TEXTS and isinstance(value, str) else value


def written(folder: Path, change):
    """Write the bakery, changed, as JSON, which is YAML too."""
    folder.mkdir()
    for file in BAKERY.iterdir():
        document = yaml.safe_load(file.read_text(encoding="utf-8"))
        (folder / file.name).write_text(json.dumps(change(document), default=str, indent=1), encoding="utf-8")
    workspace = load(folder)
    assert not workspace.findings
    return workspace


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_texts_everywhere_change_no_structure(tmp_path, language):
    plain = markdown(plan(written(tmp_path / "plain", lambda document: document)), language)
    text = markdown(plan(written(tmp_path / "hostile", hostile)), language)
    assert text.count("javascript:") > 50
    assert structure(text) == structure(plain)
    assert "@team" not in text
    assert "#12" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_texts_change_no_structure_of_the_other_pages(tmp_path, language):
    def pages(folder, change):
        made = plan(written(folder, change))
        return board(made, language), notice(made, "winkel", language), *letters(made, language).values()

    plain = pages(tmp_path / "plain", lambda document: document)
    for page, text in zip(plain, pages(tmp_path / "hostile", hostile), strict=True):
        assert "javascript:" in text
        assert structure(text) == structure(page)
        assert "@team" not in text
        assert "#12" not in text


def test_a_template_gets_plain_values_only(energy):
    def check(value):
        if isinstance(value, dict):
            assert all(isinstance(key, str) for key in value)
            for item in value.values():
                check(item)
        elif isinstance(value, list):
            for item in value:
                check(item)
        else:
            assert value is None or type(value) in (str, int, float, bool)

    check(context(energy, "nl"))


def test_the_manual_names_everything_that_a_template_gets(energy):
    page = (HERE.parents[1] / "docs" / "how-to" / "own-plan-template.md").read_text("utf-8")
    named = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]*)`", page))))
    values = context(energy, "nl", "maps")
    journey = values["journeys"][0]
    touchpoint = journey["groups"]["repair"][0]
    action = values["actions"][0]
    for given in (
        values,
        journey,
        journey["groups"],
        touchpoint,
        touchpoint["figure"],
        touchpoint["choice"],
        action,
        action["knows"],
    ):
        assert set(given) <= named


def test_both_languages_have_the_same_templates():
    folder = HERE.parents[1] / "templates" / "plan"
    names = {language: sorted(path.name for path in (folder / language).iterdir()) for language in LANGUAGES}
    assert names["nl"] == names["en"]
    for name in names["nl"]:
        shown = [
            re.findall(r"\{%.*?%\}|\{\{.*?\}\}", (folder / language / name).read_text("utf-8"))
            for language in LANGUAGES
        ]
        kept = [[re.sub(r'"[^"]*"', '""', part) for part in parts] for parts in shown]
        assert kept[0] == kept[1], f"{name} shows other things in Dutch than in English"
