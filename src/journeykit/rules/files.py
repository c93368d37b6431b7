r"""Whether a file can be read at all (JK001-JK008, JK012).

What is wrong here was found while reading; these functions say why it matters and yield what was stored.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, message

if TYPE_CHECKING:
    from journeykit.rules.case import Case


def yaml_syntax(case: Case) -> Iterator[Finding]:
    """The file is valid YAML.

    Nothing in a file that is no YAML can be checked, drawn or scored, so this comes first. Most often a quote or a
    bracket is not closed, a text with a colon is not in quotes, or a line is indented with a tab.

    Fails:
        kind: journey
        title: "A night at the hotel
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        kind: journey
        title: "A night at the hotel"
        phases: [{name: Arrival, touchpoints: [Check-in]}]
    """
    yield from case.stored("JK001")


def duplicate_key(case: Case) -> Iterator[Finding]:
    """A mapping has each key once.

    YAML libraries silently take one of the two and lose the other. That is how an owner or a whole list of
    touchpoints disappears.

    Fails:
        kind: journey
        title: A night at the hotel
        owner: front office
        owner: reservations
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        kind: journey
        title: A night at the hotel
        owner: front office
        phases: [{name: Arrival, touchpoints: [Check-in]}]
    """
    yield from case.stored("JK002")


def unreadable_text(case: Case) -> Iterator[Finding]:
    r"""The file is UTF-8 text of a bearable size, without characters that act instead of showing.

    Control characters and marks that turn the direction of writing make a text look different from what it is; some
    take over a terminal. They are refused, raw or by escape. A file is at most 4 MiB.

    Fails:
        kind: journey
        title: "A night at the \e[1mhotel"
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        kind: journey
        title: "A night at the hotel"
        phases: [{name: Arrival, touchpoints: [Check-in]}]
    """
    yield from case.stored("JK003")


def not_plain_yaml(case: Case) -> Iterator[Finding]:
    """The file keeps to plain YAML: no tags, no directives, no bombs.

    Tags can ask a program to run code, and a few aliases can expand to millions of values. A journey needs neither.
    Anchors, aliases and `<<` are allowed as long as they expand to at most 100,000 values, 64 levels deep.

    Fails:
        kind: journey
        title: !!python/name:os.getcwd A night at the hotel
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [Check-in]}]
    """
    yield from case.stored("JK004")


def unknown_kind(case: Case) -> Iterator[Finding]:
    """The document says what kind it is.

    The kind decides what the rest means. A file that looks like one of ours but has no kind, or a misspelt one, would
    otherwise be passed over without a word, and its journey with it.

    Fails:
        kind: jurney
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [Check-in]}]
    """
    yield from case.stored("JK005")


def several_documents(case: Case) -> Iterator[Finding]:
    """A file holds one document.

    One journey in one file keeps its history, its reviews and its place in every message apart from the others.

    Fails:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [Check-in]}]
        ---
        kind: journey
        title: A wedding at the hotel
        phases: [{name: Planning, touchpoints: [First visit]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [Check-in]}]
    """
    yield from case.stored("JK006")


def rule_crashed(case: Case) -> Iterator[Finding]:
    """A rule of ours has broken down; all others have run.

    This is a bug in journeykit, never in your files. Please report it, with the command and, if you can, the
    document that it happened on. It cannot be ignored: what the rule would have found is not known.
    """
    yield from case.stored("JK007")


def stale_baseline(case: Case) -> Iterator[Finding]:
    """A baseline holds only what is still wrong.

    `journeykit validate --write-baseline` writes down what is wrong today, so that only new findings speak. When one
    of them has been mended, its entry would hide the same mistake if somebody made it again. Writing the baseline
    anew takes such entries out.
    """
    yield from case.stored("JK010")


def unknown_rule(case: Case) -> Iterator[Finding]:
    """Settings and ignore comments name rules that exist.

    A misspelt code under `rules:` or in `# journeykit: ignore[…]` switches nothing off and nothing on, while it
    looks as if it did. Codes, the beginning of one (`JK3`, in the settings) and names are understood.

    Fails:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        rules: {ignore: {JK3o4: we have no objectives yet}}

    Right:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        rules: {ignore: {JK304: we have no objectives yet}}
    """
    from journeykit.rules.ignoring import ignores
    from journeykit.rules.settings import hint_for, is_known, settings_of
    from journeykit.rules.team import rules_of, troubles

    rules = rules_of(case.workspace.project)

    for place, word in settings_of(case.workspace):
        if not is_known(word, rules):
            yield Finding(place, message('there is no rule "{word}"', word=word), hint=hint_for(word, rules))
    for ignore in ignores(case.workspace):
        for word in ignore.words:
            if not is_known(word, rules, whole=True):
                said = message('there is no rule "{word}"', word=word)
                yield Finding(ignore.place(word), said, hint=hint_for(word, rules))
    file = case.workspace.project_file
    document = case.workspace.document(file) if file is not None else None
    if document is not None:
        for trouble in troubles(case.workspace.project):
            place = document.place("rules", "entry_points", trouble.position)
            yield Finding(place, trouble.message, hint=trouble.hint)


def no_version(case: Case) -> Iterator[Finding]:
    """The project says which version of the format it has.

    With `format: 1` in journeykit.yaml a later version of journeykit knows how to read it.

    Fails:
        # file: journeykit.yaml
        kind: project
        name: The Lantern House

    Right:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
    """
    yield from case.stored("JK012")
