"""Writing to the terminal: results to stdout, everything else to stderr, in UTF-8, with nothing that acts."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from journeykit.cli.exits import Exit
from journeykit.diagnostics import JourneykitError, Message, message
from journeykit.words import message_language, one_line, safe, say

__all__ = [
    "ask",
    "colored",
    "err",
    "error",
    "hint",
    "note",
    "one_line",
    "out",
    "safe",
    "settings",
    "spoken",
    "t",
    "write_result",
    "wrote",
]


@dataclass(slots=True)
class Settings:
    """What the options that every command has (`--color -q -v`) have set."""

    color: str = "auto"
    quiet: bool = False
    verbose: bool = False


settings = Settings()


def start() -> None:
    """Begin a run: forget the settings of the one before, and write UTF-8 whatever the locale says."""
    settings.color, settings.quiet, settings.verbose = "auto", False, False
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def t(text: str, /, **args: str | float) -> str:
    """Say an English literal in the language of messages."""
    return say(text, args, message_language(os.environ))


def spoken(said: Message) -> str:
    """Return a message in the language of messages."""
    return say(said.text, said.args, message_language(os.environ))


def out(text: str, *, styled: bool = False) -> None:
    """Print text to stdout, with a line end.

    `styled` is for text that carries colours of ours; whoever made it has made the user's text in it safe.
    """
    _write(sys.stdout, text if styled else safe(text))


def err(text: str, *, styled: bool = False) -> None:
    """Print text to stderr, with a line end."""
    _write(sys.stderr, text if styled else safe(text))


def error(text: str) -> None:
    """Say what is wrong, on stderr."""
    err(f"{t('error')}: {text}")


def hint(text: str) -> None:
    """Say what to do about it, on stderr."""
    err(f"  {text}")


def note(text: str) -> None:
    """Say what is good to know, on stderr, unless `--quiet`."""
    if not settings.quiet:
        err(text)


def wrote(path: Path) -> None:
    """Say that a file was written."""
    shown = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    note(t("wrote {path}", path=one_line(shown.as_posix())))


def colored(stream: TextIO) -> bool:
    """Whether to colour: `--color`, then NO_COLOR, then FORCE_COLOR, then whether it is a terminal."""
    if settings.color != "auto":
        return settings.color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR") or os.environ.get("CLICOLOR_FORCE"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def write_result(data: str | bytes, output: Path | None, *, lasting: bool = True) -> None:
    """Write a result to `-o FILE`, or to stdout; binary results need the file. One of very many need not be `lasting`."""
    if output is not None and output != Path("-"):
        # As on stdout: a file name that is not UTF-8 comes as surrogates, which would not go into a file.
        as_bytes = data.encode("utf-8", "backslashreplace") if isinstance(data, str) else data
        _write_file(output, as_bytes, lasting=lasting)
        wrote(output)
    elif isinstance(data, bytes):
        raise JourneykitError(
            message("this format is binary and does not go to the terminal"),
            message("name a file: -o FILE"),
        )
    elif sys.stdout.isatty():
        out(data)
    else:
        sys.stdout.write(data)  # a program reads it: not one character is changed


def ask(question: str, *, yes: bool) -> bool:
    """Ask for consent on the terminal; `--yes` has answered already, and without a terminal it is refused."""
    if yes:
        return True
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise JourneykitError(
            message("this needs your consent, and there is no terminal to ask for it"),
            message("--yes consents beforehand"),
        )
    sys.stderr.write(f"{safe(question)} {t('[y/N]')} ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in {"y", "yes", "j", "ja"}


def flush() -> None:
    """Send out what still waits, while a closed pipe can still be noticed."""
    sys.stdout.flush()
    sys.stderr.flush()


def abandon() -> int:
    """End quietly after a closed pipe: what is left goes nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(nowhere, stream.fileno())
    return Exit.CLOSED_PIPE


def _write(stream: TextIO, text: str) -> None:
    stream.write(text if text.endswith("\n") else f"{text}\n")


def _write_file(path: Path, data: bytes, *, lasting: bool) -> None:
    if path.exists() and not path.is_file():  # a device or a pipe: there is nothing to replace
        try:
            with path.open("wb") as device:
                device.write(data)
        except OSError as error:
            error.filename = error.filename or str(path)  # writing, unlike opening, does not say where
            raise
        return
    from journeykit.text import write_file

    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, data, lasting=lasting)
