"""What CJML says and we have no field for: kept under `meta.cjml` where we can give it back, else reported."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from journeykit.diagnostics import KeyPath, message
from journeykit.exchange.foreign.drafts import Report
from journeykit.exchange.foreign.sources import spelled
from journeykit.exchange.foreign.xml_tree import Element

_SHOWN: Final = 12


class Leftovers:
    """Gathers what had no field in a whole file, so that each kind of it is one line of the report."""

    def __init__(self, report: Report) -> None:
        """Begin with nothing."""
        self.report = report
        self.kept: dict[str, list[KeyPath]] = {}
        self.gone: dict[str, list[KeyPath]] = {}

    def found(self, element: Element, names: Collection[str], read: Collection[str]) -> dict[str, Any]:
        """Return what stands in the elements of these names; all others that are not read are noted as gone."""
        found: dict[str, Any] = {}
        for child in element.children:
            if child.name and child.name in names and child.name not in found:
                value = _plain(child)
                if value:
                    found[child.name] = value
                    self.kept.setdefault(child.name, []).append(child.path)
            elif child.name not in read and (child.name is None or any(one.text.strip() for one in child.within())):
                self.gone.setdefault(child.called, []).append(child.path)
        return found

    def tell(self) -> None:
        """Report all of it."""
        for name, paths in sorted(self.kept.items()):
            what, where = name, _spelled(paths)
            said = message("{what} has no field: it is kept under meta.cjml: {paths}", what=what, paths=where)
            self.report.lost(paths[0], said)
        for name, paths in sorted(self.gone.items()):
            self.report.lost(paths[0], message("{field} has no field: {paths}", field=name, paths=_spelled(paths)))


def keep(made: dict[str, Any], found: Mapping[str, Any], names: Sequence[str], *, ours: bool) -> None:
    """Put what was found under `meta.cjml`, unless it is just what we wrote of it ourselves."""
    meta = made.get("meta")
    meta = meta if isinstance(meta, dict) else {}
    before = meta.get("cjml")
    before = before if isinstance(before, dict) else {}
    written = writable(before, names)
    if found != written or not (ours or not found):
        cjml = {name: value for name, value in before.items() if name not in written} | dict(found)
        made["meta"] = {**meta, "cjml": cjml}


def writable(cjml: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """Return what of `meta.cjml` goes out as elements of these names: texts, and mappings of texts."""
    return {name: cjml[name] for name in names if _sound(cjml.get(name))}


def _sound(value: object, depth: int = 0) -> bool:
    if isinstance(value, str):
        return value.strip() == value != ""
    return isinstance(value, dict) and bool(value) and depth == 0 and all(
        isinstance(key, str) and key.isascii() and key.isalnum() and key[0].isalpha() and _sound(inner, 1)
        for key, inner in value.items()
    )  # fmt: skip


def _plain(element: Element) -> Any:
    """Return the text of an element, or those of the elements in it by name."""
    inner = {child.name: child.text.strip() for child in element.children if child.name and child.text.strip()}
    return {name: text for name, text in inner.items() if _sound({name: text})} if inner else element.text.strip()


def _spelled(paths: Sequence[KeyPath]) -> str:
    return ", ".join(spelled(path) for path in paths[:_SHOWN]) + (", …" if len(paths) > _SHOWN else "")
