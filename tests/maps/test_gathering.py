"""From documents and scores to what a map shows."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from journeykit.diagnostics import JourneykitError
from journeykit.maps import VIEWS, draw, draw_pages, look_pages
from journeykit.maps.content import MapTouchpoint, Performance
from journeykit.maps.gathering import gather, sentences
from journeykit.maps.gathering.names import CHANNELS, METRICS
from journeykit.maps.look import Look
from journeykit.maps.speaking import choice, figure, signed
from journeykit.model.metrics import SATISFACTION
from journeykit.model.vocabulary import CHANNELS as BUILT_IN
from journeykit.scoring import score
from journeykit.words import translator
from journeykit.workspace import load

PROJECT = """
kind: project
format: 1
name: Veerdienst De Overkant
language: nl
style: {accent: "#00695c"}
departments: [{id: kade, name: Kade en kassa}]
systems:
  - {id: klanten, name: Klantregister, type: crm}
  - {id: kassa, name: Kassasysteem, type: erp, feeds: [klanten]}
  - {id: marifoon, name: Marifoon, type: other}
brand: {values: [{id: veilig, name: Veilig, weight: 2, means: Iedereen komt droog over}, {id: vlot, name: Vlot}]}
channels: [{id: steiger, name: aan de steiger, icon: reception}]
"""
PERSONA = "kind: persona\nid: wielrenner\nname: Roos, wielrenner\n"
JOURNEY = """
kind: journey
id: oversteken
title: Oversteken
personas: [wielrenner]
scope: {starts_when: de oever in zicht komt, ends_when: de overkant bereikt is}
phases:
  - id: heen
    name: Naar de boot
    customer_job: Weten of de boot vaart
    touchpoints:
      - id: bord
        name: Bord bij de steiger
        channels: [steiger]
        owner: kade
        systems: [marifoon, kassa]
        evidence: hypothesis
        customer:
          does: Leest de vaartijden
          emotion: -1
          annoyances: [verbleekte letters]
        desired: {emotion: 1}
        per_persona:
          wielrenner: {channels: [app], customer: {emotion: 0.5}}
        improvements:
          - {id: verven, title: Bord verven, effect: {performance: 5, confidence: 0.5}}
          - {id: lampje, title: Lampje als de boot vaart, owner: kade, due: 2027-03-01, effect: {performance: 9, confidence: 0.5}}
          - {id: oud, title: Oud plan, status: done}
      - id: kaartje
        name: Kaartje kopen
        moment_of_truth: true
        frontstage: Loket met een luik
        backstage: Kas tellen
        brand_fit: {veilig: {now: 1, potential: 4}, vlot: {now: -1}}
        channels: [store, steiger]
        customer: {emotion: -1.5}
        mismatches: [{customer_wants: pinnen, we_want: contant}]
        measurements: [{metric: ces, value: 2.1, n: 240, date: 2026-08-31}]
  - {id: leeg, name: Wachten}
  - id: terug
    name: Varen
    touchpoints:
      - {id: praatje, name: Praatje met de schipper, contact: indirect, moment_of_truth: true, customer: {emotion: 2},
         measurements: [{metric: csat, scale: percent, value: 96, n: 12, date: 2026-08-31}, {metric: nps, value: 40, n: 60, date: 2026-08-31}]}
      - {id: fooi, name: Fooi geven, status: planned, moment_of_truth: true}
improvements:
  - {id: app, title: Vaartijden in de app, touchpoints: [{id: bord, performance: 30, confidence: 0.9}, kaartje]}
"""


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "journeykit.yaml").write_text(PROJECT.lstrip(), encoding="utf-8")
    (tmp_path / "persona.yaml").write_text(PERSONA, encoding="utf-8")
    (tmp_path / "journey.yaml").write_text(JOURNEY.lstrip(), encoding="utf-8")
    read = load([tmp_path])
    assert read.broken == ()
    return read


@pytest.fixture
def shown(workspace):
    return gather(workspace, score(workspace), workspace.journeys[0])[0]


def point(content, id_):
    return next(p for p in content.touchpoints if p.id == id_)


def test_the_head(shown):
    assert shown.client == "Veerdienst De Overkant"
    assert shown.subject == "Oversteken"
    assert shown.subtitle[0] == "Persona: Roos, wielrenner"
    assert shown.subtitle[1] == "Van: de oever in zicht komt; tot: de overkant bereikt is"
    assert shown.subtitle[2] == "Gemeten: 2 van 4 touchpoints, 312 antwoorden"
    assert shown.subtitle[3].startswith("Klantreisindex ")
    assert shown.accent.strong == "#00695C"


def test_the_title_is_the_headline_else_the_finding_else_the_name(workspace):
    scores, journey = score(workspace), workspace.journeys[0]
    assert gather(workspace, scores, journey)[0].title == "Kaartje kopen ligt onder de norm"
    headlined = journey.model_copy(update={"headline": "De boot is fijn, de kade niet"})
    assert gather(workspace, scores, headlined)[0].title == "De boot is fijn, de kade niet"
    unscored = replace(scores, journeys=())
    assert gather(workspace, unscored, journey)[0].title == "Oversteken"


@pytest.mark.parametrize(
    ("low", "title"),
    [
        ([40], "A is below the norm"),
        ([40, 30], "B and A are below the norm"),
        ([40, 30, 50, 54.9], "B, A and 2 more are below the norm"),
        ([55, 100], ""),
        ([], ""),
    ],
)
def test_the_finding_names_the_worst_first(low, title):
    points = [
        MapTouchpoint(id=name, name=name, number=1, phase="", performance=Performance(value))
        for name, value in zip("ABCD", low, strict=False)
    ]
    guess = MapTouchpoint(id="g", name="Guess", number=9, phase="", performance=Performance(1, guessed=True))
    assert sentences.finding(translator("en"), [*points, guess]) == title


def test_numbers_run_on_and_empty_phases_stay(shown):
    assert [phase.name for phase in shown.phases] == ["Naar de boot", "Wachten", "Varen"]
    assert [p.number for p in shown.touchpoints] == [1, 2, 3, 4]


def test_names_take_the_place_of_ids(shown):
    board = point(shown, "bord")
    assert (board.channels, board.owner, board.icon) == ("aan de steiger", "Kade en kassa", "reception")
    assert point(shown, "kaartje").channels == "winkel, aan de steiger"


def test_a_system_without_a_way_to_the_crm_is_an_island(shown):
    assert [(system.name, system.island) for system in point(shown, "bord").systems] == [
        ("Marifoon", True),
        ("Kassasysteem", False),
    ]


def test_without_a_crm_nothing_is_called_an_island(tmp_path):
    (tmp_path / "journey.yaml").write_text(JOURNEY.lstrip().replace("personas: [wielrenner]\n", ""), encoding="utf-8")
    alone = load([tmp_path / "journey.yaml"])
    content, _ = gather(alone, score(alone), alone.journeys[0])
    assert not any(system.island for p in content.touchpoints for system in p.systems)
    assert content.client == ""


def test_open_improvements_stand_in_the_order_of_their_gain(shown):
    assert [idea.title for idea in point(shown, "bord").ideas] == [
        "Vaartijden in de app",
        "Lampje als de boot vaart",
        "Bord verven",
    ]
    assert point(shown, "bord").ideas[1].note.replace("\u00a0", " ") == "Kade en kassa, 1 maart 2027"
    assert [idea.id for idea in point(shown, "bord").ideas] == ["app", "lampje", "verven"]
    assert [idea.title for idea in point(shown, "kaartje").ideas] == ["Vaartijden in de app"]


def test_a_rating_on_another_scale_is_no_school_mark(workspace, tmp_path):
    text = JOURNEY.lstrip().replace("metric: ces, value: 2.1", "metric: rating, scale: [0, 10], value: 4")
    (tmp_path / "journey.yaml").write_text(text, encoding="utf-8")
    other = load([tmp_path])
    assert point(gather(other, score(other), other.journeys[0])[0], "kaartje").headlines[0].metric == "cijfer"
    (tmp_path / "journey.yaml").write_text(text.replace("scale: [0, 10], ", ""), encoding="utf-8")
    usual = load([tmp_path])
    assert point(gather(usual, score(usual), usual.journeys[0])[0], "kaartje").headlines[0].metric == "rapportcijfer"


def test_brand_and_blueprint(shown):
    ticket, board = point(shown, "kaartje"), point(shown, "bord")
    assert [(value.name, value.means) for value in shown.values] == [
        ("Veilig", "Iedereen komt droog over"),
        ("Vlot", ""),
    ]
    assert [(fit.value, fit.now, fit.potential) for fit in ticket.fits] == [("veilig", 1, 4), ("vlot", -1, None)]
    assert (round(ticket.expression, 2), ticket.potential) == (16.67, 100)
    assert (board.expression, board.potential) == (None, None)
    assert (ticket.front, ticket.back) == ("Loket met een luik", "Kas tellen")
    assert ticket.importance.source == "assumed"
    assert [(system.name, system.crm) for system in board.systems] == [("Marifoon", False), ("Kassasysteem", False)]


def test_a_phase_tells_its_own_story(shown):
    first, _, last = shown.phases
    assert first.finding == "Kaartje kopen ligt onder de norm"
    assert "Momenten van de waarheid: Kaartje kopen." in first.description
    assert "Praatje" not in first.description
    assert last.finding == ""


def test_pain_is_what_annoys_else_a_mismatch(shown):
    assert point(shown, "bord").pains == ("verbleekte letters",)
    assert point(shown, "kaartje").pains == ("klant wil: pinnen; wij willen: contant",)


def test_figures_are_those_of_the_scores(shown, workspace):
    ticket = point(shown, "kaartje")
    scored = score(workspace).touchpoint("oversteken", "kaartje")
    assert ticket.performance.value == scored.performance.value
    assert (ticket.headlines[0].metric, ticket.headlines[0].value, ticket.headlines[0].n) == ("CES", "2,1", 240)
    assert ticket.choice == scored.choice.take == "repair"
    assert ticket.order == 1
    assert [(h.metric, h.value) for h in point(shown, "praatje").headlines] == [("CSAT", "96%"), ("NPS", "+40")]


def test_what_others_run_is_influenced_not_repaired(shown):
    ticket = point(shown, "kaartje")
    assert choice(translator("nl"), ticket) == "repareren"
    assert choice(translator("nl"), replace(ticket, others=True)) == "beïnvloeden"
    assert choice(translator("nl"), replace(ticket, others=True, choice="improve")) == "verbeteren"


def test_a_guess_is_called_a_guess(shown):
    board = point(shown, "bord")
    assert board.guessed
    assert board.performance.guessed
    assert board.headlines == ()
    assert not point(shown, "kaartje").performance.guessed


def test_what_is_not_known_stays_unknown(shown):
    tip = point(shown, "fooi")
    assert (tip.performance, tip.choice, tip.emotion, tip.gap) == (None, None, None, 0)
    assert tip.moment == "open"
    assert tip.tags == ("gepland",)


def test_moments_of_truth_are_strong_or_weak(shown):
    assert [point(shown, id_).moment for id_ in ("bord", "kaartje", "praatje")] == [None, "weak", "strong"]


def test_a_persona_sees_what_differs_for_it(workspace):
    content, _ = gather(workspace, score(workspace), workspace.journeys[0], Look(persona="wielrenner"))
    board = point(content, "bord")
    assert (board.emotion, board.channels, board.does) == (0.5, "app", "Leest de vaartijden")
    assert content.subtitle[0] == "Persona: Roos, wielrenner; 1 van de 3 cijfers zijn eigen, de andere van alle klanten"
    assert content.id == "oversteken-wielrenner"


def test_a_persona_has_figures_choices_and_an_order_of_its_own(workspace, tmp_path):
    (tmp_path / "cijfers.yaml").write_text(
        "kind: measurements\nrecords:\n"
        "  - {touchpoint: kaartje, metric: ces, period: 2026-08, n: 50, mean: 6.2, sd: 1, segment: {persona: wielrenner}}\n",
        "utf-8",
    )
    read = load([tmp_path])
    whole, _ = gather(read, score(read), read.journeys[0])
    own, notes = gather(read, score(read), read.journeys[0], Look(persona="wielrenner"))
    assert (point(whole, "kaartje").choice, point(whole, "kaartje").performance.level) == ("repair", "low")
    ticket = point(own, "kaartje")
    assert (round(ticket.performance.value), ticket.performance.n, ticket.moment) == (85, 50, "strong")
    assert ticket.choice == "excel"
    assert ticket.headlines[0].value == "6,2"
    assert own.subtitle[0].endswith("2 van de 3 cijfers zijn eigen, de andere van alle klanten")
    assert own.title != whole.title  # what is below the norm for everybody is not for this persona
    assert notes == ()


@pytest.mark.parametrize("view", ["lanes", "overview", "phase", "matrix", "brand", "systems", "blueprint", "flow"])
def test_no_picture_of_a_persona_passes_for_one_of_all(workspace, view):
    scores = score(workspace)
    assert "ROOS, WIELRENNER" in draw(workspace, scores, view, persona="wielrenner").dot
    assert "ROOS, WIELRENNER" not in draw(workspace, scores, view).dot


def test_the_map_of_tasks_has_the_channels_and_the_limits_of_the_persona():
    read = load([Path(__file__).parents[2] / "examples" / "zonnewende-energie"])
    scores, journey = score(read), read.journey("klant-worden")

    def tasks(persona):
        ((page,), _) = look_pages(read, scores, "tasks", journey, Look(persona=persona))
        website = next(channel for channel in page.tasks.channels if channel.id == "website")
        return website.performance.value, [task.without for task in page.tasks.tasks if task.without]

    everybody, sanne, gerrit = tasks(None), tasks("starter"), tasks("senior")
    assert gerrit[0] < everybody[0] < sanne[0]
    assert everybody[1] == sanne[1] == [("Sanne, net een eigen huis",)]
    assert gerrit[1] == []


def test_a_persona_without_anything_of_its_own_has_the_figures_of_all(tmp_path):
    text = JOURNEY.lstrip().replace(
        "per_persona:\n          wielrenner: {channels: [app], customer: {emotion: 0.5}}\n", "meta: {}\n"
    )
    (tmp_path / "persona.yaml").write_text(PERSONA, encoding="utf-8")
    (tmp_path / "journey.yaml").write_text(text, encoding="utf-8")
    read = load([tmp_path])
    own, _ = gather(read, score(read), read.journeys[0], Look("en", persona="wielrenner"))
    whole, _ = gather(read, score(read), read.journeys[0], Look("en"))
    assert own.phases == whole.phases
    assert own.subtitle[0] == "Persona: Roos, wielrenner; figures of all customers"


def test_chosen_phases_keep_their_numbers(workspace):
    content, _ = gather(workspace, score(workspace), workspace.journeys[0], Look(phases=["terug"]))
    assert [(phase.number, phase.name) for phase in content.phases] == [(3, "Varen")]
    assert [p.number for p in content.touchpoints] == [3, 4]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"persona": "roeier"}, 'no persona "roeier"'),
        ({"phases": ["heen", "heem"]}, "no phase heem"),
        ({"view": "nope"}, "no view nope yet"),
        ({"lanes": ["emotions"]}, "no lane emotions"),
        ({"lanes": ["emotion"], "view": "overview"}, "only the view lanes"),
    ],
)
def test_what_does_not_exist_is_wrong_usage(workspace, asked, said):
    with pytest.raises(JourneykitError, match=said):
        draw(workspace, score(workspace), **asked)


def test_an_accent_that_does_not_serve_is_told(workspace):
    style = workspace.project.style.model_copy(update={"accent": "#FFFF00"})
    yellow = replace(workspace, project=workspace.project.model_copy(update={"style": style}))
    drawing = draw(yellow, score(yellow))
    assert len(drawing.notes) == 1
    assert "#0B5FA5" in drawing.dot
    assert draw(workspace, score(workspace)).notes == ()


OTHERS = ("compare", "importance", "portfolio", "stakeholders", "tasks")
ALONE = [view for view in VIEWS if view not in OTHERS]
"""The views that a journey has by itself, and that show its touchpoints."""


@pytest.mark.parametrize("view", ALONE)
def test_the_description_tells_what_the_picture_shows(workspace, view):
    told = " ".join(page.description for page in draw_pages(workspace, score(workspace), view))
    for words in (
        "Klantreis Oversteken.",
        "Fase: Naar de boot. Bord bij de steiger (emotie −1), Kaartje kopen (emotie −1,5).",
        "Fase: Varen. Praatje met de schipper (emotie +2), Fooi geven.",
        "Onder de norm: Kaartje kopen.",
    ):
        assert words in told


@pytest.mark.parametrize("view", ALONE)
def test_language_changes_every_word_of_ours(workspace, view):
    english = draw(workspace, score(workspace), view, language="en")
    for word in ("KLANTREIS", "Emotie<", "Prestatie", "prestatie", "epareren", "Klanttaak", "erkwaarde"):
        assert word not in english.dot
    assert "epareren" in draw(workspace, score(workspace), view).dot or view in (
        "brand",
        "systems",
        "blueprint",
        "flow",
    )
    assert english.name == draw(workspace, score(workspace), view).name
    assert re.fullmatch(rf"oversteken(-heen)?-{view}", english.name)


def test_words_are_known_for_every_channel_and_metric():
    assert set(CHANNELS) == set(BUILT_IN)
    assert set(METRICS) == set(SATISFACTION)


@pytest.mark.parametrize(
    ("value", "written"), [(2, "+2"), (-1.0, "−1"), (0, "0"), (-0.004, "0"), (0.5, "+0,5"), (-1.25, "−1,25")]
)
def test_signed(value, written):
    assert signed(value, "nl") == written


def test_figure():
    assert figure(61.2, 58.9, 63.4) == "61 (59–63)"
    assert figure(61.2, None, None) == "61"
