from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import textwrap

import pytest
from tests.cli.conftest import PROGRAM

from journeykit import __version__
from journeykit.cli import console
from journeykit.diagnostics import JourneykitError, NothingToDoError, message

TRIAL = """
import sys, types
from journeykit.cli import app, main, console
from journeykit.diagnostics import JourneykitError, message
module = types.ModuleType("journeykit.cli.trial")
{body}
module.command = command
sys.modules["journeykit.cli.trial"] = module
app.COMMANDS += (app.Command("trial", "trial", "Try.", "Begin"),)
sys.argv = ["journeykit", "trial", *sys.argv[1:]]
main()
"""


def process(body: str) -> list[str]:
    return [sys.executable, "-c", TRIAL.format(body=textwrap.dedent(body))]


def raising(error: Exception):
    def command() -> None:
        raise error

    return command


def test_the_exit_code_is_what_the_command_returns(journeykit, trial):
    trial(lambda: 1)
    assert journeykit("trial").code == 1
    trial(lambda: None)
    assert journeykit("trial").code == 0


def test_wrong_usage_is_said_in_words(journeykit, trial):
    trial(raising(JourneykitError(message("wrote {path}", path="x\x1b[1m"), message("name a file: -o FILE"))))
    shown = journeykit("trial")
    assert (shown.code, shown.out) == (2, "")
    assert shown.err == "error: wrote x\\x1b[1m\n  name a file: -o FILE\n"


def test_messages_follow_the_locale(journeykit, trial, monkeypatch):
    trial(raising(JourneykitError(message("wrote {path}", path="x"))))
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    assert journeykit("trial").err == "fout: x geschreven\n"


def test_nothing_to_do_has_a_code_of_its_own(journeykit, trial):
    trial(raising(NothingToDoError(message("wrote {path}", path="x"))))
    assert journeykit("trial").code == 3


def test_a_file_that_cannot_be_read_is_no_bug(journeykit, trial, tmp_path):
    trial((tmp_path / "gone.yaml").read_bytes)
    shown = journeykit("trial")
    assert shown.code == 2
    assert "gone.yaml: No such file" in shown.err


def test_a_bug_says_so_without_a_word_from_the_files(journeykit, trial):
    trial(raising(KeyError("secret of a customer")))
    shown = journeykit("trial")
    assert shown.code == 4
    assert __version__ in shown.err
    assert "report it" in shown.err
    assert "KeyError in cli/app.py:" in shown.err
    assert "secret" not in shown.err
    assert "Traceback" not in shown.err


def test_a_bug_shows_its_traceback_when_asked(journeykit, trial):
    trial(raising(KeyError("secret of a customer")))
    assert "KeyError: 'secret of a customer'" in journeykit("trial", "--verbose").err


def test_a_closed_pipe_ends_quietly():
    body = """
        def command():
            for _ in range(200_000):
                console.out("a line of text")
    """
    with subprocess.Popen(process(body), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout.readline() == b"a line of text\n"
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(timeout=20) == 141


def test_a_pipe_that_closes_before_the_last_flush_ends_quietly():
    body = """
        def command():
            console.out("short")
            console.err("ready")
            sys.stderr.flush()
            sys.stdin.read()
    """
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(process(body), env=buffered, **pipes) as running:
        assert running.stderr.readline() == b"ready\n"
        running.stdout.close()
        running.stdin.close()
        assert running.stderr.read() == b""
        assert running.wait(timeout=20) == 141


def test_an_interrupt_is_130():
    body = """
        import time
        def command():
            console.err("ready"); sys.stderr.flush(); time.sleep(20)
    """
    with subprocess.Popen(process(body), stderr=subprocess.PIPE) as running:
        assert running.stderr.readline() == b"ready\n"
        running.send_signal(signal.SIGINT)
        assert running.stderr.read() == b""
        assert running.wait(timeout=20) == 130


def test_output_is_utf8_whatever_the_locale_says():
    body = """
        def command():
            console.out("Caf\\xe9 \\u20ac \\ud800")
    """
    environ = {**os.environ, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = subprocess.run(process(body), capture_output=True, check=True, env=environ)
    assert done.stdout == "Café € \\ud800\n".encode()


@pytest.mark.parametrize(
    ("args", "environ", "colors"),
    [
        ([], {}, True),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ([], {"TERM": "dumb"}, False),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
    ],
)
def test_colours_on_a_terminal(args, environ, colors):
    assert on_terminal(args, environ) == f"{colors} \\x1b[1m\r\n".encode()


def read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1000)
    except OSError:  # Linux: the other side has closed
        return b""


def on_terminal(args, environ):
    body = """
        def command():
            console.out(f"{console.colored(sys.stdout)} \\x1b[1m")
    """
    ours, theirs = pty.openpty()
    inherited = {name: value for name, value in os.environ.items() if "COLOR" not in name}
    with subprocess.Popen(
        [*process(body), *args], stdout=theirs, stdin=subprocess.DEVNULL, env={**inherited, "TERM": "xterm", **environ}
    ) as running:
        os.close(theirs)
        shown = b"".join(iter(lambda: read(ours), b""))
        assert running.wait(timeout=20) == 0
    os.close(ours)
    return shown


def test_no_colours_without_a_terminal_unless_forced(journeykit, trial, monkeypatch):
    seen = []
    trial(lambda: seen.append(console.colored(sys.stdout)))
    journeykit("trial")
    monkeypatch.setenv("FORCE_COLOR", "1")
    journeykit("trial")
    assert seen == [False, True]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this machine has no disk that is always full")  # noqa: PTH110 - as short
@pytest.mark.parametrize("args", [["--version"], ["--help"], ["explain", "JK203"]])
def test_a_full_disk_is_said_in_words(args):
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - as short
        ended = subprocess.run([*PROGRAM, *args], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (2, "error: No space left on device\n")


def test_a_full_disk_is_named(journeykit):
    shown = journeykit("explain", "JK203")
    assert shown.code == 0
    shown = journeykit("schema", "-o", "/dev/full")
    assert (shown.code, shown.err) == (2, "error: /dev/full: No space left on device\n")


def test_a_folder_that_is_gone_is_said_in_words(tmp_path):
    program = ["bash", "-c", 'cd "$0" && rmdir "$0" && exec "$@"', str(tmp_path / "gone"), *PROGRAM, "validate"]
    (tmp_path / "gone").mkdir()
    ended = subprocess.run(program, capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C"})
    assert (ended.returncode, ended.stderr) == (2, "error: the current folder is not there, or not readable\n")
