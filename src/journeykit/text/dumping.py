"""Write new YAML documents from plain values."""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING, Any

from journeykit.text.scalars import as_node, literal, scalar_text, short
from journeykit.text.values import Node, Plain, Value, resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def dump(value: Value, *, header: Sequence[str] = ()) -> str:
    """A new YAML document: `header` lines become comments, short lists and mappings stay on one line."""
    from ruamel.yaml import YAML
    from ruamel.yaml.representer import RoundTripRepresenter

    class Representer(RoundTripRepresenter):
        """Writes an empty value as nothing, and numbers as they are written."""

    Representer.add_representer(Plain, _plain)
    Representer.add_representer(type(None), _nothing)
    Representer.add_representer(str, _text)
    yaml = YAML(typ="rt", pure=True)
    yaml.Representer = Representer
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 1_000_000
    yaml.allow_unicode = True
    yaml.representer.ignore_aliases = lambda _data: True
    out = StringIO()
    yaml.dump(_laid_out(as_node(value)), out)
    comments = "".join(f"# {line}".rstrip() + "\n" for line in header)
    return comments + out.getvalue()


def _laid_out(node: Node) -> Any:
    """The node with the choice of block or flow made for every list and mapping in it."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    if isinstance(node, dict):
        mapping = CommentedMap((_key(key), _laid_out(value)) for key, value in node.items())
        if node and _small(node):
            mapping.fa.set_flow_style()
        return mapping
    if isinstance(node, list):
        sequence = CommentedSeq(_laid_out(item) for item in node)
        if node and short(node):
            sequence.fa.set_flow_style()
        return sequence
    return node


def _small(node: dict[str, Node]) -> bool:
    """Whether a mapping is a figure of a few numbers and words rather than an object with a name of its own."""
    return short(node) and "name" not in node and "id" not in node and "kind" not in node and len(node) <= 8


def _plain(representer: Any, value: Plain) -> Any:
    truth = isinstance(value.value, bool)
    tag = "bool" if truth else "float" if isinstance(value.value, float) else "int"
    return representer.represent_scalar(f"tag:yaml.org,2002:{tag}", str(value))


def _nothing(representer: Any, _value: None) -> Any:
    return representer.represent_scalar("tag:yaml.org,2002:null", "null")


def _text(representer: Any, value: str) -> Any:
    if _DATE.fullmatch(value):  # a text like any other, but a timestamp to ruamel, which would quote it
        return representer.represent_scalar("tag:yaml.org,2002:timestamp", value)
    quoted = scalar_text(value, flow=True).startswith('"')
    style = "|" if "\n" in value and literal(value) else '"' if quoted else None
    return representer.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _key(key: str) -> str:
    """Keys are taken as written: `1` needs no quotes to be a text."""
    found = resolve(key)
    return found if isinstance(found, Plain) else key
