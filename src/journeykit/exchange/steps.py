"""Several changes to one document, made by splicing: all of them at once, or one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from journeykit.text import (
    EditRefusedError,
    append_item,
    apply,
    as_node,
    insert_item,
    read,
    remove,
    set_value,
)
from journeykit.text.scalars import changed, without

if TYPE_CHECKING:
    from journeykit.diagnostics import KeyPath, TextEdit
    from journeykit.text import Node, Tree


class _Gone:
    """Stands for the value of a step that takes something away."""


GONE: Final[Any] = _Gone()


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """Where in what came in a wish stands: a line (a row of a spreadsheet), and the sheet if there are several."""

    line: int
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One change: the value at a path, one more item of the list there, or (with `GONE`) neither any more.

    An item goes before that of the index `before`, or to the end. `where` is where the wish for it stands.
    """

    path: KeyPath
    value: Any
    where: Where
    append: bool = False
    before: int | None = None

    @property
    def depth(self) -> int:
        """How deep the step writes: of two that write at the end of one thing, the deeper one comes first."""
        return len(self.path) + self.append


class StepRefusedError(Exception):
    """A step that cannot be taken without risk to the rest of the document."""

    def __init__(self, step: Step, error: EditRefusedError) -> None:
        super().__init__(str(error))
        self.step = step
        self.message = error.message
        self.hint = error.hint


def carry_out(data: bytes, steps: Sequence[Step], file: PurePosixPath) -> bytes:
    """Return the bytes of a document after the steps, with everything else as it was.

    Raises:
        StepRefusedError: The text cannot be changed so.
    """
    tree, _ = read(data, file)
    if tree is not None:
        try:
            # Items that go to one place keep their order as edits; as changes of a list the last one comes first.
            edits = [edit for step in sorted(steps, key=lambda step: -step.depth) for edit in _edits(tree, step)]
            expected: Node = tree.data
            for step in _one_by_one(steps):
                expected = _expected(expected, step)
            return apply(data, edits, expect=expected, file=file)
        except EditRefusedError:
            pass  # edits that are in each other's way: one after the other they are not
    for step in _one_by_one(steps):
        data = _alone(data, step, file)
    return data


def _one_by_one(steps: Sequence[Step]) -> list[Step]:
    """Return the steps in an order in which none changes the place of what a later one means."""

    def rank(numbered: tuple[int, Step]) -> tuple[int, int, int, int]:
        number, step = numbered
        if step.before is None:
            return -step.depth, 0, 0, number
        return -step.depth, 1, -step.before, -number

    return [step for _, step in sorted(enumerate(steps), key=rank)]


def _edits(tree: Tree, step: Step) -> tuple[TextEdit, ...]:
    if step.value is GONE:
        return remove(tree, step.path)
    if step.append and step.before is not None:
        return insert_item(tree, step.path, step.before, step.value)
    if step.append:
        return append_item(tree, step.path, step.value)
    return set_value(tree, step.path, step.value)


def _expected(node: Node, step: Step) -> Node:
    if step.value is GONE:
        return without(node, step.path)
    if not step.append:
        return changed(node, step.path, as_node(step.value))
    there: Any = node
    for key in step.path:
        there = there[key]
    at = len(there) if step.before is None else step.before
    return changed(node, step.path, [*there[:at], as_node(step.value), *there[at:]])


def _alone(data: bytes, step: Step, file: PurePosixPath) -> bytes:
    try:
        tree, _ = read(data, file)
        assert tree is not None  # the step before would have been refused
        return apply(data, _edits(tree, step), expect=_expected(tree.data, step), file=file)
    except EditRefusedError as error:
        raise StepRefusedError(step, error) from error


def whereabouts(steps: Sequence[Step], tree: Tree) -> list[tuple[KeyPath, Where]]:
    """Return, per step, the path that its value has in the document after all of them, and where its wish stands."""
    items: dict[KeyPath, list[tuple[int, int]]] = {}  # what comes into each list: before which item, and its step
    for number, step in enumerate(steps):
        if step.append:
            there = tree.get(step.path)
            end = len(there) if isinstance(there, list) else 0
            items.setdefault(step.path, []).append((end if step.before is None else step.before, number))

    def moved(path: KeyPath) -> KeyPath:
        return tuple(
            key + sum(before <= key for before, _ in items.get(path[:depth], ())) if isinstance(key, int) else key
            for depth, key in enumerate(path)
        )

    found: list[tuple[KeyPath, Where]] = []
    for number, step in enumerate(steps):
        path = moved(step.path)
        if step.append:
            mine = next(item for item in items[step.path] if item[1] == number)
            path = (*path, mine[0] + sum(item < mine for item in items[step.path]))
        found.append((path, step.where))
    return found


def least(whole: KeyPath, old: Any, new: Any, where: Where) -> Iterator[Step]:
    """Yield the smallest steps that make a value so: of a list, only the items that differ."""
    if not (isinstance(new, list) and isinstance(old, list) and old):
        yield Step(whole, new, where)
    elif len(new) == len(old):
        for i, (one, was) in enumerate(zip(new, old, strict=True)):
            if isinstance(one, dict) and isinstance(was, dict) and one.get("text") != was.get("text"):
                yield Step((*whole, i, "text"), one["text"], where)
            elif one != was:
                yield Step((*whole, i), one, where)
    elif new[: len(old)] == old:
        yield from (Step(whole, item, where, append=True) for item in new[len(old) :])
    else:
        yield Step(whole, new, where)
