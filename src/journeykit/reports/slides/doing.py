"""The slides on what is to be done: the most pressing actions, now, next and later, and the decision asked."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from journeykit.reports.slides.values import Column, Row, Slide, Table, Words, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from journeykit.planning.values import Plan
    from journeykit.reports.plan.words import Phrases
    from journeykit.reports.slides.values import Cell

MOST_ACTIONS, MOST_PLANNED = 12, 16


def actions_slide(phrases: Phrases, plan: Plan, values: Mapping[str, Any]) -> Slide | None:
    """The most pressing actions with owner, day, costs and what they are expected to bring."""
    t, actions = phrases.t, values["actions"]
    if not actions:
        return None
    rows = tuple(_action(phrases, place, one) for place, one in enumerate(actions[:MOST_ACTIONS], 1))
    columns = (
        Column("", 4), Column(t("Action"), 35), Column(t("Owner"), 14), Column(t("Ready"), 14),
        Column(t("Costs and work"), 24), Column(t("Expected"), 16),
    )  # fmt: skip
    asked = phrases.asked(plan.totals)
    counted = phrases.count(len(actions), "{count} action", "{count} actions")
    title = (
        t("{actions}: {asked}", actions=counted, asked=asked) if asked else t("{actions} in the plan", actions=counted)
    )
    more = len(actions) - MOST_ACTIONS
    notes = [values["totals"]["text"]]
    if more > 0:
        notes.append(phrases.count(more, "The plan holds {count} more.", "The plan holds {count} more."))
    notes.append(t("Expected: index points for the journey, on a scale of 100."))
    return Slide(title=title, eyebrow=t("The most pressing actions"), table=Table(columns, rows), notes=tuple(notes))


def _action(phrases: Phrases, place: int, one: Mapping[str, Any]) -> Row:
    where = ", ".join(dict.fromkeys(one["where"]))
    state = one["state"] + (f" · {phrases.t('quick win')}" if one["quick_win"] else "")
    what = (
        Words(one["title"], 12, bold=True),
        Words(" · ".join(part for part in (where, state) if part), 10, tone="soft"),
    )
    owner = words(one["owner_text"], 11, tone="ink" if one["owner"] else "warn")
    ready = words(one["day_text"], 11, tone="warn" if one["late"] or not one["due"] else "ink")
    cost = (Words(one["cost_text"], 11), Words(one["effort_text"], 10, tone="soft"))
    reasons = "; ".join([*one["why"], *([one["for_whom"]] if one["for_whom"] else [])])
    note = f"{place}. {one['title']}: {reasons} [{', '.join(dict.fromkeys(one['evidence']))}]"
    return Row(
        (words(str(place), 11, tone="soft"), what, owner, ready, cost, words(one["gain_text"], 11, bold=True)), note
    )


def roadmap_slide(phrases: Phrases, values: Mapping[str, Any]) -> Slide | None:
    """What is done now, next and later, side by side."""
    stages = values["roadmap"]
    if not stages:
        return None
    columns = tuple(Column(stage["name"][:1].upper() + stage["name"][1:], 1) for stage in stages)
    told = [_stage(phrases, stage["actions"]) for stage in stages]
    rows = tuple(Row(tuple(cells)) for cells in zip_longest(*told, fillvalue=()))
    notes = tuple(
        f"{stage['name']}: {one['action']['title']} — {one['remark']}"
        for stage in stages
        for one in stage["actions"]
        if one["remark"]
    )
    return Slide(
        title=phrases.t("Now, next, later"), eyebrow=phrases.t("The roadmap"), table=Table(columns, rows), notes=notes
    )


def _stage(phrases: Phrases, actions: Sequence[Mapping[str, Any]]) -> list[Cell]:
    """The first actions of a stage, and how many more there are: the plan has them all."""
    cells = [_planned(one) for one in actions[:MOST_PLANNED]]
    more = len(actions) - MOST_PLANNED
    if more > 0:
        cells.append(words(phrases.count(more, "and {count} more", "and {count} more"), 11, tone="soft"))
    return cells


def _planned(one: Mapping[str, Any]) -> Cell:
    action = one["action"]
    who = " · ".join((action["owner_text"], action["day_text"]))
    late = action["late"] or not action["owner"]
    return Words(action["title"], 11, bold=True), Words(who, 9.5, tone="warn" if late else "soft")


def decisions_slide(phrases: Phrases, plan: Plan, values: Mapping[str, Any]) -> Slide | None:
    """What the meeting is asked to decide."""
    del plan
    asked = values["decisions"]
    if not asked:
        return None
    rows = tuple(
        Row((words(str(place), 16, bold=True, tone="accent"), words(f"{text[:1].upper()}{text[1:]}", 16)))
        for place, text in enumerate(asked, 1)
    )
    return Slide(title=phrases.t("The decision asked"), eyebrow=phrases.t("What we need from you"),
                 table=Table((Column("", 5), Column("", 95)), rows))  # fmt: skip
