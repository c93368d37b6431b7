"""The words of CJML and ours: channels, ratings, and the elements that have no field."""

from __future__ import annotations

import re
from math import floor
from typing import Final

from journeykit.model.vocabulary import CHANNELS

SCALE: Final = (1.0, 5.0)
"""CJML's ratings: 1 is very dissatisfied, 5 very satisfied."""

JOURNEY_KEPT: Final = ("plannedReference", "journeyLongSummary", "journeyStatus", "journeyOwner", "journeyExperience",
                       "complianceContent", "complianceSequence", "complianceTiming", "comment")  # fmt: skip
POINT_KEPT: Final = ("compliance", "message", "comment", "timestamps", "touchpointDuration", "deltaTime", "category",
                     "uncertainty")  # fmt: skip
"""Elements without a field: they are kept under `meta.cjml` and go out again from there."""

_OURS: Final = {
    "on-site": "faceToFace", "kiosk": "selfServiceMachine", "social": "socialMediaMessage", "messaging": "message",
    "store": "shopCounter", "reception": "serviceDesk", "website": "internet",
}  # fmt: skip
_THEIRS: Final = {
    "facetoface": "on-site", "face2face": "on-site", "facetofaceconversation": "on-site", "selfservicemachine": "kiosk",
    "socialmediamessage": "social", "socialmedia": "social", "socialmediainteraction": "social", "message": "messaging",
    "messageservice": "messaging", "shopcounter": "store", "servicedesk": "reception", "internet": "website",
    "internetglobe": "website", "internetviapc": "website", "internetviasmartphone": "website",
    "internetviatablet": "website", "web": "website", "webapp": "website", "apponpc": "app", "apponsmartphone": "app",
    "appontablet": "app", "telephone": "phone", "phonecall": "phone", "mail": "letter", "post": "letter",
}  # fmt: skip


def channel_of(word: str) -> str | None:
    """Return our channel for a word of CJML's; None when there is none."""
    plain = re.sub(r"[^a-z0-9]", "", word.lower())
    return next((own for own in CHANNELS if own.replace("-", "") == plain), _THEIRS.get(plain))


def word_of(channel: str) -> str:
    """Return the word that CJML's programs know for a channel."""
    return _OURS.get(channel, channel)


def rating_of(emotion: float) -> str:
    """Return the whole rating from 1 to 5 that is nearest to an emotion from -2 to 2."""
    return str(floor(emotion + 3.5))
