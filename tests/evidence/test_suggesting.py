"""What a first mapping makes of questions as people ask them: metric, scale, direction, words, touchpoint, journey."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from ruamel.yaml import YAML

from journeykit.evidence import Settings, Source
from journeykit.evidence.suggesting import suggest
from journeykit.evidence.suggesting.guessing import guess
from journeykit.evidence.suggesting.looks import Look
from journeykit.evidence.values import Column
from journeykit.workspace import load

AGREE = ("Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree")
SEVEN = ("Extremely easy", "Moderately easy", "Slightly easy", "Neither easy nor difficult", "Slightly difficult",
         "Moderately difficult", "Extremely difficult")  # fmt: skip


def numbers(low, high):
    return tuple(str(low + i % (high - low + 1)) for i in range(77))


@pytest.mark.parametrize(
    ("asked", "cells", "made"),
    [
        ("How satisfied are you with the process?", numbers(1, 5), {"metric": "csat"}),
        ("Please rate our supermarket", numbers(1, 10), {"metric": "rating"}),
        ("Rate the upgrade (1-5 stars)", numbers(1, 5), {"metric": "rating", "scale": [1, 5]}),
        ("On a scale of 0 to 10, how would you rate it?", numbers(2, 9), {"metric": "rating", "scale": [0, 10]}),
        ("Hoe tevreden bent u?", numbers(0, 5), {"metric": "csat", "scale": [0, 5]}),
        ("You made it easy for me", numbers(1, 7), {"metric": "ces"}),
        ("CES: hoe makkelijk was het?", numbers(1, 5), {"metric": "ces", "scale": [1, 5]}),
        ("Hoeveel moeite kostte het?", numbers(1, 5), {"metric": "ces1"}),
        ("Het kostte mij weinig moeite", numbers(1, 7), {"metric": "ces"}),
        ("How much effort? (1 = very high effort, 5 = very low effort)", numbers(1, 5), {"metric": "ces", "scale": [1, 5]}),
        ("Het was lastig (1 = oneens, 7 = eens)", numbers(1, 7), {"metric": "ces1", "scale": [1, 7]}),
        ("De brief was onduidelijk", numbers(1, 5), {"metric": "csat", "better": "low"}),
        ("How satisfied are you with how we solved your problem?", numbers(1, 5), {"metric": "csat"}),
        ("1 = zeer tevreden, 5 = zeer ontevreden: de balie", numbers(1, 5), {"metric": "csat", "better": "low"}),
        ("Zou u ons aanbevelen?", numbers(0, 10), {"metric": "nps"}),
        ("Zou u ons aanbevelen? (1-5)", numbers(1, 5), {"metric": "rating", "scale": [1, 5]}),
        ("Hoe lang heeft u gewacht, in minuten?", numbers(0, 60), {"metric": "wait", "unit": "minutes"}),
        ("How satisfied are you with the waiting time?", numbers(1, 5), {"metric": "csat"}),
        ("klachten", numbers(0, 3), {"metric": "complaints"}),
        ("Uw gevoel", numbers(-2, 2), {"metric": "emotion"}),
        ("Q7", numbers(0, 10), {"metric": "rating", "scale": [0, 10]}),
        ("It was easy to book", AGREE * 4, {"metric": "ces", "scale": [1, 5],
         "answers": dict(zip(AGREE, (5, 4, 3, 2, 1), strict=True))}),
        ("I had trouble with it", AGREE * 4, {"metric": "ces1", "answers": dict(zip(AGREE, (5, 4, 3, 2, 1), strict=True))}),
        ("How was it?", SEVEN * 4, {"metric": "ces", "answers": dict(zip(SEVEN, (7, 6, 5, 4, 3, 2, 1), strict=True))}),
        ("Hoe was het eten?", ("Uitstekend", "Goed", "Voldoende", "Matig", "Slecht") * 4,
         {"metric": "csat", "answers": {"Uitstekend": 5, "Goed": 4, "Voldoende": 3, "Matig": 2, "Slecht": 1}}),
        ("Komt u terug?", ("Ja", "Nee") * 9, None),
        ("Hoe vond u ons?", ("Zeer tevreden", "Tevreden") * 9, None),
    ],
)  # fmt: skip
def test_questions_are_taken_as_they_are_asked(asked, cells, made):
    found = guess(Look(Column(0, asked), cells))
    assert (found and found.fields) == made


@pytest.mark.parametrize(
    ("word", "metric", "outcome", "said"),
    [
        ("Overall", "NPS", {"rows": "Overall", "metric": "nps"}, 'Rows with "Overall" in the place of a touchpoint'),
        ("totaal", "tevredenheid", {"rows": "totaal", "metric": "csat"}, 'Rows with "totaal"'),
        ("", "nps", {"rows": "", "metric": "nps"}, "Rows without a touchpoint were taken"),
        ("", "csat", None, ""),  # it may be any touchpoint's
        ("het weer", "nps", None, ""),
    ],
)
def test_rows_about_the_whole_are_the_outcome_of_tidy_data(workspace, tmp_path, word, metric, outcome, said):
    path = tmp_path / "a.csv"
    rows = [f"{i},2026-09-0{1 + i},{spot},{one},{2 + i % 4}\n" for i in range(9)
            for spot, one in (("kaartje", "ces"), (word, metric), ("wachtrij", "csat"))]  # fmt: skip
    path.write_text("klant,dag,contactmoment,maat,score\n" + "".join(rows), "utf-8")
    text, _ = suggest(Source(path, PurePosixPath("a.csv")), workspace, Settings())
    assert YAML(typ="safe", pure=True).load(text).get("outcome") == outcome
    assert (outcome is None) or (said in text and "Without `respondent:`" in text)


def test_tidy_data_with_words_among_its_numbers(workspace, tmp_path):
    words = ("Zeer tevreden", "Tevreden", "Neutraal", "Ontevreden", "Zeer ontevreden")
    rows = [
        f"{i},{1 + i % 28}-7-2026,kaartje,ces,{1 + i % 7}\n{i},1-7-2026,wachtrij,csat,{words[i % 5]}\n"
        for i in range(40)
    ]
    path = tmp_path / "a.csv"
    path.write_text("wie,dag,contact,maat,score\n" + "".join(rows), "utf-8")
    text, _ = suggest(Source(path, PurePosixPath("a.csv")), workspace, Settings())
    assert YAML(typ="safe", pure=True).load(text) == {
        "kind": "mapping", "date": "dag", "touchpoint": "contact", "metric": "maat", "score": "score",
        "journey": "overtocht", "answers": dict(zip(words, (5, 4, 3, 2, 1), strict=True)),
    }  # fmt: skip


def test_where_it_cannot_know_it_asks(tmp_path):
    (tmp_path / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: Kliniek\nlanguage: nl\n", "utf-8")
    for id_, spots in (
        ("zorg", "{id: consult, name: Consult bij de arts}"),
        ("winkel", "{id: delivery, name: Delivery}"),
    ):
        text = f"kind: journey\nid: {id_}\ntitle: {id_}\nphases: [{{name: x, touchpoints: [{spots}]}}]\n"
        (tmp_path / f"{id_}.yaml").write_text(text, "utf-8")
    head = (
        "dag;Cijfer voor de consulten;Tevreden over het consult;easyDelivery;de koffie;NPS;Veld 9;geslacht;Weegfactor\n"
    )
    rows = "".join(f"0{1 + i % 9}/07/2026;{5 + i % 5};{1 + i % 5};{1 + i % 7};{1 + i % 5};{i % 11};jan{i}@mail.example;"
                   f"{'vm'[i % 2]};0,9\n" for i in range(40))  # fmt: skip
    path = tmp_path / "a.csv"
    path.write_text(head + rows, "utf-8")
    text, _ = suggest(Source(path, PurePosixPath("a.csv")), load(tmp_path), Settings())
    assert YAML(typ="safe", pure=True).load(text) == {
        "kind": "mapping", "date": "dag", "segments": {"geslacht": "geslacht"}, "weight": "Weegfactor",
        "outcome": {"column": "NPS", "metric": "nps"},
        "questions": [
            {"column": "Cijfer voor de consulten", "touchpoint": "zorg/consult", "metric": "rating"},
            {"column": "Tevreden over het consult", "touchpoint": "zorg/consult", "metric": "csat"},
            {"column": "easyDelivery", "touchpoint": "winkel/delivery", "metric": "ces"},
        ],
        "drop": ["Veld 9"],
    }  # fmt: skip
    for said in (
        "Over welk touchpoint gaat dit? de koffie (csat)",
        "Van welke klantreis is de uitkomst? Schrijf `journey:` met een van: winkel, zorg",
        "Begint 01/07/2026 met de dag of met de maand?",
        "persoonsgegevens",
    ):
        assert f"# {said}" in text or said in text
