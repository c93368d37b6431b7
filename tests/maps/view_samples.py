"""What the views of a portfolio, of stakeholders and of tasks show, for tests: of any size, and with any text."""

from __future__ import annotations

import random
from dataclasses import replace

from journeykit.maps.content import Performance
from journeykit.maps.portfolio.content import MapJourney, Portfolio, SharedTouchpoint, Spot
from journeykit.maps.stakeholders.content import MapPersona, People, ServedAt
from journeykit.maps.tasks.content import MapTask, TaskChannel, TaskMap

_JOURNEYS = ("Klant worden", "Verhuizen", "Een storing melden en laten verhelpen", "Arbeidsongeschiktheidsverzekering")
_SHARED = ("Maandfactuur", "Bellen met de klantenservice", "Inloggen in de app", "Tevredenheidsonderzoek invullen")
_WORDS = ("één bedrag per maand", "een mens aan de lijn", "bewijs dat de stroom echt uit de buurt komt", "rust")
_TASKS = ("Termijnbedrag wijzigen", "Afspraak verzetten", "Een bijzonder ingewikkelde betalingsregeling aanvragen")
_CHANNELS = (
    ("website", "website", "web", "screen"), ("app", "app", "app", "screen"), ("portal", "portaal", "portal", "screen"),
    ("chatbot", "chatbot", "bot", "screen"), ("phone", "telefoon", "phone", "person"), ("chat", "chat", "chat", "person"),
    ("email", "e-mail", "mail", "person"), ("store", "winkel", "shop", "person"), ("letter", "brief", "letter", "paper"),
    ("sms", "sms", "sms", "paper"), ("weide", "op de zonneweide", "doc", "other"),
    ("beurs", "consumentenbeurs in de regio", "calendar", "other"),
)  # fmt: skip


def _performance(draw: random.Random) -> Performance | None:
    value = draw.uniform(0, 100)
    if draw.random() < 0.15:
        return None
    return Performance(value, max(0, value - 6), min(100, value + 6), draw.choice([None, 9, 240]), draw.random() < 0.2)


def portfolio(size: int, seed: int = 1) -> Portfolio:
    """Return so many journeys, some of them parts of others, and about half as many shared touchpoints."""
    draw = random.Random(f"portfolio {seed}")
    ids = [f"j{i}" for i in range(size)]
    trees: list[MapJourney] = []
    for i, id_ in enumerate(ids):
        known = _performance(draw)
        one = MapJourney(
            id=id_,
            title=f"{_JOURNEYS[i % len(_JOURNEYS)]} {i + 1}",
            customers=draw.choice([None, 0, 840, 12_000, 1_240_000]),
            touchpoints=draw.randint(0, 40),
            index=known,
            low=draw.choice([0, 3, 14]) if known else 0,
            lowest=draw.choice(["", _SHARED[0]]),
            future=draw.random() < 0.1,
            tags=draw.choice([(), ("tijdelijk",)]),
            owner=draw.choice(["", "Klantenservice", "Facturatie en incasso"]),
        )
        if trees and draw.random() < 0.4:
            above = trees.pop()
            deeper = draw.random() < 0.5 and above.parts
            parts = (
                (*above.parts[:-1], replace(above.parts[-1], parts=(*above.parts[-1].parts, one)))
                if deeper
                else (*above.parts, one)
            )
            trees.append(replace(above, parts=parts, together=known))
        else:
            trees.append(one)
    return Portfolio(tuple(trees), tuple(_shared(draw, ids, i) for i in range(size // 2)) if size > 1 else ())


def _shared(draw: random.Random, ids: list[str], number: int) -> SharedTouchpoint:
    met = sorted(draw.sample(ids, min(len(ids), draw.randint(2, 6))))
    spots = tuple(
        Spot(
            journey,
            _SHARED[number % len(_SHARED)],
            _performance(draw),
            draw.choice(["repair", "improve", "excel", "protect", "ease-off", "good-enough", "measure", None]),
            broken=draw.random() < 0.3,
            others=draw.random() < 0.2,
        )
        for journey in met
    )
    known = draw.random() < 0.8
    return SharedTouchpoint(
        f"s{number}",
        _SHARED[number % len(_SHARED)],
        spots,
        draw.uniform(0, 12) if known else None,
        draw.uniform(0, 900_000) if known else None,
        draw.uniform(0, 500_000) if known else None,
    )


def people(size: int, seed: int = 1) -> People:
    """Return so many personas; some decide together, in one of two organisations."""
    draw = random.Random(f"people {seed}")
    return People(tuple(_persona(draw, i) for i in range(size)), Performance(61, 58, 64, 900))


def _some(draw: random.Random, most: int = 4) -> tuple[str, ...]:
    return tuple(draw.choice(_WORDS) for _ in range(draw.randint(0, most)))


def _persona(draw: random.Random, number: int) -> MapPersona:
    business = draw.random() < 0.4
    known = _performance(draw) if draw.random() < 0.6 else None
    return MapPersona(
        id=f"p{number}",
        name=draw.choice(["Sanne, net een eigen huis", "Gerrit", "Wilhelmina-Frederika van der Broekenhorst"]),
        segment=draw.choice(["", "consument", "klein zakelijk"]),
        description=draw.choice(
            ["", "Lerares van 29 met een tussenwoning. Regelt alles op de bank met haar telefoon."]
        ),
        share=draw.choice([None, 0, 0.08, 0.41, 1]),
        goals=_some(draw),
        needs=_some(draw, 9),
        frustrations=_some(draw),
        channels=tuple((icon, name) for _, name, icon, _ in draw.sample(_CHANNELS, draw.randint(0, 4))),
        reachable=draw.choice(["", "ma–vr 17:00–22:00"]),
        quote=draw.choice(["", "Zeg gewoon wat het kost."]),
        guessed=draw.random() < 0.3,
        evidence=draw.choice(["", "aanname"]),
        organisation=draw.choice(["", "Bakkerij Het Zonnebrood"]) if business else "",
        role=draw.choice(["initiator", "user", "influencer", "decider", "buyer", "gatekeeper"]) if business else None,
        power=draw.choice([None, 1, 2, 4, 5]) if business else None,
        stance=draw.choice([None, "for", "neutral", "against"]) if business else None,
        index=known,
        own=3 if known else 0,
        all=21,
        worse=tuple(ServedAt(_SHARED[i % 4], 24.4, 38.6, draw.random() < 0.5) for i in range(draw.randint(0, 6))),
    )


def tasks(size: int, seed: int = 1, channels: int | None = None) -> TaskMap:
    """Return so many tasks on as many channels, twelve at most."""
    draw = random.Random(f"tasks {seed}")
    count = min(len(_CHANNELS), max(2, size)) if channels is None else channels
    shown = tuple(
        TaskChannel(id_, name, icon, kind, draw.choice(["", "ma–vr 08:30–17:00"]), _performance(draw))
        for id_, name, icon, kind in _CHANNELS[:count]
    )
    return TaskMap(
        tuple(
            MapTask(
                f"{_TASKS[i % len(_TASKS)]} {i + 1}",
                tuple(draw.choice(["yes", "yes", "planned", "no", None]) for _ in range(count)),
                tuple("Sanne, net een eigen huis" for _ in range(draw.choice([0, 0, 1, 4]))),
            )
            for i in range(size)
        ),
        shown if size else (),
    )


def written(text: str) -> tuple[Portfolio, People, TaskMap]:
    """Return all three with this text everywhere."""
    bad = Performance(40, 30, 50, 12)
    spots = (Spot("a", text, bad, "repair", broken=True), Spot("b", text, bad, "improve"))
    journeys = (
        MapJourney(id="a", title=text, customers=9, touchpoints=2, index=bad, low=1, lowest=text, tags=(text,), owner=text,
                   together=bad, parts=(MapJourney(id="b", title=text), MapJourney(id="c", title=text, future=True))),
    )  # fmt: skip
    persona = MapPersona(
        id="p", name=text, segment=text, description=text, share=0.4, goals=(text, text), needs=(text,),
        frustrations=(text,), channels=(("web", text), ("app", text)), reachable=text, quote=text, guessed=True,
        evidence=text, organisation=text, role="decider", power=3, stance="for", index=bad, own=1, all=2,
        worse=(ServedAt(text, 20, 40, clear=True), ServedAt(text, 20, 40)),
    )  # fmt: skip
    other = replace(persona, id="q", role="gatekeeper", stance="against", organisation=text)
    alone = replace(persona, id="r", role=None, power=None, stance=None, organisation="")
    channel = TaskChannel("website", text, "web", "screen", text, bad)
    shared = (SharedTouchpoint("s", text, spots, 4.1, 9000, 8000),)
    return (
        Portfolio(journeys, shared),
        People((persona, other, alone), bad),
        TaskMap((MapTask(text, ("no", None), (text,)), MapTask(text, ("yes", "planned"))), (channel, channel)),
    )
