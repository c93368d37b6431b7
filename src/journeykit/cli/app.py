"""The commands, read from top to bottom, and how one of them is run.

One command is one thin module `cli/<name>.py` with a function `command`:

    def command(journeys: Journeys = None, output: OutputFile = None) -> int:
        '''Draw customer journeys.'''            # the text of `journeykit map --help`
        workspace = load_project(...)            # parse, call, render
        write_result(..., output)
        return Exit.CLEAN                        # None is 0 too

and one line in `COMMANDS`. Its parameters are typer's: annotations from options.py, or `Annotated[…, typer.Option()]`.
Every command has `-C`, `--color`, `-q` and `-v` by itself: see `_common`. Only the module of the command that is
called is imported; `--help` and a mistyped command import none.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from enum import StrEnum
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer
from typer._click.exceptions import ClickException  # typer has no public name for it that 0.26 knows too
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from journeykit import __version__
from journeykit.cli import console


class Command(NamedTuple):
    """A line of the table: what it is called, where it is, what it does."""

    name: str
    module: str
    help: str
    panel: str


COMMANDS = (
    Command("init", "init", "Start a client repository that validates.", "Begin"),
    Command("new", "new", "Add a journey, persona, touchpoint or improvement.", "Begin"),
    Command("kit", "kit", "Make printable guides and forms from the touchpoints.", "Begin"),
    Command("validate", "validate", "Check everything; what CI runs.", "Check"),
    Command("fmt", "fmt", "Write documents in one way: order of keys, spacing.", "Check"),
    Command("explain", "explain", "Explain a rule or a term of the field.", "Check"),
    Command("schema", "schema", "Print the JSON Schema for editors.", "Check"),
    Command("map", "map", "Draw journeys.", "See"),
    Command("score", "score", "Show the figures of journeys and touchpoints.", "See"),
    Command("rank", "rank", "Put the touchpoints of the whole project in order.", "See"),
    Command("scan", "scan", "Show the ten-point scan and its mismatches, or its questions.", "See"),
    Command("trend", "trend", "Show how the figures went: over commits, releases or periods.", "See"),
    Command("diff", "diff", "Show what changed in meaning, and what that does to figures.", "See"),
    Command("changelog", "changelog", "Tell a client what changed for customers.", "See"),
    Command("status", "status", "Show how far the project is in the eleven steps.", "See"),
    Command("report", "report", "Write everything in one page that a client opens.", "See"),
    Command("plan", "plan", "Write the action plan.", "Act"),
    Command("whatif", "whatif", "Show what would move when figures change.", "Act"),
    Command("watch", "watch", "Show journeys on a page that draws itself anew.", "Live"),
    Command("lsp", "lsp", "Answer an editor: findings, names and figures while typing.", "Live"),
    Command("measure", "measure", "Turn survey answers into measurements.", "Exchange"),
    Command("import", "import_", "Read journeys from other formats.", "Exchange"),
    Command("export", "export", "Write journeys in other formats.", "Exchange"),
    Command("merge-driver", "merge_driver", "Merge two versions of a document by ids; git calls this.", "Git"),
    Command("textconv", "textconv", "Print a document as plain lines; git calls this.", "Git"),
)

_COMPLETING = "_JOURNEYKIT_COMPLETE"
_HELP = "Customer journeys as YAML in git: validate, score, draw and plan them."
_SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Color(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class LazyGroup(TyperGroup):
    """The program: knows its commands from the table, and imports the one that is called."""

    def __init__(self, **settings: Any) -> None:
        settings["commands"] = {line.name: _stub(line) for line in COMMANDS}
        super().__init__(**settings)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Find the command by its stub, and take the real one in its place."""
        name, stub, rest = super().resolve_command(ctx, args)
        lines = [line for line in COMMANDS if line.name == name]
        return name, (_real(lines[0]) if lines else stub), rest

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the table of commands, panel by panel."""
        del ctx
        width = max(len(line.name) for line in COMMANDS)
        for panel in dict.fromkeys(line.panel for line in COMMANDS):
            with formatter.section(panel):
                formatter.write_dl([(line.name.ljust(width), line.help) for line in COMMANDS if line.panel == panel])


def execute(args: Sequence[str]) -> int:
    """Run the command that the arguments name and return its exit code; usage errors are shown here."""
    group = program()
    if _COMPLETING in os.environ:  # the shell asks what can follow; typer answers and leaves
        group.main(args=list(args), prog_name="journeykit")
    try:
        # Not `group.main`: it turns a closed pipe into exit code 1, which means findings.
        with group.make_context("journeykit", list(args)) as context:
            code = group.invoke(context)
    except ClickException as wrong:
        shown = StringIO()
        wrong.show(file=shown)
        console.err(shown.getvalue())
        return wrong.exit_code
    except typer.Exit as end:
        return end.exit_code
    return int(code or 0)


def program() -> TyperGroup:
    """Return the whole program as typer runs it."""
    app = typer.Typer(
        cls=LazyGroup,
        name="journeykit",
        help=_HELP,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_SETTINGS,
    )
    app.callback()(_program_options)
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    return group


def _show_version(asked: bool) -> None:
    # `main` has the quick answer; this one stands behind other options, and says why it could not be printed.
    if asked:
        console.out(f"journeykit {__version__}")
        console.flush()
        raise typer.Exit


def _program_options(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_show_version, help="Show the version and leave.")
    ] = False,
) -> None:
    del version


def _stub(line: Command) -> TyperCommand:
    return TyperCommand(name=line.name, help=line.help, rich_markup_mode=None)


def _real(line: Command) -> TyperCommand:
    made = _typer_command(import_module(f"journeykit.cli.{line.module}").command, line.name)
    common = _typer_command(_common, line.name).params
    for option in common:
        option.expose_value = False  # the callbacks below have done the work
    made.params = [*made.params, *common]
    return made


def _typer_command(function: Callable[..., Any], name: str) -> TyperCommand:
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(name, no_args_is_help=False, context_settings=_SETTINGS)(function)
    command = get_command(app)
    assert isinstance(command, TyperCommand)
    return command


def _enter(folder: Path | None) -> None:
    if folder is not None:
        os.chdir(folder)


def _set_color(color: Color) -> None:
    console.settings.color = color.value


def _set_quiet(quiet: bool) -> None:
    console.settings.quiet = quiet


def _set_verbose(verbose: bool) -> None:
    console.settings.verbose = verbose


def _common(
    common_folder: Annotated[
        Path | None,
        typer.Option(
            "-C",
            metavar="DIR",
            exists=True,
            file_okay=False,
            is_eager=True,
            callback=_enter,
            help="Work in DIR, as if started there.",
        ),
    ] = None,
    common_color: Annotated[
        Color,
        typer.Option("--color", is_eager=True, callback=_set_color, help="Whether to colour."),
    ] = Color.AUTO,
    common_quiet: Annotated[
        bool,
        typer.Option("-q", "--quiet", is_eager=True, callback=_set_quiet, help="Say less on stderr."),
    ] = False,
    common_verbose: Annotated[
        bool,
        typer.Option("-v", "--verbose", is_eager=True, callback=_set_verbose, help="Say more on stderr."),
    ] = False,
) -> None:
    """Declare the options that every command has; their names must not be those of a command's own parameters."""
    del common_folder, common_color, common_quiet, common_verbose
