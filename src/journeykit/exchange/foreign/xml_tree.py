"""A file of XML as a tree of elements, each with its path and its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from journeykit.diagnostics import Finding, KeyPath, Place, Span
from journeykit.exchange.foreign.sources import LARGEST, Foreign
from journeykit.exchange.formats import Source
from journeykit.text.xml import End, Instruction, Limits, NotXmlError, Start, Text, events

LIMITS: Final = Limits(largest=LARGEST)


@dataclass(slots=True)
class Element:
    """An element: its name without namespace, or None for one of another namespace than the first element's.

    `called` is what it is called in any case.
    """

    name: str | None
    called: str
    attributes: dict[str, str]
    at: tuple[int, int]
    path: KeyPath = ()
    text: str = ""
    children: list[Element] = field(default_factory=list)
    instructions: list[Instruction] = field(default_factory=list)

    def all(self, *names: str) -> list[Element]:
        """Return the elements directly inside that have one of these names."""
        return [child for child in self.children if child.name in names]

    def one(self, *names: str) -> Element | None:
        """Return the first of them."""
        return next(iter(self.all(*names)), None)

    def said(self, *names: str) -> str | None:
        """Return the text of the element that a path of names leads to; None when there is none."""
        element: Element | None = self
        for name in names:
            element = element.one(name) if element else None
        return (element.text.strip() or None) if element else None

    def attribute(self, *names: str) -> str | None:
        """Return the first attribute of these names that says something."""
        return next((said for name in names if (said := self.attributes.get(name, "").strip())), None)

    def within(self) -> Iterator[Element]:
        """Yield the element and all inside it."""
        yield self
        for child in self.children:
            yield from child.within()


def open_xml(source: Source, code: str) -> tuple[Foreign, Element] | tuple[Finding, ...]:
    """Read a file of XML; or say why not."""
    try:
        root = _tree(source.data)
    except NotXmlError as error:
        span = Span(error.line, error.column, error.line, error.column + 1)
        return (Finding(Place(source.file, span=span), error.message, error.hint, code=code),)
    places: dict[KeyPath, tuple[int, int]] = {}
    for element in root.within():
        counts = Counter(child.called for child in element.children)
        seen: Counter[str] = Counter()
        for child in element.children:
            numbered: KeyPath = (seen[child.called],) if counts[child.called] > 1 else ()
            child.path = (*element.path, child.called, *numbered)
            seen[child.called] += 1
        places[element.path] = element.at

    def where(path: KeyPath) -> Span:
        known = next(path[:n] for n in range(len(path), -1, -1) if path[:n] in places)
        return Span(*places[known], *places[known])

    return Foreign(source.file, code, None, where), root


def _tree(data: bytes) -> Element:
    root = Element(None, "", {}, (1, 1))
    open_: list[Element] = [root]
    namespace = ""
    for event in events(data, LIMITS):
        if isinstance(event, Start):
            space, _, name = event.name.rpartition("}")
            if len(open_) == 1:
                namespace = space
            place = (event.line, event.column)
            element = Element(name if space == namespace else None, name, event.attributes, place)
            open_[-1].children.append(element)
            open_.append(element)
        elif isinstance(event, End):
            open_.pop()
        elif isinstance(event, Text):
            open_[-1].text += event.text
        else:
            open_[-1].instructions.append(event)
    return root.children[0]
