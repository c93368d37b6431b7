"""A rule's docstring as its page: what holds, why, a sample that fails, the same sample mended.

The docstring begins with one sentence that says what holds when the rule is kept. Then come the reasons, and the
two samples, indented under `Fails:` and `Right:`. A line `# file: NAME` in a sample begins another file.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.rules.all_rules import ALL_RULES
from journeykit.rules.team import installed_rules

if TYPE_CHECKING:
    from journeykit.rules.rule import Rule

_PARTS = re.compile(r"^(?P<head>Fails|Right):\n(?P<body>(?:(?:[ ]{4}.*)?\n)*)", re.MULTILINE)
_FILE = re.compile(r"^# file: (\S+)\n", re.MULTILINE)
_ONLY_FILE = "journey.yaml"
FAMILIES = {
    "0": "Files",
    "1": "Structure",
    "2": "Names and references",
    "3": "The method",
    "4": "Evidence",
    "5": "Brand and choice",
    "6": "Balance",
    "7": "The plan",
    "8": "Customer data",
    "9": "A team's own rules",
}
UNSILENCEABLE = frozenset({"JK007"})


@dataclass(frozen=True, slots=True)
class Page:
    """What a rule's page says; samples are texts by file name, empty for a rule without."""

    rule: Rule
    claim: str
    why: str
    fails: Mapping[str, str]
    right: Mapping[str, str]


def page_of(rule: Rule) -> Page:
    """Read a rule's page from the docstring of its function."""
    text = inspect.cleandoc(rule.find.__doc__ or "") + "\n"
    claim, _, rest = text.partition("\n\n")
    parts = {found["head"]: inspect.cleandoc(found["body"]) + "\n" for found in _PARTS.finditer(rest)}
    why = _PARTS.sub("", rest).strip()
    return Page(rule, claim.strip(), why, _files(parts.get("Fails", "")), _files(parts.get("Right", "")))


def _files(sample: str) -> dict[str, str]:
    pieces = _FILE.split(sample)
    files = {_ONLY_FILE: pieces[0]} if pieces[0].strip() else {}
    return files | dict(zip(pieces[1::2], pieces[2::2], strict=True))


def find_rule(word: str) -> Rule | None:
    """Return the rule of a code or a name; capitals do not matter."""
    known = next((rule for rule in ALL_RULES if word.upper() == rule.code or word.lower() == rule.name), None)
    if known is not None:
        return known
    return next((rule for rule in installed_rules() if word.upper() == rule.code or word.lower() == rule.name), None)


def silencing(rule: Rule) -> tuple[str, ...]:
    """Return the ways to silence a rule, as sentences with code in backticks."""
    if rule.code in UNSILENCEABLE:
        return ("It cannot be silenced.",)
    comment = f"`# journeykit: ignore[{rule.code}] why`"
    quieter = f"`rules: {{severity: {{{rule.code}: note}}}}` makes it less loud."
    ways = (
        f"In one place: {comment} at the end of the line, or on the line above it.",
        f"In one file: `# journeykit: ignore-file[{rule.code}] why`.",
        f"In the project: `rules: {{ignore: {{{rule.code}: why}}}}` in journeykit.yaml; {quieter}",
    )
    unread = rule.code in {"JK001", "JK003", "JK004", "JK005", "JK006"}
    return ways[2:] if unread or rule.code in {"JK008", "JK009", "JK010", "JK012"} else ways


def speaks_in(rule: Rule) -> str:
    """Return the profiles in which a rule speaks."""
    return ", ".join(profile for profile in ("draft", "standard", "strict") if rule.is_in(profile))


def markdown(page: Page) -> str:
    """Return a rule's page as Markdown."""
    rule = page.rule
    parts = [
        f"<!-- made by docs/rules/generate.py; change the docstring of the rule, not this page -->\n\n# {rule.code} {rule.name}",
        page.claim,
        f"Severity: {rule.severity.value}. Profiles: {speaks_in(rule)}. Family: {FAMILIES[rule.family].lower()}.",
        f"## Why it matters\n\n{page.why}",
    ]
    if page.fails:
        parts.append(f"## Fails\n\n{_sample(page.fails)}")
        parts.append(f"## Right\n\n{_sample(page.right)}")
    parts.append("## How to silence it\n\n" + "\n".join(f"- {way}" for way in silencing(rule)))
    return "\n\n".join(parts) + "\n"


def _sample(files: Mapping[str, str]) -> str:
    several = len(files) > 1 or next(iter(files)) != _ONLY_FILE
    return "\n\n".join(
        (f"`{name}`\n\n" if several else "") + f"```yaml\n{text.rstrip()}\n```" for name, text in files.items()
    )


def index() -> str:
    """Return the table of all rules as Markdown."""
    lines = [
        "<!-- made by docs/rules/generate.py; change the rules, not this page -->",
        "",
        "# The rules of `journeykit validate`",
        "",
        "Each rule has a code that is never used again for something else. `journeykit explain JK203` shows a page in",
        "the terminal. Rules marked *strict* speak in the profile `strict` only, which also counts warnings as errors;",
        "the profile `draft` has the families 0 to 2.",
        "",
        "Choosing is done in journeykit.yaml, or for one run with `--profile`, `--select` and `--ignore`. Rules are named",
        "by their code, the beginning of one (`JK3`) or their name. `select` takes the place of the profile's choice; what",
        "cannot be read (JK001 to JK008) is always said.",
        "",
        "```yaml",
        "rules:",
        "  profile: standard",
        "  ignore: {JK306: we sell no paper}",
        "  severity: {small-sample: warning}",
        "```",
        "",
        "In a document a comment silences a rule in one place. It stands at the end of the line of the finding, or alone on",
        "the line above it; `ignore-file` speaks of the whole file. A comment that silences nothing is a finding itself.",
        "",
        "```yaml",
        "channels: [pigeon-post]  # journeykit: ignore[JK203] they are new, see the board's minutes",
        "```",
    ]
    for digit, title in FAMILIES.items():
        rules = [rule for rule in ALL_RULES if rule.family == digit]
        if rules:
            lines += ["", f"## {digit}xx {title}", "", "| code | name | severity | what holds |", "|---|---|---|---|"]
            lines += [_row(rule) for rule in rules]
    return "\n".join(lines) + "\n"


def _row(rule: Rule) -> str:
    severity = f"{rule.severity.value}, *strict*" if rule.strict_only else rule.severity.value
    claim = " ".join(page_of(rule).claim.split()).replace("|", "\\|")
    return f"| [{rule.code}]({rule.code}.md) | {rule.name} | {severity} | {claim} |"
