"""Whether a document of measurements is what measuring would write today."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, get_args

from journeykit.diagnostics import Message, message
from journeykit.evidence.databases.naming import Table, is_of_project, table_of
from journeykit.evidence.kinds import BY_NAME
from journeykit.evidence.values import Importance, Period, Settings

if TYPE_CHECKING:
    from journeykit.model import Measurements

_BY = re.compile(r"^  by: .*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a document says that it was made by; paths are those from the root of the project."""

    files: tuple[PurePosixPath, ...]
    mapping: PurePosixPath | None = None
    settings: Settings = field(default_factory=Settings)

    @property
    def command(self) -> str:
        """The command that makes it, in one way of writing."""
        words = ["journeykit", "measure", *(str(file) for file in self.files)]
        own, usual = self.settings, Settings()
        if self.mapping is not None:
            words += ["--mapping", str(self.mapping)]
        if own.kind is not None:
            words += ["--as", own.kind]
        if own.period != usual.period:
            words += ["--period", own.period]
        if own.minimum_n != usual.minimum_n:
            words += ["--minimum-n", str(own.minimum_n)]
        if own.importance != usual.importance:
            words += ["--importance", own.importance]
        return shlex.join(words)


def asked_by(document: Measurements) -> Asked | None:
    """Return how a document was made; None when it was not by us, or asks for something else than measuring files."""
    if document.made is None or document.made.command is None:
        return None
    try:
        words = shlex.split(document.made.command)
    except ValueError:
        return None
    if words[:2] != ["journeykit", "measure"]:
        return None
    return _parsed(words[2:])


def _parsed(words: Sequence[str]) -> Asked | None:
    files: list[PurePosixPath] = []
    asked = Asked(())
    left = list(words)
    while left:
        word = left.pop(0)
        if not word.startswith("-"):
            files.append((table_of(word) if is_of_project(word) else None) or PurePosixPath(word))
            continue
        if not left:
            return None
        value = left.pop(0)
        if word == "--mapping":
            asked = replace(asked, mapping=PurePosixPath(value))
        elif word == "--as" and value in BY_NAME:
            asked = replace(asked, settings=replace(asked.settings, kind=value))
        elif word == "--period" and value in get_args(Period):
            asked = replace(asked, settings=replace(asked.settings, period=value))  # type: ignore[arg-type]
        elif word == "--minimum-n" and value.isdecimal() and int(value) > 0:
            asked = replace(asked, settings=replace(asked.settings, minimum_n=int(value)))
        elif word == "--importance" and value in get_args(Importance):
            asked = replace(asked, settings=replace(asked.settings, importance=value))  # type: ignore[arg-type]
        else:
            return None
    paths = [file for file in files if not isinstance(file, Table)] + ([asked.mapping] if asked.mapping else [])
    if not files or any(path.is_absolute() or ".." in path.parts for path in paths):
        return None  # what a document says never leads out of its project
    return replace(asked, files=tuple(files))


def outdated(there: str, now: str) -> Message | None:
    """Return why a document is not what measuring writes now; None when it says the same.

    Which version of the program wrote it, and how it is spelled, are no difference.
    """
    if _BY.sub("", there, count=1) == _BY.sub("", now, count=1):
        return None
    one, other = _read(there), _read(now)
    if not one:
        return message("it cannot be read")
    if one == other:
        return None
    was, made = _made(one), _made(other)
    hashes, todays = ({file.get("file"): file.get("sha256") for file in each.get("from", ())} for each in (was, made))
    changed = [str(file) for file, sha256 in todays.items() if file in hashes and hashes[file] != sha256]
    if changed:
        return message("{files} is no longer the file that it was made of", files=", ".join(changed))
    if was.get("command") != made.get("command") or hashes.keys() != todays.keys():
        return message("it was made by: {command}", command=str(was.get("command")))
    if was.get("mapping") != made.get("mapping"):
        return message("it was made with the mapping {mapping}", mapping=str(was.get("mapping")))
    if None in todays.values():  # a table of a server
        return message(
            "what it was made of gives other records now ({count}), or the mapping, the touchpoints or the document itself "
            "were changed",
            count=_apart(one, other),
        )
    return message(
        "the same files give other records now ({count}): the mapping, the touchpoints or the document itself were changed",
        count=_apart(one, other),
    )


def _read(text: str) -> dict[str, Any]:
    from journeykit.text import read

    tree, _ = read(text.encode(), PurePosixPath("measurements.yaml"))
    data: Any = None if tree is None else tree.data
    if not isinstance(data, dict):
        return {}
    if isinstance(data.get("made"), dict):
        for own in ("by", "sha256"):  # of the program, and of the spelling
            data["made"].pop(own, None)
    return data


def _made(document: Mapping[str, Any]) -> dict[str, Any]:
    made = document.get("made")
    return made if isinstance(made, dict) else {}


def _apart(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    """Return how many records stand in only one of two documents; of one that is changed, the larger number counts."""
    several, others = (Counter(map(str, each.get("records") or ())) for each in (one, other))
    return max((several - others).total(), (others - several).total())
