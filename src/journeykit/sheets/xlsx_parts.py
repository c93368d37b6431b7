"""The parts of a workbook beside its sheets: which sheets there are, shared texts, and which numbers are dates.

Each class is what an XML parser tells of tags and text as it goes; only elements of the spreadsheet's own namespaces count.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from journeykit.diagnostics import message
from journeykit.sheets.reading import Limits, UnreadableSheetError

MAIN = frozenset(
    {
        "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}",
        "{http://purl.oclc.org/ooxml/spreadsheetml/main}",
    }
)
_RELATION_IDS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
# Every element that anything here looks at, by its full name: a look-up a tag is what the time goes into.
_LOCAL = {
    space + name: name for space in MAIN for name in "c cellXfs f numFmt rPh row sheet si t v workbookPr xf".split()
}
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
# The numbers of the formats that every workbook has: dates, times, and both.
_BUILT_IN_DATES = frozenset({14, 15, 16, 17, *range(27, 32), 36, *range(50, 59)})
_BUILT_IN_TIMES = frozenset({18, 19, 20, 21, *range(32, 36), 45, 46, 47})
_BUILT_IN_BOTH = frozenset({22})
# Texts, escapes and conditions of a number format say nothing of dates; elapsed hours do.
_NO_SIGNS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)


def local(tag: str) -> str:
    """Return the name of an element of a spreadsheet that we read, nothing for any other element."""
    return _LOCAL.get(tag, "")


def unescaped(text: str) -> str:
    """Return a text with the characters that XML cannot hold, which spreadsheets write as `_x0007_`."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


class Workbook:
    """The sheets: name, whether hidden, and the id of the relation that leads to it."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, bool, str]] = []
        self.from_1904 = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Notice a sheet, or that days count from 1904."""
        name = local(tag)
        if name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "") in ("1", "true")
        elif name == "sheet":
            id_ = next((attributes[one] for one in _RELATION_IDS if one in attributes), "")
            self.sheets.append((unescaped(attributes.get("name", "")), attributes.get("state", "") != "", id_))
            if attributes.get("state") == "visible":
                self.sheets[-1] = (self.sheets[-1][0], False, id_)

    def close(self) -> None:
        """Nothing is left to do."""


class Relations:
    """What a part leads to, by the ids that it uses for it."""

    class One(NamedTuple):
        """One relation: what kind of part it leads to, and where that is."""

        kind: str
        target: str

    def __init__(self) -> None:
        self.by_id: dict[str, Relations.One] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Notice a relation inside the file; what lies outside is never opened."""
        if tag.endswith("}Relationship") and attributes.get("TargetMode") != "External":
            self.by_id[attributes["Id"]] = Relations.One(attributes.get("Type", ""), attributes["Target"])

    def close(self) -> None:
        """Nothing is left to do."""


class Styles:
    """Which styles of cells show a number as a date."""

    def __init__(self) -> None:
        self._codes: dict[int, str] = {}
        self._used: list[int] = []
        self._in_cells = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Notice number formats and the styles that use them."""
        match local(tag):
            case "numFmt":
                self._codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
            case "cellXfs":
                self._in_cells = True
            case "xf" if self._in_cells:
                self._used.append(int(attributes.get("numFmtId", "0")))

    def end(self, tag: str) -> None:
        """Notice where the styles of cells end."""
        if local(tag) == "cellXfs":
            self._in_cells = False

    def close(self) -> None:
        """Nothing is left to do."""

    def dates(self) -> tuple[str, ...]:
        """Return what each style shows: `d` a date, `t` a time, `dt` both, nothing for any other number."""
        return tuple(self._kind(number) for number in self._used)

    def _kind(self, number: int) -> str:
        if number in self._codes:
            signs = _NO_SIGNS.sub("", self._codes[number].split(";")[0]).lower()
            if "general" in signs:
                return ""
            days = "d" in signs or "y" in signs or ("m" in signs and not re.search("[hs]", signs))
            return ("d" if days else "") + ("t" if re.search("[hs]", signs) else "")
        kinds = ((_BUILT_IN_DATES, "d"), (_BUILT_IN_TIMES, "t"), (_BUILT_IN_BOTH, "dt"))
        return next((kind for numbers, kind in kinds if number in numbers), "")


class SharedTexts:
    """The texts that cells refer to by number."""

    def __init__(self, limits: Limits) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] | None = None
        self._length = 0
        self._taken = False
        self._spoken = 0
        self._limits = limits

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        """Notice where a text begins; how it is spoken (Japanese) is no part of it."""
        match local(tag):
            case "si":
                self._pieces, self._length = [], 0
            case "rPh":
                self._spoken += 1
            case "t":
                self._taken = not self._spoken

    def end(self, tag: str) -> None:
        """Notice where a text ends."""
        match local(tag):
            case "si":
                if len(self.texts) > self._limits.rows:
                    raise UnreadableSheetError(
                        message("the file has more than {limit} different texts", limit=self._limits.rows)
                    )
                self.texts.append(unescaped("".join(self._pieces or ())))
                self._pieces = None
            case "rPh":
                self._spoken -= 1
            case "t":
                self._taken = False

    def data(self, text: str) -> None:
        """Take a piece of a text."""
        if self._taken and self._pieces is not None:
            self._length += len(text)
            # Escapes make a text longer than what it says.
            if self._length > 8 * self._limits.characters:
                raise UnreadableSheetError(
                    message("a cell has more than {limit} characters", limit=self._limits.characters)
                )
            self._pieces.append(text)

    def close(self) -> None:
        """Nothing is left to do."""
