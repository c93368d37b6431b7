"""Several changes to one document, made by splicing: all of them at once, or one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from journeykit.text import (
    EditRefusedError,
    append_item,
    apply,
    as_node,
    read,
    remove,
    set_value,
    with_item,
    with_value,
    without_path,
)
from journeykit.text.scalars import changed, without

if TYPE_CHECKING:
    from journeykit.diagnostics import KeyPath, TextEdit
    from journeykit.text import Node, Tree


class _Gone:
    """Stands for the value of a step that takes something away."""


GONE: Final[Any] = _Gone()


@dataclass(frozen=True, slots=True)
class Step:
    """One change: the value at a path, one more item of the list there, or (with `GONE`) neither any more.

    `line` is where the wish for it stands.
    """

    path: KeyPath
    value: Any
    line: int
    append: bool = False

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
    ordered = sorted(steps, key=lambda step: -step.depth)
    tree, _ = read(data, file)
    if tree is not None:
        try:
            expected: Node = tree.data
            edits: list[TextEdit] = []
            for step in ordered:
                edits += _edits(tree, step)
                expected = _expected(expected, step)
            return apply(data, edits, expect=expected, file=file)
        except EditRefusedError:
            pass  # edits that are in each other's way: one after the other they are not
    for step in ordered:
        data = _alone(data, step, file)
    return data


def _edits(tree: Tree, step: Step) -> tuple[TextEdit, ...]:
    if step.value is GONE:
        return remove(tree, step.path)
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
    return changed(node, (*step.path, len(there)), as_node(step.value))


def _alone(data: bytes, step: Step, file: PurePosixPath) -> bytes:
    try:
        if step.value is GONE:
            return without_path(data, step.path, file)
        if step.append:
            return with_item(data, step.path, step.value, file)
        return with_value(data, step.path, step.value, file)
    except EditRefusedError as error:
        raise StepRefusedError(step, error) from error
