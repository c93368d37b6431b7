"""Which rules speak, and how loud: the project's settings, then those of the call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from journeykit.diagnostics import JourneykitError, Severity, message
from journeykit.model import Project
from journeykit.rules import Rule, hint_for, is_known, rules_of

# What cannot be read and what nobody can choose is always said: choosing JK3 must not let a broken file pass.
ALWAYS = frozenset({"JK001", "JK002", "JK003", "JK004", "JK005", "JK006", "JK007", "JK008"})
_CRASHED = "JK007"


def chosen_rules(
    project: Project, select: Sequence[str] = (), ignore: Sequence[str] = (), profile: str | None = None
) -> tuple[Rule, ...]:
    """Return the rules that speak, each with the severity that it has here.

    `select` replaces the choice of the profile, `ignore` comes after it; both take codes, beginnings of codes and
    names. What the call gives comes before what the project says, but the project's ignores stay.

    Raises:
        JourneykitError: The call names a rule that does not exist.
    """
    rules = rules_of(project)
    for word in (*select, *ignore):
        if not is_known(word, rules):
            raise JourneykitError(
                message('there is no rule "{word}"', word=word),
                hint_for(word, rules) or message("`journeykit explain` lists all rules"),
            )
    settings = project.rules
    level = profile or settings.profile or "standard"
    # An explicit profile of the call outweighs what the project selects.
    wanted = tuple(select) or (() if profile else settings.select)
    silent = (*ignore, *settings.ignore)
    chosen = (
        rule
        for rule in rules
        if rule.code == _CRASHED
        or ((_is_wanted(rule, wanted, level)) and not any(rule.answers_to(word) for word in silent))
    )
    return tuple(replace(rule, severity=_severity(rule, project, level)) for rule in chosen)


def _is_wanted(rule: Rule, wanted: Sequence[str], profile: str) -> bool:
    if rule.code in ALWAYS:
        return True
    return any(rule.answers_to(word) for word in wanted) if wanted else rule.is_in(profile)


def _severity(rule: Rule, project: Project, profile: str) -> Severity:
    given = project.rules.severity
    # The whole code or the name says more than the beginning of a code.
    for word in sorted(given, key=len, reverse=True):
        if rule.answers_to(word):
            return Severity(given[word])
    return Severity.ERROR if profile == "strict" and rule.severity is Severity.WARNING else rule.severity
