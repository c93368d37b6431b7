"""Files taken in one after another: each is opened, held against its mapping and read, and what it gives is put to the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from journeykit.diagnostics import Message, message
from journeykit.evidence.binding import Plan, bind, refuse_strangers
from journeykit.evidence.databases.naming import Table
from journeykit.evidence.databases.opening import found_in, open_source
from journeykit.evidence.engine import Engine
from journeykit.evidence.far import Far, bring, open_far
from journeykit.evidence.hashing import Hashing
from journeykit.evidence.judging import Judged
from journeykit.evidence.measured import Measured, Source
from journeykit.evidence.opening import open_export, unread_of
from journeykit.evidence.reading import Found, read_export
from journeykit.evidence.refusing import refuse_bad_dates, refuse_misfits, refuse_mixed, refuse_twice
from journeykit.evidence.repeated import repeated, said_of
from journeykit.evidence.subjects import Subjects
from journeykit.evidence.text_file import is_utf8
from journeykit.evidence.values import Export, RefusedError, Settings, refuse

if TYPE_CHECKING:
    from journeykit.evidence.choosing import Chosen
    from journeykit.evidence.logs.measuring import Log
    from journeykit.model import Mapping


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file whose kind is known, and its mapping."""

    source: Source
    export: Export
    mapping: Mapping
    mapped_by: PurePosixPath
    hashing: Hashing | None

    @property
    def sha256(self) -> str:
        """Wait for the hash; empty where none is made."""
        return self.hashing.result() if self.hashing else ""


@dataclass(slots=True)
class Taking:
    """What reading a file needs, the same for all files that make one document, and what they gave so far."""

    work: Path
    engine: Engine
    chosen: Chosen
    settings: Settings
    subjects: Subjects
    made: Measured
    judged: Judged = field(default_factory=Judged)
    rows: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    dimensions: list[tuple[str, ...]] = field(default_factory=list)
    logs: list[Log] = field(default_factory=list)

    def take(self, source: Source) -> None:
        """Read one file; its hash is made while the engine counts. An event log is only opened: several make one.

        Raises:
            RefusedError: It cannot be trusted.
        """
        source = found_in(source, self.engine)
        whole = True
        if isinstance(source.file, Far):
            path, whole = bring(source.file, self.engine, self.work)
            source = replace(source, path=path)
        with ExitStack() as beside:
            # What a cluster or a server reads is not fetched for a hash.
            served = isinstance(source.file, Table) and source.file.path is None
            hashing = beside.enter_context(source.hashing or Hashing(source.path)) if whole and not served else None
            opening = open_source if whole else open_far
            export = opening(source.path, source.file, self.work, self.engine, kind=self.settings.kind)
            if export.encoding == "cp1252":
                refuse_mixed(export)
            opened = _Opened(source, export, *self.chosen.mapping_for(export), hashing)
            if opened.mapping.case is None:
                self._take_answers(opened)
            else:
                self._take_log(opened)

    def _take_answers(self, opened: _Opened) -> None:
        plan = bind(opened.export, opened.mapping, opened.mapped_by)
        refuse_strangers(plan, opened.mapping, opened.mapped_by, self.subjects)
        export, found, own = self._read(opened, plan)
        file, sha256 = opened.source.file, opened.sha256
        if found.rows == 0:
            raise refuse(file, message("there is nothing below the header"))
        refuse_twice(file, sha256, self.made.sources)
        refuse_bad_dates(export, plan, found)
        refuse_misfits(export, own)
        own.several = repeated(plan, self.subjects)
        _add(own, self.judged)
        self.rows += found.rows
        self.dropped += found.dropped
        self.dimensions.append(tuple(name for name, _ in plan.segments))
        self.made.sources.append((file, sha256))
        self.made.losses += found.losses
        self._say(file, _how(export, plan), self._chosen_by(file), found.said, _empty(plan, own), said_of(own.several))

    def _read(self, opened: _Opened, plan: Plan) -> tuple[Export, Found, Judged]:
        """Read the answers of a file, in the encoding that it turns out to have."""
        export = opened.export
        try:
            return export, *self._judge(export, plan)
        except RefusedError:
            if not self._is_not_utf8(export, opened.source):
                raise
        # The start is UTF-8, the rest is not: once more, as what it is.
        export = self._as_cp1252(export, opened.source)
        return export, *self._judge(export, plan)

    def _judge(self, export: Export, plan: Plan) -> tuple[Found, Judged]:
        own = Judged()
        plain = self.work / f"{len(self.made.sources)}-plain.csv"
        return read_export(export, plan, self.engine, self.settings, self.subjects, own, plain), own

    def _take_log(self, opened: _Opened) -> None:
        """Keep an event log as it will be read, and say what there is to say of the file."""
        from journeykit.evidence.logs.measuring import Log, log_said

        export, file, sha256 = opened.export, opened.source.file, opened.sha256
        if self._is_not_utf8(export, opened.source):
            export = self._as_cp1252(export, opened.source)
        refuse_twice(file, sha256, self.made.sources)
        self.made.sources.append((file, sha256))
        log = Log(export, opened.mapping, opened.mapped_by)
        self.logs.append(log)
        self._say(file, log_said(log), self._chosen_by(file))

    @staticmethod
    def _is_not_utf8(export: Export, source: Source) -> bool:
        return export.form == "csv" and export.path == export.original and not is_utf8(source.path)[0]

    def _as_cp1252(self, export: Export, source: Source) -> Export:
        refuse_mixed(export)
        kind = self.settings.kind
        return open_export(source.path, source.file, self.work, self.engine, kind=kind, encoding="cp1252")

    def _chosen_by(self, file: PurePosixPath) -> list[Message]:
        return [self.chosen.said[file]] if file in self.chosen.said else []

    def _say(self, file: PurePosixPath, *parts: Iterable[Message]) -> None:
        self.made.said += [(file, said) for part in parts for said in part]


def _add(own: Judged, judged: Judged) -> None:
    from journeykit.evidence.tallies import together

    for group, cells in own.tallies.items():
        there = judged.tallies.setdefault(group, {})
        for segments, tally in cells.items():
            there[segments] = together([there[segments], tally]) if segments in there else tally
    judged.losses |= own.losses
    judged.answers += own.answers
    judged.dropped += own.dropped
    judged.notes |= own.notes
    judged.several |= {one: max(count, judged.several.get(one, 1)) for one, count in own.several.items()}
    judged.together.add(own.together)


def _how(export: Export, plan: Plan) -> list[Message]:
    said = [export.kind.title, *export.said]
    unread = [name for name in unread_of(export) if not any(export.columns[i].name == name for i in plan.columns)]
    if unread:
        shown = ", ".join(unread[:10]) + (", …" if len(unread) > 10 else "")
        said.append(message("not read, because they may hold personal data: {columns}", columns=shown))
    return [*said, *plan.said]


def _empty(plan: Plan, own: Judged) -> list[Message]:
    names = [
        reading.name
        for reading in plan.readings
        if not (own.offered[reading.name] or reading.overall or (plan.tidy and own.losses))
    ]
    return [message('the column "{column}" holds no answers', column=name) for name in names]
