"""Starters: the folders of texts that a client repository begins with."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from journeykit import shipped
from journeykit.diagnostics import JourneykitError, message
from journeykit.starting.changes import NewFile
from journeykit.words import LANGUAGES

USUAL = "example"
"""The starter without a name of its own: a small example to replace step by step."""


def starters(language: str) -> dict[str, Path]:
    """Return the folders of the starters in a language, by name.

    `starters/nl` is the usual one; a folder of any other name holds one more, with a folder a language.
    """
    home = shipped.templates() / "starters"
    others = sorted(path for path in home.iterdir() if path.is_dir() and path.name not in LANGUAGES)
    return {USUAL: home / language} | {path.name: path / language for path in others if (path / language).is_dir()}


def plan_start(folder: Path, language: str, starter: str = USUAL) -> tuple[NewFile, ...]:
    """Return the files that a new client repository in `folder` begins with.

    Raises:
        JourneykitError: There is no such starter, or something would be overwritten.
    """
    known = starters(language)
    if starter not in known:
        raise JourneykitError(
            message('there is no starter "{name}"', name=starter),
            message("the starters are: {names}", names=", ".join(known)),
        )
    files = tuple(_files(known[starter], _client(folder)))
    _refuse_to_overwrite(folder, files)
    return files


def _files(starter: Path, client: str) -> list[NewFile]:
    found = [
        NewFile(_target(path.relative_to(starter)), _rendered(path, client))
        for path in sorted(starter.rglob("*"))
        if path.is_file()
    ]
    return [*found, NewFile(PurePosixPath("journeykit.schema.json"), _schema())]


def _target(path: Path) -> PurePosixPath:
    """Names that begin with a dot are kept as `dot_` so that no tool takes the template for the real thing."""
    parts = (f".{part.removeprefix('dot_')}" if part.startswith("dot_") else part for part in path.parts)
    return PurePosixPath(*parts)


def _rendered(path: Path, client: str) -> bytes:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        finalize=_escaping(path.suffix),
        autoescape=False,  # these are YAML and Markdown; `finalize` escapes for them
    )
    return environment.from_string(path.read_text(encoding="utf-8")).render(client=client).encode()


def _escaping(suffix: str) -> Callable[[object], str]:
    """Return how a value is written into a kind of file: the name of a folder is anybody's text."""
    if suffix in {".yaml", ".yml"}:
        return lambda value: json.dumps(str(value), ensure_ascii=False)[1:-1]  # the placeholder stands in quotes
    if suffix == ".md":
        return lambda value: "".join(f"\\{c}" if c in "\\`*_{}[]<>()#+!|@&" else c for c in str(value))
    return str


def _client(folder: Path) -> str:
    """Make the client's name of the folder's: `zonnewende-energie` gives `Zonnewende energie`."""
    name = " ".join("".join(c if c.isprintable() else " " for c in folder.resolve().name).replace("_", "-").split("-"))
    name = " ".join(name.split()) or "client"
    return name[0].upper() + name[1:]


def _schema() -> bytes:
    from journeykit.model.schema import json_schema

    return (json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n").encode()


def _refuse_to_overwrite(folder: Path, files: tuple[NewFile, ...]) -> None:
    taken = [str(new.file) for new in files if (folder / new.file).exists() or (folder / new.file).is_symlink()]
    root = folder.resolve()
    outside = [
        str(new.file)
        for new in files
        # A folder that is a link would carry our files to another place.
        if not (folder / new.file).parent.resolve().is_relative_to(root)
    ]
    if taken:
        raise JourneykitError(
            message("these files are there already: {files}", files=", ".join(taken)),
            message("nothing was written; move them away, or start in a new folder: journeykit init NAME"),
        )
    if outside:
        raise JourneykitError(message("these files would land outside the folder: {files}", files=", ".join(outside)))
