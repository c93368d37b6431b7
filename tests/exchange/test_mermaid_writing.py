"""Journeys as mermaid diagrams: what they say, that no text breaks out of them, and the way back.

tests/browser/test_mermaid.py holds all of this against mermaid itself, where somebody has it; here our own reader of
journey diagrams, which was written from mermaid's parser, and a look at the signs do it.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.cli.running import run
from journeykit.diagnostics import JourneykitError, NothingToDoError
from journeykit.exchange.formats import Options, Source
from journeykit.exchange.mermaid.journey_form import journey_lines
from journeykit.exchange.mermaid.parsing import parse
from journeykit.exchange.mermaid.reading import read
from journeykit.exchange.mermaid.safely import actor, quoted, safely
from journeykit.exchange.mermaid.tokens import hide_entities, plain
from journeykit.exchange.mermaid.writing import VIEWS, write_views
from journeykit.maps.content import MapContent, MapPhase, MapTouchpoint, Performance
from journeykit.maps.look import Look
from journeykit.maps.speaking import speaker
from journeykit.scoring import score
from journeykit.workspace import load

sys.path.insert(0, str(Path(__file__).parent.parent / "maps"))
from map_samples import TEXTS

T = speaker("en")
HOSTILE = [
    *TEXTS.values(), 'x"]; click t1 "javascript:alert(1)"', '%%{init: {"theme":"dark"}}%%', "Section: 5: me", "section two",
    "`**fat** [x](http://y)`", "1. first", "2) second", "- point", "end", "style x:#f00;", "Lifestyle: #1; x", "fa:fa-ban",
    "$$x$$", "a --> b", "www.x.example a@b.example", "journey", "title of it", "accDescr { x", "ﬂ°°60¶ß", "#quot;", "%% gone",
    "<img src=x onerror=alert(1)>", "```\n```", "a, b", "",
]  # fmt: skip


def content(*points, title="T"):
    return MapContent(
        id="j", language="en", title=title, subject="S", phases=(MapPhase(1, "P", "", tuple(points)),), description="D"
    )


def point(name, **its):
    return MapTouchpoint(id="t", name=name, number=1, phase="P", **its)


def read_back(text):
    return plain(hide_entities(text))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_holds_a_sign_that_means_something(text):
    written = safely(text)
    rest = re.sub(r"#\d+;", "", written)
    assert not re.search(r"[\"#;:<>&{}\[\]|%\\`*_~$@=\n\r]|--", rest)
    assert not re.match(r"(?i)(journey|title|section|acctitle|accdescr|end)\b", rest)
    assert not re.search(r"(?i)style|classDef", written)
    assert quoted(text).count('"') == 2
    assert "," not in actor(text)


@given(st.text(max_size=200))
def test_a_text_comes_back_as_it_was(text):
    shown = " ".join(text.split()) or "–"
    if re.search(r"<br ?/?>", shown, re.IGNORECASE):
        return  # mermaid's own line break, which our reader turns into a space
    back = read_back(safely(text))
    if all(sign.isprintable() for sign in shown):
        assert back == shown
    assert "\n" not in back


@pytest.mark.parametrize("text", HOSTILE)
def test_a_journey_diagram_survives_any_text(text):
    lines = list(
        journey_lines(T, content(point(text, emotion=1), point("Next", emotion=-2), title=text), [text, "Ann"])
    )
    diagram = parse("\n".join(lines) + "\n")
    assert diagram.troubles == []
    assert len(diagram.sections) == 1
    assert [task.score for task in diagram.tasks] == ["4", "1"]
    assert diagram.tasks[1].name == "Next"
    assert diagram.tasks[1].actors[-1] == "Ann"
    assert diagram.asides[0].kind == "title"


def test_scores_say_how_customers_feel_else_how_well_it_goes_and_a_comment_says_which():
    felt = "\n".join(journey_lines(T, content(point("A", emotion=-1.5), point("B", performance=Performance(90))), []))
    assert "      A: 1.5\n" in felt
    assert "      B (?): 3" in felt
    assert "%% score 1 to 5: the emotion" in felt
    measured = "\n".join(journey_lines(T, content(point("A", performance=Performance(75))), []))
    assert "      A: 4" in measured
    assert "%% score 1 to 5: the performance" in measured
    assert "(?)" not in measured


JOURNEY = """
kind: journey
id: veer
title: "Oversteken: heen; en terug"
personas: [{id: ann, name: Ann, segment: x}]
phases:
  - name: Heen
    touchpoints:
      - {id: bord, name: "Bord #1", customer: {emotion: 1}, next: [{to: kaart, share: 0.7}], systems: [kassa], importance: 4}
      - {id: kaart, name: Kaartje, customer: {emotion: -1}, moment_of_truth: true, importance: 2,
         measurements: [{metric: ces, value: 3, n: 90}], next: [{to: bord, share: 0.1}, {to: praatje, share: 0.8}]}
  - name: Terug
    touchpoints: [{id: praatje, name: Praatje, customer: {emotion: 2}, contact: indirect}]
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: N\n")
    (tmp_path / "veer.yaml").write_text(JOURNEY.lstrip())
    return tmp_path


@pytest.fixture
def written(folder):
    workspace = load([folder])
    assert workspace.broken == ()
    scores = score(workspace)

    def write(view, **its):
        return write_views(workspace, scores, view, workspace.journeys[0], Look("en", **its))[0]

    return write


def test_what_is_written_is_read_again(written):
    ((name, text),) = written("lanes")
    assert name == "veer-lanes"
    imported = read([Source(PurePosixPath("veer.mmd"), text.encode())], Options())
    assert imported.findings == ()
    data = imported.documents[0].data.decode()
    for words in (
        "Oversteken: heen; en terug",
        "Bord #1",
        "Kaartje",
        "Praatje",
        "name: Heen",
        "name: Terug",
        "name: Ann",
    ):
        assert words in data
    assert [line.strip() for line in data.splitlines() if "value:" in line] != []
    assert re.findall(r"value: ([\d.]+)", data) == ["4", "2", "5"]


def test_a_flow_has_our_names_and_quoted_labels(written):
    ((_, text),) = written("flow")
    lines = [line.strip() for line in text.splitlines()]
    assert lines[0] == "flowchart TB"
    assert 't1("Bord #35;1","' not in text
    assert 't1("Bord #35;1 · 76?<br/>30#37; drops out")' in lines
    assert any(re.fullmatch(r't2\{\{"Kaartje · \d+<br/>10#37; drops out"\}\}', line) for line in lines)
    assert 't3[/"Praatje · 100?"/]' in lines
    assert 't1 ==>|"70#37;"| t2' in lines
    assert 't2 -.->|"10#37;"| t1' in lines
    assert 't2 ==>|"80#37;"| t3' in lines
    assert lines.count("end") == 2


def test_systems_and_the_matrix(written):
    ((_, systems),) = written("systems")
    assert '    s1[("kassa")]' in systems
    assert "    t1 --> s1" in systems
    assert "t3" not in systems
    ((_, matrix),) = written("matrix")
    places = re.findall(r'"(?:\d+) (?:Bord #35;1|Kaartje|Praatje)": \[(\S+), (\S+)\]', matrix)
    assert len(places) == 3
    for pair in places:
        for place in pair:
            assert re.fullmatch(r"0|1|0\.\d\d", place)


def test_pages_persona_and_phases(written):
    assert [name for name, _ in written("phase")] == ["veer-heen-phase", "veer-terug-phase"]
    assert ": Ann" in written("lanes", persona="ann")[0][1]
    assert "Terug" not in written("lanes", phases=["heen"])[0][1].split("%%")[1]


@pytest.mark.parametrize("view", ["brand", "blueprint", "compare", "nope"])
def test_views_without_such_a_form_say_which_have_one(written, view):
    with pytest.raises(JourneykitError) as raised:
        written(view)
    assert not isinstance(raised.value, NothingToDoError)
    assert dict(raised.value.hint.args)["names"] == ", ".join(VIEWS)


def test_what_mermaid_would_not_draw_is_refused(tmp_path):
    many = "\n".join(
        f"      - Een tamelijk lange naam voor stap {i} van de klantreis, met nog meer woorden" for i in range(700)
    )
    (tmp_path / "j.yaml").write_text(f"kind: journey\ntitle: L\nphases:\n  - name: P\n    touchpoints:\n{many}\n")
    workspace = load([tmp_path])
    for view in ("lanes", "flow"):
        with pytest.raises(JourneykitError, match="larger than mermaid draws"):
            write_views(workspace, score(workspace), view, workspace.journeys[0])


def test_the_command(folder, monkeypatch, capsys):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(folder)
    assert run(["map", "veer", "--format", "mermaid"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("journey\n")
    assert run(["map", "veer", "-o", "a.mmd"]) == 0
    assert (folder / "a.mmd").read_text() == out
    assert run(["map", "--all", "--format", "mermaid", "-o", "maps"]) == 0
    names = {path.name for path in (folder / "maps").iterdir()}
    assert names == {f"veer-{view}.mmd" for view in VIEWS if view != "phase"} | {
        "veer-heen-phase.mmd", "veer-terug-phase.mmd",
    }  # fmt: skip
    capsys.readouterr()
    assert run(["map", "--view", "brand", "--format", "mermaid"]) == 2
    assert "lanes, overview" in capsys.readouterr().err
    assert run(["map", "--view", "phase", "--format", "mermaid"]) == 2
    assert run(["map", "--lanes", "emotion", "--format", "mermaid"]) == 2


def test_export_writes_one_diagram_as_it_is_and_several_in_markdown(folder, monkeypatch, capsys):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(folder)
    assert run(["export", "mermaid", "veer", "--language", "en"]) == 0
    alone, said = capsys.readouterr()
    assert alone.startswith("journey\n")
    assert "what did not fit:\n  veer.yaml: not in a diagram: " in said
    assert "veer.yaml: comments, and figures of `kind: measurements`, stay behind" in said
    other = JOURNEY.replace("id: veer", "id: brug").replace('"Oversteken: heen; en terug"', "'# [x](y) @team ```'")
    (folder / "brug.yaml").write_text(other.lstrip())
    assert run(["export", "mermaid", "--language", "en", "-o", "all.md"]) == 0
    text = (folder / "all.md").read_text()
    assert alone in text
    assert text.count("```mermaid\n") == 2
    assert r"# \#&#8203; \[x\]\(y\) \@&#8203;team \`\`\`" in text.splitlines()
    imported = read([Source(PurePosixPath("all.md"), text.encode())], Options())
    assert imported.findings == ()
    assert len(imported.documents) == 2
