"""The words of the lenses: quadrants, categories, factors and kinds of friction as people say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeykit.reports.scores.words import Speech


def category_name(speech: Speech, category: str | None) -> str:
    """What something is to customers, by Kano."""
    t = speech.t
    return {
        "must-be": t("taken for granted"),
        "one-dimensional": t("the more the better"),
        "attractive": t("delight"),
        "indifferent": t("makes no difference"),
        "reverse": t("unwanted"),
        "questionable": t("answers contradict"),
    }.get(category or "", t("unknown"))


def factor_name(speech: Speech, factor: str | None) -> str:
    """What something is to customers, by penalty and reward."""
    t = speech.t
    return {
        "basic": t("basic"),
        "performance": t("works both ways"),
        "excitement": t("excitement"),
    }.get(factor or "", t("unknown"))


def quadrant_name(speech: Speech, quadrant: str | None) -> str:
    """A quadrant, or that it is unknown."""
    t = speech.t
    return {
        "concentrate": t("concentrate here"),
        "keep-up": t("keep it up"),
        "low-priority": t("low priority"),
        "overkill": t("possibly too much"),
    }.get(quadrant or "", t("unknown"))


def cross_hair_name(speech: Speech, name: str) -> str:
    """A cross-hair."""
    t = speech.t
    return {"targets": t("targets"), "mean": t("mean"), "median": t("median")}[name]


def reach_name(speech: Speech, reaches: str | None) -> str:
    """Whether data reaches a CRM."""
    t = speech.t
    return {"yes": t("yes"), "no": t("no")}.get(reaches or "", t("unknown"))


def kind_name(speech: Speech, kind: str) -> str:
    """A kind of friction."""
    t = speech.t
    return {
        "channel-switch": t("channel"),
        "handoff": t("department"),
        "loop": t("back again"),
        "story-lost": t("story lost"),
    }[kind]
