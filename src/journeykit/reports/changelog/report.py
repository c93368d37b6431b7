"""What changed for the customer between two states of a project, as Markdown for a client."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journeykit.reports.changelog.actions import of_improvement
from journeykit.reports.changelog.figures import of_figures, of_waiting
from journeykit.reports.changelog.promises import of_journey, of_project
from journeykit.reports.changelog.touchpoints import of_touchpoint
from journeykit.reports.changelog.values import Scene, Told, Weight
from journeykit.reports.templating import escape, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeykit.history import Diff
    from journeykit.history.diff_values import Edit
    from journeykit.reports.changelog.values import News
    from journeykit.workspace import Workspace

_SHORT = 5
"""So many are told first, when there are clearly more."""
_MANY = 8
_NOTICEABLE = re.compile(
    r"(name|title|status|state|channels|served_by|initiative|moment_of_truth\.helpline|done_on|told_customers\..+|pilot\..+|"
    r"(brand_rules|basics)\..+|basics\[.+\]\..+|next\[.+\]\.carries|tasks\[.+\]\.channels\..+|brand\.promise|"
    r"channels\[.+\]\.open\..+)$"
)


def changelog_report(diff: Diff, old: Workspace, new: Workspace, language: str) -> str:
    """Write what customers notice, journey by journey and phase by phase.

    Args:
        diff: The difference; its names for before and after stand in the heading.
        old: The state before, of which the difference was made.
        new: The state after.
        language: The language of the page.
    """
    scene = Scene(diff, old, new, language)
    told = noticed(scene)
    return tidy("\n\n".join(_blocks(scene, told)))


def noticed(scene: Scene) -> Told:
    """Return all that a customer can notice, the most important first, and how much was left out."""
    news, noise = of_figures(scene)
    unnoticed = 0
    for edit in scene.diff.edits:
        found = list(_of_edit(scene, edit))
        news += found
        unnoticed += edit.item.kind != "measurement" and not (found and _wholly(edit))
    news.sort(key=lambda one: (one.weight, -one.size))
    return Told(tuple(dict.fromkeys(news)), unnoticed, noise)


def _wholly(edit: Edit) -> bool:
    """Tell whether all that an edit says is of a kind that customers notice."""
    return all(_NOTICEABLE.match(one.path) for one in edit.fields)


def _of_edit(scene: Scene, edit: Edit) -> Iterator[News]:
    if edit.item.kind != "journey" and scene.imagined(edit.item.journey):
        return
    if edit.item.kind == "journey" and scene.imagined(edit.item.id) and not scene.has_begun(edit.item.id):
        return
    match edit.item.kind:
        case "touchpoint":
            yield from of_touchpoint(scene, edit)
        case "improvement":
            yield from of_improvement(scene, edit)
        case "journey":
            yield from of_journey(scene, edit)
        case "project":
            yield from of_project(scene, edit)
        case "measurement":
            yield from of_waiting(scene, edit)
        case _:
            pass


def _blocks(scene: Scene, told: Told) -> Iterator[str]:
    t, diff = scene.t, scene.diff
    yield f"# {escape(t('What changed for customers'))}"
    between = t("from {before} to {after}", before=diff.before, after=diff.after)
    yield f"*{escape(', '.join(filter(None, (diff.client, between))))}*"
    if not told.news:
        yield escape(t("Customers will have noticed nothing of what changed."))
    if len(told.news) > _MANY:
        yield f"## {escape(t('In short'))}"
        yield _lines(told.news[:_SHORT])
    yield from _sections(scene, told.news)
    if closing := list(_closing(scene, told)):
        yield "---"
        yield "\n".join(f"- {escape(one)}" for one in closing)


def _sections(scene: Scene, news: Sequence[News]) -> Iterator[str]:
    """Yield what holds everywhere, then the journeys, the one with the weightiest news first."""
    everywhere = [one for one in news if one.journey is None]
    if everywhere:
        yield f"## {escape(scene.t('Everywhere'))}"
        yield _lines(everywhere)
    for id_ in dict.fromkeys(one.journey for one in news if one.journey is not None):
        journey = scene.journey(id_)
        mine = [one for one in news if one.journey == id_]
        yield f"## {escape(journey.title if journey is not None else id_)}"
        if whole := [one for one in mine if not one.phase]:
            yield _lines(whole)
        known = [phase.name for phase in journey.phases] if journey is not None else []
        for phase in dict.fromkeys((*known, *(one.phase for one in mine))):
            if phase and (here := [one for one in mine if one.phase == phase]):
                yield f"### {escape(phase)}"
                yield _lines(here)


def _lines(news: Sequence[News]) -> str:
    return "\n".join(f"- {escape(text)}" for text in dict.fromkeys(one.text for one in news))


def _closing(scene: Scene, told: Told) -> Iterator[str]:
    """Yield what a reader has to know to read it right, and how much was left out."""
    t, count = scene.t, scene.phrases.count
    if any(one.weight == Weight.NEW for one in told.news):
        yield t("What is called new is new in the description of the journey; it may have been there before.")
    for id_ in scene.diff.unreadable:
        journey = scene.journey(id_)
        yield t(
            "Of “{journey}” nothing is said: its description has errors.", journey=journey.title if journey else id_
        )
    if told.noise:
        yield count(told.noise, "{count} figure moved no more than chance explains.",
                    "{count} figures moved no more than chance explains.")  # fmt: skip
    if told.unnoticed:
        yield count(told.unnoticed, "{count} change that customers do not notice is left out (owners, systems, costs, wording).",
                    "{count} changes that customers do not notice are left out (owners, systems, costs, wording).")  # fmt: skip
