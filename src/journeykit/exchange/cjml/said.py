"""What CJML has words for in a touchpoint, taken from our fields and put back into them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from journeykit.exchange.cjml.words import channel_of, rating_of, word_of


@dataclass(frozen=True, slots=True)
class Said:
    """What a touchpoint of CJML says: the words of who begins and of who answers, who begins, with whom, where, how it felt."""

    label: str | None = None
    reply: str | None = None
    initiative: str | None = None
    provider: str | None = None
    channel: str | None = None
    feels: str | None = None
    rating: str | None = None


def said_of(point: Mapping[str, Any], provider: str) -> Said:
    """Return what is written for the fields of a touchpoint; `provider` answers for it when nobody else does."""
    customer = _mapping(point.get("customer"))
    begins = point.get("initiative") or "customer"
    owner = point.get("owner")
    department = owner.get("department") if isinstance(owner, dict) else owner
    emotion = customer.get("emotion")
    alone = is_action(point)
    return Said(
        _text(point.get("name")) or point["id"],
        None if alone else _text(point.get("frontstage") if begins == "customer" else customer.get("does")),
        begins,
        None if alone and begins == "customer" else _text(department) or provider,
        None if alone else _word(point),
        _text(customer.get("feels")),
        None if emotion is None else rating_of(emotion),
    )


def is_action(point: Mapping[str, Any]) -> bool:
    """Tell whether a touchpoint came in as an action: something that one actor does alone."""
    return _mapping(_mapping(point.get("meta")).get("cjml")).get("type") == "action"


def _word(point: Mapping[str, Any]) -> str | None:
    """Return the word for the first channel: the one that it came in with, as long as it means the same."""
    channels = point.get("channels") or [None]
    came = _text(_mapping(_mapping(point.get("meta")).get("cjml")).get("channel"))
    if came and channel_of(came) == channels[0]:
        return came
    return word_of(channels[0]) if _text(channels[0]) else None


def put_in(point: dict[str, Any], theirs: Said, emotion: float | None, ours: Said | None) -> None:
    """Put into our fields what a file says, as far as it is not what we wrote there ourselves."""
    changed = {one.name for one in fields(Said) if ours is None or getattr(ours, one.name) != getattr(theirs, one.name)}
    customer = dict(_mapping(point.get("customer")))
    given = "customer" in point
    if "label" in changed and theirs.label:
        point["name"] = theirs.label
    if "initiative" in changed:
        _set(point, "initiative", theirs.initiative)
    if "provider" in changed:
        _set(point, "owner", theirs.provider)
    if "channel" in changed:
        known = channel_of(theirs.channel or "")
        _set(point, "channels", [known] if known else None)
    if changed & {"reply", "initiative"} and (theirs.reply or "reply" in changed):
        _set(*((customer, "does") if theirs.initiative == "us" else (point, "frontstage")), theirs.reply)
    if "feels" in changed:
        _set(customer, "feels", theirs.feels)
    if "rating" in changed:
        _set(customer, "emotion", emotion)
    if customer or given:
        point["customer"] = customer


def _set(where: dict[str, Any], name: str, value: Any) -> None:
    if value is None:
        where.pop(name, None)
    else:
        where[name] = value


def _text(value: Any) -> str | None:
    return (value.strip() or None) if isinstance(value, str) else None


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
