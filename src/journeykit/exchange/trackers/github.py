"""JSON for GitHub: one object an issue, with what `gh` or the REST interface asks for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from journeykit.exchange.trackers.csv_files import NUMBER
from journeykit.exchange.trackers.items import Written, cut, new_and_known
from journeykit.reports.templating import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.exchange.trackers.items import Item

VERSION = 1
BODY, TITLE = 65_536, 256


def github(found: Sequence[Item]) -> Written:
    """Write `github.json`. The marker stands first in every body: a second run finds the issue by it."""
    new, known = new_and_known(found, NUMBER)
    numbers = {item.key: int(number) for number, item in known}
    wanted = {item.key for item in new} | set(numbers)
    issues = [_issue(item, numbers.get(item.key)) for item in found if item.key in wanted]
    data = {"version": VERSION, "issues": issues}
    return Written({"github.json": json.dumps(data, ensure_ascii=False, indent=2) + "\n"})


def marker(key: str) -> str:
    """Return the comment by which an issue is found again; a key holds nothing that could end it."""
    return f"<!-- journeykit:{key} -->"


def _issue(item: Item, number: int | None) -> dict[str, Any]:
    lines = [escape(line) for line in item.lines]
    return {
        "key": item.key,
        "marker": marker(item.key),
        "number": number,
        "title": cut(item.title, TITLE, size="utf-16-le"),
        "body": cut("\n\n".join([marker(item.key), *lines]), BODY),
        "labels": list(item.labels),
        "state": "closed" if item.done else "open",
        "due": item.due.isoformat() if item.due else None,
    }
