"""XML that strangers wrote, as events: piece by piece, each with its place, and within limits.

Read by defusedxml, so nothing is ever expanded or fetched: a document type (and with it every entity) is refused where it
stands. Names carry their namespace as `{namespace}name`; a file of any size takes the memory of one piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler, feature_namespaces

from journeykit.diagnostics import Message, message

_PIECE: Final = 64 * 1024


class Start(NamedTuple):
    """An element begins."""

    name: str
    attributes: dict[str, str]
    line: int
    column: int


class Text(NamedTuple):
    """The text between two tags, unless it is only space."""

    text: str
    line: int
    column: int


class Instruction(NamedTuple):
    """A processing instruction: `<?target text?>`, which is for one program and leaves the others alone."""

    target: str
    text: str
    line: int
    column: int


class End(NamedTuple):
    """An element ends."""

    name: str
    line: int
    column: int


Event = Start | Text | Instruction | End


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read: levels, elements, the signs of one text or attribute, and the bytes of the file."""

    deepest: int = 64
    most_elements: int = 200_000
    longest_text: int = 1024 * 1024
    largest: int = 16 * 1024 * 1024


class NotXmlError(Exception):
    """Why a file cannot be read any further, and where."""

    def __init__(self, line: int, column: int, said: Message, hint: Message | None = None) -> None:
        super().__init__(said.english)
        self.line = line
        self.column = column
        self.message = said
        self.hint = hint


def events(data: bytes | Iterable[bytes], limits: Limits | None = None) -> Iterator[Event]:
    """Yield what stands in a file of XML, given whole or in pieces of any size.

    Raises:
        NotXmlError: It is none, holds what could do harm, or goes beyond the limits.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.expatreader import create_parser

    parser: Any = create_parser(forbid_dtd=True)
    parser.setFeature(feature_namespaces, 1)
    handler = _Gathering(limits or Limits(), parser)
    parser.setContentHandler(handler)
    try:
        for piece in _pieces(data):
            handler.grown(piece)
            parser.feed(piece)
            yield from handler.given()
        parser.close()
        if not handler.elements:
            raise handler.refused(*_NOTHING)
    except SAXParseException as error:
        why = _NOTHING if handler.strange else _why(error.getMessage())
        raise handler.refused(*why) from None
    except DefusedXmlException:
        hint = message("take the line with `<!DOCTYPE` out, and write out what `&names;` stand for")
        raise handler.refused(message("a document type and its entities are not read"), hint) from None
    except (LookupError, ValueError):  # what Python knows of the encoding that the first line names
        raise handler.refused(*_ENCODING) from None
    yield from handler.given()


def _pieces(data: bytes | Iterable[bytes]) -> Iterator[bytes]:
    if isinstance(data, bytes):
        for at in range(0, len(data), _PIECE):
            yield data[at : at + _PIECE]
    else:
        yield from data


class _Gathering(ContentHandler):
    """Gathers events, counts, and stops at the limits."""

    def __init__(self, limits: Limits, parser: Any) -> None:
        super().__init__()
        self.limits = limits
        self.parser = parser
        self.waiting: list[Event] = []
        self.text: list[str] = []
        self.begun = (1, 1)
        self.strange = False
        self.length = self.depth = self.elements = self.bytes = 0

    def given(self) -> list[Event]:
        """Return the events since the last time."""
        events, self.waiting = self.waiting, []
        return events

    def refused(self, said: Message, hint: Message | None = None) -> NotXmlError:
        return NotXmlError(*self.place(), said, hint)

    def place(self) -> tuple[int, int]:
        return self.parser.getLineNumber() or 1, (self.parser.getColumnNumber() or 0) + 1

    def grown(self, piece: bytes) -> None:
        """Count the bytes, and look at the first ones: what begins with neither a mark nor `<` is no XML at all."""
        start = piece.lstrip()[:1] if not self.bytes else b"<"
        self.strange = self.strange or start not in (b"", b"<", b"\xef", b"\xff", b"\xfe", b"\0")
        self.bytes += len(piece)
        if self.bytes > self.limits.largest:
            raise self.refused(message("the file is larger than {limit} MiB", limit=self.limits.largest >> 20))

    def startElementNS(self, name: Any, _qname: Any, attrs: Any) -> None:  # noqa: N802 - the name that SAX gives it
        self.said()
        self.depth += 1
        self.elements += 1
        if self.depth > self.limits.deepest:
            raise self.refused(message("nested deeper than {limit} levels", limit=self.limits.deepest))
        if self.elements > self.limits.most_elements:
            raise self.refused(message("more than {limit} elements", limit=self.limits.most_elements))
        attributes = {_spelled(key): value for key, value in attrs.items()}
        if any(len(value) > self.limits.longest_text for value in attributes.values()):
            raise self.refused(_too_long(self.limits))
        self.waiting.append(Start(_spelled(name), attributes, *self.place()))

    def endElementNS(self, name: Any, _qname: Any) -> None:  # noqa: N802 - the name that SAX gives it
        self.said()
        self.depth -= 1
        self.waiting.append(End(_spelled(name), *self.place()))

    def characters(self, content: str) -> None:
        if not self.text:
            self.begun = self.place()
        self.text.append(content)
        self.length += len(content)
        if self.length > self.limits.longest_text:
            raise self.refused(_too_long(self.limits))

    def processingInstruction(self, target: str, data: str) -> None:  # noqa: N802 - the name that SAX gives it
        self.said()
        if len(data) > self.limits.longest_text:
            raise self.refused(_too_long(self.limits))
        self.waiting.append(Instruction(target, data, *self.place()))

    def said(self) -> None:
        """A text ends where a tag begins."""
        if self.text:
            text = "".join(self.text)
            if not text.isspace():
                self.waiting.append(Text(text, *self.begun))
            self.text.clear()
            self.length = 0


def _spelled(name: tuple[str | None, str]) -> str:
    return f"{{{name[0]}}}{name[1]}" if name[0] else name[1]


def _too_long(limits: Limits) -> Message:
    return message("a text of more than {limit} signs", limit=limits.longest_text)


_ENCODING = (
    message("the encoding that the first line names is not known"),
    message('save the file as UTF-8, and name that: <?xml version="1.0" encoding="UTF-8"?>'),
)
_NOTHING = (
    message("this is no XML: there is no element in it"),
    message("XML begins with `<`, and everything in it stands in one element"),
)
_SIGN = (
    message("a sign that cannot stand here"),
    message(
        "in a text, `<` is written `&lt;` and `&` is written `&amp;`; the file must have the encoding that its first line"
        " names, UTF-8 if it names none"
    ),
)
_UNFINISHED = (message("the file ends before its last element does"), message("it may have been cut off: get it again"))
_WRONG: Final[dict[str, tuple[Message, Message | None]]] = {
    "not well-formed (invalid token)": _SIGN,
    "partial character": _SIGN,
    "syntax error": _NOTHING,
    "no element found": _UNFINISHED,
    "unclosed token": _UNFINISHED,
    "unclosed CDATA section": _UNFINISHED,
    "mismatched tag": (message("another element is to be closed first"), None),
    "duplicate attribute": (message("an attribute is given twice"), None),
    "junk after document element": (message("there is something after the end of the last element"), None),
    "undefined entity": (
        message("the name between `&` and `;` is not known"),
        message("XML itself knows `&lt;` `&gt;` `&amp;` `&quot;` and `&apos;`; all else is written as it is"),
    ),
    "unbound prefix": (
        message("the prefix before the colon names no namespace"),
        message('say what it stands for, with `xmlns:prefix="…"` in the first element'),
    ),
    "unknown encoding": _ENCODING,
    "encoding specified in XML declaration is incorrect": _ENCODING,
    "XML or text declaration not at start of entity": (
        message("`<?xml …?>` stands at the very start of a file, or nowhere"),
        None,
    ),
}  # fmt: skip


def _why(english: str) -> tuple[Message, Message | None]:
    return _WRONG.get(english) or (message("this is no XML: {why}", why=english), None)
