"""What goes to a tracker: an action with its key, its lines of description, its labels and its day."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from journeykit.reports.plan.context import context
from journeykit.words import one_line, translator

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence
    from datetime import date
    from typing import Any

    from journeykit.diagnostics import Message
    from journeykit.planning import Action, Plan
    from journeykit.words import Sentence

LABEL = "journeykit"


@dataclass(frozen=True, slots=True)
class Item:
    """One action on its way to a tracker. `lines` are plain text: each tracker escapes them in its own way."""

    key: str
    title: str
    lines: tuple[str, ...]
    labels: tuple[str, ...]
    priority: int
    due: date | None
    issue: str | None
    done: bool
    under_way: bool


@dataclass(frozen=True, slots=True)
class Written:
    """Files for a tracker by name, the new items first, and remarks about them."""

    files: dict[str, str]
    remarks: tuple[Message, ...] = field(default=())


def items(plan: Plan, language: str) -> tuple[Item, ...]:
    """Return what is to be done, and what is done of what the tracker knows: the most pressing first."""
    t = translator(language)
    values = context(plan, language)
    told = {one["key"]: one for part in ("actions", "promises") for one in values[part]}
    return tuple(
        _item(action, told[action.ref], t)
        for action in plan.actions
        if action.selected or (action.is_done and action.improvement.issue)
    )


def _item(action: Action, told: dict[str, Any], t: Sentence) -> Item:
    return Item(
        key=action.ref,
        title=one_line(" ".join(action.title.split())),
        lines=tuple(one_line(line) for line in _lines(told, t)),
        labels=tuple(_labels(action)),
        priority={"repair": 1, "excel": 2, "improve": 2}.get(action.take or "", 3),
        due=action.improvement.due,
        issue=action.improvement.issue,
        done=action.is_done,
        under_way=action.status in ("redesign", "pilot", "implementing"),
    )


def _labels(action: Action) -> Iterator[str]:
    yield LABEL
    if action.take:
        yield action.take
    if action.quick_win:
        yield "quick-win"


def _lines(told: dict[str, Any], t: Sentence) -> Iterator[str]:
    """The sentences of the plan about it, for somebody who has not read the plan."""
    if told["why"]:
        reasons = [", ".join(told["why"]), *([told["for_whom"]] if told["for_whom"] else [])]
        yield t("Why now: {reasons}.", reasons="; ".join(reasons))
    if told["places"]:
        yield t("Where: {places}.", places="; ".join(told["places"]))
    yield t("Who, how much and when: {asks}.", asks=told["asks"])
    yield _together(told["effect"], told["benefit"], told["with_customers"], *told["waiting"])
    if told["pilot"]:
        yield _together(*told["pilot"])
    if told["knows"]["not_yet"]:
        yield t("Still to be told: {names}.", names=", ".join(told["knows"]["not_yet"]))
    yield t("Evidence: {sources}.", sources=", ".join(told["evidence"]))


def _together(*sentences: str | None) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def new_and_known(found: Sequence[Item], number: re.Pattern[str]) -> tuple[list[Item], list[tuple[str, Item]]]:
    """Part the items that are to be made from those that have a number in this tracker, as `number` says."""
    new: list[Item] = []
    known: list[tuple[str, Item]] = []
    for item in found:
        match = number.fullmatch((item.issue or "").rsplit("/", 1)[-1])
        if match:
            known.append((match[1], item))
        elif not item.done:
            new.append(item)
    return new, known


def cut(text: str, most: int, *, size: str = "utf-8") -> str:
    """Cut a text to a number of bytes (or of UTF-16 units), between characters, and show that it was cut."""
    unit = 2 if size == "utf-16-le" else 1
    data = text.encode(size)
    if len(data) <= most * unit:
        return text
    room = most * unit - len("…".encode(size))
    return data[:room].decode(size, errors="ignore") + "…"
