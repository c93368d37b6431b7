"""From YAML events to a tree with places: one loop, no recursion, budgets checked at every event."""

from __future__ import annotations

from sys import intern
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from journeykit.process.collecting import without_collecting
from journeykit.text.characters import FORBIDDEN
from journeykit.text.merging import merge
from journeykit.text.values import SPECIAL_STARTS, Node, resolve

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeykit.diagnostics import KeyPath
    from journeykit.text.events import Kinds

DEEPEST: Final = 64
MOST_ALIASED: Final = 100_000

# Places are indices in the text: a third of the memory of a parser's marks, and nothing for the garbage collector.
# A mapping's entry is (key start, key end, value start, value end), a sequence's (value start, value end).
# For a mapping or sequence the value is its branch, and its end None; for an alias to one, (start, end) of the alias.
Entry: TypeAlias = "tuple[Any, ...]"
# What is known of a mapping or sequence: [entries, start, end]. Lists and tuples, because this is the hot path.
Branch: TypeAlias = "list[Any]"


class Trouble(NamedTuple):
    """Something that the builder met: what it is, where, and what it is about."""

    what: str
    start: int
    end: int
    about: str = ""
    path: KeyPath = ()
    first: tuple[int, int] | None = None


class Built:
    """The data of one document, the place of everything in it, and the troubles."""

    __slots__ = ("data", "root", "troubles")

    def __init__(self) -> None:
        self.data: Node = None
        self.root: Entry = ()
        self.troubles: list[Trouble] = []


class _Item:
    """Stands in for the key while the builder is in a sequence."""


_ITEM: Any = _Item()


def build(next_event: Callable[[], Any], kinds: Kinds, text: str, built: Built) -> None:
    """Fill `built` from the events; troubles are kept in it, also when the parser raises on the way."""
    with without_collecting():
        _build(next_event, kinds, text, built)


# One loop without a call per event: this is half of the time that `validate` takes.
def _build(next_event: Callable[[], Any], kinds: Kinds, text: str, built: Built) -> None:  # noqa: PLR0912, PLR0915
    scalar, mapping_start, mapping_end, sequence_start, sequence_end, alias, document_start, stream_end = kinds
    special_starts = SPECIAL_STARTS
    escapes = "\\" in text
    marked = "!" in text or "&" in text  # without these signs there is no tag and no anchor to look for
    troubles = built.troubles
    anchors: dict[str, tuple[Any, Any]] = {}
    aliased = 0
    documents = 0
    stack: list[tuple[Any, Any, Any, Any]] = []
    key: Any = _ITEM  # None where a mapping waits for a key
    key_start: int = 0
    key_end: int = 0
    data: Any = []
    entries: Any = []
    top, top_entries = data, entries
    branch: Branch = [entries, None, None]

    while True:
        event = next_event()
        kind = event.__class__
        if kind is scalar:
            if marked and event.tag is not None:
                troubles.append(Trouble("tag", event.start_mark.index, event.end_mark.index, event.tag))
            if key is None:
                key = intern(event.value)  # the same few keys stand in every text: a tenth of the memory
                key_start = event.start_mark.index
                key_end = event.end_mark.index
                if marked and event.anchor is not None:
                    anchors[event.anchor] = (key, key)
                if escapes and event.style == '"' and FORBIDDEN.search(key):
                    troubles.append(Trouble("escape", key_start, key_end, key, _path(stack)))
                continue
            written = value = event.value
            if not event.style:
                if value[:1] in special_starts:
                    value = resolve(value)
            elif escapes and event.style == '"' and FORBIDDEN.search(value):
                troubles.append(
                    Trouble("escape", event.start_mark.index, event.end_mark.index, value, _path(stack, key))
                )
            if marked and event.anchor is not None:
                anchors[event.anchor] = (value, written)
            if key is _ITEM:
                data.append(value)
                entries.append((event.start_mark.index, event.end_mark.index))
            elif key in data:
                troubles.append(_twice(key, key_start, key_end, stack, entries))
                key = None
            else:
                data[key] = value
                entries[key] = (key_start, key_end, event.start_mark.index, event.end_mark.index)
                key = None

        elif kind is mapping_start or kind is sequence_start:
            start = event.start_mark.index
            if event.tag is not None:
                troubles.append(Trouble("tag", start, event.end_mark.index, event.tag))
            if len(stack) >= DEEPEST:
                troubles.append(Trouble("deep", start, event.end_mark.index))
                return
            inner: Any
            inner_entries: Any
            if kind is mapping_start:
                inner, inner_entries = {}, {}
            else:
                inner, inner_entries = [], []
            inner_branch = [inner_entries, start, None]
            if key is _ITEM:
                data.append(inner)
                entries.append((inner_branch, None))
            elif key is None:
                troubles.append(Trouble("key", start, event.end_mark.index))
                return
            elif key in data:
                troubles.append(_twice(key, key_start, key_end, stack, entries))
            else:
                data[key] = inner
                entries[key] = (key_start, key_end, inner_branch, None)
            if event.anchor is not None:
                anchors[event.anchor] = (inner, inner_branch)
            stack.append((data, entries, branch, key))
            data, entries, branch = inner, inner_entries, inner_branch
            key = None if kind is mapping_start else _ITEM

        elif kind is mapping_end or kind is sequence_end:
            branch[2] = event.end_mark.index
            if kind is mapping_end and "<<" in data:
                troubles.extend(
                    Trouble("merge", *place, path=_path(stack, "<<")) for place in merge(data, entries, text)
                )
            data, entries, branch, key = stack.pop()
            if key is not _ITEM:
                key = None

        elif kind is alias:
            start, end = event.start_mark.index, event.end_mark.index
            known = anchors.get(event.anchor)
            value, target = known or (None, "")
            if known is None:
                troubles.append(Trouble("unknown alias", start, end, event.anchor))
            elif isinstance(target, list):
                if target[2] is None:
                    troubles.append(Trouble("self", start, end, event.anchor))
                    value, target = None, ""
                else:
                    aliased += _size(value, MOST_ALIASED - aliased)
            else:
                aliased += 1
            if aliased > MOST_ALIASED:
                troubles.append(Trouble("aliases", start, end, event.anchor))
                return
            if key is None:
                if isinstance(target, list):
                    troubles.append(Trouble("key", start, end))
                    return
                key, key_start, key_end = target, start, end
                continue
            place = (target, (start, end)) if isinstance(target, list) else (start, end)
            if key is _ITEM:
                data.append(value)
                entries.append(place)
            else:
                if key in data:
                    troubles.append(_twice(key, key_start, key_end, stack, entries))
                else:
                    data[key] = value
                    entries[key] = (key_start, key_end, *place)
                key = None

        elif kind is document_start:
            documents += 1
            if event.version or event.tags:
                troubles.append(Trouble("directive", event.start_mark.index, event.end_mark.index))
            if documents > 1:
                troubles.append(Trouble("documents", event.start_mark.index, event.end_mark.index))
                return
        elif kind is stream_end:
            if top:
                built.data, built.root = top[0], top_entries[0]
            return


def _path(stack: list[tuple[Any, Any, Any, Any]], *last: Any) -> KeyPath:
    """The key path to where the builder stands."""
    path: list[str | int] = []
    for data, _, _, key in stack[1:]:
        path.append(len(data) - 1 if key is _ITEM else key)
    return (*path, *(key for key in last if key is not _ITEM))


def _twice(key: str, start: int, end: int, stack: list[tuple[Any, Any, Any, Any]], entries: Any) -> Trouble:
    return Trouble("twice", start, end, key, _path(stack, key), first=entries[key][:2])


def _size(node: Node, budget: int) -> int:
    """How many nodes a walk of this one would meet, given up just above the budget."""
    count = 0
    waiting = [node]
    while waiting and count <= budget:
        node = waiting.pop()
        count += 1
        if isinstance(node, dict):
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)
    return count
