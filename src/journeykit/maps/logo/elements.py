"""The elements of an SVG, read so that nothing in it is ever run, loaded or unfolded."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from journeykit.diagnostics import message
from journeykit.maps.logo.values import BROKEN, LogoError, unsafe

MOST_ELEMENTS, DEEPEST = 2000, 64
_SVG = "http://www.w3.org/2000/svg"
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
_SELECTOR = re.compile(r"\.?-?[A-Za-z_][\w-]*")
_RUNS = frozenset({"script", "foreignobject", "iframe", "handler", "listener"})


@dataclass(slots=True)
class Element:
    """One element of an SVG: its name, its own attributes, and what is in it."""

    name: str
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    text: str = ""


def read_elements(data: bytes) -> Element:
    """Return the root of an SVG.

    Raises:
        LogoError: it is no SVG, is too large, or holds what could run or load something.
    """
    reading = _Reading()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.words
    parser.EntityDeclHandler = _refuse_entity
    parser.StartDoctypeDeclHandler = _refuse_inner_type
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat knows no names for its arguments
    except expat.ExpatError as error:
        raise LogoError(BROKEN) from error
    if reading.root is None or reading.root.name != "svg":
        raise LogoError(BROKEN)
    return reading.root


class _Reading:
    """What was read so far."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self.open: list[Element | None] = []
        self.count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take in an element; those of drawing programs (layers, guides) say nothing about the picture."""
        space, _, short = name.rpartition(" ")
        self.count += 1
        if self.count > MOST_ELEMENTS or len(self.open) >= DEEPEST:
            raise LogoError(message("the logo has more than {limit} elements: save it as a png", limit=MOST_ELEMENTS))
        if short.lower() in _RUNS:
            raise unsafe(f"<{short}>")
        if space not in (_SVG, "") or (self.open and self.open[-1] is None):
            self.open.append(None)
            return
        element = Element(short, {_checked(key, value): value for key, value in attributes.items()})
        if self.open and self.open[-1] is not None:
            self.open[-1].children.append(element)
        elif self.root is None:
            self.root = element
        self.open.append(element)

    def end(self, _name: str) -> None:
        """Leave an element."""
        self.open.pop()

    def words(self, text: str) -> None:
        """Take in text, which only a style sheet has for us."""
        if self.open and (element := self.open[-1]) is not None and element.name == "style":
            element.text += text


def _checked(key: str, value: str) -> str:
    """Return the plain name of an attribute; one that runs or loads something is refused."""
    name = key.rpartition(" ")[2]
    if name.lower().startswith("on"):
        raise unsafe(f"{name}=")
    loads = name.lower() == "href" and not value.strip().startswith("#")
    if loads or re.search(r"url\(\s*['\"]?\s*[^#'\"\s)]|javascript:|@import", value, re.IGNORECASE):
        raise unsafe(f"{name}=")
    return name


def _refuse_entity(*_: object) -> None:
    raise unsafe("<!ENTITY>")


def _refuse_inner_type(_name: str, _system: str | None, _public: str | None, inner: int) -> None:
    if inner:
        raise unsafe("<!DOCTYPE [ ]>")


def style_rules(text: str) -> dict[str, dict[str, str]]:
    """Return what a style sheet says, by class (`.a`) or element; drawing programs write no other selectors.

    Raises:
        LogoError: it loads something, or has selectors that mean more.
    """
    text = _REMARK.sub("", text)
    if "@import" in text.lower() or re.search(r"url\(\s*['\"]?\s*[^#'\"\s)]", text, re.IGNORECASE):
        raise unsafe("<style>")
    if "@" in text or "\\" in text:
        raise _unread_style()
    rules: dict[str, dict[str, str]] = {}
    for selectors, body in _RULE.findall(text):
        for selector in (part.strip() for part in selectors.split(",")):
            if not _SELECTOR.fullmatch(selector):
                raise _unread_style()
            rules.setdefault(selector, {}).update(declarations(body))
    return rules


def _unread_style() -> LogoError:
    return LogoError(message("the logo has a style sheet that the maps do not read: save it as a png"))


def declarations(text: str) -> dict[str, str]:
    """Return `fill: red; stroke: none` by name."""
    pairs = (part.partition(":") for part in text.split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, colon, value in pairs if colon}
