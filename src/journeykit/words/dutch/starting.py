"""What is said when a project is begun or gets one more document."""

from __future__ import annotations

WORDS: dict[str, str] = {
    'there is no starter "{name}"': 'er is geen begin met de naam "{name}"',
    "the starters are: {names}": "u kunt beginnen met: {names}",
    "these files are there already: {files}": "deze bestanden zijn er al: {files}",
    "nothing was written; move them away, or start in a new folder: journeykit init NAME": "er is niets geschreven; zet ze ergens anders neer, of begin in een nieuwe map: journeykit init NAAM",
    "these files would land outside the folder: {files}": "deze bestanden zouden buiten de map terechtkomen: {files}",
    "now: cd {folder}": "nu: cd {folder}",
    "then: journeykit validate, and journeykit map -o map.svg": "dan: journeykit validate, en journeykit map -o kaart.svg",
    "First phase": "Eerste fase",
    "First touchpoint": "Eerste touchpoint",
    "say in which phase: --phase {ids}": "zeg in welke fase: --phase {ids}",
    "say in which journey: --journey {ids}": "zeg in welke klantreis: --journey {ids}",
    "say in which one: --journey ID": "zeg in welke: --journey ID",
    "say which touchpoint it improves: --touchpoint ID": "zeg welk touchpoint het verbetert: --touchpoint ID",
    "the journey has no phase": "de klantreis heeft geen fase",
    "there are no touchpoints": "er zijn geen touchpoints",
    'the touchpoint "{id}" stands in several journeys: {journeys}': 'het touchpoint "{id}" staat in meer dan één klantreis: {journeys}',
    "{file} is there already": "{file} is er al",
    'the id "{id}" is taken: {place}': 'de id "{id}" is al in gebruik: {place}',
    "choose another name": "kies een andere naam",
    'there is no "{id}"': 'er is geen "{id}"',
    "known: {ids}": "bekend: {ids}",
    "Write this to {file}?": "Dit in {file} schrijven?",
}
