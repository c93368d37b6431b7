"""Where maps go, and writing them: what did not change since the last time is not drawn again."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from journeykit.cli import console
from journeykit.diagnostics import Message
from journeykit.process.collecting import without_collecting
from journeykit.words import message_language

if TYPE_CHECKING:
    from journeykit.maps import Drawing
    from journeykit.maps.drawn_before import DrawnBefore
    from journeykit.workspace import Sources, Workspace

BINARY = ("png", "pdf")
_LINKED = ("svg", "png", "pdf", "dot")


class Target(NamedTuple):
    """Where drawings go: a folder, a file, or neither (stdout), and in which format."""

    folder: Path | None
    file: Path | None
    kind: str

    @property
    def remembered(self) -> Path | None:
        """The folder of which it is worth to remember what was written: a pipe and a device are always written."""
        if self.folder or not self.file or self.file == Path("-"):
            return self.folder
        return self.file.parent if self.file.is_file() or not self.file.exists() else None

    def path_of(self, drawing: Drawing) -> Path | None:
        """Return the file of a drawing; None is stdout."""
        return self.folder / f"{drawing.name}.{self.kind}" if self.folder else self.file


@dataclass(slots=True)
class Writing:
    """One command that writes maps; `before` is what it remembers, unless everything is to be drawn (`fresh`)."""

    target: Target
    before: DrawnBefore | None
    fresh: bool
    drawn: int = 0
    unchanged: int = 0
    notes: list[str] = field(default_factory=list)
    _files: dict[str, str] = field(default_factory=dict)  # the name of a drawing, and the key of what it is made of
    _pages: list[str] = field(default_factory=list)

    def is_done(self, run: str, root: Path) -> bool:
        """Whether a command (`run`) would write the same files again; says then what it said the last time."""
        outcome = self.before.outcome(run, root) if self.before and not self.fresh else None
        if outcome is None:
            return False
        self.unchanged = outcome["count"]
        for said in outcome.get("notes", ()):
            self.say(str(said))
        self._count()
        return True

    def say(self, said: str) -> None:
        """Say once what is good to know, and remember it."""
        if said not in self.notes:
            self.notes.append(said)
            console.note(said)

    def note(self, said: Iterable[Message]) -> None:
        """Say messages that are good to know."""
        for each in said:
            self.say(console.spoken(each))

    def write(self, making: Iterable[Drawing]) -> list[Drawing]:
        """Draw and write what changed, while the next are being laid out; return all drawings, without their DOT."""
        from journeykit.maps.rendering import render_each

        made: list[Drawing] = []
        # Closed also when something goes wrong: then nothing of Graphviz is left running, nor its files.
        with without_collecting(), closing(render_each(self._changed(making, made), self.target.kind)) as pictures:
            for drawing, picture in pictures:
                path = self.target.path_of(drawing)
                # A picture that a power cut took is drawn again, since its bytes are compared.
                shown = picture if path or self.target.kind in BINARY else picture.decode()
                console.write_result(shown, path, lasting=self.target.folder is None)
                self.drawn += 1
                if self.before and path:
                    self.before.drew(path.name, self._files[path.name], picture)
        return made

    def write_index(self, drawings: Sequence[Drawing], workspace: Workspace, language: str | None) -> None:
        """Write the pages that show all drawings of a folder: for people as HTML, for hosts of git as Markdown."""
        from journeykit.maps import index
        from journeykit.maps.page import index_page, page_of

        page = page_of(workspace, language)
        formats = {drawing.name: [kind for kind in _LINKED if self._is_there(drawing, kind)] for drawing in drawings}
        self._write_page("index.html", index_page(page, drawings, formats))
        self._write_page("index.md", index(drawings, self.target.kind))

    def _is_there(self, drawing: Drawing, kind: str) -> bool:
        assert self.target.folder is not None
        return kind == self.target.kind or (self.target.folder / f"{drawing.name}.{kind}").is_file()

    def _write_page(self, name: str, text: str) -> None:
        from journeykit.maps.drawn_before import text_key

        assert self.target.folder is not None
        data, key = text.encode("utf-8", "backslashreplace"), text_key(text)
        self._pages.append(name)
        if self.before and not self.fresh and self.before.is_drawn(name, key):
            return
        console.write_result(text, self.target.folder / name)
        if self.before:
            self.before.drew(name, key, data)

    def finish(self, run: str, workspace: Workspace) -> None:
        """Say how many were drawn, and remember the whole command, unless something was left out for its errors."""
        self._count()
        if self.before and run and not workspace.broken:
            from journeykit.maps.drawn_before import digest_of

            logo = workspace.project.style.logo
            beside = {logo: digest_of(workspace.root / logo)} if logo else {}
            self.before.ran(run, [*self._files, *self._pages], beside, count=len(self._files), notes=self.notes)

    def keep(self) -> None:
        """Keep for the next time what was written, also when the command did not come to its end."""
        if self.before:
            self.before.save()

    def _count(self) -> None:
        if self.target.folder or self.unchanged:
            console.note(console.t("{drawn} drawn, {unchanged} unchanged", drawn=self.drawn, unchanged=self.unchanged))

    def _changed(self, making: Iterable[Drawing], made: list[Drawing]) -> Iterator[Drawing]:
        """Yield what is to be drawn."""
        from journeykit.maps.drawn_before import picture_key
        from journeykit.maps.rendering import renderer

        by = renderer(self.target.kind)
        for drawing in _apart(making):
            made.append(replace(drawing, dot=""))
            path = self.target.path_of(drawing)
            if self.before is None or path is None:
                yield drawing
                continue
            key = self._files[path.name] = picture_key(drawing, self.target.kind, by)
            if not self.fresh and self.before.is_drawn(path.name, key):
                self.unchanged += 1
            else:
                yield drawing


def begin(target: Target, *, fresh: bool) -> Writing:
    """Remember what was written there the last time."""
    from journeykit.maps.drawn_before import DrawnBefore

    folder = target.remembered
    return Writing(target, DrawnBefore(folder) if folder else None, fresh)


def run_of(sources: Sources, target: Target, journeys: Sequence[str] | None, views: Sequence[str], how: object) -> str:
    """Return the digest of all that a command draws from, before any of it is read."""
    from journeykit.maps.drawn_before import run_key
    from journeykit.maps.rendering import renderer

    settings = (journeys, sorted(map(str, sources.focus)), views, how, target.kind, target.file and target.file.name)
    return run_key(sources.files, renderer(target.kind), *settings, message_language(os.environ))


def _apart(drawings: Iterable[Drawing]) -> Iterator[Drawing]:
    """Give each drawing a name of its own: the phase b-c of a journey a is called as the phase c of a journey a-b."""
    taken: set[str] = set()
    for drawing in drawings:
        name, number = drawing.name, 1
        while name in taken:
            number += 1
            name = f"{drawing.name}-{number}"
        taken.add(name)
        yield drawing if name == drawing.name else replace(drawing, name=name)
