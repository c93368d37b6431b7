"""What a flow says."""

from __future__ import annotations

from journeykit.maps.content import MapContent
from journeykit.maps.flow.cards import drops, percent
from journeykit.words import Sentence


def finding(content: MapContent, t: Sentence) -> str:
    """Say where most customers drop out; nothing when nobody is known to."""
    most = drops(content.touchpoints)
    return t("{share} drops out at {name}", share=percent(most[0].drop or 0), name=most[0].name) if most else ""
