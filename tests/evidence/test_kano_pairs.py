"""Pairs of Kano's questions are found by their headers and answers, in Dutch and English, and nothing else is taken for one."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from journeykit.evidence import Settings, Source
from journeykit.evidence.suggesting import suggest
from journeykit.evidence.suggesting.kano_pairs import kano_pairs
from journeykit.evidence.suggesting.looks import Look
from journeykit.evidence.suggesting.matching import Spots
from journeykit.evidence.values import Column
from journeykit.workspace import load


@pytest.mark.parametrize(
    ("headers", "answers", "found"),
    [
        (("Hoe zou u het vinden als u bij het kopen van een kaartje kunt pinnen?",
          "Hoe zou u het vinden als u bij het kopen van een kaartje niet kunt pinnen?"), "12345", "kaartje"),
        (("Hoe vindt u het als u op de kade droog kunt wachten?", "En als dat niet zo is?"), "12345", "wachtrij"),
        (("How would you feel if you could buy a ticket by phone?",
          "How would you feel if you couldn't buy a ticket by phone?"), "12345", "kaartje"),
        (("Wachten op de kade, droog (functioneel)", "Wachten op de kade, droog (disfunctioneel)"), "12345", "wachtrij"),
        (("Met een stoel aan boord", "Zonder een stoel aan boord"),
         ("Dat vind ik prettig", "Dat verwacht ik", "Neutraal", "Vervelend"), "overvaart"),
        (("How would you feel if there was coffee?", "How would you feel if there was no coffee?"), "12345", None),
        (("Met een stoel aan boord", "Zonder een stoel aan boord"), "12345", False),
        (("Hoe was het wachten?", "Wat was er niet goed aan het wachten?"), "12345", False),
        (("How would you feel if you could pin?", "How would you feel if you could not pin?"), ("8", "9", "6"), False),
        (("How would you feel if you could pin?", "How would you feel if the ticket was not sold?"), "12345", False),
    ],
)  # fmt: skip
def test_pairs_of_kano_are_recognised(workspace, headers, answers, found):
    looks = [Look(Column(i, header), tuple(answers) * 3) for i, header in enumerate(("Datum", *headers))]
    pairs = kano_pairs(looks, Spots(workspace))
    assert [(one.present.column.index, one.absent.column.index) for one in pairs] == (
        [] if found is False else [(1, 2)]
    )
    assert [one.spot and one.spot.touchpoint for one in pairs] == ([] if found is False else [found])


def test_a_first_mapping_has_kano_and_the_outcome(workspace, tmp_path):
    asked = "Hoe vindt u het als u op de kade {}droog kunt wachten?"
    head = [
        "Datum",
        "Gemak van het kaartje",
        "Rij: wachten op de kade",
        "Cijfer voor aan boord",
        "Zou u ons aanbevelen?",
    ]
    lines = [
        f"{1 + i % 28}-7-2026;{1 + i % 7};{1 + i % 5};{5 + i % 5};{i % 11};{1 + i % 3};{3 + i % 3}" for i in range(30)
    ]
    path = tmp_path / "a.csv"
    path.write_text("\n".join([";".join([*head, asked.format(""), asked.format("niet ")]), *lines]) + "\n", "utf-8")
    text, findings = suggest(Source(path, PurePosixPath("a.csv")), workspace, Settings())
    assert findings == ()
    (tmp_path / "mapping.yaml").write_text(text, "utf-8")
    (document,) = load(tmp_path / "mapping.yaml").documents
    made = document.model
    assert (made.outcome.column, made.outcome.metric) == ("Zou u ons aanbevelen?", "nps")
    assert [(one.touchpoint, one.present, one.absent) for one in made.kano] == [
        ("wachtrij", asked.format(""), asked.format("niet "))
    ]
    assert [one.touchpoint for one in made.questions] == ["kaartje", "wachtrij", "overvaart"]
    assert not made.segments
