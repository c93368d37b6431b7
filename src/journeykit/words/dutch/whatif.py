"""What `whatif` says: what would move when figures were others or improvements were done."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # what was asked
    "there is nothing to change": "er is niets om te veranderen",
    "say what: --set ID.performance=80, or --do IMPROVEMENT": "zeg wat: --set ID.performance=80, of --do MAATREGEL",
    '"{text}" does not say which figure is to be what': '"{text}" zegt niet welk cijfer wat moet worden',
    "write it like --set ID.performance=80": "schrijf het als --set ID.performance=80",
    "write it like --set ID.brand.VALUE=3": "schrijf het als --set ID.brand.WAARDE=3",
    "write it like --set ID.basics.BASIC=kept": "schrijf het als --set ID.basics.BASIS=kept",
    'there is no figure "{field}" to set': 'er is geen cijfer "{field}" om te zetten',
    'there is no touchpoint "{id}" with figures': 'er is geen touchpoint "{id}" met cijfers',
    "{text}: the figure lies between {low:g} and {high:g}": "{text}: het cijfer ligt tussen {low:g} en {high:g}",
    '{text}: "{value}" is no number': '{text}: "{value}" is geen getal',
    'there is no brand value "{name}"': 'er is geen merkwaarde "{name}"',
    'there is no basic "{name}"': 'er is geen basiseis "{name}"',
    'a basic is kept, broken or not-applicable, not "{value}"': (
        'een basiseis is kept, broken of not-applicable, niet "{value}"'
    ),
    'the importance of "{id}" was derived from answers: it is a share of the whole': (
        'het belang van "{id}" is afgeleid uit antwoorden: het is een deel van het geheel'
    ),
    "give a figure from 0 to below 1; now it is {now:.2f}": "geef een cijfer vanaf 0 en onder 1; nu is het {now:.2f}",
    "together the importances that were set leave nothing for the others": (
        "samen laten de belangen die zijn gezet niets over voor de andere"
    ),
    'there is no improvement "{id}"': 'er is geen maatregel "{id}"',
    "write one of: {names}": "schrijf een van: {names}",
    # what was assumed
    "What if": "Wat als",
    "satisfaction is set to {value:.0f} (now {now:.0f})": "de tevredenheid is {value:.0f} (nu {now:.0f})",
    "satisfaction is set to {value:.0f} (now unknown)": "de tevredenheid is {value:.0f} (nu onbekend)",
    "importance is set to {value:.2f} of the whole (now {now:.2f})": (
        "het belang is {value:.2f} van het geheel (nu {now:.2f})"
    ),
    "importance is set to {value:.1f} of 5 (now {now:.1f})": "het belang is {value:.1f} op 5 (nu {now:.1f})",
    "importance is set to {value:.1f} of 5 (nobody stated it)": (
        "het belang is {value:.1f} op 5 (niemand heeft het genoemd)"
    ),
    "{value:.0f} % of customers meet it (now {now:.0f} %)": "{value:.0f} % van de klanten komt er (nu {now:.0f} %)",
    "the emotion is set to {value:.1f}": "het gevoel is {value:.1f}",
    'the brand value "{name}" is set to {value:.1f} of 4': 'de merkwaarde "{name}" is {value:.1f} op 4',
    'the basic "{name}" is {answer}': 'basiseis "{name}": {answer}',
    "kept": "op orde",
    "broken": "niet op orde",
    '"{title}" is done': '"{title}" is gedaan',
    # why it moves
    '"{title}": {points:.1f} points up by itself': '"{title}": op zichzelf {points:.1f} punten omhoog',
    '"{title}": {points:.1f} points down': '"{title}": {points:.1f} punten omlaag',
    "the largest counts in full, the next for a half, and so on": (
        "de grootste telt helemaal, de volgende voor de helft, enzovoort"
    ),
    "it cannot come above 100": "boven de 100 kan het niet komen",
    '"{title}" adds {points:.1f} to the brand value "{value}"': (
        '"{title}" voegt {points:.1f} toe aan de merkwaarde "{value}"'
    ),
    "nothing changes here itself, but it does at the others": "hier zelf verandert niets, bij de andere wel",
    "others come below it": "andere zakken eronder",
    "others come above it": "andere komen erboven",
    "importance is stated from here on: not every touchpoint with a figure has a derived one": (
        "het belang is nu het genoemde: niet elk touchpoint met een cijfer heeft een afgeleid belang"
    ),
    # what is to be said of it
    '"{touchpoint}" has no figure, so nobody can say where it would come': (
        '"{touchpoint}" heeft geen cijfer, dus niemand kan zeggen waar het op uitkomt'
    ),
    '"{title}" was done already: the figures have it in them, or will have': (
        '"{title}" is al gedaan: het zit in de cijfers, of komt er nog in'
    ),
    '"{title}" was dropped: it brings nothing': '"{title}" is geschrapt en brengt dus niets',
    'nobody said what "{title}" brings to satisfaction': 'niemand heeft gezegd wat "{title}" de tevredenheid oplevert',
    '"{title}" needs "{other}" first, which is not done': 'voor "{title}" is eerst "{other}" nodig, en dat is niet gedaan',
    '"{title}" and "{other}" are alternatives: at most one of them is done': (
        '"{title}" en "{other}" zijn alternatieven: hoogstens één ervan wordt gedaan'
    ),
    "Nothing moves.": "Er beweegt niets.",
    "Nothing was written.": "Er is niets opgeslagen.",
}
