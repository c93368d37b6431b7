"""How the figures of journeys went: over commits, over tags, or over the periods in which they were measured."""

from __future__ import annotations

import datetime as dt
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from journeykit.diagnostics import NothingToDoError, message
from journeykit.git.objects import Objects
from journeykit.git.repository import home_of
from journeykit.git.revisions import commit_at, commits, exists, resolve, tagged, tags
from journeykit.git.trees import fetch
from journeykit.history import packing
from journeykit.history.changing import changes
from journeykit.history.cooking import made
from journeykit.history.halves import later_half
from journeykit.history.marking import marks_of
from journeykit.history.pages import Pages
from journeykit.history.remembered import Remembered
from journeykit.history.texts import root_of, tree_of_project
from journeykit.history.trend_values import By, Line, Moment, Row, Trend
from journeykit.history.walking import Walk
from journeykit.process import copies
from journeykit.process.collecting import without_collecting
from journeykit.scoring.settings import settings_of
from journeykit.workspace.listing import LARGEST

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from os import PathLike

    from journeykit.git.repository import Home
    from journeykit.git.revisions import Commit, Tag
    from journeykit.history.figures import Figures, State
    from journeykit.history.standing import Standing

_SHORT = 8
_AHEAD = 64
"""So many commits are read from git at once."""


def trend(
    folder: str | PathLike[str],
    journeys: Collection[str] = (),
    *,
    since: str | None = None,
    by: By = "commits",
    until: str = "HEAD",
    progress: Callable[[int, int], None] | None = None,
) -> Trend:
    """Follow the figures of journeys over time.

    Args:
        folder: The project, or a folder in it; also a bare repository.
        journeys: Their ids; without any, all that there are at the end.
        since: The revision, or the day, to begin at; without it the whole history.
        by: `commits` and `tags` go through the history of git, `periods` through what was measured, as the project
            is weighed now.
        until: The revision to end at.
        progress: Called with how many of how many moments are done.

    Returns:
        One line a journey, with a row for each moment at which one of its figures changed.

    Raises:
        NothingToDoError: There is no repository, no such revision, or no such journey in it.
    """
    if by == "periods":
        from journeykit.history.periods import trend_of_periods

        return trend_of_periods(folder, journeys, since=since)
    root = root_of(Path(folder))
    home = home_of(root)
    end = resolve(home, until)
    named = tags(home, end)
    chosen = _from(_commits(home, end, named if by == "tags" else None, since), home, since)
    if not chosen:
        raise NothingToDoError(message("there is no commit to look at, or no tag on one"))
    remembered = Remembered(home.store, home.prefix, root)

    def look(commits: Sequence[Commit], lines: _Lines, objects: Objects, done: int = 0) -> None:
        for number, commit in enumerate(commits, start=done + 1):
            if (number - done - 1) % _AHEAD == 0:
                ahead = commits[number - done - 1 : number - done - 1 + _AHEAD]
                fetch(objects, [one.tree for one in ahead], "" if home.bare else home.prefix)
            lines.add(commit, _tree(objects, home, commit))
            if progress is not None:
                progress(number, len(chosen))

    def help_out(line: copies.Line) -> None:
        nonlocal progress
        progress = None
        with Objects(root, LARGEST) as objects:
            look(chosen[half:], _Lines(objects, remembered, journeys, named), objects)
        line.tell(remembered.new())

    half = later_half(chosen, remembered)
    with (
        nullcontext() if half is None else copies.Copy(help_out) as copy,
        without_collecting(),
        Objects(root, LARGEST) as objects,
    ):
        lines = _Lines(objects, remembered, journeys, named)
        look(chosen[:half], lines, objects)
        if copy is not None:
            remembered.take(copy.heard() or b"")
            look(chosen[half:], lines, objects, half or 0)
        remembered.save()
        return lines.trend(by, since, chosen, shallow=home.shallow)


def _commits(home: Home, end: str, named: Sequence[Tag] | None, since: str | None) -> list[Commit]:
    """The commits to look at: those with tags, or all that changed the project; from a revision on, if one is given."""
    start = resolve(home, since) if since is not None and not _is_day(home, since) else None
    if named is not None:
        before = {tag.commit for tag in tags(home, start)} - {start} if start is not None else set()
        wanted = {tag.commit for tag in named} - before
        return [one for one in tagged(home, end) if one.id in wanted]
    first = [commit_at(home, start)] if start is not None else []
    return [*first, *commits(home, end, start)]


def _from(found: list[Commit], home: Home, since: str | None) -> list[Commit]:
    """The commits from a day on, if one is given, and the last one before it: how it stood then."""
    if since is None or not _is_day(home, since):
        return found
    day = dt.date.fromisoformat(since)
    early = next((number for number, one in enumerate(found) if one.when.date() >= day), len(found))
    return found[max(0, early - 1) :]


def _is_day(home: Home, text: str) -> bool:
    """Tell whether a text is a day, and no name of a revision looks like it."""
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return not exists(home, text)


def _tree(objects: Objects, home: Home, commit: Commit) -> str | None:
    """The tree of the project at a commit; None where it was not there."""
    try:
        return tree_of_project(objects, home, commit.tree)
    except NothingToDoError:
        return None


class _Lines:
    """Gathers the rows of journeys, moment by moment."""

    def __init__(
        self, objects: Objects, remembered: Remembered, journeys: Collection[str], named: Sequence[Tag]
    ) -> None:
        self._pages = Pages(objects)
        self._walk = Walk(objects, self._pages, remembered)
        self._remembered = remembered
        self._journeys = frozenset(journeys)
        self._tags: dict[str, list[str]] = {}
        for tag in named:
            self._tags.setdefault(tag.commit, []).append(tag.name)
        self._named = named
        self._rows: dict[str, list[Row]] = {}
        self._now: dict[str, Figures] = {}

    def add(self, commit: Commit, tree: str | None) -> None:
        """Look at one moment."""
        changed = self._walk.step(tree)
        if self._journeys:
            changed = {id_: one for id_, one in changed.items() if id_ in self._journeys}
        if not changed:
            self._remember(commit)
            return
        figures = self._figures(changed)
        moment = self._moment(commit)
        for id_, standing in changed.items():
            self._add_row(id_, moment, standing, figures.get(id_))
        self._remember(commit)

    def _remember(self, commit: Commit) -> None:
        if not self._journeys:
            self._remembered.keep_seen(commit.tree)

    def _moment(self, commit: Commit) -> Moment:
        names = tuple(self._tags.get(commit.id, ()))
        name = names[0] if names else commit.id[:_SHORT]
        return Moment(id=commit.id, name=name, when=commit.when, subject=commit.subject, tags=names)

    def _add_row(self, id_: str, moment: Moment, standing: Standing | None, figures: Figures | None) -> None:
        rows = self._rows.setdefault(id_, [])
        if standing is None or figures is None:
            state: State = "gone" if standing is None else "broken"
            self._now.pop(id_, None)
            if rows and rows[-1].state != state:
                rows.append(Row(moment, state, None))
            return
        self._now[id_] = figures
        if figures.state == "future":
            return
        last = rows[-1].figures if rows else None
        if last is None or not figures.looks_like(last):
            rows.append(Row(moment, "scored", figures))

    def _figures(self, changed: dict[str, Standing | None]) -> dict[str, Figures]:
        """The figures of the journeys that changed: remembered, or made now."""
        found: dict[str, Figures] = {}
        missing = []
        for id_, standing in changed.items():
            if standing is None or standing.recipe is None:
                continue
            known = self._remembered.figures(standing.key)
            if known is not None:
                found[id_] = packing.unpacked(known)
            else:
                missing.append((standing.key, standing.recipe))
        new = made([recipe for _, recipe in missing], self._pages)
        for key, recipe in missing:
            if recipe.id in new:
                found[recipe.id] = new[recipe.id]
                self._remembered.keep_figures(key, packing.packed(new[recipe.id]))
        return found

    def trend(self, by: By, since: str | None, looked_at: Sequence[Commit], *, shallow: bool) -> Trend:
        """Put everything together."""
        kept = {id_: rows for id_, rows in self._rows.items() if any(row.figures for row in rows)}
        if self._journeys:
            for id_ in sorted(self._journeys - kept.keys()):
                raise NothingToDoError(message('there are no figures of a journey "{id}" in this history', id=id_))
        else:
            kept = {id_: rows for id_, rows in kept.items() if id_ in self._now}
        if not kept:
            raise NothingToDoError(message("this history has no journey with figures"))
        lines = tuple(Line(id_, _title(kept[id_]), tuple(kept[id_])) for id_ in sorted(kept))
        project = self._pages.project(self._walk.project)
        confidence = settings_of(project).confidence
        found = changes(lines, confidence)
        latest = [self._now[line.journey] for line in lines if line.journey in self._now]
        last = self._moment(looked_at[-1])
        return Trend(
            by=by,
            lines=lines,
            changes=found,
            marks=marks_of(lines, latest, self._named, last),
            confidence=confidence,
            moments=len(looked_at),
            tested=sum(one.verdict != "too-few" for one in found),
            since=since,
            shallow=shallow,
            client=project.name,
            language=project.language,
            accent=project.style.accent,
            last=last,
        )


def _title(rows: Sequence[Row]) -> str:
    return next(row.figures.title for row in reversed(rows) if row.figures is not None)
