"""`journeykit map`, as a person calls it."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from journeykit.cli.map import VIEW_NAMES
from journeykit.cli.running import run
from journeykit.maps import PROJECT_VIEWS, VIEWS

LACKING = {"brand", "systems", "blueprint", "compare", "importance", "stakeholders", "tasks"} & set(VIEWS)
"""The journeys below have nothing to show there."""

JOURNEY = """
kind: journey
title: {title}
phases:
  - name: Heen
    touchpoints: [{{name: Bord, customer: {{emotion: 1}}}}, {{name: Kaartje, customer: {{emotion: -1}}}}]
  - {{name: Terug}}
"""


@pytest.fixture
def call(tmp_path, monkeypatch, capsys):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: Veer\n")
    for title in ("Oversteken", "Terugkomen"):
        (tmp_path / f"{title}.yaml").write_text(JOURNEY.format(title=title).lstrip())

    def command(*args):
        code = run(["map", *args])
        return (code, *capsys.readouterr())

    return command


def test_svg_goes_to_stdout(call):
    code, out, err = call("oversteken")
    assert (code, err) == (0, "")
    assert ET.fromstring(out).get("role") == "img"


@pytest.mark.parametrize(
    ("name", "magic"), [("a.svg", b"<svg"), ("a.png", b"\x89PNG"), ("a.pdf", b"%PDF"), ("a.dot", b"graph")]
)
def test_the_name_of_the_file_says_the_format(call, tmp_path, name, magic):
    code, out, err = call("oversteken", "-o", name)
    assert (code, out, err) == (0, "", f"wrote {name}\n")
    assert (tmp_path / name).read_bytes().startswith(magic)


def test_a_format_goes_before_the_name(call, tmp_path):
    assert call("oversteken", "--format", "dot", "-o", "a.svg")[0] == 0
    assert (tmp_path / "a.svg").read_bytes().startswith(b"graph")


def test_a_name_that_asks_for_another_format_is_refused(call, tmp_path):
    code, out, err = call("oversteken", "-o", "kaart.jpg")
    assert (code, out) == (2, "")
    assert ".jpg" in err
    assert not (tmp_path / "kaart.jpg").exists()
    assert call("oversteken", "-o", "kaart.jpg", "--format", "svg")[0] == 0


@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_binary_formats_need_a_file(call, kind):
    code, out, err = call("oversteken", "--format", kind)
    assert (code, out) == (2, "")
    assert f"-o FILE.{kind}" in err


def test_several_drawings_need_a_folder(call, tmp_path):
    code, out, err = call()
    assert (code, out) == (2, "")
    assert "-o DIR/" in err
    code, out, err = call("-o", "maps/", "--view", "overview")
    assert (code, out) == (0, "")
    written = sorted(path.name for path in (tmp_path / "maps").iterdir())
    assert written == ["oversteken-overview.svg", "terugkomen-overview.svg"]
    assert err.splitlines() == [
        "wrote maps/oversteken-overview.svg",
        "wrote maps/terugkomen-overview.svg",
        "2 drawn, 0 unchanged",
    ]


def test_all_draws_every_view_with_an_index(call, tmp_path):
    code, _, err = call("--all", "-o", "maps")
    assert code == 0
    written = {path.name for path in (tmp_path / "maps").iterdir()}
    pages = [*(view for view in VIEWS if view not in LACKING | {"phase", *PROJECT_VIEWS}), "heen-phase"]
    of_each = {f"{id_}-{page}.svg" for id_ in ("oversteken", "terugkomen") for page in pages}
    assert written == {"index.md", "index.html", "portfolio.svg"} | of_each
    assert all(f"{view}" in err for view in LACKING)
    index = (tmp_path / "maps" / "index.md").read_text()
    assert [line for line in index.splitlines() if line.startswith("#")] == ["# Veer", "# Oversteken", "# Terugkomen"]
    assert all(f"({name})" in index for name in written - {"index.md", "index.html"})
    assert call("--all")[0] == 2


def test_a_phase_is_a_page(call, tmp_path):
    code, out, err = call("oversteken", "--view", "phase", "--language", "nl", "--format", "dot")
    assert (code, err) == (0, "")
    assert "FASE 1 VAN 2" in out
    text = JOURNEY.format(title="Oversteken").lstrip().replace("name: Terug}", "name: Terug, touchpoints: [Fluit]}")
    (tmp_path / "Oversteken.yaml").write_text(text)
    assert call("oversteken", "--view", "phase")[0] == 2
    assert call("oversteken", "--view", "phase", "-o", "maps/")[0] == 0
    written = sorted(path.name for path in (tmp_path / "maps").iterdir())
    assert written == ["oversteken-heen-phase.svg", "oversteken-terug-phase.svg"]


def test_a_journey_as_text(call, tmp_path):
    code, out, err = call("oversteken", "--format", "text", "--language", "nl")
    assert (code, err) == (0, "")
    assert "Bord" in out
    assert "●" in out
    assert call("-o", "maps/", "--format", "text")[0] == 0
    assert sorted(path.name for path in (tmp_path / "maps").iterdir()) == ["oversteken.txt", "terugkomen.txt"]
    assert call("oversteken", "-o", "a.txt")[0] == 0
    assert (tmp_path / "a.txt").read_text() == call("oversteken", "--format", "text")[1]
    assert call("oversteken", "--format", "text", "--view", "brand")[0] == 2
    code, out, err = call("--format", "text", "--view", "matrix", "-o", "texts/")
    assert (code, out) == (0, "")
    assert sorted(path.name for path in (tmp_path / "texts").iterdir()) == [
        "oversteken-matrix.txt",
        "terugkomen-matrix.txt",
    ]
    assert call("oversteken", "--format", "text", "--view", "compare")[0] == 3
    assert call("--format", "text")[0] == 2


def test_a_view_of_the_whole_project_is_drawn_once(call, tmp_path):
    code, out, err = call("--view", "portfolio")
    assert (code, err) == (0, "")
    assert "Oversteken" in out
    assert "Terugkomen" in out
    _, out, _ = call("oversteken", "--view", "portfolio")
    assert "Terugkomen" not in out
    call("oversteken", "--all", "-o", "maps")
    assert not (tmp_path / "maps" / "portfolio.svg").exists()


def test_the_project_as_text(call):
    code, out, err = call("--view", "portfolio", "--format", "text", "--language", "nl")
    assert (code, err) == (0, "")
    assert out.startswith("De klantreizen van Veer\n")
    code, _, err = call("oversteken", "--view", "tasks", "--format", "text")
    assert code == 3
    assert "no map of tasks" in err


def test_help_names_every_view():
    assert tuple(VIEWS) == VIEW_NAMES


def test_the_same_command_writes_the_same_bytes(call):
    assert call("oversteken") == call("oversteken")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--view", "nope"), "no view nope yet"),
        (("--format", "gif"), "no format gif"),
        (("--lanes", "emotion,does,nope"), "no lane nope"),
        (("--phase", "nope"), "no phase nope"),
        (("--persona", "nope"), "the project has no persona"),
    ],
)
def test_wrong_usage(call, args, said):
    code, out, err = call("oversteken", *args)
    assert (code, out) == (2, "")
    assert said in err


def test_lanes_phases_and_language_are_chosen(call):
    _, out, _ = call("oversteken", "--lanes", "emotion", "--phase", "heen", "--language", "nl", "--format", "dot")
    assert "zeer positief" in out
    assert "Terug" not in out
    assert "Klanttaak" not in out


def test_what_is_too_wide_to_read_is_refused_unless_forced(call, tmp_path):
    many = "\n".join(f"      - Stap {i}" for i in range(260))
    text = f"kind: journey\ntitle: Lang\nphases:\n  - name: Alles\n    touchpoints:\n{many}\n"
    (tmp_path / "lang.yaml").write_text(text)
    code, _, err = call("lang", "--format", "dot")
    assert code == 2
    assert "260 touchpoints" in err
    assert call("lang", "--format", "dot", "--force")[0] == 0
    assert call("lang", "--format", "dot", "--view", "overview")[0] == 0


def test_an_index_calls_nobody_and_runs_nothing(call, tmp_path):
    text = JOURNEY.format(title='"@team [x](javascript:y) #12 <b>"').lstrip()
    (tmp_path / "Oversteken.yaml").write_text(text.replace("emotion: -1", "emotion: 1"))
    (tmp_path / "Terugkomen.yaml").unlink()
    call("--all", "-o", "maps")
    first = (tmp_path / "maps" / "index.md").read_text().splitlines()[0]
    assert first == r"# \@&#8203;team \[x\]\(javascript\:y\) \#&#8203;12 \<b\>"
