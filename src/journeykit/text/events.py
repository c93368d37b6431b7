"""Where YAML events come from: libyaml through PyYAML's C parser, else ruamel.yaml's pure one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML without its C extension
    CParser = None


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
    def of(cls, module: Any) -> Kinds:  # noqa: ANN401 - two libraries, the same names
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
    from yaml import _yaml  # noqa: PLC0415 - only where the C extension is

    return CParser(data).get_event, Kinds.of(_yaml)


def pure_events(data: bytes) -> tuple[Callable[[], Any], Kinds]:
    """The same from ruamel.yaml's pure parser: slower, and needs no C."""
    from ruamel.yaml import YAML, events  # noqa: PLC0415 - heavy, and only where there is no C parser

    parsed = YAML(typ="safe", pure=True).parse(data.decode("utf-8"))
    return parsed.__next__, Kinds.of(events)


def events(data: bytes) -> tuple[Callable[[], Any], Kinds]:
    """The events of a text by the fastest parser that is installed."""
    return pure_events(data) if CParser is None else c_events(data)
