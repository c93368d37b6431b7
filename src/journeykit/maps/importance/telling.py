"""Stated against derived importance in plain text: one line a touchpoint, what goes most with their satisfaction first."""

from __future__ import annotations

from journeykit.maps.content import MapContent
from journeykit.maps.importance.finding import both_known, finding, subtitle
from journeykit.maps.importance.plot import told
from journeykit.maps.importance.ranks import Side, make_orders
from journeykit.maps.plain import clean, headline, joined, wrapped
from journeykit.maps.speaking import speaker

_SIDES: dict[Side, str] = {
    "hidden": "weighs more than customers say",
    "claimed": "weighs less than customers say",
    "both": "much the same place in both orders",
}


def tell_importance(content: MapContent) -> str:
    """Return both importances as text.

    Raises:
        NothingToDoError: of no touchpoint both are known; it says which of the two is missing.
    """
    t, orders = speaker(content.language), make_orders(both_known(content))
    lines = headline(finding(t, orders), content.subject, *subtitle(t, content, orders))
    for place in sorted(orders.places, key=lambda place: place.derived):
        lines += ["", *wrapped(f"{place.touchpoint.number}. {clean(place.touchpoint.name)}")]
        lines += wrapped(f"{told(t, content.language, place)}: {t(_SIDES[place.side])}", "    ")
    return joined(lines)
