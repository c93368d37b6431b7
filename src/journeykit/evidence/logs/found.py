"""What was found in one file of an event log: its events as a frame, and what is not among them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from journeykit.diagnostics import Message
from journeykit.evidence.values import Export, Loss

if TYPE_CHECKING:
    from journeykit.evidence.logs.expressions import Frame


@dataclass(slots=True)
class LogFile:
    """What was found in one file: its events as a frame, and what is not among them."""

    file: PurePosixPath
    events: Frame
    outcomes: Frame | None = None
    paired: bool = False
    rows: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    losses: list[Loss] = field(default_factory=list)
    said: list[Message] = field(default_factory=list)

    def lose(self, export: Export, reason: str, said: Message, count: int, cells: tuple[tuple[int, str], ...]) -> None:
        """Leave rows out, and keep what is said of them."""
        self.dropped[reason] += count
        self.losses.append(Loss(export.file, reason, said, count, cells))
