from __future__ import annotations

from pathlib import PurePosixPath

from hypothesis import given, settings
from hypothesis import strategies as st

from journeykit.exchange.steps import Step, Where, carry_out, whereabouts
from journeykit.text import read

FILE = PurePosixPath("t.yaml")
DATA = b"list:\n  - {name: a}\n  - {name: b}  # two\n  - {name: c}\nother: 1\n"
WISHES = st.lists(
    st.one_of(
        st.tuples(st.just("insert"), st.integers(0, 2)),
        st.tuples(st.just("append"), st.none()),
        st.tuples(st.just("change"), st.integers(0, 2)),
    ),
    max_size=6,
    unique_by=lambda wish: wish if wish[0] == "change" else object(),
)


@given(WISHES)
@settings(max_examples=60)
def test_each_step_is_found_again_in_the_document_after_all_of_them(wishes):
    steps = []
    for number, (kind, index) in enumerate(wishes):
        new = f"new {number}"
        if kind == "change":
            steps.append(Step(("list", index, "name"), new, Where(number)))
        else:
            steps.append(Step(("list",), {"name": new}, Where(number), append=True, before=index))
    tree, _ = read(DATA, FILE)
    after, _ = read(carry_out(DATA, steps, FILE), FILE)
    found = whereabouts(steps, tree)
    assert [where.line for _, where in found] == list(range(len(steps)))
    for path, where in found:
        said = after.get(path)
        assert (said["name"] if isinstance(said, dict) else said) == f"new {where.line}"
    assert "# two" in after.text


def test_items_for_one_place_keep_their_order():
    steps = [Step(("list",), name, Where(1), append=True, before=before) for name, before in
             (("x", 1), ("y", 1), ("last", None), ("first", 0))]  # fmt: skip
    after, _ = read(carry_out(DATA, steps, FILE), FILE)
    assert [one if isinstance(one, str) else one["name"] for one in after.get(("list",))] == [
        "first", "a", "x", "y", "b", "c", "last",
    ]  # fmt: skip
