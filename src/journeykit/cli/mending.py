"""`validate --fix`, `--unsafe-fixes` and `--diff`: what is mended, shown and written."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from journeykit.cli import console
from journeykit.diagnostics import JourneykitError, message

if TYPE_CHECKING:
    from journeykit.check import Mended
    from journeykit.cli.checking import Checking
    from journeykit.cli.reading import Reading
    from journeykit.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Mending:
    """What was asked for: mend and write, also what is not safe, or only show it."""

    write: bool = False
    unsafe: bool = False
    diff: bool = False

    def workspace(self, reading: Reading, checking: Checking) -> Workspace:
        """Read the project; mend and write its files first when that was asked for."""
        if (self.write or self.diff) and reading.stdin:
            raise JourneykitError(message("standard input cannot be mended"))
        if not self.write or self.diff:
            return reading.workspace()
        before = reading.workspace()
        mended = self._mend(before, reading, checking)
        if not mended.texts:
            return before
        n = mended.count
        if write_texts(before, mended.texts):
            console.note(console.t("1 finding was mended") if n == 1 else console.t("{n} findings were mended", n=n))
        return reading.workspace()

    def show(self, reading: Reading, checking: Checking, output: Path | None) -> bool:
        """Print what mending would change; tell whether there is anything."""
        before = reading.workspace()
        mended = self._mend(before, reading, checking)
        show_diff(before.texts, mended.texts, output)
        return bool(mended.texts)

    def _mend(self, workspace: Workspace, reading: Reading, checking: Checking) -> Mended:
        from journeykit.check import mend

        known = None if checking.write_baseline else checking.known(workspace)
        mended = mend(
            workspace,
            lambda some: checking.check(some, known),
            lambda texts: reading.workspace({workspace.root / file: data for file, data in texts.items()}),
            unsafe=self.unsafe,
        )
        for diagnostic in mended.refused:
            said = message(
                "not mended, because more than this would change: {file}: {code}",
                file=diagnostic.file.as_posix(),
                code=diagnostic.code,
            )
            console.note(console.one_line(console.spoken(said)))
        return mended


def write_texts(before: Workspace, texts: Mapping[PurePosixPath, bytes]) -> bool:
    """Write files, each at once, unless somebody else has changed one since it was read; tell whether all were."""
    from journeykit.text import write_file

    all_written = True
    for file, data in sorted(texts.items()):
        path = before.root / file
        if path.read_bytes() != before.texts[file]:
            said = message("not mended, because the file has changed meanwhile: {file}", file=file.as_posix())
            console.note(console.one_line(console.spoken(said)))
            all_written = False
            continue
        write_file(path, data)
        console.wrote(path)
    return all_written


def show_diff(before: Mapping[PurePosixPath, bytes], after: Mapping[PurePosixPath, bytes], output: Path | None) -> None:
    """Print what would change, as `diff -u` and `git apply` have it."""
    from journeykit.cli.reporting import write_for_log

    parts = [line for file in sorted(after) for line in _diff(file, before[file], after[file])]
    write_for_log("".join(parts), output)


def _diff(file: PurePosixPath, old: bytes, new: bytes) -> list[str]:
    lines = difflib.unified_diff(_lines(old), _lines(new), f"a/{file}", f"b/{file}")
    return [line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines]


def _lines(data: bytes) -> list[str]:
    text = data.decode("utf-8", "replace")
    return [line + "\n" for line in text.split("\n")[:-1]] + ([text.split("\n")[-1]] if text.split("\n")[-1] else [])
