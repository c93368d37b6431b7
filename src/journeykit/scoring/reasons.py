"""Why a touchpoint gets its choice, in a sentence with its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.diagnostics import Message, message
from journeykit.scoring.performance import FLOOR

if TYPE_CHECKING:
    from journeykit.scoring.choice import Chosen, Standing


def because(chosen: Chosen, standing: Standing, basics: tuple[str, ...]) -> Message:
    """Say which row of the table made the choice."""
    if chosen.reason == "basic":
        return message("a basic is broken: {basics}", basics=", ".join(basics))
    p = standing.p
    if p is None:
        return message("satisfaction is not known")
    match chosen.reason:
        case "insufficient":
            return _insufficient(p, standing)
        case "brand":
            return message(
                "the brand can show much more here: {now:.0f} of a possible {potential:.0f}",
                now=(standing.q or 0.0) - (standing.gap or 0.0),
                potential=standing.q or 0.0,
            )
        case "moment-of-truth" if chosen.take == "improve":
            return message("a moment of truth that is not yet sufficient: {p:.1f} is below 65", p=p)
        case "important" if chosen.take == "improve":
            return message("important, and not yet sufficient: {p:.1f} is below 65", p=p)
        case "moment-of-truth":
            return message("a moment of truth that does well: {p:.0f}", p=p)
        case "important":
            return message("it does well ({p:.0f}), and it weighs more than most", p=p)
        case "promising":
            return message("it does well ({p:.0f}), and the brand can show more here than at most others", p=p)
        case "plenty":
            return message("it does very well ({p:.0f}) where it matters least", p=p)
        case _:
            return message("nothing asks for more here: {p:.0f}", p=p)


def _insufficient(p: float, standing: Standing) -> Message:
    if standing.hypothesis:
        return message("satisfaction seems insufficient: {p:.1f} is below 55, but nothing was measured", p=p)
    if standing.high is None:
        return message("satisfaction is insufficient: {p:.1f} is below 55, with an unknown margin", p=p)
    if standing.high >= FLOOR:
        return message(
            "satisfaction is probably insufficient: {p:.1f} is below 55, but it may be {high:.1f}",
            p=p,
            high=standing.high,
        )
    return message("satisfaction is insufficient: {p:.1f}, at most {high:.1f}, is below 55", p=p, high=standing.high)
