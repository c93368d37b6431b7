"""Why a touchpoint gets its choice."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "a basic is broken: {basics}": "een basis is niet op orde: {basics}",
    "satisfaction is not known": "de klanttevredenheid is niet bekend",
    "the brand can show much more here: {now:.0f} of a possible {potential:.0f}": "het merk kan hier veel sterker spreken: {now:.0f} van de mogelijke {potential:.0f}",
    "a moment of truth that is not yet sufficient: {p:.1f} is below 65": "een moment van de waarheid dat nog niet voldoende is: {p:.1f} ligt onder 65",
    "important, and not yet sufficient: {p:.1f} is below 65": "belangrijk, en nog niet voldoende: {p:.1f} ligt onder 65",
    "a moment of truth that does well: {p:.0f}": "een moment van de waarheid dat goed gaat: {p:.0f}",
    "it does well ({p:.0f}), and it weighs more than most": "het gaat goed ({p:.0f}) en het weegt zwaarder dan de meeste",
    "it does well ({p:.0f}), and the brand can show more here than at most others": "het gaat goed ({p:.0f}) en het merk kan hier meer laten zien dan op de meeste plekken",
    "it does very well ({p:.0f}) where it matters least": "het gaat heel goed ({p:.0f}) waar het er het minst toe doet",
    "nothing asks for more here: {p:.0f}": "niets vraagt hier om meer: {p:.0f}",
    "satisfaction seems insufficient: {p:.1f} is below 55, but nothing was measured": "de klanttevredenheid lijkt onvoldoende: {p:.1f} ligt onder 55, maar er is niets gemeten",
    "satisfaction is insufficient: {p:.1f} is below 55, with an unknown margin": "de klanttevredenheid is onvoldoende: {p:.1f} ligt onder 55, met onbekende marge",
    "satisfaction is probably insufficient: {p:.1f} is below 55, but it may be {high:.1f}": "de klanttevredenheid is waarschijnlijk onvoldoende: {p:.1f} ligt onder 55, maar het kan {high:.1f} zijn",
    "satisfaction is insufficient: {p:.1f}, at most {high:.1f}, is below 55": "de klanttevredenheid is onvoldoende: {p:.1f}, hooguit {high:.1f}, ligt onder 55",
}
