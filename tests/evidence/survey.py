"""One survey: who was asked what, and what they answered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

PROJECT = {
    "journeykit.yaml": "kind: project\nformat: 1\nname: De Veerdienst\n",
    "overtocht.yaml": """\
kind: journey
id: overtocht
title: De overtocht
phases:
  - name: Kopen
    touchpoints: [{id: kaartje, name: Kaartje kopen}, {id: wachtrij, name: Wachten op de kade}]
  - name: Varen
    touchpoints: [{id: overvaart, name: Aan boord}]
  - name: Verder
    touchpoints: [{id: fiets, name: Fiets ophalen}]
""",
    "forens.yaml": "kind: persona\nid: forens\nname: Forens\n",
    "toerist.yaml": "kind: persona\nid: toerist\nname: Toerist\n",
}
LIKERT = {"Zeer tevreden": 5, "Tevreden": 4, "Neutraal": 3, "Ontevreden": 2, "Zeer ontevreden": 1}


@dataclass(frozen=True)
class Respondent:
    """What somebody answered; None is no answer."""

    number: int
    at: datetime
    ease: int | None
    quay: str | None
    boat: float | None
    bike: int | None
    recommend: int
    persona: str
    weight: float
    said: str

    @property
    def answers(self) -> tuple[str | float | None, ...]:
        """All answers, in the order of `ASKED`."""
        return (self.ease, self.quay, self.boat, self.bike, self.recommend, self.persona, self.weight, self.said)


RESPONDENTS = tuple(
    Respondent(
        number=100 + i,
        at=datetime(2026, 7, 28, 9, 5, 0) + timedelta(hours=17 * i),
        ease=None if i % 11 == 0 else 1 + (i * 5) % 7,
        quay=None if i % 13 == 0 else list(LIKERT)[(i * 3) % 5],
        boat=None if i % 13 == 0 else 4 + (i * 7) % 13 / 2,
        bike=None if i % 11 == 0 else 1 + (i * 2) % 5,
        recommend=(i * 3) % 11,
        persona="Toerist" if i % 3 == 0 else "forens",
        weight=(0.8, 1.0, 1.25)[i % 3],
        said="De café-bar was dicht; één koffie had geholpen" if i % 20 == 7 else "",
    )
    for i in range(60)
)
"""Sixty people in July, August and September; `boat` is a school mark with halves, and of `bike` a low answer is the good one."""

EASE = "Hoe makkelijk was het kopen van uw kaartje?"
QUAY = "Hoe tevreden bent u over het wachten op de kade?"
BOAT = "Welk cijfer geeft u de tijd aan boord, alles bij elkaar?"
BIKE = "Hoeveel moeite kostte het ophalen van uw fiets? (1 = heel weinig moeite, 5 = heel veel moeite)"
RECOMMEND = "Hoe waarschijnlijk is het dat u ons aanbeveelt?"
WHO = "Wie bent u?"
WEIGHT = "Weegfactor"
SAID = "Wat wilt u nog kwijt?"
ASKED = (EASE, QUAY, BOAT, BIKE, RECOMMEND, WHO, WEIGHT, SAID)
SECRETS = ("jansen@voorbeeld.example", "Jansen", "192.0.2.17", "52.3731")


def expected() -> dict[tuple[str | None, str, str], Counter[float]]:
    """Return the answers by touchpoint, metric and month, counted without the program."""
    found: dict[tuple[str | None, str, str], Counter[float]] = {}
    for one in RESPONDENTS:
        month = f"{one.at:%Y-%m}"
        for key, answer in (
            (("kaartje", "ces", month), one.ease),
            (("wachtrij", "csat", month), LIKERT.get(one.quay or "")),
            (("overvaart", "rating", month), one.boat),
            (("fiets", "ces1", month), one.bike),
            ((None, "nps", month), one.recommend),
        ):
            if answer is not None:
                found.setdefault(key, Counter())[float(answer)] += 1
    return found
