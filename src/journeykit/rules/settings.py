"""The words by which settings choose rules: codes, beginnings of codes, names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from journeykit.diagnostics import Message, Place, message
from journeykit.model.errors import near
from journeykit.rules.all_rules import ALL_RULES
from journeykit.rules.rule import Rule

if TYPE_CHECKING:
    from journeykit.workspace import Workspace


def is_known(word: str, rules: Sequence[Rule] = ALL_RULES, *, whole: bool = False) -> bool:
    """Tell whether a word means at least one rule; with `whole`, beginnings of codes do not count."""
    if whole:
        return any(word in (rule.code, rule.name) for rule in rules)
    return any(rule.answers_to(word) for rule in rules)


def hint_for(word: str, rules: Sequence[Rule] = ALL_RULES) -> Message | None:
    """Return the hint with the nearest code or name."""
    names = {name.lower(): name for rule in rules for name in (rule.code, rule.name)}
    meant = near(word, list(names))
    return message('did you mean "{word}"?', word=names[meant]) if meant else None


def settings_of(workspace: Workspace) -> Iterator[tuple[Place, str]]:
    """Yield every word under `rules:` of the project file that chooses a rule, with its place."""
    file = workspace.project_file
    document = workspace.document(file) if file is not None else None
    if document is None or document.model is None:
        return
    rules = document.model.rules
    for i, word in enumerate(rules.select):
        yield document.place("rules", "select", i), word
    listed = isinstance(document.tree.get(("rules", "ignore")), list)
    for i, word in enumerate(rules.ignore):
        path: tuple[str | int, ...] = ("rules", "ignore", i if listed else word)
        yield document.place(*path, at_key=not listed), word
    for word in rules.severity:
        yield document.place("rules", "severity", word, at_key=True), word
