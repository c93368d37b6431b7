"""From what the cells of a row ask for to steps in its document, each where it changes least."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from journeykit.exchange.steps import GONE, Step, Where, least
from journeykit.exchange.tables.columns import Holds
from journeykit.model.fields import names, part_at
from journeykit.model.shared import Owner
from journeykit.model.touchpoint import Overruling

if TYPE_CHECKING:
    from journeykit.exchange.tables.columns import Record
    from journeykit.exchange.tables.comparing import Wish
    from journeykit.model.base import Part


def steps(record: Record, wished: Sequence[Wish], where: Where) -> Iterator[Step]:
    """Yield the steps that bring the wishes of a row into its document."""
    raw = record.raw
    if not isinstance(raw, dict):  # `- Bellen` is short for `- name: Bellen`
        yield Step(record.path, _long(record, wished), where)
        return
    by_key: dict[str, list[Wish]] = {}
    for wish in wished:
        by_key.setdefault(wish.column.path[0], []).append(wish)
    for key, own in by_key.items():
        if len(own[0].column.path) == 1:
            yield from _field(record, raw, own[0], where)
        else:
            yield from _inside(record, raw, key, own, where)
    yield from _kept_id(record, raw, wished, where)


def _kept_id(record: Record, raw: dict[str, Any], wished: Sequence[Wish], where: Where) -> Iterator[Step]:
    """Yield the id that a name made so far: the new name would make another."""
    named_by = record.part.named_by if record.part else None
    if named_by and not {"id", "use"} & raw.keys() and any(wish.column.key == named_by for wish in wished):
        yield Step((*record.path, "id"), record.model.id, where)


def _long(record: Record, wished: Sequence[Wish]) -> Any:
    """Return the long form of a record that was just a name, or a figure; the short one where that still says it all."""
    assert record.part is not None
    short = record.part.named_by or record.part.short or "name"
    data: dict[str, Any] = {short: record.raw}
    for wish in wished:
        path, value = wish.column.path, _plain(wish, None, record)
        if value is None:
            continue
        if len(path) == 1:
            data[path[0]] = value
        else:
            data.setdefault(path[0], {})[path[1]] = value
    if record.part.named_by and data[short] != record.raw:
        data = {"id": record.model.id, **data}
    if data.keys() == {short}:
        return data[short]
    known = ["id", short, *names(record.part)]
    return {key: _shortest(record.part, key, data[key]) for key in sorted(data, key=known.index)}


def _shortest(part: type[Part], key: str, value: Any) -> Any:
    """Return the short form of a new field, where it has one that says it all."""
    inner = part_at(part, (key,))
    short = inner.short if inner else None
    return value[short] if isinstance(value, dict) and short and set(value) == {short} else value


def _plain(wish: Wish, raw: Any, record: Record) -> Any:
    """Return what a wish says, as a document says it: what a list keeps stays as the file says it."""
    if wish.value is None or wish.column.holds is not Holds.TEXTS:
        return None if wish.column.mark and wish.value is False else wish.value
    known = list(record.value(wish.column) or ())
    own = raw if isinstance(raw, list) and len(raw) == len(known) else [_item(one) for one in known]
    reworded = len(wish.value) == len(own)
    new: list[Any] = []
    for i, item in enumerate(wish.value):
        if isinstance(item, int):
            new.append(own[item])
        elif reworded and isinstance(own[i], dict) and i not in wish.value:
            new.append({**own[i], "text": item})  # an obstacle that is reworded keeps its type
        else:
            new.append(item)
    return new


def _item(known: Any) -> Any:
    """Return an item of a model as a document says it."""
    if isinstance(known, str):
        return known
    data = {"type": known.type, "text": known.text} if known.type else {"text": known.text}
    return data | ({"meta": known.meta} if known.meta else {})


def _field(record: Record, raw: dict[str, Any], wish: Wish, where: Where) -> Iterator[Step]:
    key = wish.column.path[0]
    whole = (*record.path, key)
    value = _plain(wish, raw.get(key), record)
    if value is None or value == []:
        if record.borrows:
            yield Step(whole, None, where)  # an empty value takes the library's away
        elif key in raw:
            yield Step(whole, GONE, where)
    else:
        yield from least(whole, raw.get(key), value, where)


def _inside(record: Record, raw: dict[str, Any], key: str, wished: Sequence[Wish], where: Where) -> Iterator[Step]:
    """Yield steps below one key: into the mapping that is there, or a new one, short where it can be."""
    assert record.part is not None
    part = part_at(record.part, (key,))
    short = part.short if part else None
    old = raw.get(key)
    values = {wish.column.path[1]: _plain(wish, old.get(wish.column.path[1]) if isinstance(old, dict) else None, record)
              for wish in wished}  # fmt: skip
    if isinstance(old, dict):
        left = [one for one in old if values.get(one, GONE) is not None]
        left += [one for one, value in values.items() if one not in old and value is not None]
        # An owner is a department, a choice is what is taken: without these there is none, whatever else was said of it.
        gone = part in (Owner, Overruling) and values.get(str(short), GONE) is None
        if gone or (not left and not record.borrows):
            yield Step((*record.path, key), None if record.borrows else GONE, where)
            return
        for one, value in values.items():
            whole = (*record.path, key, one)
            if value is None and not record.borrows:
                if one in old:
                    yield Step(whole, GONE, where)
            elif value is None:
                yield Step(whole, None, where)
            else:
                yield from least(whole, old.get(one), value, where)
        return
    start = {short: old} if short and old is not None else {}
    kept = {one: value for one, value in {**start, **values}.items() if value is not None or record.borrows}
    if not kept:
        if key in raw:
            yield Step((*record.path, key), GONE, where)
    else:
        order = list(names(part)) if part else []
        mapping = {one: kept[one] for one in sorted(kept, key=order.index)}
        # Beside `use`, a short form would take the rest of the library's long one away.
        yield Step((*record.path, key), mapping if record.borrows else _shortest(record.part, key, mapping), where)
