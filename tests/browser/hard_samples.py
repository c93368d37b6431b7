"""Maps of any size whose texts are hard to set: long compounds, wide letters, other scripts, and nothing at all."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from itertools import count
from typing import Any

from map_samples import content

from journeykit.maps.content import MapContent

HARD = {
    "long": (
        "Kindercarnavalsoptochtvoorbereidingswerkzaamhedencomitéleden",
        "Arbeidsongeschiktheidsverzekeringsmaatschappij belt u terug.",
        "Energiebelastingverminderingsoverzicht op de jaarafrekening",
        "https://voorbeeld.example/heel/lang/pad?x=1&y=2#en-nog-verder",
    ),
    "wide": (
        "WWWW MMMM WWWW MMMM WWWWMMMM",
        "Facturatie en incasso",
        "rijtijdriften, filterfriet",
        "ÀÉÎÕÜ ñçß ŵŷ – “aan­haling”",
    ),
    "other scripts": (
        "請求書の確認と電話での問い合わせ窓口",
        "الفاتورة الأولى للعميل الجديد",
        "החשבון הראשון של הלקוח",
        "고객 여정 지도",
    ),
    "empty": ("", "Ja", "–", "   "),
}
SIZES = (1, 5, 15, 40, 150)

_TEXTS = {
    "name", "title", "subject", "client", "job", "channels", "wants", "does", "thinks", "feels", "owner", "front", "back",
    "note", "means", "wait", "segment", "description", "organisation", "reachable", "quote", "lowest", "hours", "evidence",
    "old_name", "new_name", "old_title", "new_title",
}  # fmt: skip
_LISTS = {"pains", "goals", "needs", "frustrations", "subtitle", "without"}
_NEEDED = {"name", "title", "old_name", "new_name"}  # the format does not let these be empty


def hard(kind: str, size: int, language: str = "nl") -> MapContent:
    """Return a map of so many touchpoints with every text replaced by one of a kind; a mixture for `mixed`."""
    texts = [text for one in HARD.values() for text in one] if kind == "mixed" else HARD[kind]
    numbers = count()

    def next_text(field: str) -> str:
        text = texts[next(numbers) % len(texts)]
        return text if text.strip() or field not in _NEEDED else "x"

    def replaced(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(replaced, value))
        if not is_dataclass(value):
            return value
        changes: dict[str, Any] = {}
        for field in fields(value):
            old = getattr(value, field.name)
            if field.name in _TEXTS and isinstance(old, str) and old:
                changes[field.name] = next_text(field.name)
            elif field.name in _LISTS:
                changes[field.name] = tuple(next_text("") for _ in old)
            elif is_dataclass(old) or isinstance(old, tuple):
                changes[field.name] = replaced(old)
        return replace(value, **changes)

    found: MapContent = replaced(content(size, seed=size, language=language))
    return found
