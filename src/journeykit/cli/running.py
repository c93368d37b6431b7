"""From arguments to an exit code: whatever goes wrong is said in words, here and nowhere else."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from journeykit import __version__
from journeykit.cli import console
from journeykit.cli.exits import Exit
from journeykit.diagnostics import JourneykitError, NothingToDoError
from journeykit.process.collecting import collect_again

if TYPE_CHECKING:
    from journeykit.cli.remembering import Memory

# What the shell and the environment ask for goes by the parser.
_FOR_THE_PARSER = ("_JOURNEYKIT_COMPLETE", "JOURNEYKIT_OUTPUT_FORMAT")
REPORT_TO = "the issue tracker of the journeykit project"


def run(args: Sequence[str], memory: Memory | None = None) -> int:
    """Run one command and return its exit code; `memory` takes down what it says."""
    console.start()
    try:
        here = os.getcwd()  # noqa: PTH109 - Path.cwd() would import pathlib for nothing
    except OSError:  # somebody has removed it, or its rights
        console.error(console.t("the current folder is not there, or not readable"))
        return Exit.USAGE
    try:
        code = _guarded(args, memory)
        console.flush()
    except BrokenPipeError:
        return console.abandon()
    finally:
        os.chdir(here)  # `-C` holds for one run
        collect_again()
    return code


def _guarded(args: Sequence[str], memory: Memory | None) -> int:
    try:
        return _run(args, memory)
    except JourneykitError as error:
        return _refuse(error)
    except BrokenPipeError:
        raise
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except OSError as error:
        return _unusable(error)
    except Exception as error:  # noqa: BLE001 - the last net: a crash must not look like findings (exit code 1)
        return _crash(error)


def _run(args: Sequence[str], memory: Memory | None) -> int:
    if args[:1] == ["validate"] and not any(os.environ.get(name) for name in _FOR_THE_PARSER):
        from journeykit.cli.asked import asked

        if (plain := asked(args[1:])) is not None:
            from journeykit.cli.validating import run_plainly

            return run_plainly(plain, memory)
    from journeykit.cli.app import execute

    return execute(args)


def ended(error: OSError) -> int:
    """Return the exit code when something could not be written that was remembered."""
    console.start()
    return console.abandon() if isinstance(error, BrokenPipeError) else _unusable(error)


def _refuse(error: JourneykitError) -> int:
    console.error(console.spoken(error.message))
    if error.hint:
        console.hint(console.spoken(error.hint))
    return Exit.NOTHING if isinstance(error, NothingToDoError) else Exit.USAGE


def _unusable(error: OSError) -> int:
    """A file or folder that the machine does not give: the user's to mend, so no bug of ours."""
    if console.settings.verbose:
        _traceback()
    name = os.fspath(error.filename) if isinstance(error.filename, str | os.PathLike) else ""
    reason = error.strerror or str(error)
    console.error(f"{name}: {reason}" if name else reason)
    return Exit.USAGE


def _crash(error: Exception) -> int:
    """Say where it broke, but nothing of what was in people's files; the traceback may hold that."""
    t = console.t
    console.error(
        t("journeykit {version} has broken down ({kind} in {place})", version=__version__, **_where(error)),
    )
    console.hint(t("this is a bug: please report it at {tracker}", tracker=REPORT_TO))
    if console.settings.verbose:
        _traceback()
    else:
        console.hint(t("--verbose shows the traceback; read it before you share it, it may quote your files"))
    return Exit.BUG


def _where(error: Exception) -> dict[str, str]:
    trace = error.__traceback__
    place = ""
    while trace is not None:
        code = trace.tb_frame.f_code
        if f"{os.sep}journeykit{os.sep}" in code.co_filename:
            inside = code.co_filename.rsplit(f"{os.sep}journeykit{os.sep}", 1)[1].replace(os.sep, "/")
            place = f"{inside}:{trace.tb_lineno}"
        trace = trace.tb_next
    return {"kind": type(error).__name__, "place": place or "?"}


def _traceback() -> None:
    import traceback

    console.err(traceback.format_exc())
    sys.stderr.flush()
