"""A file of another format, read: its values, and the place of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite
from pathlib import PurePosixPath
from typing import Any, Final

from journeykit.diagnostics import Finding, KeyPath, Message, Place, Span, message
from journeykit.exchange.foreign.json_text import NotJsonError, parse_json
from journeykit.exchange.formats import Source
from journeykit.text import read as read_tree
from journeykit.text import resolved
from journeykit.text.characters import BOM, readable

LARGEST: Final = 4 * 1024 * 1024
_MOST_TOLD = 200


def spelled(path: KeyPath) -> str:
    """Return a path as people write it: `nodes[3].stateRefs`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


@dataclass(slots=True)
class Foreign:
    """What a stranger's file says; asked for its parts, it writes down what is not as it should be."""

    file: PurePosixPath
    code: str
    data: Any
    where: Callable[[KeyPath], Span]
    findings: list[Finding] = field(default_factory=list)

    def line(self, path: KeyPath) -> int:
        """Return the line of the value at a path."""
        return self.where(path).line

    def wrong(self, path: KeyPath, said: Message, hint: Message | None = None) -> None:
        """Write down what is wrong with the value at a path."""
        if len(self.findings) < _MOST_TOLD:
            self.findings.append(Finding(Place(self.file, path, self.where(path)), said, hint, code=self.code))

    def mapping(self, value: Any, path: KeyPath) -> Mapping[str, Any]:
        """Return a mapping; an empty one, and a finding, for anything else."""
        if isinstance(value, dict):
            return value
        if path:
            self.wrong(path, message("{path} must be a mapping", path=spelled(path)))
        else:
            self.wrong(path, message("the whole file must be a mapping: keys with values"))
        return {}

    def items(self, value: Any, path: KeyPath) -> Sequence[Any]:
        """Return a list; nothing is an empty one."""
        if isinstance(value, list) or value is None:
            return value or []
        self.wrong(path, message("{path} must be a list", path=spelled(path)))
        return []

    def text(self, value: Any, path: KeyPath, *, needed: bool = False) -> str | None:
        """Return a text, None for nothing and for an empty one."""
        if isinstance(value, str) and value.strip():
            return value.strip()
        if value is not None and not isinstance(value, str):
            self.wrong(path, message("{path} must be a text", path=spelled(path)))
        elif needed:
            self.wrong(path, message("{path} is missing", path=spelled(path)))
        return None

    def texts(self, value: Any, path: KeyPath) -> list[str]:
        """Return texts of a list; one text stands for a list of one, as in JSON-LD."""
        if isinstance(value, str):
            return [value]
        found = [self.text(item, (*path, i)) for i, item in enumerate(self.items(value, path))]
        return [text for text in found if text]

    def number(self, value: Any, path: KeyPath) -> float | int | None:
        """Return a number, None for nothing."""
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.wrong(path, message("{path} must be a number", path=spelled(path)))
            return None
        return value


def open_json(source: Source, code: str) -> Foreign | tuple[Finding, ...]:
    """Read a JSON file; or say why not."""
    text, refused = _text(source, code)
    if refused:
        return refused
    try:
        found = parse_json(text)
    except NotJsonError as error:
        line, column = _position(text, error.at)
        place = Place(source.file, span=Span(line, column, line, column + 1))
        return (Finding(place, error.message, error.hint, code=code),)
    if found.troubles:
        spots = [(found.position(at), said) for at, said in found.troubles[:_MOST_TOLD]]
        return tuple(Finding(Place(source.file, span=Span(*at, *at)), said, code=code) for at, said in spots)
    return Foreign(source.file, code, found.data, found.span)


def open_yaml(source: Source, code: str) -> Foreign | tuple[Finding, ...]:
    """Read a YAML file, with the limits that our own documents have; or say why not."""
    _, refused = _text(source, code)
    if refused:
        return refused
    tree, findings = read_tree(source.data, source.file)
    if tree is None or findings:
        return findings
    foreign = Foreign(source.file, code, resolved(tree.data), tree.span)
    _endless(foreign, foreign.data, ())
    return tuple(foreign.findings) or foreign


def _endless(foreign: Foreign, value: Any, path: KeyPath) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            _endless(foreign, inner, (*path, key))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            _endless(foreign, inner, (*path, i))
    elif isinstance(value, float) and not isfinite(value):
        foreign.wrong(path, message("this number means nothing: it is too large, or NaN or Infinity"))


def _text(source: Source, code: str) -> tuple[str, tuple[Finding, ...]]:
    if len(source.data) > LARGEST:
        said = message("the file is larger than {limit} MiB", limit=LARGEST >> 20)
        return "", (Finding(Place(source.file, span=Span(1, 1, 1, 1)), said, code=code),)
    return readable(source.data.removeprefix(BOM), source.file)


def _position(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
