"""The slide with the headline findings: the figure large, the sentence, and how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.reports.slides.values import Column, Row, Slide, Table, Words

if TYPE_CHECKING:
    from journeykit.reports.headlines import Headline
    from journeykit.reports.plan.words import Phrases
    from journeykit.reports.slides.values import Cell, Tone

_WARNING = ("repair", "unequal", "memory", "thin", "brand")


def findings_slide(phrases: Phrases, found: tuple[Headline, ...]) -> Slide | None:
    """What stands out, the most important first."""
    if not found:
        return None
    t = phrases.t
    rows = tuple(Row((_figure(one), _sentence(one)), _note(phrases, one)) for one in found)
    return Slide(
        title=t("What stands out"), eyebrow=t("The findings"),
        table=Table((Column("", 15), Column("", 85)), rows),
    )  # fmt: skip


def _tone(one: Headline) -> Tone:
    return "warn" if one.kind in _WARNING else "accent"


def _figure(one: Headline) -> Cell:
    if one.figure is None:
        return (Words("–", 22, bold=True, tone="soft"),)
    small = [part for part in (one.unit, one.interval) if part]
    return (Words(one.figure, 22, bold=True, tone=_tone(one)), *(Words(part, 9.5, tone="soft") for part in small))


def _sentence(one: Headline) -> Cell:
    sure = "; ".join(part for part in (one.how_sure, one.rests_on) if part)
    label = Words(one.label, 10, bold=True, tone=_tone(one))
    return label, Words(one.text, 13), Words(sure[:1].upper() + sure[1:], 9.5, tone="soft")


def _note(phrases: Phrases, one: Headline) -> str:
    where = f" [{', '.join(one.sources)}]" if one.sources else ""
    return phrases.t("{subject}: {text}", subject=one.label, text=one.text) + where
