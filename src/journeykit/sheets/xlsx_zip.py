"""The zip that an Excel workbook is: looked at before anything in it is unpacked."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from journeykit.diagnostics import message
from journeykit.sheets.reading import Limits, UnreadableSheetError, broken, no_zip

_CHUNK = 1 << 16
_SMALL = 1 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


class Package:
    """The parts of a workbook by name, each no larger than it may be."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        if len(data) > limits.size:
            raise UnreadableSheetError(message("the file is larger than {limit} MiB", limit=limits.size >> 20))
        refusal = no_zip(data)
        if refusal is not None:
            raise refusal
        if data.count(b"PK\x01\x02") > limits.parts:
            raise UnreadableSheetError(message("the file has more than {limit} parts", limit=limits.parts))
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._parts = self._looked_through(limits)
        except _BROKEN:
            raise broken() from None

    def _looked_through(self, limits: Limits) -> dict[str, zipfile.ZipInfo]:
        parts: dict[str, zipfile.ZipInfo] = {}
        unpacked = 0
        for part in self._zip.infolist():
            name = part.filename.lstrip("/")
            if name in parts:
                raise broken()
            if part.flag_bits & 1:
                raise UnreadableSheetError(
                    message("the file is protected with a password"), message("save it without one")
                )
            unpacked += part.file_size
            bomb = part.file_size > _SMALL and part.file_size > limits.ratio * part.compress_size
            if bomb or unpacked > limits.unpacked:
                raise UnreadableSheetError(
                    message("the file unpacks to more than {limit} MiB, or was packed suspiciously well",
                            limit=limits.unpacked >> 20),
                    message("leave out what is not needed, or save it as CSV"),
                )  # fmt: skip
            parts[name] = part
        return parts

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self._parts

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts."""
        return tuple(self._parts)

    def start(self, name: str) -> bytes:
        """Return the first bytes of a part."""
        return next(self._pieces(name), b"")

    def parse(self, name: str, target: Any) -> Iterator[None]:
        """Give the XML of a part to a target, a piece at a time.

        Raises:
            UnreadableSheetError: It is no XML, or XML that could be an attack.
        """
        from xml.etree.ElementTree import ParseError

        from defusedxml.common import DefusedXmlException
        from defusedxml.ElementTree import DefusedXMLParser

        parser = DefusedXMLParser(target=target, forbid_dtd=True)
        try:
            for piece in self._pieces(name):
                parser.feed(piece)
                yield
            parser.close()
            yield
        except DefusedXmlException:
            raise UnreadableSheetError(
                message("the file holds XML that defines entities, as attacks do"),
                message("open it in a spreadsheet and save it again"),
            ) from None
        except ParseError:
            raise broken() from None

    def _pieces(self, name: str) -> Iterator[bytes]:
        if name not in self._parts:
            raise broken()
        try:
            with self._zip.open(self._parts[name]) as stream:
                while piece := stream.read(_CHUNK):
                    yield piece
        except _BROKEN:
            raise broken() from None


def resolved(source: str, target: str) -> str:
    """Return the name of the part that a relation of another part points at."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(f"/{source}"), target)).lstrip("/")
