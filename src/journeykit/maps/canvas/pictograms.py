"""Which icon stands for which channel and which form of a touchpoint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journeykit.maps.canvas.icons import ICONS, UNKNOWN

CHANNELS: dict[str, str] = {
    "advertisement": "megaphone",
    "app": "app",
    "chat": "chat",
    "chatbot": "bot",
    "comparison-site": "bars",
    "email": "mail",
    "event": "calendar",
    "kiosk": "poster",
    "letter": "letter",
    "marketplace": "cart",
    "messaging": "bubble",
    "on-site": "visit",
    "outdoor": "poster",
    "person": "people",
    "phone": "phone",
    "portal": "portal",
    "print": "newspaper",
    "reception": "reception",
    "review-site": "star",
    "search": "search",
    "sms": "sms",
    "social": "heart",
    "store": "shop",
    "telemarketing": "phone",
    "tv-radio": "play",
    "video-call": "camera",
    "website": "web",
}

FORMS: dict[str, str] = {
    "appointment": "calendar",
    "call": "phone",
    "campaign": "megaphone",
    "cancellation": "cross",
    "change-form": "form",
    "complaint": "alert",
    "confirmation": "check",
    "contact-form": "form",
    "contract": "sign",
    "conversation": "chat",
    "delivery": "truck",
    "game": "game",
    "invoice": "invoice",
    "landing-page": "web",
    "leaflet": "leaflet",
    "newsletter": "newspaper",
    "notification": "bell",
    "order-form": "cart",
    "packaging": "box",
    "parking": "parking",
    "product": "tag",
    "public-transport": "bus",
    "quote": "doc",
    "reception": "reception",
    "referral": "share",
    "repair": "wrench",
    "review": "star",
    "shop": "shop",
    "survey": "survey",
    "visit": "visit",
    "welcome": "gift",
}


def icon_for(form: str | None, channels: Sequence[str], own: Mapping[str, str] | None = None) -> str:
    """Return the icon of a touchpoint: what it is, else where it happens, else a sheet of paper.

    `own` holds the icons that the project gives to its channels: a built-in channel or form, or an icon's name.
    """
    if form in FORMS:
        return FORMS[form]
    for channel in channels:
        icon = (own or {}).get(channel, channel if channel in CHANNELS else "")
        if icon:
            return CHANNELS.get(icon) or FORMS.get(icon) or (icon if icon in ICONS else UNKNOWN)
    return UNKNOWN
