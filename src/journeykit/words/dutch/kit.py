"""The kit: the few words that its templates do not bring themselves, and the comments of a blank research document."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "The customer's side": "De kant van de klant",
    "The organisation's side": "De kant van de organisatie",
    "--at goes with own-experience: only there somebody is visited": "--at hoort bij own-experience: alleen daar gaat u op bezoek",
    'there is no competitor "{name}"': 'er is geen concurrent "{name}"',
    "one line a finding: write its text, say how often it was heard, and take the # before the line away": "één regel per bevinding: schrijf de tekst, zeg hoe vaak u haar hoorde, en haal het # voor de regel weg",
    "verified_by: the research or measurements that confirm it; leave it out while nothing does": "verified_by: het onderzoek of de meting die het bevestigt; laat het weg zolang niets dat doet",
    "What came back from the {kit} about {journeys}.": "Wat er terugkwam van {kit} over {journeys}.",
    "No names, telephone numbers or addresses of customers: this file stays in git.": "Geen namen, telefoonnummers of adressen van klanten: dit bestand blijft in git.",
    "workshop": "de workshop",
    "interviews": "de gesprekken",
    "diaries": "de dagboeken",
    "being a customer ourselves": "zelf klant zijn",
    "ten-point scan": "de tienpuntenscan",
    "how many people took part": "hoeveel mensen meededen",
    "when: a year, a quarter (2026-Q3), a month or a day": "wanneer: een jaar, een kwartaal (2026-Q3), een maand of een dag",
    "what they were asked": "wat hun is gevraagd",
    "what they got for taking part": "wat zij ervoor kregen",
    "about no touchpoint in particular": "over geen touchpoint in het bijzonder",
    "not measured": "niet gemeten",
    "measured: {figures}": "gemeten: {figures}",
}
