"""What the matrix says: its title, and the line below it."""

from __future__ import annotations

from journeykit.maps.content import MapContent, MapTouchpoint
from journeykit.maps.speaking import listed
from journeykit.words import Sentence


def finding(content: MapContent, t: Sentence) -> str:
    """Say what to repair first, else what the map is called."""
    first = sorted(
        (p for p in content.touchpoints if p.choice == "repair" and not p.suspected), key=lambda p: p.order or 999
    )
    if not first:
        return content.title
    return t("First repair: {names}", names=listed(t, [p.name for p in first[:2]]))


def subtitle(t: Sentence, shown: list[MapTouchpoint]) -> list[str]:
    """Say what the figures are, and where the cross-hair stands."""
    derived = any(p.importance and p.importance.source == "derived" for p in shown)
    how = t("Importance: derived from answers, in percent") if derived else t("Importance: as customers state it, 1–5")
    parts = [how, t("performance 0–100"), t("cross-hair: median importance, performance 65")]
    assumed = sum(p.importance is not None and p.importance.source == "assumed" for p in shown)
    if assumed:
        parts.append(t("importance assumed at {count} of {all}: 3", count=assumed, all=len(shown)))
    return parts
