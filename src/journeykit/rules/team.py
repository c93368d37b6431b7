"""A team's own rules: packages bring them by an entry point, and the project file names which ones speak.

A package lists its rules under the group `journeykit.rules`; the object is a `Rule` or several of them, with codes
JK901 to JK999. Only what the project names under `rules: {entry_points: [NAME]}` is imported: a package that happens to
be installed changes no verdict.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from journeykit.diagnostics import Message, Severity, message
from journeykit.model import Project
from journeykit.model.errors import near
from journeykit.rules.all_rules import ALL_RULES
from journeykit.rules.rule import Rule

GROUP = "journeykit.rules"
_CODE = re.compile(r"JK9[0-9]{2}")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why the rules of one entry point cannot run; `position` is its place in the project's list."""

    position: int
    message: Message
    hint: Message | None = None


def rules_of(project: Project) -> tuple[Rule, ...]:
    """Return every rule that may speak in a project: ours, then the team's own."""
    names = project.rules.entry_points
    return (*ALL_RULES, *_team(names)[0]) if names else ALL_RULES


def team_rules(project: Project) -> tuple[Rule, ...]:
    """Return the team's own rules."""
    names = project.rules.entry_points
    return _team(names)[0] if names else ()


def troubles(project: Project) -> tuple[Trouble, ...]:
    """Return what keeps entry points of the project from bringing their rules."""
    names = project.rules.entry_points
    return _team(names)[1] if names else ()


def installed_rules() -> tuple[Rule, ...]:
    """Return the sound rules of all packages, named by a project or not: for `explain`."""
    return _team(tuple(sorted(_entry_points())))[0]


# The packages of a process do not change while it runs.
@lru_cache(maxsize=8)
def _team(names: tuple[str, ...]) -> tuple[tuple[Rule, ...], tuple[Trouble, ...]]:
    entry_points = _entry_points()
    rules: list[Rule] = []
    wrong: list[Trouble] = []
    for position, name in enumerate(names):
        if name in names[:position]:
            continue
        try:
            found = tuple(_sound(_load(name, entry_points), rules))
        except _UnfitError as error:
            wrong.append(Trouble(position, error.message, error.hint))
        else:
            rules += found
    return tuple(sorted(rules, key=lambda rule: rule.code)), tuple(wrong)


class _UnfitError(Exception):
    """An entry point that brings no rules."""

    def __init__(self, said: Message, hint: Message | None = None) -> None:
        super().__init__(said.english)
        self.message = said
        self.hint = hint


def _entry_points() -> dict[str, Any]:
    # 70 ms that only projects with rules of their own pay.
    from importlib.metadata import entry_points

    return {entry.name: entry for entry in entry_points(group=GROUP)}


def _load(name: str, entry_points: dict[str, Any]) -> Any:
    if name not in entry_points:
        meant = near(name, list(entry_points))
        raise _UnfitError(
            message('no installed package brings rules under the name "{name}"', name=name),
            message('did you mean "{word}"?', word=meant)
            if meant
            else message("install the package of your rules where journeykit is installed"),
        )
    try:
        return entry_points[name].load()
    except Exception as error:
        raise _UnfitError(
            message(
                'the rules "{name}" cannot be loaded ({error})', name=name, error=f"{type(error).__name__}: {error}"
            ),
            message("ask who made the package {package}", package=_package(entry_points[name])),
        ) from error


def _package(entry: Any) -> str:
    return str(entry.dist.name if entry.dist is not None else entry.value)


def _sound(brought: Any, before: Sequence[Rule]) -> Iterator[Rule]:
    """Yield the rules that were brought; one that does not fit makes all of them unfit."""
    several = (brought,) if isinstance(brought, Rule) else brought
    if not isinstance(several, Iterable) or isinstance(several, (str, bytes)):
        raise _UnfitError(message("expected a Rule or several, not {type}", type=type(brought).__name__), _HOW)
    taken = {word for rule in (*ALL_RULES, *before) for word in (rule.code, rule.name)}
    for rule in several:
        if not isinstance(rule, Rule):
            raise _UnfitError(message("expected a Rule or several, not {type}", type=type(rule).__name__), _HOW)
        if not _CODE.fullmatch(str(rule.code)):
            raise _UnfitError(
                message("a team's own rule has a code from JK900 to JK999, not {code}", code=str(rule.code)), _HOW
            )
        if not _NAME.fullmatch(str(rule.name)):
            raise _UnfitError(
                message('"{name}" is no name of a rule: small letters and hyphens', name=str(rule.name)), _HOW
            )
        if not isinstance(rule.severity, Severity) or not callable(rule.find):
            raise _UnfitError(message("the rule {code} has no severity or no function", code=rule.code), _HOW)
        if rule.code in taken or rule.name in taken:
            raise _UnfitError(message("there is another rule {code} or {name}", code=rule.code, name=rule.name), _HOW)
        taken |= {rule.code, rule.name}
        yield rule


_HOW = message("docs/how-to/own-rules.md shows how a rule is made")
