"""Where YAML events come from: libyaml through PyYAML's C parser, else ruamel.yaml's pure one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

try:
    from yaml import _yaml
except ImportError:  # PyYAML without its C extension
    _yaml = None  # type: ignore[assignment]


class Kinds(NamedTuple):
    """The classes of the events, in the order in which the builder asks for them."""

    scalar: type
    mapping_start: type
    mapping_end: type
    sequence_start: type
    sequence_end: type
    alias: type
    document_start: type
    stream_end: type

    @classmethod
    def of(cls, module: Any) -> Kinds:
        """The event classes that a library's `events` module names."""
        return cls(
            module.ScalarEvent,
            module.MappingStartEvent,
            module.MappingEndEvent,
            module.SequenceStartEvent,
            module.SequenceEndEvent,
            module.AliasEvent,
            module.DocumentStartEvent,
            module.StreamEndEvent,
        )


def c_events(data: bytes) -> tuple[Callable[[], Any], Kinds]:
    """The next-event function of libyaml over UTF-8 without byte order mark, and its event classes."""
    return _yaml.CParser(data).get_event, _c_kinds


def pure_events(data: bytes) -> tuple[Callable[[], Any], Kinds]:
    """The same from ruamel.yaml's pure parser: slower, and needs no C."""
    from ruamel.yaml import YAML, events  # heavy, and only where there is no C parser

    parsed = YAML(typ="safe", pure=True).parse(data.decode("utf-8"))
    return parsed.__next__, Kinds.of(events)


if _yaml is None:
    events = pure_events
else:
    _c_kinds = Kinds.of(_yaml)
    events = c_events
