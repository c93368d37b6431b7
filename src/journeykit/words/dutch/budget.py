"""What the plan says of the choice under a budget."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "--{name} is no number that one can count with": "--{name} is geen getal waarmee te rekenen valt",
    "--{name} is below 0, and no plan asks less than nothing": (
        "--{name} ligt onder 0, en geen plan vraagt minder dan niets"
    ),
    # why it is not in the plan
    'it needs "{id}", which nobody knows': '"{id}" is er eerst voor nodig, en dat kent niemand',
    'it needs "{id}", which stands at something that is not there yet': (
        '"{id}" is er eerst voor nodig, en dat hoort bij iets wat er nog niet is'
    ),
    'it needs "{title}", which cannot be done': '"{title}" is er eerst voor nodig, en dat kan niet',
    'it needs "{title}", of which nobody knows the costs': (
        '"{title}" is er eerst voor nodig, en daarvan kent niemand de kosten'
    ),
    'it needs "{title}", of which nobody knows the work': (
        '"{title}" is er eerst voor nodig, en daarvan weet niemand hoeveel werk het is'
    ),
    'it needs "{title}", and is an alternative to it': '"{title}" is er eerst voor nodig, en is er een alternatief voor',
    "it waits for itself: {circle}": "het wacht op zichzelf: {circle}",
    '"{title}" was done instead': 'in plaats daarvan is "{title}" gedaan',
    "with what it needs, it asks more money than there is": "met wat ervoor nodig is, vraagt het meer geld dan er is",
    "with what it needs, it asks more days than there are": "met wat ervoor nodig is, vraagt het meer dagen dan er zijn",
    "it is not expected to bring anything": "er wordt geen winst van verwacht",
    "other improvements bring more for the same money and work": (
        "andere maatregelen brengen meer voor hetzelfde geld en werk"
    ),
    "others bring more for the same money and work; with this one, the plan brings {loss:.1f} points less": (
        "andere brengen meer voor hetzelfde geld en werk; met deze erbij brengt het plan {loss:.1f} punten minder"
    ),
    "others bring a little more for the same money and work; with this one, the plan is almost as good": (
        "andere brengen iets meer voor hetzelfde geld en werk; met deze erbij is het plan bijna even goed"
    ),
    "with it, the plan brings no more": "met deze erbij brengt het plan niet meer",
    # why it could not be judged
    "its costs are not known": "de kosten zijn niet bekend",
    "its working days are not known": "het aantal werkdagen is niet bekend",
    "its costs and its working days are not known": "de kosten en het aantal werkdagen zijn niet bekend",
    "nobody said what it is to bring": "niemand heeft gezegd wat het moet opleveren",
    "its touchpoints have no figure yet, so nobody knows what it brings": (
        "de touchpoints hebben nog geen cijfer, dus niemand weet wat het oplevert"
    ),
    "its costs, its working days and what it brings are not known": (
        "de kosten, het aantal werkdagen en de opbrengst zijn niet bekend"
    ),
    "its costs and what it brings are not known": "de kosten en de opbrengst zijn niet bekend",
    "its working days and what it brings are not known": "het aantal werkdagen en de opbrengst zijn niet bekend",
    # the section of the plan
    "Nothing that could be judged fits, or brings anything.": "Niets wat te beoordelen viel, past of brengt iets.",
    "{count} improvement is expected to bring most within these limits:": (
        "{count} maatregel brengt binnen deze grenzen naar verwachting het meest:"
    ),
    "{count} improvements together are expected to bring most within these limits:": (
        "{count} maatregelen samen brengen binnen deze grenzen naar verwachting het meest:"
    ),
    "{points} index points.": "{points} punten op de index.",
    "That is the journeys together, each by its customers a year: {journeys}.": (
        "Dat is voor alle klantreizen samen, elk naar het aantal klanten per jaar: {journeys}."
    ),
    "That is the mean of the journeys, because not all say how many customers they have: {journeys}.": (
        "Dat is het gemiddelde van de klantreizen, want niet van alle is het aantal klanten bekend: {journeys}."
    ),
    "There was {count} to choose from.": "Er was er {count} om uit te kiezen.",
    "It is proven that no other choice out of these {count} brings more.": (
        "Het is bewezen dat geen andere keuze uit deze {count} meer brengt."
    ),
    "The search was stopped before it was proven that nothing brings more.": (
        "Het zoeken is gestopt voordat bewezen was dat niets meer brengt."
    ),
    "They ask {money} and {days}.": "Dat vraagt {money} en {days}.",
    "They ask {money}, over {years} {total}, and {days}.": "Dat vraagt {money}, over {years} {total}, en {days}.",
    "{count} year": "{count} jaar",
    "{count} years": "{count} jaar",
    "Chosen again {draws} times, with figures drawn within their margins: the last column says how often each is in the best plan.": (
        "De keuze is {draws} keer herhaald, met cijfers getrokken binnen hun marge: de laatste kolom zegt hoe vaak elk in het beste plan zit."
    ),
    "With a tenth more money ({limit})": "Met een tiende meer geld ({limit})",
    "With a tenth more work ({limit})": "Met een tiende meer werk ({limit})",
    "The second best plan brings almost the same: {changed}. It asks {cost} and {days}.": (
        "Het op één na beste plan brengt bijna evenveel: {changed}. Het vraagt {cost} en {days}."
    ),
    "The second best plan brings {less:.1f} points less: {changed}. It asks {cost} and {days}.": (
        "Het op één na beste plan brengt {less:.1f} punten minder: {changed}. Het vraagt {cost} en {days}."
    ),
    "{what} the best plan stays the same.": "{what} blijft het beste plan hetzelfde.",
    "{what} the best plan brings hardly more: {changed}.": "{what} brengt het beste plan nauwelijks meer: {changed}.",
    "{what} the best plan brings {points} more: {changed}.": "{what} brengt het beste plan {points} meer: {changed}.",
    "{count} point": "{count} punt",
    "{count} points": "{count} punten",
    "less than −0.1": "minder dan −0,1",
    "with {adds} instead of {drops}": "met {adds} in plaats van {drops}",
    "with {adds} as well": "met ook {adds}",
    "without {drops}": "zonder {drops}",
}
