"""How a document is changed into another one that nobody thought of: by bytes, by lines and by pieces of YAML."""

from __future__ import annotations

import random
from pathlib import Path

ROOT = Path(__file__).parents[2]
PIECES = [
    piece.encode()
    for piece in [
        "", " ", "  ", "\t", "\n", "\r\n", "\r", "- ", ": ", ":", "? ", "{", "}", "[", "]", ",", "'", '"', "''", '\\"', "#", " # x",
        "|", ">", "|-", ">+", "|2", "&a ", "*a", "<<: *a", "!!str ", "!x ", "---\n", "...\n", "%YAML 1.2\n", "null", "~", "true",
        "no", "0", "-1", "1e99", ".inf", ".nan", "0x1F", "1_000", "'7,5'", "7,5", "2026-02-30", "2026-11-22", "12:30", "é", "漢", "😀",
        "\ufeff", "\u2028", "\u202e", "\u200b", "\0", "\x1b[31m", "\x85", '"\\ud800"', '"\\0"', "kind: journey\n", "kind: project\n",
        "kind: persona\n", "id: a", "use: a", "next: [{to: a}]", "personas: [x]", "channels: [count]", "owner: shopp", "importance: '4,5'",
        "# journeykit: ignore[JK203] x", "# journeykit: ignore-file[JK102]", "# journeykit: ignore", "# journeykit: ignore[JK999, JK203]",
        "meta: {a: [b]}", "evidence: quantitative", "performance: 8", "moment_of_truth: true", "phases:\n  - name: a\n    touchpoints:\n",
    ]
] + [b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"]  # fmt: skip


def seeds() -> list[bytes]:
    """Return the documents to begin with: the examples, the starters and the cases of the rules."""
    found = [*ROOT.glob("examples/**/*.yaml"), *ROOT.glob("starters/**/*.yaml"), *ROOT.glob("tests/cases/**/*.yaml")]
    return [data for path in sorted(found) if path.is_file() and len(data := path.read_bytes()) < 30_000]


def changed(data: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    """Return a document with a few changes."""
    if chance.random() < 0.08:
        data = data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    if chance.random() < 0.05:
        data = b"\xef\xbb\xbf" + data
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        data = chance.choice(_WAYS)(data, chance, others)
    return data


def _piece(data: bytes, chance: random.Random, _: list[bytes]) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(PIECES) + data[at + chance.choice((0, 0, 1, 2, 8)) :]


def _value(data: bytes, chance: random.Random, _: list[bytes]) -> bytes:
    lines = data.split(b"\n")
    i = chance.randrange(len(lines))
    key, colon, rest = lines[i].partition(b":")
    if colon:
        ending = b"\r" if rest.endswith(b"\r") else b""
        lines[i] = key + b": " + chance.choice(PIECES).strip(b"\n") + ending
    return b"\n".join(lines)


def _lines(data: bytes, chance: random.Random, _: list[bytes]) -> bytes:
    lines = data.split(b"\n")
    i, j = sorted((chance.randrange(len(lines)), chance.randrange(len(lines))))
    j = min(j, i + 4)
    what = chance.randrange(5)
    if what == 0:
        del lines[i:j]
    elif what == 1:
        lines[i:i] = lines[i:j]
    elif what == 2:
        lines[i], lines[j] = lines[j], lines[i]
    elif what == 3:
        lines[i:j] = [b" " * chance.randint(1, 3) + line for line in lines[i:j]]
    else:
        lines[i:j] = [line.removeprefix(b" ").removeprefix(b" ") for line in lines[i:j]]
    return b"\n".join(lines)


def _mixed(data: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    other = chance.choice(others).split(b"\n")
    at, length = chance.randrange(len(other)), chance.randint(1, 12)
    lines = data.split(b"\n")
    i = chance.randint(0, len(lines))
    lines[i:i] = other[at : at + length]
    return b"\n".join(lines)


def _byte(data: bytes, chance: random.Random, _: list[bytes]) -> bytes:
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _comment(data: bytes, chance: random.Random, _: list[bytes]) -> bytes:
    lines = data.split(b"\n")
    i = chance.randrange(len(lines))
    ending = b"\r" if lines[i].endswith(b"\r") else b""
    said = chance.choice((b" # x", b" # journeykit: ignore[JK102, JK203] why", b"   #  y  ", b"\t# z"))
    lines[i] = lines[i].removesuffix(b"\r") + said + ending
    return b"\n".join(lines)


_WAYS = (_piece, _piece, _value, _value, _lines, _lines, _mixed, _byte, _comment)
