from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from journeykit import __version__
from journeykit.cli import app, console
from journeykit.cli.app import COMMANDS
from journeykit.cli.options import AsOf, FigureFormat, Journeys, TableFormat, Yes


def test_help_names_every_command_under_its_panel(journeykit):
    shown = journeykit("--help")
    assert shown.code == 0
    for line in COMMANDS:
        assert f"{line.panel}:" in shown.out
        assert line.help in shown.out
    assert journeykit("-h") == shown


@pytest.mark.parametrize("line", COMMANDS, ids=lambda line: line.name)
def test_every_command_is_there_and_has_help(journeykit, line):
    shown = journeykit(line.name, "--help")
    assert (shown.code, shown.err) == (0, "")
    assert f"Usage: journeykit {line.name}" in shown.out
    for option in ("-C DIR", "--color", "-q, --quiet", "-v, --verbose", "-h, --help"):
        assert option in shown.out


@pytest.mark.parametrize("line", COMMANDS, ids=lambda line: line.name)
def test_every_command_is_thin(line):
    """Parse, call, print, exit code: what is longer belongs in a room."""
    path = Path(app.__file__).with_name(f"{line.module}.py")
    (command,) = (
        node
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name == "command"
    )
    body = command.body[1:] if ast.get_docstring(command) else command.body
    assert body[-1].end_lineno - body[0].lineno < 25


def test_help_imports_no_command(journeykit, monkeypatch):
    for line in COMMANDS:
        # None in sys.modules makes an import of it fail.
        monkeypatch.setitem(sys.modules, f"journeykit.cli.{line.module}", None)
    assert journeykit("--help").code == 0
    assert journeykit("validat").code == 2


def test_without_arguments_the_help_is_shown_as_wrong_usage(journeykit):
    shown = journeykit()
    assert (shown.code, shown.out) == (2, "")
    assert "Usage: journeykit" in shown.err


def test_a_mistyped_command_gets_a_suggestion(journeykit):
    shown = journeykit("validat")
    assert (shown.code, shown.out) == (2, "")
    assert "Did you mean 'validate'?" in shown.err


@pytest.mark.parametrize("typed", ["", "\x1b[31m", "::error::x\n"])
def test_what_is_typed_is_never_interpreted(journeykit, typed):
    shown = journeykit(typed)
    assert shown.code == 2
    assert "\x1b" not in shown.err


def test_arguments_reach_the_command(journeykit, trial):
    got = {}

    def command(
        journeys: Journeys = None, form: FigureFormat = TableFormat.TABLE, as_of: AsOf = None, yes: Yes = False
    ) -> None:
        """Try it all."""
        got.update(journeys=journeys, form=form, as_of=str(as_of), yes=yes)

    trial(command)
    assert journeykit("trial", "a", "--format", "json", "--as-of", "2027-03-01", "--yes", "--", "-b").code == 0
    assert got == {"journeys": ["a", "-b"], "form": TableFormat.JSON, "as_of": "2027-03-01", "yes": True}
    assert "Try it all." in journeykit("trial", "--help").out


def test_a_date_that_is_none_is_wrong_usage(journeykit, trial):
    def command(as_of: AsOf = None) -> None:
        pytest.fail("not reached")

    trial(command)
    shown = journeykit("trial", "--as-of", "1 maart")
    assert shown.code == 2
    assert "like 2027-03-01" in shown.err


def test_every_command_has_the_common_options(journeykit, trial, tmp_path):
    seen = {}

    def command() -> None:
        seen.update(folder=Path.cwd(), color=console.settings.color, quiet=console.settings.quiet)

    trial(command)
    before = Path.cwd()
    assert journeykit("trial", "-C", tmp_path, "--color", "never", "-q").code == 0
    assert seen == {"folder": tmp_path, "color": "never", "quiet": True}
    assert Path.cwd() == before
    assert journeykit("trial").code == 0
    assert seen == {"folder": before, "color": "auto", "quiet": False}


def test_a_folder_that_is_not_there_is_wrong_usage(journeykit, trial, tmp_path):
    trial(lambda: pytest.fail("not reached"))
    assert journeykit("trial", "-C", tmp_path / "nowhere").code == 2


@pytest.mark.parametrize(
    ("args", "light_of"),
    [
        (["--version"], {"typer", "pathlib", "re", "dataclasses", "json"}),
        (["--help"], {"pydantic", "ruamel", "yaml", "rich", "jinja2", "graphviz", "pygraphviz", "numpy", "json"}),
    ],
)
def test_start_up_stays_light(args, light_of):
    # -S: what the environment's own start-up files import is not ours.
    code = (
        f"import sys; sys.path += {sys.path!r}; sys.argv[1:] = {args!r}\n"
        "from journeykit.cli import main\ntry:\n    main()\nexcept SystemExit: pass\n"
        "sys.stderr.write(' '.join(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, check=True)
    assert done.stdout
    loaded = light_of & set(done.stderr.decode().split())
    assert not loaded, f"{args[0]} must not load {loaded}: import late, also in journeykit/__init__.py"


def test_the_version_is_said(process):
    done = process("--version")
    assert (done.returncode, done.stdout) == (0, f"journeykit {__version__}\n".encode())


def test_the_shell_can_complete_without_importing_commands(process):
    done = process(env={"_JOURNEYKIT_COMPLETE": "complete_bash", "COMP_WORDS": "journeykit va", "COMP_CWORD": "1"})
    assert done.stdout.split() == [b"validate"]
