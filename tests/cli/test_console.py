from __future__ import annotations

import os
import pty
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from journeykit.cli import console
from journeykit.diagnostics import JourneykitError

ASKING = """
import sys
from journeykit.cli import console
console.start()
sys.stdout.write(str(console.ask("Sure \\x1b[31m?", yes=False)))
"""


def test_a_result_goes_to_stdout_unchanged_when_a_program_reads_it(capsys):
    console.write_result("a\x1b\r\nb", None)
    console.write_result("c", Path("-"))
    assert capsys.readouterr().out == "a\x1b\r\nbc"


def test_a_result_goes_to_its_file(capsys, english, tmp_path):
    console.start()
    console.write_result("é\n", tmp_path / "new" / "x.txt")
    assert (tmp_path / "new" / "x.txt").read_bytes() == "é\n".encode()
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("wrote ")
    console.write_result(b"\x00\xff", tmp_path / "x.bin")
    assert (tmp_path / "x.bin").read_bytes() == b"\x00\xff"


def test_quiet_says_nothing_about_files(capsys, tmp_path):
    console.start()
    console.settings.quiet = True
    console.write_result("x", tmp_path / "x")
    console.start()
    assert capsys.readouterr().err == ""


def test_a_written_path_is_short_below_the_current_folder(capsys, english, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    console.wrote(tmp_path / "a" / "b\n::error::.svg")
    assert capsys.readouterr().err == "wrote a/b\\n::error::.svg\n"


def test_binary_results_need_a_file(english):
    with pytest.raises(JourneykitError, match="binary"):
        console.write_result(b"\x89PNG", None)


def test_a_device_or_a_pipe_is_written_directly(tmp_path, capsys):
    console.write_result("gone", Path(os.devnull))
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    console.write_result("through", pipe)
    reader.join(timeout=10)
    assert got == [b"through"]
    assert pipe.is_fifo()


@pytest.mark.parametrize(
    ("typed", "answer"), [(b"y\n", "True"), (b"ja\n", "True"), (b"\n", "False"), (b"n\n", "False"), (b"\x04", "False")]
)
def test_consent_is_asked_on_the_terminal(typed, answer):
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", ASKING],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "LC_ALL": "C"},
    ) as running:
        asked = b""
        while b"[y/N]" not in asked:
            asked += os.read(ours, 1000)
        assert b"Sure \\x1b[31m?" in asked
        os.write(ours, typed)
        assert running.stdout.read().decode() == answer
    os.close(ours)
    os.close(theirs)


def test_yes_answers_and_no_terminal_refuses(english):
    assert console.ask("Sure?", yes=True)
    with pytest.raises(JourneykitError) as refused:
        console.ask("Sure?", yes=False)
    assert "--yes" in refused.value.hint.english


def test_text_is_made_safe_unless_it_carries_our_own_colours(capsys):
    console.out("\x1b[31mred")
    console.out("\x1b[31mred", styled=True)
    assert capsys.readouterr().out == "\\x1b[31mred\n\x1b[31mred\n"
