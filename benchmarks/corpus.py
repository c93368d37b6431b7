"""A made-up client of any size, the same for the same seed: what the benchmarks read.

As in real projects: 15 to 25 touchpoints a journey, about 250 lines and 10 KB a file, accents, and comments.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

STAGES = ("consideration", "decision", "onboarding", "use", "service", "retention")
CHANNELS = ("website", "app", "email", "phone", "chat", "letter", "store", "on-site", "person")
DEPARTMENTS = ("marketing", "verkoop", "klantenservice", "administratie", "techniek")
SYSTEMS = ("klantbestand", "webwinkel", "boekhouding", "planbord")
CATEGORIES = ("visit", "service", "marketing", "sales", "administration", "product")
PERSONAS = ("starter", "gezin", "senior")
ACTS = (
    "Leest",
    "Zoekt",
    "Belt over",
    "Wacht op",
    "Vergelijkt",
    "Bewaart",
    "Begrijpt",
    "Betaalt",
    "Herkent",
    "Vraagt naar",
)
THINGS = ("de brief", "het vóórstel", "de rekening", "de afspraak", "het café-menu", "de garantie", "de coöperatie",
          "het gezinsplan", "de storing", "de naïeve uitleg", "de levering", "het contract", "de oké-knop")  # fmt: skip
FEELINGS = ("Opgelucht", "Ongeduldig", "Verrast", "Geërgerd", "Gerust", "Onzeker", "Blij", "Één en al oor")


def make(folder: Path, journeys: int, *, seed: int = 1, touchpoints: tuple[int, int] = (15, 25)) -> list[Path]:
    """Write a project with so many journeys and return their files."""
    chance = random.Random(seed)
    (folder / "journeys").mkdir(parents=True, exist_ok=True)
    (folder / "personas").mkdir(exist_ok=True)
    (folder / "journeykit.yaml").write_text("\n".join(_project()) + "\n", encoding="utf-8")
    for persona in PERSONAS:
        text = f"kind: persona\nid: {persona}\nname: {persona.title()}\nevidence: qualitative\n"
        (folder / "personas" / f"{persona}.yaml").write_text(text, encoding="utf-8")
    files = []
    for number in range(journeys):
        file = folder / "journeys" / f"reis-{number:05}.yaml"
        lines = _journey(chance, number, chance.randint(*touchpoints))
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        files.append(file)
    return files


def _project() -> Iterator[str]:
    yield "kind: project"
    yield "format: 1"
    yield "name: Coöperatie De Ruïne"
    yield "language: nl"
    yield "departments:"
    yield from (
        f"  - {{id: {id_}, name: {id_.title()}, frontline: {str(id_ == 'klantenservice').lower()}}}"
        for id_ in DEPARTMENTS
    )
    yield "systems:"
    yield from (f"  - {{id: {id_}, name: {id_.title()}, type: other, department: techniek}}" for id_ in SYSTEMS)
    yield "brand:"
    yield "  promise: Wij maken het u makkelijk"
    yield "  values:"
    yield "    - {id: helder, name: Helder, weight: 2}"
    yield "    - {id: dichtbij, name: Dichtbij}"


def _journey(chance: random.Random, number: int, touchpoints: int) -> Iterator[str]:
    yield "# yaml-language-server: $schema=../journeykit.schema.json"
    yield "kind: journey"
    yield f"id: reis-{number:05}"
    yield f'title: "Reis {number}: {chance.choice(ACTS).lower()} {chance.choice(THINGS)}"'
    yield f"owner: {chance.choice(DEPARTMENTS)}"
    yield f"reviewed: 2026-0{chance.randint(1, 9)}-15   # samen nagelopen"
    yield "state: current"
    yield f"customers_per_year: {chance.randint(500, 50_000)}"
    yield f"personas: [{', '.join(chance.sample(PERSONAS, 2))}]"
    yield "phases:"
    each = -(-touchpoints // len(STAGES))
    done = 0
    for stage in STAGES:
        if done == touchpoints:
            break
        yield f"  - id: {stage}"
        yield f"    name: {stage.title()}"
        yield f"    stage: {stage}"
        yield "    touchpoints:"
        for _ in range(min(each, touchpoints - done)):
            yield from _touchpoint(chance, done, last=done + 1 == touchpoints)
            done += 1


def _touchpoint(chance: random.Random, number: int, *, last: bool) -> Iterator[str]:
    act, thing = chance.choice(ACTS), chance.choice(THINGS)
    yield f"      - id: t{number}"
    yield f"        name: {act} {thing}"
    yield f"        channels: [{', '.join(chance.sample(CHANNELS, 2))}]   # waar het gebeurt"
    yield f"        owner: {chance.choice(DEPARTMENTS)}"
    if chance.random() < 0.3:
        yield f"        category: {chance.choice(CATEGORIES)}"
        yield f"        systems: [{chance.choice(SYSTEMS)}]   # dáár staan de gegevens"
    yield f"        reach: {chance.randint(5, 100) / 100}"
    yield f"        importance: {chance.randint(1, 5)}"
    if chance.random() < 0.1:
        yield '        moment_of_truth: {doubts: ["Klopt dit wel?"], helpline: [phone]}'
    yield "        customer:"
    aside, later = chance.choice(THINGS), chance.choice(ACTS).lower()
    yield f"          does: {act} {thing}, legt {aside} opzij en {later} het 's avonds nog eens aan de keukentafel"
    if chance.random() < 0.2:
        yield f"          feels: {chance.choice(FEELINGS)}"
    yield f"          emotion: {chance.randint(-4, 4) / 2}"
    if chance.random() < 0.25:
        yield "        brand_fit:"
        yield f"          helder: {{now: {chance.randint(0, 3)}, potential: 4}}"
    if chance.random() < 0.25:
        yield "        evidence: quantitative"
        yield "        measurements:"
        mean = chance.randint(20, 70) / 10
        yield f"          - {{metric: ces, value: {mean}, n: {chance.randint(20, 400)}, date: 2026-09-30}}"
    elif chance.random() < 0.5:
        yield "        evidence: hypothesis   # nog niemand heeft het gevraagd"
    if chance.random() < 0.12:
        yield "        improvements:"
        yield f"          - id: beter-{number}"
        yield f"            title: Maak {thing} beter"
        yield "            status: idea"
        yield f"            owner: {chance.choice(DEPARTMENTS)}"
        yield f"            effort_days: {chance.randint(1, 30)}"
    if not last and chance.random() < 0.1:
        yield f"        next: [{{to: t{number + 1}, share: 0.9}}]"
