"""The board's page, the letters to customers, and what a department must know."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from journeykit.diagnostics import NothingToDoError
from journeykit.planning import plan
from journeykit.planning.business_case import business_case
from journeykit.reports.plan.board import board_context
from journeykit.reports.plan.letters import letter_contexts
from journeykit.reports.plan.notice import notice_context
from journeykit.reports.plan.report import board, letters, notice
from journeykit.scoring import score, simulate
from journeykit.workspace import load

HERE = Path(__file__).parent
BAKERY = HERE.parent / "planning" / "bakery"
EXAMPLES = HERE.parents[1] / "examples"
LANGUAGES = ("nl", "en")


def headings(text):
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    return [tokens[i + 1].content for i, token in enumerate(tokens) if token.type == "heading_open"]


def simulated(folder):
    """Plan with the draws behind the figures, as the command does."""
    workspace = load(folder)
    return plan(workspace, simulate(score(workspace)))


@pytest.fixture(scope="module")
def bakery():
    return simulated(BAKERY)


@pytest.fixture(scope="module")
def energy():
    return simulated(EXAMPLES / "zonnewende-energie")


def pages(made, language):
    departments = {one.improvement.owner for one in made.actions if one.improvement.owner}
    return {
        "board": board(made, language),
        "letters": "\n---\n\n".join(letters(made, language).values()),
        **{f"notice-{one}": notice(made, one, language) for one in sorted(departments)},
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["board", "letters", "notice-winkel"])
def test_the_pages_of_the_bakery_are_those_that_were_read_and_approved(bakery, page, language):
    made = {**pages(bakery, language), "notice-winkel": notice(bakery, "Winkel", language)}[page]
    assert made == (HERE / "golden" / f"{page}-bakery.{language}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_the_large_example_are_tidy_and_in_one_language(energy, language):
    foreign = (
        r"\b(werkdag|antwoorden|klanten geven|nog geen|per jaar)\b"
        if language == "en"
        else r"\b(working days?|answers?|Customers|no owner yet|a year|actions?)\b"
    )
    theirs = re.compile(r"[“*„].*?[”*]|: [^.]*\.")
    for name, text in pages(energy, language).items():
        assert not re.search(r"\bNone\b|\bnan\b|\bTrue\b|\{\w*\}|object at 0x", text), name
        assert "\n\n\n" not in text
        assert not re.search(r"[ \t]+$|\s[,.;]\s|“”|\( ?\)", text, re.MULTILINE), name
        ours = theirs.sub("", text)
        found = re.search(foreign, ours)
        assert found is None or language == "en", (name, found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_board_reads_one_page(energy, language):
    text = board(energy, language)
    assert len(re.findall(r"\w+", text)) < 700
    wanted = {
        "nl": ["Waarom nu", "De dringendste maatregelen", "Geld en mensen", "Als we niets doen", "Risico's",
               "Hoe en wanneer we meten", "Eerdere afspraken"],
        "en": ["Why now", "The most pressing actions", "Money and people", "If we do nothing", "Risks",
               "How and when we measure", "Earlier promises"],
    }[language]  # fmt: skip
    assert headings(text)[1:] == wanted


def test_the_business_case_counts_only_what_says_both(energy):
    case = business_case(energy.selected)
    both = [
        one.improvement for one in energy.selected
        if one.improvement.cost and one.improvement.benefit and one.improvement.benefit.yearly
    ]  # fmt: skip
    assert case.counted == len(both)
    assert case.counted + case.uncounted == len(energy.selected)
    assert case.net == sum(one.benefit.yearly - one.cost.yearly for one in both)
    assert (case.months - 1) * case.net / 12 < case.once <= case.months * case.net / 12


@pytest.mark.parametrize(
    ("cost", "benefit", "months"), [(1200, 1200, 12), (1201, 1200, 13), (0, 10, 0), (5, 0.0001, 600_000)]
)
def test_paid_back_after_whole_months(tmp_path, cost, benefit, months):
    file = tmp_path / "a.yaml"
    file.write_text(
        "kind: journey\ntitle: A\nphases: [{name: P, touchpoints: [T]}]\n"
        f"improvements: [{{title: I, owner: x, cost: {cost}, benefit: {benefit:.4f}}}]\n"
    )
    case = business_case(plan(load(file)).selected)
    assert case.months == months


def test_what_never_pays_for_itself_says_so(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text(
        "kind: journey\ntitle: A\nphases: [{name: P, touchpoints: [T]}]\n"
        "improvements: [{title: I, owner: x, cost: {once: 10, yearly: 20}, benefit: 20}]\n"
    )
    assert "does not pay for itself" in board(plan(load(file)), "en")


def test_unknown_costs_are_unknown_for_the_board(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text(
        "kind: journey\ntitle: A\nphases: [{name: P, touchpoints: [T]}]\n"
        "improvements: [{title: I, owner: x, effort_days: 8}]\n"
    )
    text = board(plan(load(file)), "en")
    assert "1 action takes 8 working days." in text
    assert "What it costs is not known yet." in text
    assert "€0" not in text


def test_letters_promise_and_account(energy):
    made = letters(energy, "nl")
    assert sorted(made) == ["klant-worden.luistertraining.md", "klant-worden.welkomstbrief-weg.md"]
    told = made["klant-worden.luistertraining.md"]
    assert "U vroeg om iemand die eerst luistert" in told
    assert "Klanten geven gemak een 3,2 op 7 (152 antwoorden). Dat is nog niet goed genoeg." in told
    silent = made["klant-worden.welkomstbrief-weg.md"]
    assert "Concept: nog niet verstuurd." in silent
    assert "Dat hebben we nog niet gemeten" in silent


def test_nothing_done_is_no_letter(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text("kind: journey\ntitle: A\nphases: [{name: P, touchpoints: [T]}]\n")
    with pytest.raises(NothingToDoError):
        letters(plan(load(file)))


def test_a_department_by_id_or_by_name_whatever_the_capitals(energy):
    assert notice(energy, "ict") == notice(energy, "ICT") == notice(energy, "Ict")
    with pytest.raises(NothingToDoError) as raised:
        notice(energy, "klantenservise")
    assert raised.value.hint is not None
    assert "Klantenservice" in raised.value.hint.english


def test_a_department_hears_of_its_own_of_what_touches_it_and_of_who_waits_for_it(energy):
    text = notice(energy, "ict", "en")
    assert headings(text)[0] == "What ICT must know"
    assert "Others wait for you:" in text
    assert "Eén klantbeeld op het scherm van wie opneemt (Klantenservice)" in text
    sales = notice(energy, "marketing", "en")
    assert "What others change at or beside your touchpoints and systems" in sales


def test_clients_shape_each_page_with_templates_of_their_own(bakery, tmp_path):
    for name, shown in {
        "board": "{{ board.money.once }}",
        "letter": "{{ title }}",
        "notice": "{{ department }}",
    }.items():
        (tmp_path / f"{name}.md.j2").write_text(f"# Ours: {shown}\n", encoding="utf-8")
    assert board(bakery, "en", template=tmp_path) == "# Ours: €6,800\n"
    assert list(letters(bakery, "en", template=tmp_path).values()) == ["# Ours: Bon die een mens kan lezen\n"]
    assert notice(bakery, "winkel", "en", template=tmp_path) == "# Ours: Winkel\n"


def test_the_manual_names_everything_that_these_templates_get(energy):
    page = (HERE.parents[1] / "docs" / "how-to" / "own-plan-template.md").read_text("utf-8")
    named = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]*)`", page))))
    shown = board_context(energy, "nl")
    letter = next(iter(letter_contexts(energy, "nl").values()))
    told = notice_context(energy, "nl", "klantenservice")
    given = [
        shown["board"], shown["board"]["money"], shown["board"]["case"], letter, letter["told"], letter["next"][0],
        told, told["touchpoints"][0], shown["roadmap"][0], shown["roadmap"][0]["actions"][0], shown["suggestions"][0],
    ]  # fmt: skip
    for one in given:
        assert set(one) <= named


def test_templates_get_plain_values_only(energy):
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

    check(board_context(energy, "nl"))
    check(notice_context(energy, "nl", "klantenservice"))
    for letter in letter_contexts(energy, "nl").values():
        check(letter)
