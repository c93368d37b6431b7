"""Lines and columns of code points (from 1) as an editor counts them: lines from 0, units of its encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

if TYPE_CHECKING:
    from journeykit.diagnostics import Span

Encoding = types.PositionEncodingKind | str | None
_UNIT = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


class Positions:
    """Turns positions of one text to and fro."""

    def __init__(self, source: str, encoding: Encoding) -> None:
        self._lines = source.split("\n")
        self._codec, self._size = _UNIT[str(getattr(encoding, "value", encoding) or "utf-16")]

    def line(self, line: int) -> str:
        """Return a line (from 1), without its end; empty when the text is shorter."""
        return self._lines[line - 1] if 0 < line <= len(self._lines) else ""

    def position(self, line: int, column: int) -> types.Position:
        """Return a position as the editor counts."""
        before = self.line(line)[: column - 1].encode(self._codec, "surrogatepass")
        return types.Position(line - 1, len(before) // self._size)

    def range(self, span: Span | None) -> types.Range:
        """Return a stretch of text as the editor counts; the top of the text for something without a place."""
        if span is None:
            return types.Range(types.Position(0, 0), types.Position(0, 0))
        return types.Range(self.position(span.line, span.column), self.position(span.end_line, span.end_column))

    def column(self, at: types.Position) -> int:
        """Return the column, in code points from 1, of a position of the editor."""
        data = self.line(at.line + 1).encode(self._codec, "surrogatepass")[: at.character * self._size]
        return len(data.decode(self._codec, "ignore")) + 1
