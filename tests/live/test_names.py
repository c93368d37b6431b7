"""Where ids are given and used: held to the rules about references, and to renaming on an example."""

from __future__ import annotations

from functools import cache
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.check import check
from journeykit.diagnostics import JourneykitError
from journeykit.live.completing import proposals
from journeykit.live.names import Given, Names, Used
from journeykit.live.renaming import renamed
from journeykit.model.vocabulary import CHANNELS
from journeykit.rules import ALL_RULES
from journeykit.rules.pages import page_of
from journeykit.text import apply
from journeykit.workspace import load, read
from journeykit.workspace.sources import Sources

EXAMPLE = Path(__file__).parents[2] / "examples" / "zonnewende-energie"
# References of which the project need not know the id: they are words then.
REFERENCES = {
    "JK201": "persona", "JK202": "department", "JK203": "channel", "JK204": "system", "JK205": "brand value",
    "JK206": "touchpoint", "JK207": "improvement", "JK208": "journey", "JK209": "competitor", "JK215": "basic",
    "JK216": "research", "JK218": "brand rule",
}  # fmt: skip


def workspace_of(files):
    texts = {PurePosixPath(name): text.encode() for name, text in files.items()}
    project = next((name for name in texts if name.name == "journeykit.yaml"), None)
    return read(Sources(Path("/nowhere"), texts, project))


def unknown(names):
    return {one for one in names.used if not names.meant(one) and not (one.what == "channel" and one.id in CHANNELS)}


@pytest.mark.parametrize("code", REFERENCES)
def test_what_a_rule_calls_unknown_is_a_use_that_leads_nowhere(code):
    page = page_of(next(rule for rule in ALL_RULES if rule.code == code))
    workspace = workspace_of(page.fails)
    report = check(workspace)
    names = Names(workspace.documents)
    found = [one for one in report.diagnostics if one.code == code]
    assert found
    for one in found:
        at = names.at(one.file, one.span.line, one.span.column)
        assert isinstance(at, Used)
        assert at.what == REFERENCES[code]
        assert at in unknown(names)
    assert not unknown(Names(workspace_of(page.right).documents))


def test_every_use_in_the_example_leads_somewhere_and_every_place_is_found_again():
    workspace = load(EXAMPLE)
    names = Names(workspace.documents)
    assert not unknown(names)
    assert {one.what for one in names.used} >= set(REFERENCES.values())
    for one in (*names.used, *names.given):
        span = names.span(one)
        assert names.at(one.file, span.line, span.column) in {one, *names.used}


EXAMPLE_WORKSPACE = load(EXAMPLE)
HOMES = [one for one in Names(EXAMPLE_WORKSPACE.documents).given if not one.borrowed and one.id not in CHANNELS]


@cache
def of_the_example():
    return check(EXAMPLE_WORKSPACE), Names(EXAMPLE_WORKSPACE.documents)


@pytest.mark.parametrize("what", sorted(set(REFERENCES.values())))
@pytest.mark.parametrize("which", [0, -1])
def test_a_renamed_project_says_the_same(what, which):
    home = [one for one in HOMES if one.what == what][which]
    new = "a-new-id"
    report, before = of_the_example()

    def again(texts):
        return read(
            Sources(EXAMPLE_WORKSPACE.root, {**EXAMPLE_WORKSPACE.texts, **texts}, EXAMPLE_WORKSPACE.project_file)
        )

    edits = renamed(EXAMPLE_WORKSPACE, home, new, check, again)
    after = again({file: apply(EXAMPLE_WORKSPACE.texts[file], found, file=file) for file, found in edits.items()})
    assert [(one.code, one.file) for one in check(after).diagnostics] == [
        (one.code, one.file) for one in report.diagnostics
    ]
    now = Names(after.documents)
    assert not unknown(now)
    assert len(now.used) == len(before.used)
    assert not [one for one in now.given if (one.what, one.id, one.journey) == (home.what, home.id, home.journey)]
    assert [one for one in now.given if (one.what, one.id, one.journey) == (home.what, new, home.journey)]


def test_an_id_made_of_a_name_gets_a_line_of_its_own():
    files = {
        "a.yaml": "kind: journey\ntitle: Moving\nphases:\n  - name: P\n    touchpoints:\n      - Letter\n      - name: Call\n        next: [letter]\n",
    }
    workspace = workspace_of(files)
    names = Names(workspace.documents)
    for old, new, expected in (
        ("letter", "brief", "      - {id: brief, name: Letter}\n      - name: Call\n        next: [brief]\n"),
        ("call", "bel", "      - Letter\n      - name: Call\n        next: [letter]\n        id: bel\n"),
    ):
        home = next(one for one in names.given if one.id == old)
        again = lambda texts: read(Sources(Path("/nowhere"), {**workspace.texts, **texts}, None))  # noqa: E731
        edits = renamed(workspace, home, new, check, again)
        [(file, found)] = edits.items()
        assert apply(workspace.texts[file], found, file=file).decode().endswith(expected)


def test_the_same_id_in_two_journeys_is_two_touchpoints():
    journey = (
        "kind: journey\nid: {id}\ntitle: T\nphases: [{{name: P, touchpoints: [{{id: call, name: C, next: [call]}}]}}]\n"
    )
    figures = "kind: measurements\nrecords: [{touchpoint: call, metric: csat, period: 2026, value: 3}]\n"
    workspace = workspace_of({"a.yaml": journey.format(id="a"), "b.yaml": journey.format(id="b")})
    home = next(one for one in Names(workspace.documents).given if (one.what, one.journey) == ("touchpoint", "a"))

    def again(texts):
        return read(Sources(Path("/nowhere"), {**workspace.texts, **texts}, None))

    assert set(renamed(workspace, home, "ring", check, again)) == {PurePosixPath("a.yaml")}
    both = workspace_of({"a.yaml": journey.format(id="a"), "b.yaml": journey.format(id="b"), "m.yaml": figures})
    with pytest.raises(JourneykitError, match=r"m\.yaml may mean several"):
        renamed(both, home, "ring", check, again)


@given(
    st.lists(
        st.sampled_from(
            ["use: ", "next: [{to: ", "[", "{", "}", ", ", "name: x", "\n", "      - ", "'", '"', "#", "é🏠", ":"]
        )
    ),
    st.integers(0, 12),
    st.integers(0, 40),
)
def test_asking_for_names_never_fails(pieces, line, column):
    source = "kind: journey\ntitle: T\nphases:\n  - name: P\n    touchpoints:\n" + "".join(pieces)
    found = proposals(EXAMPLE_WORKSPACE, PurePosixPath("journeys/new.yaml"), source, line, column)
    if found is not None:
        assert 1 <= found.column <= found.end


def test_given_and_used_are_told_apart():
    names = Names(EXAMPLE_WORKSPACE.documents)
    assert all(isinstance(one, Given) for one in names.given)
    assert all(isinstance(one, Used) for one in names.used)
