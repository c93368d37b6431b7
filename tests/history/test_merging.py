"""Merging two versions of a document by ids: nothing is lost, and people decide what only people can."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeykit import text
from journeykit.history.merging import merge, outline
from journeykit.history.merging.identity import keys_of

BASE = """\
# yaml-language-server: $schema=../journeykit.schema.json
kind: journey
id: moving  # stays
title: Moving house

phases:
  - {id: before, name: Before}
touchpoints:
  # the first thing they see
  - id: letter
    name: The letter
    phase: before
    customer:
      wants: [an answer]
    performance: 50

  - id: call
    name: The call  # by phone
    phase: before
  - id: visit
    name: The visit
    phase: before
"""


def merged(ours, theirs, base=BASE):
    found = merge(base.encode(), ours.encode(), theirs.encode())
    assert found is not None
    return found


def data(words):
    tree, findings = text.read(words if isinstance(words, bytes) else words.encode(), Path("x.yaml"))
    assert tree is not None, findings
    return text.resolved(tree.data)


def test_what_each_side_did_stands_in_one_text_with_its_comments():
    ours = BASE.replace("performance: 50", "performance: 60  # the new survey").replace("Moving house", "Moving")
    theirs = BASE.replace("  - id: visit\n", "  # by the fitter\n  - id: bill\n    name: The bill\n  - id: visit\n")
    theirs = theirs.replace("  - id: call\n    name: The call  # by phone\n    phase: before\n", "")
    expected = """\
# yaml-language-server: $schema=../journeykit.schema.json
kind: journey
id: moving  # stays
title: Moving

phases:
  - {id: before, name: Before}
touchpoints:
  # the first thing they see
  - id: letter
    name: The letter
    phase: before
    customer:
      wants: [an answer]
    performance: 60  # the new survey

  # by the fitter
  - id: bill
    name: The bill
  - id: visit
    name: The visit
    phase: before
"""
    found = merged(ours, theirs)
    assert (found.data.decode(), found.conflicts) == (expected, 0)


def test_one_moves_a_touchpoint_and_the_other_fills_it_in():
    visit = "  - id: visit\n    name: The visit\n    phase: before\n"
    ours = BASE.replace(visit, "").replace("touchpoints:\n", "touchpoints:\n" + visit)
    theirs = BASE.replace("name: The visit\n", "name: The visit\n    performance: 20\n")
    found = merged(ours, theirs)
    assert found.conflicts == 0
    first = data(found.data)["touchpoints"][0]
    assert (first["id"], first["performance"]) == ("visit", 20)


def test_both_change_one_figure_and_a_person_decides():
    found = merged(BASE.replace(": 50", ": 60"), BASE.replace(": 50", ": 70").replace("The call", "Our call"))
    assert found.conflicts == 1
    conflict = "<<<<<<< ours\n    performance: 60\n=======\n    performance: 70\n>>>>>>> theirs\n"
    assert found.data.decode() == BASE.replace("    performance: 50\n", conflict).replace("The call", "Our call")


def test_one_takes_away_what_the_other_fills_in():
    call = "  - id: call\n    name: The call  # by phone\n    phase: before\n"
    theirs = BASE.replace(call, call + "    performance: 10\n")
    found = merged(BASE.replace("\n" + call, ""), theirs)
    assert found.conflicts == 1
    conflict = found.data.decode().partition("<<<<<<< ours\n")[2].partition(">>>>>>> theirs")[0]
    assert conflict == "=======\n\n" + call + "    performance: 10\n"


def test_two_orders_are_for_people():
    def ordered(*names):
        points = BASE.index("  # the first")
        blocks = dict(zip(("letter", "call", "visit"), _blocks(BASE[points:]), strict=True))
        return BASE[:points] + "".join(blocks[name] for name in names)

    found = merged(ordered("call", "letter", "visit"), ordered("visit", "letter", "call"))
    assert found.conflicts == 1
    assert merged(ordered("call", "letter", "visit"), BASE).conflicts == 0


def _blocks(words):
    first, second, third = words.split("  - id: ")[1:]
    return "  - id: " + first.rstrip("\n") + "\n", "  - id: " + second, "  - id: " + third


def test_both_add_the_same_touchpoint():
    new = "  - id: bill\n    name: The bill\n"
    found = merged(BASE + new + "    performance: 10\n", BASE + new + "    phase: before\n")
    assert found.conflicts == 0
    assert data(found.data)["touchpoints"][-1] == {
        "id": "bill", "name": "The bill", "performance": 10, "phase": "before",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [("\n", "\r\n", "\r\n"), ("\r\n", "\n", "\r\n"), ("\r\n", "\r\n", "\r\n"), ("\n", "\n", "\n")],
)
def test_line_endings_are_what_one_side_made_them(ours, theirs, expected):
    one, other = BASE.replace("The call", "Our call"), BASE.replace("The visit", "Our visit")
    found = merged(one.replace("\n", ours), other.replace("\n", theirs))
    assert found.conflicts == 0
    assert found.data.decode() == one.replace("The visit", "Our visit").replace("\n", expected)


@pytest.mark.parametrize("broken", ["a: [", "\tx", "- a\n- b\n", "a: 1\na: 2\n", "{a: 1}\n", "a: 1\r\nb: 2\n", "\xff"])
def test_what_is_no_readable_document_is_left_to_git(broken):
    other = broken.encode("latin-1")
    assert merge(BASE.encode(), BASE.encode(), other) is None
    assert merge(other, BASE.encode(), BASE.replace("Moving", "M").encode()) is None


# What two people do to a document: what is set, taken away, moved or added, to which touchpoint.
_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["set", "remove", "move", "add", "note", "drop"]),
        st.integers(0, 5),
        st.sampled_from(["name", "performance", "phase"]),
        st.integers(0, 3),
    ),
    max_size=4,
)
START = "kind: journey\nid: j\ntitle: T\ntouchpoints:\n" + "".join(
    f"  # about {i}\n  - id: t{i}\n    name: N{i}\n    phase: p\n    performance: {i}\n" for i in range(4)
)


def edited(words, steps, who):
    """Return a document after the steps; each is an edit of the lines, as by hand."""
    head, *items = words.split("  # about ")
    items = ["  # about " + item for item in items]
    for what, number, field, value in steps:
        at = number % len(items)
        if what == "set":
            lines = [line for line in items[at].splitlines(keepends=True) if not line.startswith(f"    {field}:")]
            items[at] = "".join(lines) + f"    {field}: {value}\n"
        elif what == "drop":
            items[at] = "".join(line for line in items[at].splitlines(True) if not line.startswith(f"    {field}:"))
        elif what == "remove" and len(items) > 1:
            del items[at]
        elif what == "move":
            items.insert(value % len(items), items.pop(at))
        elif what == "add":
            items.insert(at, f"  # about {who}{value}\n  - id: {who}{value}\n    name: New {value}\n")
        elif what == "note":
            items[at] = items[at].replace("    name:", f"    # {who} says {value}\n    name:", 1)
    seen, kept = set(), []
    for item in items:  # an id stands once
        key = item.split("- id: ")[1].split("\n")[0]
        if key not in seen:
            seen.add(key)
            kept.append(item)
    return head + "".join(kept)


def leaves(node, path=()):
    """Return every value of a document by the path of ids that leads to it."""
    if isinstance(node, dict):
        return {place: found for key in node for place, found in leaves(node[key], (*path, key)).items()}
    if isinstance(node, list):
        pairs = zip(keys_of(node), node, strict=True)
        return {place: found for key, item in pairs for place, found in leaves(item, (*path, key)).items()}
    return {path: node}


def resolved(words, side):
    """Return a text after somebody decided every conflict for one side."""
    lines, where = [], None
    for line in words.splitlines(keepends=True):
        if line in ("<<<<<<< ours\n", "=======\n", ">>>>>>> theirs\n"):
            where = {"<": "ours", "=": "theirs", ">": None}[line[0]]
        elif where in (None, side):
            lines.append(line)
    return "".join(lines)


def comments(words):
    return {line.strip() for line in words.splitlines() if line.strip().startswith("#")}


@settings(max_examples=150)
@given(_STEPS, _STEPS)
def test_no_change_of_either_side_is_lost(one, other):
    ours, theirs = edited(START, one, "o"), edited(START, other, "t")
    found = merged(ours, theirs, START)
    said = found.data.decode()
    results = [leaves(data(resolved(said, side))) for side in ("ours", "theirs")]
    assert ("<<<<<<<" in said) == bool(found.conflicts)
    if not found.conflicts:
        assert results[0] == results[1]
    was, mine, yours = (leaves(data(words)) for words in (START, ours, theirs))
    for path in {*was, *mine, *yours}:
        old, here, there = (side.get(path) for side in (was, mine, yours))
        wanted = {there} if here == old else {here} if there in (old, here) else {here, there}
        assert wanted <= {result.get(path) for result in results}, path
    # A comment goes only with the lines that its own side took away.
    for note in (comments(ours) | comments(theirs)) - comments(START):
        gone = note not in comments(resolved(said, "ours")) | comments(resolved(said, "theirs"))
        assert not gone, note


@settings(max_examples=60)
@given(_STEPS)
def test_one_side_alone_comes_through_byte_for_byte(steps):
    words = edited(START, steps, "o")
    assert merged(words, START, START).data.decode() == words
    assert merged(START, words, START).data.decode() == words
    assert merged(words, words, START).data.decode() == words


PHASES = """\
kind: journey
title: Moving house
phases:
  # before anything happens
  - id: before
    name: Before
    touchpoints:
      - id: letter
        name: The letter
      # they ring back
      - id: call
        name: The call  # by phone
        customer:
          emotion: -1
        improvements:
          - {id: quick, title: Answer sooner}

  - id: after
    name: After
    touchpoints:
      - id: bill
        name: The bill
"""
CALL = PHASES[PHASES.index("      # they ring") : PHASES.index("\n  - id: after")]
INTO_AFTER = PHASES.replace(CALL, "") + CALL


def touchpoints(words):
    """Return each touchpoint with its phase."""
    return {point["id"]: (phase["id"], point) for phase in data(words)["phases"] for point in phase["touchpoints"]}


@pytest.mark.parametrize("turned", [False, True])
def test_one_moves_a_touchpoint_to_another_phase_and_the_other_fills_it_in(turned):
    filled = PHASES.replace("emotion: -1", "emotion: -2  # asked again").replace("The letter", "A letter")
    sides = (INTO_AFTER, filled)
    found = merged(*(sides[::-1] if turned else sides), base=PHASES)
    assert (found.data.decode(), found.conflicts) == (
        INTO_AFTER.replace("emotion: -1", "emotion: -2  # asked again").replace("The letter", "A letter"), 0,
    )  # fmt: skip


def test_a_touchpoint_that_both_move_and_fill_in_is_put_together_in_its_new_phase():
    ours = INTO_AFTER.replace("The call  #", "We call  #")
    found = merged(ours, INTO_AFTER.replace("sooner}", "sooner, owner: sales}"), base=PHASES)
    assert (found.data.decode(), found.conflicts) == (ours.replace("sooner}", "sooner, owner: sales}"), 0)
    # What both say otherwise is for people, in the new phase, and nowhere else.
    found = merged(
        INTO_AFTER.replace("emotion: -1", "emotion: 0"), PHASES.replace("emotion: -1", "emotion: 1"), base=PHASES
    )
    conflict = "<<<<<<< ours\n          emotion: 0\n=======\n          emotion: 1\n>>>>>>> theirs\n"
    assert found.data.decode() == INTO_AFTER.replace("          emotion: -1\n", conflict)


def test_a_phase_that_is_cut_in_two_takes_along_what_the_other_side_said():
    ours = PHASES.replace(
        "  - id: after\n", "  - id: between\n    name: Between\n    touchpoints:\n" + CALL + "\n  - id: after\n"
    )
    ours = ours.replace(CALL, "", 1)
    found = merged(ours, PHASES.replace("emotion: -1", "emotion: 2"), base=PHASES)
    assert (found.data.decode(), found.conflicts) == (ours.replace("emotion: -1", "emotion: 2"), 0)


def test_a_phase_whose_touchpoints_all_went_elsewhere_goes_although_the_other_side_filled_them_in():
    without = PHASES[: PHASES.index("  - id: after")].replace("id: before\n    name: Before", "id: all\n    name: All")
    ours = without.rstrip("\n") + "\n" + "      - id: bill\n        name: The bill\n"
    found = merged(ours, PHASES.replace("The bill", "Our bill").replace("emotion: -1", "emotion: 1"), base=PHASES)
    assert (found.data.decode(), found.conflicts) == (
        ours.replace("The bill", "Our bill").replace("emotion: -1", "emotion: 1"), 0,
    )  # fmt: skip


def test_what_was_moved_into_what_the_other_took_away_is_for_people_whole():
    filled = PHASES[: PHASES.index("\n  - id: after")].replace("emotion: -1", "emotion: 2")
    found = merged(INTO_AFTER, filled, base=PHASES)
    said = found.data.decode()
    assert found.conflicts == 2
    assert touchpoints(resolved(said, "ours"))["call"][0] == "after"
    assert touchpoints(resolved(said, "theirs"))["call"] == touchpoints(filled)["call"]


def test_two_new_places_are_for_people():
    third = PHASES + "  - id: last\n    name: Last\n    touchpoints:\n      - id: flowers\n        name: Flowers\n"
    theirs = third.replace(CALL, "") + CALL
    ours = third.replace(CALL, "").replace("        name: The bill\n", "        name: The bill\n" + CALL)
    found = merged(ours, theirs, base=third)
    assert found.conflicts == 2
    said = found.data.decode()
    assert touchpoints(resolved(said, "ours"))["call"][0] == "after"
    assert touchpoints(resolved(said, "theirs"))["call"][0] == "last"


def _phased(places, figures):
    """A journey of three phases; where its five touchpoints stand, and what they say."""
    lines = ["kind: journey", "title: T", "phases:"]
    for phase in range(3):
        lines += [f"  - id: p{phase}", f"    name: P{phase}", "    touchpoints:"]
        lines += [f"      - id: fixed{phase}", f"        name: F{phase}"]
        for point, place in enumerate(places):
            if place == phase:
                one, other = figures[point]
                lines += [
                    f"      # about {point}",
                    f"      - id: t{point}",
                    f"        name: N{point}",
                    "        customer:",
                ]
                lines += [f"          emotion: {one}", f"        importance: {other}"]
    return "\n".join(lines) + "\n"


_VERSION = st.tuples(
    st.lists(st.integers(0, 2), min_size=3, max_size=3),
    st.lists(st.tuples(st.integers(0, 1), st.integers(1, 2)), min_size=3, max_size=3),
)


@settings(max_examples=80)
@given(_VERSION, _VERSION, _VERSION)
def test_wherever_touchpoints_go_nothing_of_either_side_is_lost(was, mine, yours):
    found = merged(_phased(*mine), _phased(*yours), _phased(*was))
    results = [touchpoints(resolved(found.data.decode(), side)) for side in ("ours", "theirs")]
    for point in range(3):
        old, here, there = ((version[0][point], *version[1][point]) for version in (was, mine, yours))
        told = [_seen(*result[f"t{point}"]) for result in results]
        for one in range(3):  # its phase and its two figures
            wanted = {there[one]} if here[one] == old[one] else {here[one], there[one]} - {old[one]} or {old[one]}
            assert wanted <= {said[one] for said in told}


def _seen(phase, point):
    return int(phase[1:]), point["customer"]["emotion"], point["importance"]


def test_the_outline_names_where_each_field_stands():
    lines = outline(BASE.encode()).decode().splitlines()
    assert "touchpoints[letter].customer.wants: an answer" in lines
    assert "phases[before].name: Before" in lines
    assert outline(b"a: [") == b"a: ["
    assert outline(BASE.replace("phase: before\n  -", "# !\n    phase: before\n  -").encode()) == outline(BASE.encode())


@pytest.fixture
def clone(tmp_path):
    """A repository with two branches that changed one journey, whose clone knows the drivers."""
    names = ["AUTHOR", "COMMITTER"]
    who = {f"GIT_{name}_{what}": value for name in names for what, value in (("NAME", "a"), ("EMAIL", "a@example.org"))}
    env = {**os.environ, **who, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "LANG": "C.UTF-8"}

    def run(*command, fine=True):
        done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
        assert not fine or done.returncode == 0, done.stdout + done.stderr
        return done

    def commit(words, *branch):
        if branch:
            run("git", "switch", "-q", *branch)
        (tmp_path / "zuid-holland ë.yaml").write_text(words)
        run("git", "add", "-A")
        run("git", "commit", "-q", "-m", "a change")

    run("git", "init", "-q", "-b", "main")
    run("journeykit", "init", "--git-drivers")
    commit(BASE)
    return run, commit


def test_git_merges_by_id_once_the_clone_is_told(clone, tmp_path):
    run, commit = clone
    assert (tmp_path / ".gitattributes").read_text() == "*.yaml diff=journeykit merge=journeykit\n"
    commit(BASE.replace("performance: 50", "performance: 60"), "-c", "figures")
    commit(BASE.replace("      wants: [an answer]\n", "      wants: [a quick answer]\n"), "-c", "wishes", "main")
    run("git", "merge", "-q", "--no-edit", "figures")  # lines that touch: git alone would give up
    found = data((tmp_path / "zuid-holland ë.yaml").read_bytes())["touchpoints"][0]
    assert (found["performance"], found["customer"]) == (60, {"wants": ["a quick answer"]})
    assert "+touchpoints[letter].performance: 60" in run("git", "show", "figures").stdout

    commit(BASE.replace(": 50", ": 70"), "-c", "others", "main")
    done = run("git", "merge", "-q", "--no-edit", "figures", fine=False)
    assert done.returncode == 1
    assert "UU" in run("git", "status", "--porcelain").stdout
    assert "<<<<<<< ours" in (tmp_path / "zuid-holland ë.yaml").read_text()
    run("git", "merge", "--abort")

    commit("a: [\nb: 1\nc: 2\nd: 3\n", "-c", "broken", "main")
    done = run("git", "merge", "-q", "--no-edit", "figures", fine=False)
    assert "a: [" in (tmp_path / "zuid-holland ë.yaml").read_text()  # nobody's text is thrown away
    assert done.returncode == 1


def test_outside_git_and_behind_a_link_nothing_is_set_up(tmp_path, monkeypatch):
    from journeykit.diagnostics import JourneykitError
    from journeykit.starting.git_drivers import set_up

    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(JourneykitError, match="no git repository"):
        set_up(tmp_path)


def test_a_program_of_the_repository_is_not_taken_for_ours(tmp_path, monkeypatch):
    from journeykit.starting import git_drivers

    monkeypatch.setattr(git_drivers.shutil, "which", lambda _: None)  # where only Python is on the path
    (tmp_path / "journeykit.py").write_text("from pathlib import Path\nPath('owned').touch()\n")
    (tmp_path / "reis.yaml").write_text(BASE)
    subprocess.run(["git", "init", "-q", "."], cwd=tmp_path, check=True)
    git_drivers.set_up(tmp_path)
    told = ["git", "config", "--get", "diff.journeykit.textconv"]
    program = subprocess.run(told, cwd=tmp_path, check=True, capture_output=True, text=True).stdout.strip()
    done = subprocess.run(
        ["sh", "-c", f"{program} reis.yaml"], cwd=tmp_path, check=False, capture_output=True, text=True
    )
    assert "touchpoints[letter]" in done.stdout, done.stderr
    assert not (tmp_path / "owned").exists()
