"""What the action plan knows and finds."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # __init__
    "there is no journey to plan": "er is geen klantreis om een plan voor te maken",
    'there is no current journey "{id}"': 'er is geen huidige klantreis "{id}"',
    "known: {ids}": "bekend: {ids}",
    # actions: why now
    "a basic is not in order ({p:.0f} of 100)": "de basis is niet op orde ({p:.0f} van 100)",
    "a basic is not in order": "de basis is niet op orde",
    "insufficient ({p:.0f} of 100)": "onvoldoende ({p:.0f} van 100)",
    "here the brand can make the difference": "hier kan het merk het verschil maken",
    "important, not yet sufficient ({p:.0f} of 100)": "belangrijk, nog geen voldoende ({p:.0f} van 100)",
    "keeps strong what is strong ({p:.0f} of 100)": "houdt sterk wat sterk is ({p:.0f} van 100)",
    "not pressing ({p:.0f} of 100)": "niet dringend ({p:.0f} van 100)",
    "moment of truth": "moment van de waarheid",
    "not measured yet": "nog niet gemeten",
    # choosing
    "dropped": "vervallen",
    '"{title}" takes its place': '"{title}" komt ervoor in de plaats',
    'it needs "{title}", which was dropped': 'heeft "{title}" nodig, en dat is vervallen',
    "an idea that nobody owns yet": "een idee waar nog niemand eigenaar van is",
    # gaps
    '"{touchpoint}" is a moment of truth, and nobody measures it': (
        '"{touchpoint}" is een moment van de waarheid, en niemand meet het'
    ),
    '"{touchpoint}" is to be repaired, and nobody has an action for it': (
        '"{touchpoint}" moet worden gerepareerd, en niemand heeft er een maatregel voor'
    ),
    '"{touchpoint}" asks for an action, and there is none': '"{touchpoint}" vraagt om een maatregel, en die is er niet',
    '"{title}" is done, and customers were not told': '"{title}" is klaar, en klanten weten het niet',
    '"{title}" is done, and nobody inside was told': '"{title}" is klaar, en intern is het niemand verteld',
    'the trial of "{title}" is over, and there is no result': 'de proef met "{title}" is voorbij, en er is geen uitkomst',
    '"{title}" has no owner': '"{title}" heeft geen eigenaar',
    '"{title}" has no date': '"{title}" heeft geen datum',
    '"{title}" does not say how much work it is': 'van "{title}" is niet bekend hoeveel werk het is',
    '"{title}" does not say what it is to bring': 'van "{title}" is niet bekend wat het moet opleveren',
    '"{title}" is late': '"{title}" is te laat',
    '"{title}" waits for "{other}", which nobody does': '"{title}" wacht op "{other}", en dat doet niemand',
    # measuring
    "nobody has asked customers yet": "klanten is nog niets gevraagd",
    "the figure is what we think, nobody has asked customers": "het cijfer is onze eigen inschatting, klanten is niets gevraagd",
    "nobody knows how many answers the figure rests on": "niemand weet op hoeveel antwoorden het cijfer rust",
    "{n:.0f} answers are too few, {limit} are needed": "{n:.0f} antwoorden zijn er te weinig, {limit} zijn er nodig",
    "the figure is old": "het cijfer is oud",
    # steps: their names
    "the goal": "het doel",
    "the scope": "de afbakening",
    "the customers": "de klanten",
    "the touchpoints": "de touchpoints",
    "what customers go through": "wat klanten meemaken",
    "satisfaction": "tevredenheid",
    "what weighs": "wat zwaar weegt",
    "the brand": "het merk",
    "the actions": "de maatregelen",
    "telling people": "terugkoppeling",
    "keeping it alive": "levend houden",
    # steps: what they lack
    "say what loyal behaviour the journey is to bring": "zeg welk loyaal gedrag de reis moet opleveren",
    "give the goal a metric and a target": "geef het doel een meetwaarde en een streefwaarde",
    "say what customers want to get done, and where it starts and ends": (
        "zeg wat klanten gedaan willen krijgen, en waar dat begint en eindigt"
    ),
    "say who the customers are": "zeg wie de klanten zijn",
    "{known} of {all} have needs and channels": "van {known} van de {all} staan behoeften en kanalen vast",
    "list what customers meet": "schrijf op wat klanten tegenkomen",
    "add what customers hear from others, and the dull ones: invoice, form, letter": (
        "vul aan met wat klanten van anderen horen, en met het saaie: factuur, formulier, brief"
    ),
    "{known} of {all} touchpoints say what customers do, think or feel": (
        "bij {known} van de {all} touchpoints staat wat klanten doen, denken of voelen"
    ),
    "{known} of {all} touchpoints have {limit} answers or more": (
        "{known} van de {all} touchpoints hebben {limit} antwoorden of meer"
    ),
    "{known} of {all} touchpoints have an importance": "van {known} van de {all} touchpoints is het belang bekend",
    "mark the moments of truth": "wijs de momenten van de waarheid aan",
    "say what the brand stands for": "zeg waar het merk voor staat",
    "{known} of {all} touchpoints are held against the brand": (
        "{known} van de {all} touchpoints zijn naast het merk gelegd"
    ),
    "measure first: then it shows where to act": "meet eerst: dan blijkt waar iets moet gebeuren",
    "{known} of {all} pressing touchpoints have an action with an owner": (
        "{known} van de {all} dringende touchpoints hebben een maatregel met een eigenaar"
    ),
    "nothing is done yet, so there is nothing to tell": "er is nog niets klaar, dus er valt niets te vertellen",
    "customers heard of {known} of {all} that were done": "klanten hoorden van {known} van de {all} die klaar zijn",
    "give the journey an owner": "geef de reis een eigenaar",
    "agree on when it was last true, and look at it again": "leg vast wanneer ze nog klopte, en kijk er opnieuw naar",
    "finish a first action, and measure again": "maak een eerste maatregel af, en meet opnieuw",
}
