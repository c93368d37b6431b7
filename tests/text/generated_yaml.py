"""Random YAML, written by hand so to say: block and flow, quotes, comments, blank lines, odd indentation."""

from __future__ import annotations

import json

from hypothesis import strategies as st

LETTERS = "abcxyz éß漢😀_-.:#,[]{}&*!|>'\"%@`?=~0123456789"
PLAIN = st.sampled_from(
    "een twee woorden|klant-wacht|café & zo|0x10|0o7|12|-3|+1|4.5|1e3|.inf|true|False|no|yes|on|1:30|2026-09-30|1_000|~|null|漢字|😀"
    "|a:b|a#b|x, y|012|1.|.5|0b1|=|09:00|nan|.nan|n|t|f|+|.".split("|")
)
TEXTS = st.one_of(PLAIN, st.text(LETTERS, max_size=12))
KEYS = st.sampled_from("id name titel a b c café 2 0.5 true null yes 漢 with-dash x_y".split())
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 50),
    st.sampled_from([0.5, 6.4, 1e-7, float("inf")]),
    TEXTS,
    st.sampled_from(
        ["een\ntwee", "een\n  twee\n", "# x", "a: b", "112", "no", "null", " x", "- y", "\t", "\n", 'it\'s "x"']
    ),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=6,
)
PLAIN_IN_FLOW = set(",[]{}")


@st.composite
def yaml_texts(draw):
    """A YAML text with a mapping at its top."""
    text = "".join(f"{line}\n" for line in _mapping(draw, 0, 3))
    if draw(st.booleans()):
        text = "# boven\n\n" + text
    if draw(st.integers(0, 3)) == 0:
        text = text.replace("\n", "\r\n")
    return draw(st.sampled_from(["", "", "\ufeff"])) + text


def _mapping(draw, indent, depth):
    lines = []
    for key in draw(st.lists(KEYS, min_size=1, max_size=4, unique=True)):
        lines += _comments(draw, indent)
        name = draw(st.sampled_from([key, key, key, json.dumps(key, ensure_ascii=False), f"'{key}'"]))
        lines += _value(draw, " " * indent + name + ":", indent, depth)
    return lines


def _value(draw, start, indent, depth):
    kind = draw(
        st.sampled_from(
            ["scalar"] * 4 + ["flow", "empty", "block"] + (["mapping", "sequence", "tight"] if depth else [])
        )
    )
    tail = draw(st.sampled_from(["", "", "", "   # wat", " # '\"[{: x"]))
    if kind == "scalar":
        return [f"{start}{draw(st.sampled_from([' ', '   ']))}{_scalar(draw)}{tail}"]
    if kind == "flow":
        return [f"{start} {_flow(draw, 2)}{tail}"]
    if kind == "empty":
        return [start + tail]
    if kind == "block":
        words = draw(
            st.lists(
                st.sampled_from(["regel een", "# geen commentaar", "a: b", "", "  dieper", "é"]), min_size=1, max_size=4
            )
        )
        header = draw(st.sampled_from(["|", ">", "|-", ">-", "|+"]))
        return [f"{start} {header}{tail}", *(" " * (indent + 2) + word if word else "" for word in ["kop", *words])]
    if kind == "mapping":
        return [start + tail, *_mapping(draw, indent + draw(st.sampled_from([1, 2, 4])), depth - 1)]
    return [start + tail, *_sequence(draw, indent if kind == "tight" else indent + 2, depth - 1)]


def _sequence(draw, indent, depth):
    lines = []
    for _ in range(draw(st.integers(1, 3))):
        lines += _comments(draw, indent)
        dash = " " * indent + "-"
        kind = draw(st.sampled_from(["scalar", "empty", "flow"] + (["mapping", "sequence"] if depth else [])))
        if kind == "scalar":
            lines.append(f"{dash} {_scalar(draw)}")
        elif kind == "empty":
            lines.append(dash)
        elif kind == "flow":
            lines.append(f"{dash} {_flow(draw, 2)}")
        else:
            gap = draw(st.sampled_from([1, 3]))
            make = _mapping if kind == "mapping" else _sequence
            first, *rest = make(draw, indent + 1 + gap, depth - 1)
            if first.strip().startswith("#") or not first.strip():
                lines += [dash, first, *rest]
            else:
                lines += [dash + " " * gap + first.lstrip(), *rest]
    return lines


def _flow(draw, depth):
    kind = (
        draw(st.sampled_from(["scalar", "scalar", "list", "mapping"]))
        if depth < 2
        else draw(st.sampled_from(["list", "mapping"]))
    )
    pad = draw(st.sampled_from(["", "", " "]))
    if kind == "scalar" or not depth:
        return _scalar(draw, flow=True)
    if kind == "list":
        return "[" + pad + ", ".join(_flow(draw, depth - 1) for _ in range(draw(st.integers(0, 3)))) + pad + "]"
    keys = draw(st.lists(KEYS, max_size=3, unique=True))
    return "{" + pad + ", ".join(f"{key}: {_flow(draw, depth - 1)}" for key in keys) + pad + "}"


def _scalar(draw, *, flow=False):
    style = draw(st.sampled_from(["plain", "plain", "single", "double"]))
    if style == "plain":
        word = draw(PLAIN)
        if not (flow and (set(word) & PLAIN_IN_FLOW or ":" in word)):
            return word
    text = draw(TEXTS)
    if style == "single":
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=draw(st.booleans()) and all(ord(sign) < 0x10000 for sign in text))


def _comments(draw, indent):
    kind = draw(st.integers(0, 11))
    return {0: [""], 1: [" " * indent + "# commentaar: x"], 2: ["# links"]}.get(kind, [])


def paths(node, path=()):
    """Every key path of a tree."""
    yield path
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, child in inner:
        yield from paths(child, (*path, step))
