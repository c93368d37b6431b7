"""What the plan says of the choice under a budget."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "--{name} is no number that one can count with": "--{name} is geen getal waarmee te rekenen valt",
    "--{name} is below 0, and no plan asks less than nothing": (
        "--{name} ligt onder 0, en geen plan vraagt minder dan niets"
    ),
    # why it is not in the plan
    'it needs "{id}", which nobody knows': '"{id}" is er eerst voor nodig, en dat kent niemand',
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
}
