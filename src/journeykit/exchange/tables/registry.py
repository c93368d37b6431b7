"""All sheets of the tables, in the order of a workbook."""

from __future__ import annotations

from collections.abc import Iterable

from journeykit.exchange.tables.brand import BRAND
from journeykit.exchange.tables.columns import FINGERPRINT, Sheet
from journeykit.exchange.tables.computed import PLAN, SCORES
from journeykit.exchange.tables.improvements import IMPROVEMENTS
from journeykit.exchange.tables.measurements import MEASUREMENTS
from journeykit.exchange.tables.personas import PERSONAS
from journeykit.exchange.tables.touchpoints import JOURNEYS, PHASES, TOUCHPOINTS
from journeykit.sheets import folded
from journeykit.words import LANGUAGES

SHEETS: tuple[Sheet, ...] = (
    TOUCHPOINTS,
    SCORES,
    PLAN,
    IMPROVEMENTS,
    MEASUREMENTS,
    BRAND,
    JOURNEYS,
    PHASES,
    PERSONAS,
)


def sheet_of(titles: Iterable[str], name: str = "") -> Sheet | None:
    """Return the sheet that some headers belong to: by what its fingerprint is called, else by its name, else by all of them."""
    folded_titles = [folded(title) for title in titles]
    for sheet in SHEETS:
        if any(title.endswith(f"[{FINGERPRINT} {sheet.key}]") for title in folded_titles):
            return sheet
    for sheet in SHEETS:
        if folded(name) in {sheet.key, *(folded(sheet.titled(language)) for language in LANGUAGES)}:
            return sheet
    counts = {sheet.key: sum(sheet.column_of(title) is not None for title in folded_titles) for sheet in SHEETS}
    best = max(SHEETS, key=lambda sheet: counts[sheet.key])
    return best if counts[best.key] >= _ENOUGH else None


_ENOUGH = 4
