"""What stated against derived importance says: its title, and the line below it."""

from __future__ import annotations

from collections.abc import Iterator

from journeykit.diagnostics import NothingToDoError, message
from journeykit.maps.content import MapContent, MapTouchpoint
from journeykit.maps.importance.ranks import Orders
from journeykit.maps.speaking import listed
from journeykit.words import Sentence, number


def both_known(content: MapContent) -> list[MapTouchpoint]:
    """Return the touchpoints of which both importances are known.

    Raises:
        NothingToDoError: there are none; it says which of the two is missing.
    """
    shown = [point for point in content.touchpoints if point.stated is not None and point.derived is not None]
    if not shown:
        raise _missing(content)
    return shown


def _missing(content: MapContent) -> NothingToDoError:
    if any(point.derived is not None for point in content.touchpoints):
        return NothingToDoError(
            message("{journey} has derived importance only: nobody stated any", journey=content.id),
            message("ask customers how important each touchpoint is to them (1-5), and write it as `importance`"),
        )
    if any(point.stated is not None for point in content.touchpoints):
        return NothingToDoError(
            message("{journey} has stated importance only: none was derived from answers", journey=content.id),
            message("journeykit measure derives it from answers that rate touchpoints and the whole"),
        )
    return NothingToDoError(message("{journey} has no importance, neither stated nor derived", journey=content.id))


def finding(t: Sentence, orders: Orders) -> str:
    """Say where the two disagree most; else that they agree."""
    hidden, claimed = orders.those("hidden"), orders.those("claimed")
    first = [place.touchpoint.name for place in hidden[:2]]
    second = [place.touchpoint.name for place in claimed[:2]]
    if first and second:
        return t(
            "More important than customers say: {hidden}; less: {claimed}",
            hidden=listed(t, first), claimed=listed(t, second),
        )  # fmt: skip
    if first:
        return t("More important than customers say: {names}", names=listed(t, first))
    if second:
        return t("Less important than customers say: {names}", names=listed(t, second))
    return t("What customers say and what goes with their satisfaction agree")


def subtitle(t: Sentence, content: MapContent, orders: Orders) -> Iterator[str]:
    """Yield what the figures are, and how alike the two orders are."""
    yield t("derived: share of the differences in the overall outcome that go with it")
    yield t("cross-hair: the medians")
    if orders.alike is not None:
        value = number(round(orders.alike, 2), content.language)
        how = "rank correlation {value}: much alike" if orders.agree else "rank correlation {value}: not alike"
        yield t(how, value=value)
    yield from content.left_out
    count, every = len(orders.places), len(content.touchpoints)
    if count < every:
        yield t("both are known of {count} of {all} touchpoints", count=count, all=every)
