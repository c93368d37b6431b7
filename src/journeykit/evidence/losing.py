"""What is left out of a file, with what stands in the cells that are to blame."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import Message, message
from journeykit.evidence.days import MOST_DIFFERENT
from journeykit.evidence.values import Loss

if TYPE_CHECKING:
    from journeykit.evidence.judging import Judged
    from journeykit.evidence.values import Export

_LONGEST = 80


class Losing:
    """Keeps what is left out of one file."""

    def __init__(self, export: Export, into: Judged) -> None:
        self._export, self._into = export, into

    def lose(
        self,
        reason: str,
        column: int,
        raw: Any,
        said: Message,
        count: int,
        *,
        hint: Message | None = None,
        whole: bool = True,
        beside: tuple[tuple[int, str], ...] = (),
    ) -> None:
        """Leave answers out: the same cell is one loss, and of very many different ones only the first are named."""
        into = self._into
        if whole:
            into.dropped[reason] += count
        key: tuple[Any, ...] = (self._export.file, reason, column, raw, beside)
        loss = into.losses.get(key)
        if loss is None:
            if len(into.losses) >= MOST_DIFFERENT:
                key, said, raw = (self._export.file, reason), message("and more of the same"), None
                loss = into.losses.get(key)
            if loss is None:
                cells = ((column, text_of(raw)),) if column >= 0 and raw is not None else ()
                name = self._export.columns[column].name if cells else ""
                loss = Loss(self._export.file, reason, said, 0, cells, hint=hint, column=name, beside=beside)
                into.losses[key] = loss
        loss.count += count


def text_of(raw: Any) -> str:
    """Return what a cell says, as a text."""
    if raw is None:
        return ""
    if isinstance(raw, date):
        return raw.isoformat()
    return str(raw).strip()


def is_plain(text: str) -> bool:
    """Tell whether a text of a stranger may stand in a document: short, with nothing in it that acts or hides."""
    return len(text) <= _LONGEST and text.isprintable()
