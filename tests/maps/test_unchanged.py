"""`journeykit map -o`: what did not change is not drawn again, and nothing stale ever stays."""

from __future__ import annotations

import json
import multiprocessing
from pathlib import Path

import pytest

from journeykit.cli.running import run
from journeykit.maps.drawing import Drawing
from journeykit.maps.drawn_before import DrawnBefore, picture_key
from journeykit.workspace.cache import Cache

JOURNEY = (
    "kind: journey\ntitle: {}\nphases:\n  - name: Heen\n    touchpoints: [{{name: Bord, customer: {{emotion: 1}}}}]\n"
)


@pytest.fixture
def draw(tmp_path, monkeypatch, capsys):
    """Call `map` in a project of two journeys; returns how many were drawn and unchanged."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("JOURNEYKIT_CACHE_DIR", str(tmp_path / "cache"))
    root = tmp_path / "veer"
    root.mkdir()
    monkeypatch.chdir(root)
    (root / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: Veer\nstyle: {logo: logo.svg}\n")
    write_logo("blue")
    for title in ("Oversteken", "Terugkomen"):
        (root / f"{title}.yaml").write_text(JOURNEY.format(title))

    def command(*args):
        capsys.readouterr()
        assert run(["map", *(args or ("-o", "maps/", "--format", "dot"))]) == 0
        return capsys.readouterr().err.splitlines()[-1]

    return command


def write_logo(color):
    Path("logo.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="{color}"/></svg>'
    )


@pytest.mark.parametrize("kind", ["svg", "png", "pdf", "dot"])
def test_the_second_time_nothing_is_drawn(draw, kind):
    args = ("-o", "maps/", "--format", kind, "--view", "overview")
    assert draw(*args) == "2 drawn, 0 unchanged"
    first = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in Path("maps").iterdir()}
    assert draw(*args) == "0 drawn, 2 unchanged"
    assert first == {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in Path("maps").iterdir()}
    assert draw(*args, "--force") == "2 drawn, 0 unchanged"
    assert draw(*args) == "0 drawn, 2 unchanged"


def test_only_what_changed_is_drawn(draw):
    draw()
    path = Path("Terugkomen.yaml")
    path.write_text(path.read_text().replace("Bord", "Steiger"))
    assert draw() == "1 drawn, 1 unchanged"
    assert "Steiger" in Path("maps/terugkomen-lanes.dot").read_text()
    path.write_text(path.read_text() + "# alleen een opmerking\n")
    assert draw() == "0 drawn, 2 unchanged"


def test_other_settings_draw_anew(draw):
    draw()
    assert draw("-o", "maps/", "--format", "dot", "--language", "nl") == "2 drawn, 0 unchanged"
    assert draw("-o", "maps/", "--format", "dot", "--language", "nl") == "0 drawn, 2 unchanged"
    assert draw("-o", "maps/", "--format", "dot", "--lanes", "emotion") == "2 drawn, 0 unchanged"
    assert draw() == "2 drawn, 0 unchanged"  # the files hold what the last command wrote


@pytest.mark.parametrize("spoil", [lambda p: p.write_bytes(p.read_bytes()[:-20]), lambda p: p.unlink(),
                                   lambda p: p.write_bytes(p.read_bytes() + b"<!-- mine -->"),
                                   lambda p: p.write_bytes(b"")])  # fmt: skip
def test_a_torn_edited_or_lost_file_is_drawn_anew(draw, spoil):
    draw()
    path = Path("maps/terugkomen-lanes.dot")
    whole = path.read_bytes()
    spoil(path)
    assert draw() == "1 drawn, 1 unchanged"
    assert path.read_bytes() == whole


def test_another_logo_is_a_change(draw):
    draw()
    write_logo("red")
    assert draw() == "2 drawn, 0 unchanged"
    Path("logo.svg").unlink()
    assert draw() == "2 drawn, 0 unchanged"
    write_logo("red")
    assert draw() == "2 drawn, 0 unchanged"


def test_another_graphviz_draws_anew(draw, tmp_path, monkeypatch):
    args = ("-o", "maps/", "--view", "overview")
    draw(*args)
    monkeypatch.setenv("PATH", "")
    assert draw(*args) == "2 drawn, 0 unchanged"


def test_the_index_and_what_is_lacking_are_remembered(draw, capsys):
    args = ("--all", "-o", "maps/", "--format", "dot")
    draw(*args)
    capsys.readouterr()
    run(["map", *args])
    said = capsys.readouterr().err
    assert "wrote" not in said
    assert "has no map of systems" in said
    assert said.endswith(" unchanged\n")
    Path("maps/index.md").write_text("mine")
    run(["map", *args])
    assert "wrote maps/index.md" in capsys.readouterr().err
    assert Path("maps/index.md").read_text() != "mine"


def test_a_single_file_is_not_drawn_again_and_stdout_always(draw, capsys):
    args = ("oversteken", "-o", "kaart.svg")
    assert draw(*args) == "wrote kaart.svg"
    assert draw(*args) == "0 drawn, 1 unchanged"
    assert draw("terugkomen", "-o", "kaart.svg") == "1 drawn, 0 unchanged" or Path("kaart.svg").exists()
    assert "Terugkomen" in Path("kaart.svg").read_text()
    for _ in range(2):
        capsys.readouterr()
        run(["map", "oversteken", "--format", "dot"])
        assert capsys.readouterr().out.startswith("graph")


def records(folder):
    """Return the cache of pictures, and the key of the one folder that it knows."""
    place = folder / "cache" / "maps"
    (key,) = [file.name for file in place.iterdir()]
    return Cache(str(place)), key


@pytest.mark.parametrize("junk", [b"", b"{", b"[1]", b'{"pictures": 3, "runs": {"x": 1}}',
                                  b'{"pictures": {"oversteken-lanes.dot": [1]}, "runs": []}', b"[" * 100_000])  # fmt: skip
def test_broken_records_count_as_none(draw, tmp_path, junk):
    draw()
    cache, key = records(tmp_path)
    cache.put(key, junk)
    assert draw() == "2 drawn, 0 unchanged"
    assert draw() == "0 drawn, 2 unchanged"
    (tmp_path / "cache" / "maps" / key).write_bytes(junk)
    assert draw() == "2 drawn, 0 unchanged"


def test_records_of_a_run_that_are_not_as_we_write_them_are_passed_over(draw, tmp_path):
    draw()
    cache, key = records(tmp_path)
    read = json.loads(cache.get(key) or b"")
    for outcome in ({}, {"files": 3}, {"files": ["x"], "keys": ["k"], "beside": {}, "count": 1}):
        cache.put(key, json.dumps(read | {"runs": dict.fromkeys(read["runs"], outcome)}).encode())
        assert draw() == "0 drawn, 2 unchanged"


def test_without_a_place_to_remember_everything_is_drawn(draw, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("JOURNEYKIT_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert draw() == "2 drawn, 0 unchanged"
    assert draw() == "2 drawn, 0 unchanged"


def test_what_has_errors_is_said_each_time(draw, capsys):
    Path("Terugkomen.yaml").write_text(JOURNEY.format("Terugkomen").replace("emotion: 1", "emotion: 99"))
    for _ in range(2):
        capsys.readouterr()
        run(["map", "-o", "maps/", "--format", "dot"])
        assert "Terugkomen.yaml" in capsys.readouterr().err


def _draw(_number):
    return run(["map", "-o", "maps/", "--format", "svg", "--view", "overview", "-q"])


def test_two_at_once_leave_whole_files(draw):
    with multiprocessing.get_context("fork").Pool(4) as pool:
        assert pool.map(_draw, range(8)) == [0] * 8
    assert all(path.read_bytes().endswith(b"</svg>\n") for path in Path("maps").iterdir())
    assert sorted(path.name for path in Path("maps").iterdir()) == [
        "oversteken-overview.svg",
        "terugkomen-overview.svg",
    ]
    draw("-o", "maps/", "--format", "svg", "--view", "overview")
    assert draw("-o", "maps/", "--format", "svg", "--view", "overview") == "0 drawn, 2 unchanged"


def test_what_is_drawn_from_is_told_apart(tmp_path):
    one = Drawing("a", "graph {}", 1, 1, "t", "d")
    keys = {
        picture_key(one, "svg", "dot 1"),
        picture_key(one, "png", "dot 1"),
        picture_key(one, "svg", "dot 2"),
        picture_key(Drawing("a", "graph { }", 1, 1, "t", "d"), "svg", "dot 1"),
        picture_key(Drawing("a", "graph {}", 1, 1, "td", ""), "svg", "dot 1"),
    }
    assert len(keys) == 5
    assert not DrawnBefore(tmp_path).is_drawn("a.svg", "")
