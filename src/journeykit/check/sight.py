"""How far each rule looks: at one journey with what surrounds it, or at all of them.

It lets a project be cut in two (`halves`), and lets journeys be left alone that did not change (`again`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from journeykit.text import Plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from journeykit.rules import Rule
    from journeykit.workspace import Document

# What these find in a journey does not depend on which other journeys are looked at beside it. A rule that does not stand
# here looks at the whole project, in one of the two halves. tests/check/test_halves.py cuts projects in all places.
PER_JOURNEY: Final = frozenset(
    "JK212 JK213 JK301 JK302 JK303 JK304 JK305 JK306 JK307 JK308 JK309 JK310 JK311 JK312 JK314 JK315 JK316"
    " JK401 JK402 JK403 JK404 JK406 JK410 JK411 JK413 JK502 JK504 JK505 JK506 JK507 JK605 JK606 JK701 JK708"
    " JK801 JK802 JK803 JK804".split()
)

# What these find in a journey rests on that journey, on the documents that are no journeys, and on the outlines of other
# journeys. With those of PER_JOURNEY they are the rules that run anew for a journey that has changed.
BY_FILE: Final = PER_JOURNEY | frozenset(
    "JK001 JK002 JK003 JK004 JK005 JK006 JK007 JK008 JK009 JK010 JK011 JK012"
    " JK101 JK102 JK103 JK104 JK105 JK106 JK107 JK108 JK109 JK110"
    " JK201 JK202 JK203 JK204 JK205 JK209 JK215 JK216 JK217 JK218 JK601 JK602 JK603 JK607 JK608"
    " JK702 JK703 JK704 JK705 JK706 JK707 JK709 JK710 JK711 JK712 JK805".split()
)

# What these find rests on nothing of a journey but its outline, so it stays as it is while no outline changes.
_WORDS: Final = "JK214"
BY_OUTLINE: Final = frozenset(
    f"{_WORDS} JK206 JK207 JK208 JK210 JK211 JK313 JK405 JK407 JK408 JK409 JK412 JK414 JK501 JK503 JK604".split()
)

# What a journey says about itself alone. Everything else is its outline: a new field belongs to it until somebody has made
# sure that no rule reads it in the journey of another.
_OWN: Final = frozenset(
    "headline owner reviewed customer_job scope customers_per_year objectives scan mismatches".split()
)
_OWN_OF_TOUCHPOINT: Final = frozenset(
    "category form channels contact run_by served_by initiative trigger personal owner mandate frontstage backstage systems"
    " data moment_of_truth reach volume importance customer obstacles desired brand_rules basics scan mismatches evidence"
    " benchmarks choice".split()
)
# What names something that is declared elsewhere: a rule asks which names nobody uses, and to that they are outline too.
_NAMING: Final = frozenset("owner channels systems moment_of_truth basics evidence benchmarks customer".split())
# An anchor or an alias: what stands in one place of such a text may be part of another.
_SHARED = re.compile(r"(?:^|[\s,\[{:-])[&*][^\s,\[\]{}]", re.MULTILINE)


def may_be_left(rules: Iterable[Rule]) -> bool:
    """Tell whether it is known of all rules how far they look; nobody knows it of a team's own."""
    return all(rule.code in BY_FILE or rule.code in BY_OUTLINE for rule in rules)


def needs_words(rules: Iterable[Rule]) -> bool:
    """Tell whether outlines must also hold what names something that is declared elsewhere."""
    return any(rule.code == _WORDS for rule in rules)


def outlined(document: Document, *, words: bool) -> dict[str, Any] | None:
    """Return what a journey says that findings elsewhere may rest on, `words` too; None when that may be anything."""
    data = document.tree.data
    if document.kind != "journey" or not document.sound or not isinstance(data, dict):
        return None
    if _SHARED.search(document.tree.text):
        return None
    phases: Any = data.get("phases")
    own, own_of_touchpoint = (_OWN - _NAMING, _OWN_OF_TOUCHPOINT - _NAMING) if words else (_OWN, _OWN_OF_TOUCHPOINT)
    kept: dict[str, Any] = {key: value for key, value in data.items() if key not in own}
    kept["phases"] = [_phase(phase, own_of_touchpoint) for phase in phases] if isinstance(phases, list) else phases
    return kept


def outline(document: Document, *, words: bool) -> bytes | None:
    """Return the same as bytes, which are the same only when it is."""
    kept = outlined(document, words=words)
    return None if kept is None else "\0".join(_written(kept)).encode("utf-8", "surrogatepass")


def _phase(phase: Any, own: frozenset[str]) -> Any:
    touchpoints = phase.get("touchpoints") if isinstance(phase, dict) else None
    if not isinstance(touchpoints, list):
        return phase
    return {**phase, "touchpoints": [_touchpoint(touchpoint, own) for touchpoint in touchpoints]}


def _touchpoint(touchpoint: Any, own: frozenset[str]) -> Any:
    if not isinstance(touchpoint, dict):
        return touchpoint
    kept = {key: value for key, value in touchpoint.items() if key not in own}
    customer = kept.get("customer")
    if isinstance(customer, dict):  # of all that customers do and feel only what they say names something
        kept["customer"] = {key: value for key, value in customer.items() if key == "quotes"}
    return kept


def _written(node: Any) -> Iterator[str]:
    """Yield a tree in words that no other tree has: no text of a document holds the sign between them."""
    waiting: list[Any] = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            yield f"{{{len(node)}"
            for key, value in reversed(node.items()):
                waiting += (value, key)
        elif isinstance(node, list):
            yield f"[{len(node)}"
            waiting.extend(reversed(node))
        elif node is None:
            yield "-"
        else:
            yield ("#" if isinstance(node, Plain) else "=") + node
