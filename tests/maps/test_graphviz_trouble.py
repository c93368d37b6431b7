"""Graphviz that is missing, old, broken, killed or asleep, and places where nothing can be written: a clear word,
no half file, and nothing left running or lying about."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from journeykit.cli.running import run
from journeykit.maps.rendering import system

if sys.platform == "win32":
    pytest.skip("the programs that play Graphviz are shell scripts", allow_module_level=True)

JOURNEY = (
    "kind: journey\ntitle: {}\nphases: [{{name: Heen, touchpoints: [{{name: Bord, customer: {{emotion: 1}}}}]}}]\n"
)
SMALL = '<svg width="8pt" height="8pt" viewBox="0.00 0.00 8.00 8.00" xmlns="http://www.w3.org/2000/svg"></svg>'
EACH = 'for f in "$@"; do case "$f" in *.dot) {} ;; esac; done'


@pytest.fixture
def trouble(tmp_path, monkeypatch, capsys):
    """Draw two journeys with a script in the place of Graphviz; returns the exit code and what was said."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    root, temporary = tmp_path / "veer", tmp_path / "tmp"
    root.mkdir()
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    monkeypatch.chdir(root)
    (root / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: Veer\n")
    for title in ("Oversteken", "Terugkomen"):
        (root / f"{title}.yaml").write_text(JOURNEY.format(title))

    def draw(script, *args):
        play(tmp_path, script)
        monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
        code = run(["map", "-o", "maps/", *args])
        assert not list(temporary.iterdir()), "something lies about"
        return code, capsys.readouterr().err

    return draw


def play(folder, script):
    program = folder / "bin" / "neato"
    program.parent.mkdir(exist_ok=True)
    program.write_bytes(script if isinstance(script, bytes) else f"#!/bin/sh\n{script}\n".encode())
    program.chmod(0o755)


def written():
    return sorted(path.name for path in Path("maps").iterdir()) if Path("maps").exists() else []


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo 'Error: <stdin>: syntax error in line 3' >&2; exit 1", "Graphviz failed: Error: <stdin>: syntax error"),
        ("echo 'Warning: no fonts' >&2; exit 3", "Graphviz failed: Warning: no fonts"),
        ("exit 3", "Graphviz failed: exit code 3"),
        ("kill -9 $$", "Graphviz was ended by signal 9"),
        ("kill -11 $$", "Graphviz was ended by signal 11"),
        ("exit 0", "Graphviz failed: exit code 0"),
        (EACH.format('printf "<svg " > "$f.svg"'), "Graphviz failed: exit code 0"),
        (EACH.format(f"echo '{SMALL}' > \"$f.svg\""), "is too old"),
        (EACH.format(f"echo '{SMALL}' > \"$f.svg\"") + "; kill -9 $$", "is too old"),
    ],
)
def test_what_went_wrong_is_said_and_nothing_is_written(trouble, script, said):
    code, err = trouble(script)
    assert code == 2
    assert said in err
    assert not written()


def test_the_drawing_at_work_is_named(trouble):
    _, err = trouble("exit 1")
    assert "oversteken-lanes" in err


@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_half_a_picture_of_dots_is_refused_too(trouble, kind):
    code, err = trouble(EACH.format(f'printf "\\211PNG half" > "$f.{kind}"'), "--format", kind)
    assert (code, "Graphviz failed" in err) == (2, True)
    assert not written()


def test_a_program_that_cannot_be_started_is_told(trouble):
    code, err = trouble(b"\x7fELF no program at all")
    assert code == 2
    assert "could not be started" in err


def test_a_program_that_hangs_is_ended_with_its_children(trouble, monkeypatch, tmp_path):
    monkeypatch.setattr(system, "_SECONDS", 0)
    started = time.monotonic()
    code, err = trouble(f"sleep 77 & echo $! > {tmp_path}/child; sleep 77")
    assert time.monotonic() - started < 30
    assert code == 2
    assert "not ready after 2 seconds" in err
    assert not written()
    assert is_gone(int((tmp_path / "child").read_text()))


def is_gone(process):
    """Whether a process has ended; one that nobody has asked about since (a zombie) has."""
    for _ in range(50):
        stat = Path(f"/proc/{process}/stat")
        if not stat.exists() or stat.read_text().rsplit(")", 1)[1].split()[0] == "Z":
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system shows no processes")
def test_an_interrupt_leaves_nothing_running_and_nothing_half(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "Oversteken.yaml").write_text(JOURNEY.format("Oversteken"))
    (tmp_path / "tmp").mkdir()
    play(tmp_path, f"echo $$ > {tmp_path}/started; sleep 77")
    environment = os.environ | {"PATH": f"{tmp_path}/bin:{os.environ['PATH']}", "TMPDIR": f"{tmp_path}/tmp"}
    code = "import sys; from journeykit.cli import main; sys.argv = ['journeykit', 'map', '-o', 'maps/']; main()"
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        for _ in range(300):
            if (tmp_path / "started").exists() and (tmp_path / "started").read_text().strip():
                break
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in err
    assert is_gone(int((tmp_path / "started").read_text()))
    assert not list((tmp_path / "tmp").iterdir())
    assert not written()


def test_a_folder_that_is_a_file_is_said(trouble, capsys):
    Path("maps").write_text("mine")
    code, err = trouble("exit 1", "--format", "dot")
    assert code == 2
    assert "maps" in err
    assert Path("maps").read_text() == "mine"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_said(trouble, capsys, monkeypatch):
    assert run(["map", "oversteken", "--format", "dot", "-o", "/dev/full"]) == 2
    assert "No space left" in capsys.readouterr().err


def test_what_was_written_before_stays_whole(trouble, capsys):
    assert run(["map", "-o", "maps/", "--view", "overview"]) == 0
    before = {path.name: path.read_bytes() for path in Path("maps").iterdir()}
    capsys.readouterr()
    assert trouble("exit 1", "--view", "overview", "--force")[0] == 2
    assert {path.name: path.read_bytes() for path in Path("maps").iterdir()} == before


def test_names_that_differ_in_case_only_are_no_two_files(trouble, capsys):
    Path("Terugkomen.yaml").write_text(JOURNEY.format("oversteken").replace("title:", "id: oversteken-2\ntitle:"))
    assert run(["map", "-o", "maps/", "--format", "dot"]) == 0
    assert len({name.lower() for name in written()}) == len(written()) == 2


def test_drawings_of_one_name_get_files_of_their_own(trouble):
    Path("Oversteken.yaml").write_text(JOURNEY.format("a").replace("name: Heen", "id: b-c, name: Heen"))
    Path("Terugkomen.yaml").write_text(
        JOURNEY.format("a b").replace("title: a b", "id: a-b\ntitle: Anders").replace("name: Heen", "id: c, name: Heen")
    )
    assert run(["map", "-o", "maps/", "--format", "dot", "--view", "phase"]) == 0
    assert len(written()) == 2
