"""The columns of a file by every name that they have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, Message, message
from journeykit.model.errors import did_you_mean
from journeykit.sheets import folded

if TYPE_CHECKING:
    from journeykit.diagnostics import Place
    from journeykit.evidence.values import Column, Export

_MOST_NAMES = 2_000
_FEW = 5


class Names:
    """The columns of a file by every name they have; what cannot be found is kept as a finding."""

    def __init__(self, export: Export) -> None:
        self._export = export
        self._exact: dict[str, list[Column]] = {}
        self._loose: dict[str, list[Column]] = {}
        self.findings: list[Finding] = []
        for column in export.columns:
            bare = column.name.rpartition(" (")[0]
            for name in dict.fromkeys((column.name, *column.also, *([bare] if bare else ()))):
                self._exact.setdefault(name, []).append(column)
            for name in dict.fromkeys((column.name, *column.also, column.label)):
                self._loose.setdefault(folded(name), []).append(column)

    def find(self, name: str) -> Column | None:
        """Return the column of a name; spaces and capitals do not matter when nothing else fits."""
        found = self._exact.get(name) or self._loose.get(folded(name)) or []
        return found[0] if len(found) == 1 else None

    def need(self, name: str, place: Place) -> int:
        """Return the index of a column that must be there; -1, and a finding, when it is not."""
        column = self.find(name)
        if column is not None:
            return column.index
        several = self._exact.get(name) or self._loose.get(folded(name)) or []
        if several:
            self.findings.append(
                Finding(
                    place,
                    message('{file} has several columns "{column}"', file=str(self._export.file), column=name),
                    message("name one of them: {names}", names=", ".join(one.name for one in several[:_FEW])),
                )
            )
        else:
            self.findings.append(
                Finding(
                    place,
                    message('{file} has no column "{column}"', file=str(self._export.file), column=name),
                    self.hint(name),
                )
            )
        return -1

    def hint(self, name: str) -> Message:
        """Return what may be meant by a name that is not there."""
        names = [column.name for column in self._export.columns][:_MOST_NAMES]
        shown = ", ".join(names[:_FEW]) + (", …" if len(names) > _FEW else "")
        return did_you_mean(name, names) or message("its columns: {names}", names=shown)
