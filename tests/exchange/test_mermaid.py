from __future__ import annotations

import time
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.check import check
from journeykit.exchange import Options, Source, mermaid
from journeykit.workspace import load

BAKERY = """\
    journey
        title Ordering a birthday cake
        accTitle: From idea to candles
        Get the idea: 4
        section Choosing
          Look at the window: 5: Baker's guest, Child
          Ask about nuts: 2: Baker's guest: and more
        section Collecting
          Ask about nuts: 3.5
    """


def test_sections_tasks_actors_and_scores_find_their_places(diagram, journey):
    made = journey(diagram(BAKERY))
    assert made.title == "Ordering a birthday cake"
    assert [phase.name for phase in made.phases] == ["Start", "Choosing", "Collecting"]
    assert [(p.id, p.name) for p in made.personas] == [("baker-s-guest", "Baker's guest"), ("child", "Child")]
    assert [touchpoint.id for touchpoint in made.touchpoints] == [
        "get-the-idea", "look-at-the-window", "ask-about-nuts", "ask-about-nuts-2",
    ]  # fmt: skip
    figures = [(r.metric, r.value, r.scale) for t in made.touchpoints for r in t.measurements]
    assert figures == [("rating", value, (1.0, 5.0)) for value in (4, 5, 2, 3.5)]
    assert [t.meta.get("actors") for t in made.touchpoints] == [
        None, ["Baker's guest", "Child"], ["Baker's guest"], None,
    ]  # fmt: skip
    assert made.meta == {"mermaid": {"accTitle": "From idea to candles"}}


def test_the_report_says_what_was_decided_and_what_was_lost(diagram):
    remarks = diagram(BAKERY).remarks
    said = {(remark.line, remark.lost): remark.message.english for remark in reversed(remarks)}
    assert any("from 1 to 5" in remark.message.english for remark in remarks)
    assert '"Start"' in said[4, False]
    assert "ask-about-nuts-2" in said[9, False]
    assert "accTitle" in said[3, True]
    assert said[7, True].endswith("and more")


def test_a_score_off_the_scale_is_refused_and_named(diagram, journey):
    text = "journey\n section A\n  First: 5\n  Second: 6\n  Third: 0\n"
    refused = diagram(text)
    assert not refused.documents
    assert [(f.place.span.line, f.place.span.column) for f in refused.findings] == [(4, 11), (5, 10)]
    assert all("--scale" in found.hint.english for found in refused.findings)
    made = journey(diagram(text, scale=(0, 10)))
    assert [r.value for t in made.touchpoints for r in t.measurements] == [5, 6, 0]
    assert {r.scale for t in made.touchpoints for r in t.measurements} == {(0.0, 10.0)}


def test_a_diagram_without_tasks_gives_empty_phases(diagram, journey):
    imported = diagram("journey\n title Later\n section One\n section Two\n")
    assert [phase.touchpoints for phase in journey(imported).phases] == [(), ()]
    assert any("no tasks" in remark.message.english for remark in imported.remarks)


def test_a_diagram_with_nothing_in_it_is_refused(diagram):
    (found,) = diagram("journey\n title Only a title\n").findings
    assert "no section and no task" in found.message.english


def test_without_title_the_description_and_then_the_file_give_the_name(diagram, journey):
    assert journey(diagram("journey\n accTitle: Said aloud\n a: 5\n")).title == "Said aloud"
    imported = diagram("journey\n a: 5\n", "shops/first visit.mmd")
    assert journey(imported).title == "first visit"
    assert any('"first visit"' in remark.message.english for remark in imported.remarks)


def test_front_matter_gives_the_title_and_the_config(diagram, journey):
    text = """\
        ---
        title: In the kitchen
        displayMode: compact
        config:
          journey: {maxLabelWidth: 320}
        ---
        %%{init: {"theme": "dark"}}%%
        journey
          a: 5
        """
    imported = diagram(text)
    made = journey(imported)
    assert made.title == "In the kitchen"
    assert made.meta["mermaid"]["config"] == {"journey": {"maxLabelWidth": "320"}}
    assert made.meta["mermaid"]["directives"] == ['init: {"theme": "dark"}']
    assert any("displayMode" in r.message.english and r.lost for r in imported.remarks)


def test_broken_front_matter_is_refused(diagram):
    (found,) = diagram("---\ntitle: [open\n---\njourney\n a: 5\n").findings
    assert found.place.file == PurePosixPath("diagram.mmd")


def test_every_journey_in_a_markdown_file_is_taken_with_its_lines(diagram):
    text = """\
        # Shop

        ```python
        ```mermaid is not a fence in here
        ```

        ## Visiting

        ```mermaid
        flowchart LR
        ```

        > ~~~ mermaid
        > journey
        >   Walk in: 5
        > ~~~

        ```mermaid
        journey
          title Buying
          Pay: cash
        ```
        """
    imported = diagram(text, "page.md")
    (found,) = imported.findings
    assert (found.place.span.line, found.place.span.column) == (21, 8)
    mended = diagram(text.replace("cash", "4"), "page.md")
    assert [document.id for document in mended.documents] == ["visiting", "buying"]


def test_markdown_without_a_journey_is_refused(diagram):
    (found,) = diagram("# Title\n\n```mermaid\npie\n```\n", "page.md").findings
    assert "no journey diagram" in found.message.english


@pytest.mark.parametrize("file", ["diagram.mmd", "page.md"])
def test_line_endings_and_marks_make_no_difference(file):
    text = "journey\n title T\n section A\n  a: 5: Me\n"
    if file.endswith(".md"):
        text = f"```mermaid\n{text}```\n"
    ways = (text.encode(), text.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + text.encode())
    made = {mermaid.read([Source(PurePosixPath(file), way)], Options()).documents[0].data for way in ways}
    assert len(made) == 1


@pytest.mark.parametrize(
    ("data", "line", "word"),
    [
        (b"journey\n caf\xe9: 5\n", 2, "UTF-8"),
        (b"journey\n a\x1b[2J: 5\n", 2, "U+001B"),
        ("journey\n \u202eevil: 5\n".encode(), 2, "U+202E"),
        (b"journey\n" + b"x" * 20_001 + b": 5\n", 2, "20000"),
    ],
)
def test_texts_that_no_document_may_hold_are_refused_at_their_line(data, line, word):
    imported = mermaid.read([Source(PurePosixPath("a.mmd"), data)], Options())
    assert not imported.documents
    assert imported.findings[0].place.span.line == line
    assert word in imported.findings[0].message.english.replace(",", "")


def test_two_journeys_of_one_title_get_ids_of_their_own():
    sources = [Source(PurePosixPath(f"{name}.mmd"), b"journey\n title Same\n a: 5\n") for name in "xy"]
    assert [document.id for document in mermaid.read(sources, Options()).documents] == ["same", "same-2"]


NAMES = st.lists(
    st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="#:;%}{"), min_size=1, max_size=12)
)


@given(NAMES, st.lists(st.integers(1, 5)))
def test_names_in_any_script_give_a_sound_document(names, scores):
    lines = [f"  - {name}: {score}: {name}" for name, score in zip(names, scores, strict=False)]
    text = "journey\n title T\n section A\n  one: 1\n" + "\n".join(lines)
    imported = mermaid.read([Source(PurePosixPath("a.mmd"), text.encode())], Options())
    assert not imported.findings, [found.message.english for found in imported.findings]
    assert len(imported.documents) == 1


def test_import_prints_one_document(folder, journeykit):
    folder("a.mmd", BAKERY)
    done = journeykit("import", "mermaid", "a.mmd")
    assert done.code == 0
    assert done.out.startswith("# yaml-language-server:")
    assert "what did not fit:\n  a.mmd:3: accTitle" in done.err


def test_import_takes_the_sound_files_and_refuses_the_others(folder, journeykit, tmp_path):
    folder("a.mmd", "journey\n title A\n a: 5\n")
    folder("b.mmd", "journey\n title B\n b: five\n c: 9\n")
    folder("c.mmd", "pie\n")
    done = journeykit("import", "mermaid", "a.mmd", "b.mmd", "c.mmd", "-o", "journeys/")
    assert done.code == 1
    assert 'b.mmd:3:5: error: the score "five" is not a number' in done.err
    assert 'b.mmd:4:5: error: the score 9 of "c" is outside' in done.err
    assert "c.mmd:1:1: error:" in done.err
    assert [path.name for path in (tmp_path / "journeys").iterdir()] == ["a.yaml"]


def test_import_overwrites_nothing_without_consent(folder, journeykit, tmp_path):
    folder("a.mmd", "journey\n title A\n a: 5\n")
    there = folder("a.yaml", "mine\n")
    refused = journeykit("import", "mermaid", "a.mmd", "-o", "a.yaml")
    assert refused.code == 2
    assert there.read_text() == "mine\n"
    assert journeykit("import", "mermaid", "a.mmd", "-o", "a.yaml", "--yes").code == 0
    assert "kind: journey" in there.read_text()


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("nowhere.mmd",), 3),
        (("a.mmd", "--scale", "6-1"), 2),
        (("a.mmd", "--scale", "abc"), 2),
        (("a.mmd", "a.mmd"), 2),
    ],
)
def test_wrong_usage_is_said(folder, journeykit, args, code):
    folder("a.mmd", "journey\n title A\n a: 5\n")
    done = journeykit("import", "mermaid", *args)
    assert done.code == code
    assert not done.out
    assert "error" in done.err


def test_journeys_in_a_project_keep_clear_of_what_is_there(folder, journeykit, tmp_path):
    folder("journeykit.yaml", "kind: project\nformat: 1\nname: Shop\n")
    folder("journeys/old.yaml", "kind: journey\nid: a\ntitle: Old\npersonas: [{name: Me}]\nphases: []\n")
    folder("a.mmd", "journey\n title A\n a: 5: Me\n")
    folder("b.mmd", "journey\n title B\n a: 5: Me\n")
    for _ in range(2):  # the second time it finds its own documents, and replaces them
        done = journeykit("import", "mermaid", "a.mmd", "b.mmd", "-o", "journeys/new", "--yes")
        assert done.code == 0, done.err
        assert 'another journey is called "A": this one got the id a-2' in done.err
        assert sorted(path.name for path in (tmp_path / "journeys/new").iterdir()) == ["a-2.yaml", "b.yaml"]
        assert not [found for found in check(load(tmp_path)).diagnostics if found.severity == "error"]
    text = (tmp_path / "journeys/new/b.yaml").read_text()
    assert text.startswith("# yaml-language-server: $schema=../../journeykit.schema.json\n")
    assert "id: me-3" in text


@pytest.mark.parametrize(
    "text",
    [
        "journey\n" + "words\n" * 200_000,
        "journey\n" + "%%{" * 500_000,
        "journey\n" + "accDescr {" * 200_000,
        "journey\n a: 5: " + ",".join(map(str, range(100_000))),
        "journey\n" + " a: 5\n" * 100_000,
        "---\n" + "---x\n" * 300_000,
        "journey\n" + " " * 2_000_000,
    ],
    ids=["junk", "directives", "blocks", "actors", "tasks", "fences", "spaces"],
)
def test_hostile_size_is_refused_in_seconds(text):
    started = time.monotonic()
    imported = mermaid.read([Source(PurePosixPath("a.mmd"), text.encode())], Options())
    assert imported.findings
    assert len(imported.findings) <= 1001
    assert time.monotonic() - started < 30  # quadratic work takes minutes
