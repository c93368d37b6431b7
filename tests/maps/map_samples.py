"""Contents of maps for tests: of any size, and with any text."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import lru_cache

import view_samples

from journeykit.maps.content import (
    Against,
    BrandValue,
    Fit,
    Gain,
    Headline,
    Idea,
    Importance,
    MapContent,
    MapPhase,
    MapTouchpoint,
    Onward,
    Performance,
    System,
)
from journeykit.maps.lanes.facts import FACTS

HOSTILE = '<b>"A & B"\n\\N and a trailing \\'
TEXTS = {
    "hostile": HOSTILE,
    "sixty letters": "Kindercarnavalsoptochtvoorbereidingswerkzaamhedencomitéleden",
    "chinese": "漢字で書かれたとても長い名前です" * 3,
    "right to left": "مرحبا بالعالم، هذه رحلة العميل",
    "combining": "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!",
    "emoji": "Bellen 📞 met 👩‍👩‍👧‍👦",
    "address": "https://voorbeeld.example/heel/lang/pad?x=1&y=2#deel",
    "spaces": "   ",
    "longest": "een heel lang verhaal & \\ " * 740,
    "longest word": "\\" * 20_000,
    "entity": "&amp;lt; &#92;N &lt;",
}


def _onward(number: int, draw: random.Random) -> tuple[Onward, ...]:
    """To the next one, sometimes past it, sometimes back."""
    steps = [Onward(f"t{number + 1}", draw.choice([None, 0.004, 0.5, 0.96]))]
    if draw.random() < 0.3:
        steps.append(Onward(f"t{number + draw.randint(2, 4)}", 0.2, lost=draw.random() < 0.5))
    if number > 3 and draw.random() < 0.2:
        steps.append(Onward(f"t{number - draw.randint(1, 3)}", 0.1, back=True))
    return tuple(steps)


_NAMES = (
    "Abri bij het station",
    "Tip van een collega",
    "Prijsvergelijker",
    "Website",
    "Chat",
    "Belletje naar de klantenservice",
    "Offerte",
    "Contract tekenen",
    "Welkomstmail",
    "Brief met meterstanden",
    "Eerste factuur",
    "App",
    "Monteur aan huis",
    "Tevredenheidsonderzoek",
    "Review schrijven",
)
_ICONS = "poster people bars web chat phone doc sign mail letter invoice app visit survey star".split()
_SAID = ("gemist; het bedrag dat is afgesproken", "“Waarom duurt dit zo lang?”", "anderenergie: CES 5,1 (n = 90)", "ja")
_CHOICES = ("repair", "excel", "improve", "protect", "ease-off", "good-enough", "measure")


def touchpoint(number: int, draw: random.Random) -> MapTouchpoint:
    kind = number % len(_NAMES)
    emotion = draw.choice([-2, -1.5, -1, -0.3, 0, 0, 0.4, 1, 2, None])
    value = draw.uniform(0, 100)
    answers = draw.choice([None, 1, 12, 205, 12840])
    guessed = draw.random() < 0.2
    known = draw.random() < 0.8
    weigh = random.Random(f"weigh {number} {value}")
    known_by = random.Random(f"{number} {value} facts")
    more = random.Random(f"{number} {value}")  # of its own: the fields below leave those above as they are
    fits = tuple(
        Fit(value_, more.choice([None, -1, 0, 1, 2.5, 4]), more.choice([None, 2, 4]))
        for value_ in more.sample(["clear", "near", "thrifty", "together"], more.randint(0, 4))
    )
    return MapTouchpoint(
        id=f"t{number}",
        name=_NAMES[kind],
        number=number,
        phase="",
        icon=_ICONS[kind],
        channels=draw.choice(["", "e-mail", "website, telefoon, brief", "mond-tot-mond"]),
        tags=("indirect",) if kind == 1 else ("gepland",) if kind == 12 else (),
        indirect=kind == 1,
        moment=draw.choice([None, None, None, None, "strong", "weak", "open"]),
        does=draw.choice(["", "Leest de brief en zoekt het bedrag per maand", "Belt en wacht"]),
        thinks=draw.choice(["", "Waarom moet ik dit twee keer vertellen?"]),
        emotion=emotion,
        guessed=draw.random() < 0.3,
        desired=draw.choice([None, 1, 2, 2]),
        pains=tuple(
            draw.sample(["Bedrag klopt niet", "Energiebelastingvermindering staat nergens"], draw.randint(0, 2))
        ),
        headlines=(Headline("rapportcijfer", draw.choice(["6,4", "100%", "−31"]), answers),) if known else (),
        performance=Performance(value, max(0, value - 9), min(100, value + 9), answers, guessed) if known else None,
        target=draw.choice([65, 85]),
        choice=draw.choice(_CHOICES),
        suspected=draw.random() < 0.2,
        order=number if number <= 4 else None,
        priority=draw.choice(["", "1", "2–4"]),
        ideas=tuple(
            Idea("Maandbedrag bovenaan de factuur zetten", "bedrag-bovenaan, Klantenservice, 31 december 2026")
            for _ in range(draw.randint(0, 4))
        ),
        owner=draw.choice(["", "Klantenservice", "Facturatie en incasso"]),
        systems=tuple(
            System(name, draw.random() < 0.4, name == "CRM")
            for name in draw.sample(["CRM", "ERP", "Planbord monteurs"], draw.randint(0, 3))
        ),
        front=more.choice(["", "Offerte per mail", "Medewerker beantwoordt de vraag aan de telefoon"]),
        back=more.choice(["", "Tarieven per bestand aanleveren", "Gegevens in drie systemen opzoeken"]),
        onward=_onward(number, more),
        drop=more.choice([None, None, 0.004, 0.31]),
        importance=Importance(more.choice([2, 3, 4, 4, 4.5, 5])) if known else None,
        stated=weigh.choice([None, 1, 2, 3.5, 4, 4, 4, 5]),
        derived=weigh.choice([None, 0.0, 0.4, 2.2, 2.2, 5.0, 12.4]),
        fits=fits,
        expression=more.choice([None, 0, 24, 75, 100]),
        potential=more.choice([None, 50, 100]),
        grade=known_by.choice([None, "hypothesis", "qualitative", "quantitative"]),
        facts=tuple((name, known_by.choice(_SAID)) for name in FACTS if known_by.random() < 0.5),
    )


@lru_cache(64)  # nothing in it changes, and every view asks for the same ones
def content(size: int, seed: int = 1, language: str = "nl", phases: int = 4) -> MapContent:
    """Return a map of so many touchpoints; the same seed gives the same map."""
    draw = random.Random(seed)
    touchpoints = [touchpoint(i + 1, draw) for i in range(size)]
    cuts = sorted(draw.randint(0, size) for _ in range(phases - 1))
    parts = [touchpoints[a:b] for a, b in zip([0, *cuts], [*cuts, size], strict=True)]
    names = ["Oriënteren", "Vergelijken en kiezen", "Blijven en doorvertellen", "Opzeggen", "Nieuw"]
    shown = MapContent(
        id="sample",
        language=language,
        title="Tekenen gaat vlot, de eerste factuur valt tegen",
        subject="Klant worden",
        client="Voorbeeld",
        subtitle=("Persona: Jonge huurder", "Van: eerste idee; tot: eerste factuur", "Klantreisindex 61 (59–63)"),
        description="A description.",
        phases=tuple(
            MapPhase(i + 1, names[i % 5], "Weten waar ik aan toe ben" if i % 2 else "", tuple(part))
            for i, part in enumerate(parts)
        ),
        all_phases=phases,
        values=tuple(
            BrandValue(id_, name, "Wat wij beloven")
            for id_, name in zip(
                ("clear", "near", "thrifty", "together"), ("Helder", "Dichtbij", "Zuinig", "Samen"), strict=True
            )
        ),
        crm_known=True,
    )
    shown = replace(shown, against=_against(shown, draw)) if size else shown
    return replace(
        shown,
        portfolio=view_samples.portfolio(size, seed),
        people=view_samples.people(min(size, 26), seed),
        tasks=view_samples.tasks(size, seed),
    )


def _against(shown: MapContent, draw: random.Random) -> Against:
    """What the sample is held against: some touchpoints are missing, some are elsewhere, others differ."""
    phases = []
    for phase in shown.phases:
        kept = [_earlier(point, draw) for point in phase.touchpoints if point.number % 5]
        extra = [replace(point, id=f"old-{point.id}") for point in phase.touchpoints[::4]]
        phases.append(replace(phase, touchpoints=(*kept[1:], *kept[:1], *extra)))
    old = replace(shown, id="earlier", phases=tuple(phases), title="Klant worden", against=None)
    return Against(
        content=old, old_name="Nu", new_name="Straks", old_title="Klant worden", new_title="Klant worden straks",
        states=True, gain=Gain(56, 61, 2, 8),
    )  # fmt: skip


def _earlier(point: MapTouchpoint, draw: random.Random) -> MapTouchpoint:
    emotion, does = draw.choice([None, point.emotion, -1.5]), draw.choice([point.does, "Wacht op de brief"])
    return replace(
        point, emotion=emotion, does=does, channels=draw.choice(["", "kiosk", point.channels]), owner="Balie"
    )


@lru_cache(16)
def written(text: str) -> MapContent:
    """Return a map on which every text is this one."""
    idea, system = Idea(text, text), System(text, island=True)
    points = tuple(
        MapTouchpoint(
            id=f"t{i}", name=text, number=i, phase=text, channels=text, tags=(text,), wants=text, does=text, thinks=text,
            feels=text, emotion=1.0, desired=2.0, pains=(text,), headlines=(Headline("CES", "6,4", 12),),
            performance=Performance(80, 70, 90, 12), choice="excel", order=i, priority="1", ideas=(idea,), owner=text,
            systems=(system, system), moment="weak" if i == 2 else None, front=text, back=text,
            importance=Importance(4), stated=4, derived=5.0 * i, fits=(Fit("one", 2, 4), Fit("two", -1, 0)), expression=50.0, potential=80.0,
            onward=(Onward(f"t{i % 3 + 1}", 0.4, i == 3),), drop=0.6, grade="qualitative",
            facts=tuple((name, text) for name in FACTS),
        )
        for i in (1, 2, 3)
    )  # fmt: skip
    phase = MapPhase(1, text, text, points)
    other = replace(points[0], id="other", does=f"{text}.", channels=f"{text}.", emotion=-1)
    old = MapContent(
        id="old", language="en", title=text, subject=text, phases=(replace(phase, touchpoints=(*points[1:], other)),)
    )
    against = Against(content=old, old_name=text, new_name=text, old_title=text, new_title=text, states=True)
    portfolio, people, tasks = view_samples.written(text)
    return MapContent(
        id="written", language="en", title=text, subject=text, client=text, subtitle=(text, text), description=text,
        phases=(phase,), values=(BrandValue("one", text, text), BrandValue("two", text, text)), crm_known=True,
        left_out=(text,), against=against, portfolio=portfolio, people=people, tasks=tasks,
    )  # fmt: skip
