"""An Excel workbook of a stranger, read row by row.

No library does this with limits: what must be watched (sizes, parts, wide rows, entities, formulas beside the value that was
kept) is all there is to read, so it is read in the one pass that watches it (docs/decisions.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.diagnostics import message
from journeykit.sheets.reading import DEFAULT, Limits, Row, UnreadableSheetError, broken
from journeykit.sheets.xlsx_parts import Relations, SharedTexts, Styles, Workbook
from journeykit.sheets.xlsx_rows import Rows

if TYPE_CHECKING:
    from journeykit.sheets.xlsx_zip import Package

_DOCUMENT = ("/officeDocument",)


@dataclass(frozen=True, slots=True)
class _Inside:
    """What the sheets of a workbook share."""

    package: Package
    texts: tuple[str, ...]
    dates: tuple[str, ...]
    from_1904: bool
    limits: Limits


@dataclass(frozen=True, slots=True)
class XlsxSheet:
    """One sheet of a workbook; its rows are read when asked for."""

    name: str
    hidden: bool
    part: str
    inside: _Inside

    def rows(self) -> Iterator[Row]:
        """Yield every row that is not empty, headers too.

        Raises:
            UnreadableSheetError: A row cannot be read, or is too much.
        """
        inside = self.inside
        target = Rows(inside.texts, inside.dates, inside.limits, from_1904=inside.from_1904)
        try:
            for _ in inside.package.parse(self.part, target):
                yield from target.taken()
        except UnreadableSheetError as error:
            error.sheet = self.name
            raise


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook that can be read: its sheets in order, those that nobody sees too."""

    sheets: tuple[XlsxSheet, ...]

    @property
    def visible(self) -> tuple[XlsxSheet, ...]:
        """The sheets that people see."""
        return tuple(sheet for sheet in self.sheets if not sheet.hidden)


def read_xlsx(data: bytes, *, limits: Limits = DEFAULT) -> Book:
    """Open an Excel workbook (.xlsx).

    Raises:
        UnreadableSheetError: It is no such workbook, is damaged, too large, protected, or has macros.
    """
    from journeykit.sheets.xlsx_zip import Package

    package = Package(data, limits)
    _refuse_others(package)
    book = "xl/workbook.xml"
    if package.has("_rels/.rels"):
        found = [one.target for one in _relations(package, "").values() if one.kind.endswith(_DOCUMENT)]
        book = found[0] if found else book
    if not package.has(book):
        raise UnreadableSheetError(message("there is no workbook in the file"), _SAVE)
    workbook = Workbook()
    _all(package, book, workbook)
    relations = _relations(package, book)
    kinds = {one.kind.rpartition("/")[2]: one.target for one in relations.values()}
    texts, styles = SharedTexts(limits), Styles()
    for kind, target in (("sharedStrings", texts), ("styles", styles)):
        if kind in kinds and package.has(kinds[kind]):
            _all(package, kinds[kind], target)
    inside = _Inside(package, tuple(texts.texts), styles.dates(), workbook.from_1904, limits)
    sheets = [
        XlsxSheet(name, hidden, relations[id_].target, inside)
        for name, hidden, id_ in workbook.sheets
        if id_ in relations and relations[id_].kind.endswith("/worksheet")
    ]
    if not sheets:
        raise UnreadableSheetError(message("there is no sheet in the file"), _SAVE)
    return Book(tuple(sheets))


_SAVE = message("save it as an Excel workbook (.xlsx)")


def _refuse_others(package: Package) -> None:
    """Refuse what is a zip and no workbook without macros."""
    if package.has("mimetype") and package.start("mimetype").startswith(b"application/vnd.oasis"):
        raise UnreadableSheetError(message("this is an OpenDocument file (.ods)"), _SAVE)
    if package.has("xl/workbook.bin"):
        raise UnreadableSheetError(message("this is a binary workbook of Excel (.xlsb)"), _SAVE)
    macros = any(name.casefold().endswith("vbaproject.bin") for name in package.names)
    if macros or (package.has("[Content_Types].xml") and b"macroEnabled" in package.start("[Content_Types].xml")):
        raise UnreadableSheetError(
            message("the workbook has macros"), message("save it as an Excel workbook without macros (.xlsx)")
        )


def _relations(package: Package, source: str) -> dict[str, Relations.One]:
    from journeykit.sheets.xlsx_zip import resolved

    folder, _, name = source.rpartition("/")
    part = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    found = Relations()
    if package.has(part):
        _all(package, part, found)
    return {id_: Relations.One(one.kind, resolved(source, one.target)) for id_, one in found.by_id.items()}


def _all(package: Package, part: str, target: object) -> None:
    try:
        for _ in package.parse(part, target):
            pass
    except (KeyError, ValueError, IndexError):
        raise broken() from None
