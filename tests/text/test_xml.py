"""XML of strangers: what it says, where, and what is refused before it can do harm."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeykit.text.xml import End, Instruction, Limits, NotXmlError, Start, Text, events

BOMB = b'<!DOCTYPE a [<!ENTITY x "ha">' + b"".join(
    b'<!ENTITY x%d "&x%s;&x%s;">' % (n, str(n - 1).encode() if n else b"", str(n - 1).encode() if n else b"") for n in range(40)
) + b"]><a>&x39;</a>"  # fmt: skip


def test_events_have_names_with_namespaces_texts_and_places():
    data = '<a xmlns="u" xmlns:q="v">\n  <q:b q:x="1" y="é&amp;"> t &lt;<?for me?></q:b>\n</a>'.encode()
    assert list(events(data)) == [
        Start("{u}a", {}, 1, 1),
        Start("{v}b", {"{v}x": "1", "y": "é&"}, 2, 3),
        Text(" t <", 2, 27),
        Instruction("for", "me", 2, 34),
        End("{v}b", 2, 44),
        End("{u}a", 3, 1),
    ]


@given(st.integers(1, 9), st.sampled_from(["utf-8", "utf-16", "iso-8859-1"]))
@settings(max_examples=12, deadline=None)
def test_pieces_and_encodings_make_no_difference(size, encoding):
    data = f'<?xml version="1.0" encoding="{encoding}"?><r><a b="ü">één\r\ntwee</a></r>'.encode(encoding)
    pieces = (data[at : at + size] for at in range(0, len(data), size))
    said = [event[:2] if isinstance(event, Start) else event[0] for event in events(pieces)]
    assert said == [("r", {}), ("a", {"b": "ü"}), "één\ntwee", "a", "r"]


@pytest.mark.parametrize(
    ("data", "line", "column", "why"),
    [
        (BOMB, 1, None, "a document type"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 1, None, "a document type"),
        (b'<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]><a>&f;</a>', 1, None, "a document type"),
        (b"<a>\n &f;</a>", 2, 2, "the name between `&` and `;`"),
        (b"<a>\n <p:b/></a>", 2, 2, "names no namespace"),
        (b"<a>\n\xe9</a>", 2, 1, "cannot stand here"),
        (b"<a>\x00</a>", 1, 4, "cannot stand here"),
        (b"<a>\n<b></a>", 2, 6, "to be closed first"),
        (b"<a>", 1, 4, "ends before"),
        (b'<a x="1"\nx="2"/>', 2, 1, "given twice"),
        (b"<a/>\n<b/>", 2, 1, "after the end"),
        (b'\n<?xml version="1.0"?><a/>', 2, 1, "very start"),
        (b'<?xml version="1.0" encoding="big5"?><a/>', 1, 31, "encoding"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', 1, 31, "encoding"),
        (b"journey: x", 1, 1, "no element"),
        (b"# a remark\njourney: x", 1, None, "no element"),
        (b"", 1, 1, "no element"),
        (b"<a>" * 65, 1, 193, "deeper than 64"),
        (b"<r>" + b"<a/>" * 12 + b"</r>", 1, None, "more than 10 elements"),
        (b"<r>" + b"x" * 200 + b"</r>", 1, None, "more than 100 signs"),
        (b'<r a="' + b"x" * 200 + b'"/>', 1, None, "more than 100 signs"),
        (b"<r>" + b"<!-- -->" * 40_000 + b"</r>", None, None, "larger than 0 MiB"),
    ],
)  # fmt: skip
def test_what_is_refused_is_refused_with_its_place(data, line, column, why):
    few = Limits(most_elements=10 if b"<a/><a/>" in data else 1000, longest_text=100, largest=300_000)
    with pytest.raises(NotXmlError) as refused:
        list(events(data, few))
    assert why in refused.value.message.english
    assert line in (None, refused.value.line)
    assert column in (None, refused.value.column)


def test_a_long_file_takes_the_memory_of_one_piece():
    row = b'<event><string key="k" value="v"/></event>\n' * 100

    def pieces():
        yield b"<log>"
        for _ in range(40):
            yield row
        yield b"</log>"

    list(events(b"<warm/>"))
    tracemalloc.start()
    count = sum(isinstance(event, Start) for event in events(pieces()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 40 * 200 + 1
    assert peak < 1_000_000, "8,000 elements are never in memory together"
