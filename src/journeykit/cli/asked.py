"""What `validate` was asked for, read from the arguments without the parser when they are plain.

Most runs are `journeykit validate` with paths and a few options, by a hook, an editor or a build. Importing and
running the parser takes as long as checking a file, so it is left to the rest: anything unusual, and all mistakes.
tests/cli/test_asked.py holds the two side by side.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

FLAGS = {
    "--notes": "notes",
    "--statistics": "statistics",
    "--exit-zero": "exit_zero",
    "--no-cache": "no_cache",
    "-q": "quiet",
    "--quiet": "quiet",
}
CHOICES = {
    "--output-format": ("output_format", ("text", "concise", "json", "sarif", "github", "gitlab", "junit")),
    "--fail-on": ("fail_on", ("error", "warning", "note")),
    "--profile": ("profile", ("draft", "standard", "strict")),
}
LISTS = {"--select": "select", "--ignore": "ignore"}
DAY = "--as-of"


class Asked:
    """The arguments of one `validate`, as texts; everything that it may be asked beside these goes by the parser."""

    __slots__ = (
        "as_of", "exit_zero", "fail_on", "ignore", "no_cache", "notes", "output_format", "paths", "profile", "quiet",
        "select", "statistics",
    )  # fmt: skip

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.output_format = self.fail_on = self.profile = self.as_of = ""
        self.select: list[str] = []
        self.ignore: list[str] = []
        self.notes = self.statistics = self.exit_zero = self.no_cache = self.quiet = False

    def parts(self) -> list[str]:
        """Return everything but the paths, for a key."""
        return [f"{name}={getattr(self, name)!r}" for name in self.__slots__ if name not in ("paths", "no_cache")]


def asked(arguments: Sequence[str]) -> Asked | None:
    """Read the arguments behind `validate`; None when they need the parser."""
    found = Asked()
    waiting = list(reversed(arguments))
    while waiting:
        word = waiting.pop()
        if not word.startswith("-"):
            if not word:
                return None
            found.paths.append(word)
        elif word in FLAGS:
            setattr(found, FLAGS[word], True)
        else:
            name, equals, value = word.partition("=")
            if not equals:
                value = waiting.pop() if waiting else ""
            if not value or value.startswith("-") or not _take(found, name, value):
                return None
    return found


def _take(found: Asked, name: str, value: str) -> bool:
    """Take an option with its value; tell whether it is a plain one."""
    if name in LISTS:
        getattr(found, LISTS[name]).append(value)
        return True
    if name == DAY and not found.as_of:
        found.as_of = value
        return _is_day(value)
    if name in CHOICES:
        field, choices = CHOICES[name]
        if value in choices and not getattr(found, field):
            setattr(found, field, value)
            return True
    return False


def _is_day(value: str) -> bool:
    from datetime import date

    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
