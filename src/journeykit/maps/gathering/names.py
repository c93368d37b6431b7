"""The names of things that documents call by id: channels, departments, systems, metrics."""

from __future__ import annotations

from collections.abc import Sequence

from journeykit.model import Project
from journeykit.words import Sentence, number

CHANNELS = {
    "advertisement": "advertisement",
    "app": "app",
    "chat": "chat",
    "chatbot": "chatbot",
    "comparison-site": "comparison site",
    "email": "e-mail",
    "event": "event",
    "kiosk": "kiosk",
    "letter": "letter",
    "marketplace": "marketplace",
    "messaging": "messaging app",
    "on-site": "on site",
    "outdoor": "outdoor advertising",
    "person": "word of mouth",
    "phone": "phone",
    "portal": "portal",
    "print": "print",
    "reception": "reception",
    "review-site": "review site",
    "search": "search engine",
    "sms": "text message",
    "social": "social media",
    "store": "shop",
    "telemarketing": "telemarketing",
    "tv-radio": "TV and radio",
    "video-call": "video call",
    "website": "website",
}

METRICS = {
    "ces": "CES",
    "ces1": "CES 1.0",
    "csat": "CSAT",
    "csat-percent": "CSAT",
    "nps": "NPS",
    "rating": "school mark",
    "emotion": "emotion",
}
COUNTED = {
    "wait": "Waiting time", "handling-time": "Handling time", "lead-time": "Lead time",
    "first-time-right": "Right first time", "contacts": "Contacts", "complaints": "Complaints",
    "conversion": "Conversion", "retention": "Retention", "churn": "Churn", "repeat-rate": "Repeat rate",
    "spend": "Spend", "cost": "Cost",
}  # fmt: skip
"""Operational metrics, as they head a line."""
UNITS = {
    "percent": "{count} %", "%": "{count} %", "seconds": "{count} seconds", "minutes": "{count} minutes",
    "hours": "{count} hours", "days": "{count} days", "weeks": "{count} weeks", "euro": "{count} euros",
    "per week": "{count} a week", "per month": "{count} a month", "per year": "{count} a year",
}  # fmt: skip


def channels(t: Sentence, project: Project, ids: Sequence[str]) -> str:
    """Return the names of channels, the project's own before the built-in ones."""
    own = {channel.id: channel.name for channel in project.channels}
    names = [own.get(id_) or (t(CHANNELS[id_]) if id_ in CHANNELS else id_) for id_ in ids]
    return ", ".join(names)


def channel_icons(project: Project) -> dict[str, str]:
    """Return the icons that the project gives to its channels."""
    return {channel.id: channel.icon for channel in project.channels if channel.icon}


def department(project: Project, id_: str | None) -> str:
    """Return the name of a department; a word that is no id stays as it is."""
    return next((one.name for one in project.departments if one.id == id_), id_ or "")


def system(project: Project, id_: str) -> str:
    """Return the name of a system; a word that is no id stays as it is."""
    return next((one.name for one in project.systems if one.id == id_), id_)


def amount(t: Sentence, value: float, unit: str | None, language: str) -> str:
    """Write a figure with its unit; a unit that we do not know stands behind it as it is."""
    written = number(value, language, 0 if float(value).is_integer() else 2 if unit == "euro" else 1)
    if not unit:
        return written
    return t(UNITS[unit], count=written) if unit in UNITS else f"{written} {unit}"


def lower(text: str) -> str:
    """Return a text as it stands within a sentence."""
    return text[:1].lower() + text[1:]


def metric(t: Sentence, name: str, *, own_scale: bool = False) -> str:
    """Return the short name of a metric; a rating on a scale of its own is no school mark."""
    if name == "rating" and own_scale:
        return t("rating")
    if name in COUNTED:
        return lower(t(COUNTED[name]))
    return t(METRICS[name]) if name in METRICS else name
