"""What the page says by itself: its headings, buttons and column heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeykit.words import Sentence


def words(t: Sentence) -> dict[str, str]:
    """Return the page's own words in a language."""
    return {
        "kind": t("Customer journeys"),
        "skip": t("To the findings"),
        "contents": t("Contents"),
        "findings": t("What stands out"),
        "read_on": t("read on"),
        "journeys": t("The journeys"),
        "journey": t("Journey"),
        "future": t("future"),
        "index": t("Index"),
        "index_of": t("Journey index"),
        "index_bar": t("Index with its margin"),
        "norm": t("0 to 100; the line is the norm: 55"),
        "finding": t("Finding"),
        "job": t("Customer job:"),
        "goals": t("Goals:"),
        "maps": t("Maps"),
        "zoom": t("Zoom"),
        "smaller": t("Smaller"),
        "larger": t("Larger"),
        "fit": t("Fit"),
        "full": t("Full screen"),
        "lanes": t("Lanes"),
        "sheet": t("Arrow keys move it, plus and minus zoom."),
        "as_table": t("The same as a table"),
        "touchpoints": t("Touchpoints"),
        "touchpoint": t("Touchpoint"),
        "moment": t("moment of truth"),
        "guess": t("assumption"),
        "few": t("few answers"),
        "customer": t("The customer"),
        "measured": t("Measured"),
        "importance": t("Importance:"),
        "needed": t("What is needed"),
        "brand": t("Brand"),
        "improvements": t("Improvements"),
        "behind": t("Behind it"),
        "evidence": t("Evidence"),
        "room": t("room, in index points"),
        "room_head": t("Room (index points)"),
        "previous": t("Previous touchpoint"),
        "next": t("Next touchpoint"),
        "close": t("Close"),
        "ranking": t("Where to begin"),
        "ranking_lead": t(
            "All touchpoints in order: what is broken first, then what gains most. The bar shows how sure each place is."
        ),
        "place": t("Place"),
        "place_bar": t("Between places"),
        "choice": t("Choice"),
        "score": t("Score"),
        "top": t("In the top 5"),
        "plan": t("The plan"),
        "decisions": t("To decide"),
        "roadmap": t("Now, next, later"),
        "board": t("Board"),
        "quick_win": t("quick win"),
        "points": t("index points"),
        "to_measure": t("Measure first"),
        "trend": t("How it went"),
        "evidence_lead": t("What the figures and findings rest on, the newest first."),
        "stale": t("old"),
        "unused": t("no figure of today rests on it"),
        "rests": t("Rests on it:"),
        "assumed": t("What nobody has asked customers yet"),
        "terms": t("Terms"),
        "made": t("Made with journeykit. This page holds everything it shows and asks nothing of any network."),
        "theme": t("Light or dark"),
        "theme_auto": t("Automatic"),
        "theme_light": t("Light"),
        "theme_dark": t("Dark"),
    }
