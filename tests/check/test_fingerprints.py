"""A fingerprint is made of JSON, whatever stands in the file."""

from __future__ import annotations

import hashlib
import json
from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from journeykit.check.fingerprints import fingerprint
from journeykit.diagnostics import Finding, Message, Place

TEXT = st.text(max_size=8)
ARGS = st.lists(st.tuples(TEXT, st.one_of(TEXT, st.integers(), st.floats())), max_size=3).map(tuple)


@given(TEXT, TEXT, st.lists(TEXT, max_size=4), ARGS)
def test_it_is_the_hash_of_code_file_path_and_message(code, file, path, args):
    finding = Finding(Place(PurePosixPath(file), tuple(path)), Message("something is wrong", args))
    what = [code, PurePosixPath(file).as_posix(), path, [[name, str(value)] for name, value in args]]
    assert fingerprint(code, finding, None) == hashlib.sha256(json.dumps(what).encode()).hexdigest()


def test_messages_are_in_the_order_of_what_they_say():
    later, earlier = Message("about {word}", (("word", "wind"),)), Message("{word}", (("word", "about water"),))
    assert sorted([later, earlier]) == [earlier, later]
