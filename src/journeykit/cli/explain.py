"""`journeykit explain`: a rule or a term of the field, in the terminal."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from journeykit.cli import console
from journeykit.diagnostics import JourneykitError, Message, message
from journeykit.words import message_language

if TYPE_CHECKING:
    from journeykit.rules import Rule
    from journeykit.words.glossary import Term

_INDENT = "    "


def command(
    word: Annotated[
        str | None,
        typer.Argument(metavar="[CODE|TERM]", help="A rule's code or name, or a term; none lists all rules."),
    ] = None,
) -> None:
    """Explain a rule or a term of the field."""
    if word is None:
        _list_rules()
        return
    from journeykit.rules.pages import find_rule
    from journeykit.words.glossary import find_term

    rule = find_rule(word)
    term = None if rule is not None else find_term(word)
    if rule is not None:
        _show_rule(rule)
    elif term is not None:
        _show_term(term)
    else:
        raise JourneykitError(message('there is no rule and no term "{word}"', word=word), _hint(word))


def _strong(text: str) -> str:
    return f"\x1b[1m{text}\x1b[0m" if console.colored(sys.stdout) else text


def _severity(rule: Rule) -> str:
    t = console.t
    words = {"error": t("error"), "warning": t("warning"), "note": t("note")}
    return words[rule.severity.value]


def _list_rules() -> None:
    from journeykit.rules import ALL_RULES
    from journeykit.rules.pages import FAMILIES

    t = console.t
    for digit, title in FAMILIES.items():
        rules = [rule for rule in ALL_RULES if rule.family == digit]
        if rules:
            console.out(_strong(f"{digit}xx {title}"), styled=True)
            for rule in rules:
                strict = t(" (profile strict)") if rule.strict_only else ""
                console.out(f"  {rule.code} {rule.name} - {_severity(rule)}{strict}")
            console.out("")
    console.out(t("journeykit explain CODE shows one of them, journeykit explain TERM a term of the field."))


def _show_rule(rule: Rule) -> None:
    from journeykit.rules.pages import page_of, silencing, speaks_in

    t, page = console.t, page_of(rule)
    console.out(_strong(f"{rule.code} {rule.name}"), styled=True)
    console.out(_wrapped(page.claim))
    console.out(t("Severity: {severity}. Profiles: {profiles}.",
                  severity=_severity(rule), profiles=speaks_in(rule)))  # fmt: skip
    console.out("\n" + "\n\n".join(_wrapped(paragraph) for paragraph in page.why.split("\n\n")))
    for title, files in ((t("Fails"), page.fails), (t("Right"), page.right)):
        if files:
            console.out(_strong(f"\n{title}"), styled=True)
        for name, text in files.items():
            if len(files) > 1:
                console.out(f"  {name}")
            console.out("".join(f"{_INDENT}{line}\n" for line in text.splitlines()))
    console.out(_strong(f"\n{t('How to silence it')}"), styled=True)
    for way in silencing(rule):
        console.out(_wrapped(way, "  "))


def _wrapped(text: str, indent: str = "") -> str:
    import textwrap

    return textwrap.fill(
        " ".join(text.split()), 80, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )


def _show_term(term: Term) -> None:
    language = message_language(os.environ)
    other = "en" if language == "nl" else "nl"
    console.out(_strong(term.name(language)) + f" ({other}: {term.name(other)})", styled=True)
    console.out(_wrapped(term.explained(language)))
    if term.also:
        console.out(console.t("Also: {names}", names=", ".join(term.also)))
    if term.source:
        console.out(console.t("Source: {source}", source=term.source))


def _hint(word: str) -> Message:
    from journeykit.rules import hint_for
    from journeykit.words.glossary import near_terms

    near = near_terms(word)
    rule = hint_for(word)
    if rule is not None:
        return rule
    if near:
        return message("did you mean: {words}?", words=", ".join(near))
    return message("`journeykit explain` lists all rules")
