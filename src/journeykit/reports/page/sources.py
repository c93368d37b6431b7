"""The sources behind the page, with links to where it speaks of what rests on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from journeykit.reports.evidence.report import Evidence
    from journeykit.reports.evidence.values import RestsHere, SourceOf
    from journeykit.reports.plan.words import Phrases

_SAFE = "https://"


def sources(
    phrases: Phrases, evidence: Evidence, keys: Mapping[tuple[str, str], str], starts: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Return the sources, each with what it is in a few words.

    Args:
        phrases: Phrases in the language of the page.
        evidence: What the figures rest on.
        keys: Where the page tells of each touchpoint, by journey and touchpoint.
        starts: Where it tells of each journey.
    """

    def at(one: RestsHere) -> dict[str, str]:
        key = starts.get(one.journey, "") if one.touchpoint is None else keys.get((one.journey, one.touchpoint), "")
        return {"name": one.name, "key": key}

    return [
        {
            "title": one.title, "about": list(_about(phrases, one)), "stale": one.stale, "used": one.used,
            "place": one.place, "link": _address(one.link), "address": one.link or "", "question": one.question or "",
            "findings": one.findings, "quotes": one.quotes, "rests": [at(here) for here in one.rests],
        }
        for one in evidence.sources
    ]  # fmt: skip


def assumed(evidence: Evidence, keys: Mapping[tuple[str, str], str]) -> list[dict[str, str]]:
    """Return the touchpoints of which nothing is known but what people think themselves."""
    return [{"name": one.name, "key": keys.get((one.journey, one.touchpoint), "")} for one in evidence.assumed]


def _about(phrases: Phrases, one: SourceOf) -> Iterator[str]:
    """What kind of source it is, of when, by whom, and how many took part."""
    del phrases
    yield from (text for text in (one.method, one.period, one.n_told, one.by, one.at) if text)


def _address(link: str | None) -> str:
    """Return an address that a page may link to; no other scheme passes."""
    return link if link and link.lower().startswith(_SAFE) else ""
