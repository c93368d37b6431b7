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
    '"{title}" waits for itself in the end': '"{title}" wacht uiteindelijk op zichzelf',
    '"{title}" is due before "{other}", which it waits for': '"{title}" moet klaar zijn vóór "{other}", waarop het wacht',
    '"{title}" is late': '"{title}" is te laat',
    '"{title}" waits for "{other}", which nobody does': '"{title}" wacht op "{other}", en dat doet niemand',
    # measuring
    "nobody has asked customers yet": "klanten is nog niets gevraagd",
    "the figure is what we think, nobody has asked customers": "het cijfer is onze eigen inschatting, klanten is niets gevraagd",
    "nobody knows how many answers the figure rests on": "niemand weet op hoeveel antwoorden het cijfer rust",
    "{n:.0f} answers are too few, {limit} are needed": "{n:.0f} antwoorden zijn er te weinig, {limit} zijn er nodig",
    "the figure is old": "het cijfer is oud",
}
