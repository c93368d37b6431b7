"""Fields and their values in plain words."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from journeykit.words import date, number, translator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.history.fields import FieldChange, Value

# What people tell in sentences: a reworded one moves no figure.
_PROSE = re.compile(
    r"(^|\.)(wants|does|thinks|feels|frontstage|backstage|mandate|trigger|customer_job|description|headline|because|learned|"
    r"hypothesis|perspective|text|means|promise|quote|why|question|how|message|radiates|expects|annoyances|doubts|quotes\b.*|"
    r"goals|needs|frustrations|starts_when|ends_when|meta\..*)$"
)
_PARTS = re.compile(r"([^.\[\]]+)|\[([^\]]*)\]")
_LONGEST = 70
_SILENT = frozenset({"customer", "evidence"})
# A new entry of a list brings the field that it goes by; one that was there has it still.
_GOES_BY = frozenset(
    {"id", "name", "title", "text", "to", "outcome", "competitor", "customer_wants", "department", "date"}
)


def is_prose(path: str) -> bool:
    """Tell whether a field holds sentences."""
    return _PROSE.search(path) is not None


def _entry(path: str) -> str:
    """The innermost entry of a list that a field stands in; empty when it stands in none."""
    return path[: path.rindex("]") + 1] if "]" in path else ""


def _goes_by(change: FieldChange) -> bool:
    entry, _, field = change.path.rpartition("].")
    return bool(entry) and field in _GOES_BY


class FieldSpeech:
    """Says fields and values in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.t = translator(language)

    def changes(self, changes: Sequence[FieldChange]) -> list[str]:
        """Fields that changed; an entry that is wholly new or wholly gone is one line."""
        whole = {_entry(one.path): one for one in changes if _goes_by(one) and None in (one.before, one.after)}
        found = []
        for one in changes:
            entry = _entry(one.path)
            if one.path == f"{entry}.by":  # it stands in the name of the entry
                continue
            known = whole.get(entry) if entry else None
            if known is None:
                found.append(self.change(one))
            elif known is one:
                found.append(self._whole(entry, known))
        return found

    def _whole(self, entry: str, known: FieldChange) -> str:
        t, field = self.t, self.field(entry)
        shown = known.after if known.before is None else known.before
        said = "" if known.path.endswith(".id") or f"[{shown}]" in entry else f" {self.value(shown)}"
        if known.before is None:
            return t("{field}: new", field=f"{field}{said}")
        return t("{field}: gone", field=f"{field}{said}")

    def change(self, change: FieldChange) -> str:
        """A field that changed."""
        t, field = self.t, self.field(change.path)
        before, after = change.before, change.after
        if isinstance(before, tuple) and isinstance(after, tuple):
            return self._list(field, before, after)
        if before is None and after is not None:
            return t("{field}: {value}, new", field=field, value=self.value(after))
        if after is None and before is not None:
            return t("{field}: no longer {value}", field=field, value=self.value(before))
        return t("{field}: from {before} to {after}", field=field, before=self.value(before), after=self.value(after))

    def _list(self, field: str, before: tuple[Value, ...], after: tuple[Value, ...]) -> str:
        t = self.t
        more = [self.value(one) for one in after if one not in before]
        less = [self.value(one) for one in before if one not in after]
        parts = [*([t("with {values}", values=", ".join(more))] if more else []),
                 *([t("without {values}", values=", ".join(less))] if less else [])]  # fmt: skip
        return f"{field}: {'; '.join(parts) or t('in another order')}"

    def value(self, value: Value | None) -> str:
        """A value as people write it; a long text is cut."""
        if value is None:
            return "-"
        if isinstance(value, bool):
            return self.t("yes") if value else self.t("no")
        if isinstance(value, int | float):
            return number(value, self.language)
        if isinstance(value, dt.date):
            return date(value, self.language)
        if isinstance(value, tuple):
            return ", ".join(self.value(one) for one in value)
        short = " ".join(value.split())
        return f'"{short[: _LONGEST - 1].rstrip()}…"' if len(short) > _LONGEST else f'"{short}"'

    def field(self, path: str) -> str:
        """What a field is called: `customer.emotion` is the emotion, `next[invoice].share` next "invoice", share."""
        found: list[str] = []
        words = self._words()
        for key, entry in _PARTS.findall(path):
            if entry:
                found.append(f'"{entry}"')
            elif key not in _SILENT or path == key:
                found.append(words.get(key, key))
        t = self.t
        whole = {
            "importance.customer": words["importance"],
            "choice.take": t("choice by a person"),
            "choice.because": t("reason for the choice"),
        }
        return whole.get(path) or " ".join(found)

    def _words(self) -> dict[str, str]:
        t = self.t
        return {
            "name": t("name"), "title": t("title"), "headline": t("headline"), "owner": t("owner"),
            "department": t("department"), "role": t("role"), "status": t("status"), "state": t("state"),
            "category": t("category"), "form": t("form"), "channels": t("channels"), "contact": t("contact"),
            "run_by": t("run by"), "served_by": t("served by"), "initiative": t("initiative"), "trigger": t("trigger"),
            "personal": t("personal"), "mandate": t("mandate"), "frontstage": t("frontstage"), "backstage": t("backstage"),
            "systems": t("systems"), "data": t("customer data"), "moment_of_truth": t("moment of truth"),
            "doubts": t("doubts"), "helpline": t("helpline"), "reach": t("reach"), "volume": t("volume"),
            "per_year": t("a year"), "cost_each": t("cost each"), "importance": t("importance"),
            "organisation": t("for the organisation"), "customer": t("customer"), "wants": t("wants"), "does": t("does"),
            "thinks": t("thinks"), "feels": t("feels"), "emotion": t("emotion"), "emotions": t("emotions"),
            "intensity": t("how much is at stake"), "expects": t("expects"), "expectation": t("expectation"),
            "annoyances": t("annoyances"), "quotes": t("quotes"), "obstacles": t("obstacles"), "desired": t("desired:"),
            "brand_fit": t("brand fit"), "now": t("now"), "potential": t("potential"), "brand_rules": t("brand rule"),
            "basics": t("basic"), "scan": t("scan"), "score": t("score"), "why": t("why"),
            "mismatches": t("mismatch"), "evidence": t("evidence"), "grade": t("evidence"), "research": t("research"),
            "benchmarks": t("competitor"), "next": t("leads to"), "share": t("share"), "carries": t("the story goes along"),
            "choice": t("choice"), "take": t("choice"), "because": t("because"), "per_persona": t("for"),
            "stage": t("stage"), "customer_job": t("customer job"), "type": t("type"), "effort_days": t("days of work"),
            "cost": t("costs"), "once": t("once"), "yearly": t("yearly"), "benefit": t("benefit"),
            "effect": t("expected effect:"), "performance": t("performance"), "confidence": t("how sure"),
            "brand_effect": t("expected brand effect"), "requires": t("requires"), "alternative_to": t("alternative to"),
            "involves": t("involves"), "due": t("due"), "done_on": t("done on"), "pilot": t("pilot"),
            "starts": t("start"), "ends": t("end"), "result": t("result"),
            "baseline": t("baseline"), "control": t("control"), "target": t("target"), "metric": t("metric"),
            "decision": t("decision"), "hypothesis": t("hypothesis"), "learned": t("learned"),
            "communicated_to": t("told to"), "told_customers": t("told to customers"), "issue": t("issue"),
            "reviewed": t("reviewed on"), "customers_per_year": t("customers a year"), "personas": t("personas"),
            "objectives": t("objective"), "workshops": t("workshop"), "tasks": t("task"), "scope": t("scope"),
            "parent": t("larger journey"), "future_of": t("future of"), "segment": t("segment"),
            "description": t("description"), "goals": t("goals"), "needs": t("needs"), "frustrations": t("frustrations"),
            "power": t("power"), "stance": t("stance"), "brand": t("brand"), "values": t("value"), "promise": t("promise"),
            "weight": t("weight"), "scoring": t("scores:"), "balance": t("balance"), "targets": t("targets"),
            "departments": t("departments"), "competitors": t("competitors"), "culture": t("culture"),
            "value": t("value"), "mean": t("mean"), "sd": t("spread"), "n": t("answers"), "distribution": t("answers"),
            "method": t("method"), "period": t("period"), "findings": t("findings"), "stale_after": t("old after (months)"),
        }  # fmt: skip
