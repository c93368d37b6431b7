"""Read and check a large project in two processes from the beginning: each takes half of the journeys.

Each half is read and looked at beside the documents that are no journeys, and those journeys of the other half that
findings here may rest on. Of the rest of the other half only outlines are known, which is all that is needed (`sight`).
Where that is not sure, or there can be no second process, there is no answer, and one process reads everything.
"""

from __future__ import annotations

import marshal
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from journeykit.check.found import Found, find
from journeykit.check.ledger import surrounding
from journeykit.check.packing import packed, unpacked
from journeykit.check.sight import BY_FILE, BY_OUTLINE, PER_JOURNEY, may_be_left, needs_words, outlined
from journeykit.check.spans import Spans
from journeykit.process.copies import Copy, Line, may_fork
from journeykit.rules import Case, Rule
from journeykit.rules.known import MOST_SEARCHES, Known
from journeykit.text import packed_tree
from journeykit.workspace import read
from journeykit.workspace.reading import with_outlines
from journeykit.workspace.sources import seems_journey

if TYPE_CHECKING:
    from journeykit.check.asking import Asking
    from journeykit.diagnostics import Diagnostic
    from journeykit.workspace import Document, Sources, Workspace

# Below that many journeys a second process takes longer to start than it saves; when more than that part of the files has
# to be known to both, two processes are hardly quicker than one.
_WORTH_TWO, _MOST_SHARED = 100, 0.2
# What the first process reads: it also looks at the outlines of all.
_SHARE = 0.4
_AT_ONCE = 500


class Seen(NamedTuple):
    """A project that was looked at in two halves: the workspace of `case` has no more than outlines of one of them."""

    case: Case
    spans: Spans
    found: Found
    searches: int


def find_apart(sources: Sources, asking: Asking) -> Seen | None:
    """Read a project and run the rules on it with the help of a copy of this process."""
    own, other = _cut(sources.files)
    common = frozenset(sources.files) - own - other
    if len(own) + len(other) < max(_WORTH_TWO, len(common)) or sources.findings or not may_fork():
        return None
    rules = asking.rules(read(replace(sources, files={file: sources.files[file] for file in common})))
    if not may_be_left(rules):
        return None
    work = _Work(sources, asking, rules, common)
    with Copy(lambda line: work.help_out(line, other)) as copy:
        return work.lead(copy, own)


def _cut(texts: Mapping[PurePosixPath, bytes]) -> tuple[frozenset[PurePosixPath], frozenset[PurePosixPath]]:
    """Return what looks like a journey, in two parts."""
    journeys = [file for file, data in texts.items() if seems_journey(data)]
    whole = sum(len(texts[file]) for file in journeys)
    own: set[PurePosixPath] = set()
    weight = 0
    for number, file in enumerate(journeys):
        if weight <= _SHARE * whole * (number + 1) / len(journeys):
            own.add(file)
            weight += len(texts[file])
    return frozenset(own), frozenset(journeys) - own


def _parts(workspace: Workspace) -> Iterator[frozenset[PurePosixPath]]:
    """Cut a workspace in parts; journeys of one id stay together, because figures are found by it."""
    homes: dict[str, list[PurePosixPath]] = {}
    for document in workspace.documents:
        own = document.model.id if document.kind == "journey" and document.model is not None else f"/{document.kind}"
        homes.setdefault(own, []).append(document.file)
    groups = list(homes.values())
    for start in range(0, len(groups), _AT_ONCE):
        yield frozenset(file for group in groups[start : start + _AT_ONCE] for file in group)


class _Half(NamedTuple):
    """What one process tells the other of its journeys: where each id is, the touchpoints of each, and around whom to look."""

    homes: Mapping[str, list[str]]
    touchpoints: Mapping[str, list[str]]
    around: Collection[str]

    @classmethod
    def of(cls, workspace: Workspace, files: Collection[PurePosixPath]) -> _Half:
        """Look at a half that was read."""
        homes: dict[str, list[str]] = {}
        for document in workspace.documents_of("journey"):
            if document.file in files:
                homes.setdefault(document.model.id, []).append(document.file.as_posix())
        touchpoints = {journey: list(ids) for journey, ids in Known(workspace).touchpoints.items()}
        return cls(homes, touchpoints, [file.as_posix() for file in surrounding(workspace) if file in files])

    def needed_beside(self, other: _Half) -> frozenset[PurePosixPath]:
        """Return the files of this half that the other has to know: figures are found by the ids of journeys."""
        twice = (file for id_ in self.homes.keys() & other.homes.keys() for file in self.homes[id_])
        return frozenset(map(PurePosixPath, (*self.around, *twice)))


def _sketched(document: Document, *, words: bool) -> bytes | None:
    """Return the outline of a journey as `text.Sketch` reads it; None when it has none."""
    said = outlined(document, words=words)
    document.tree.fold_again()
    return marshal.dumps(packed_tree(said)) if said is not None else None


@dataclass(frozen=True, slots=True)
class _Work:
    """What both processes know: the project, what was asked for, the rules, and the files that may be no journeys."""

    sources: Sources
    asking: Asking
    rules: tuple[Rule, ...]
    common: frozenset[PurePosixPath]

    def lead(self, copy: Line, files: frozenset[PurePosixPath]) -> Seen | None:
        """Do the first half, and put both together."""
        mine = self._read(files)
        told = copy.heard()
        if mine is None or told is None:
            return None
        own, theirs = _Half.of(mine, files), _Half(*told[0])
        outlines = {PurePosixPath(file): data for file, data in told[1].items()}
        for_me = theirs.needed_beside(own) | {file for file, data in outlines.items() if data is None}
        for_them = own.needed_beside(theirs)
        if len(for_me) + len(for_them) > _MOST_SHARED * len(self.sources.files):
            return None
        copy.tell(([file.as_posix() for file in for_them], own.touchpoints))
        near = self._beside(mine, for_me)
        far = {file: said for file, said in outlines.items() if file not in for_me}
        whole = with_outlines(near, far, self.sources.files)
        if whole is None:
            return None
        case, spans = Case(whole, self.asking.as_of), Spans(whole)
        parts = self._found(near, files, theirs.touchpoints), self._across(case, spans), copy.heard()
        return self._together(case, spans, parts)

    def help_out(self, line: Line, files: frozenset[PurePosixPath]) -> None:
        """Do the second half, and say what is in it."""
        mine = self._read(files)
        if mine is None:
            return
        words = needs_words(self.rules)
        outlines = {one.file.as_posix(): _sketched(one, words=words) for one in mine.documents if one.file in files}
        line.tell((tuple(_Half.of(mine, files)), outlines))
        told = line.heard()
        if told is None:
            return
        around, touchpoints = told
        found = self._found(self._beside(mine, frozenset(map(PurePosixPath, around))), files, touchpoints)
        if found is not None:
            line.tell(([packed(one) for one in found[0]], found[1]))

    def _read(self, files: frozenset[PurePosixPath]) -> Workspace | None:
        """Read one half; None when a text in it is something else than it seemed."""
        wanted = {file: data for file, data in self.sources.files.items() if file in files or file in self.common}
        workspace = read(replace(self.sources, files=wanted))
        strange = any(one.kind != "journey" for one in workspace.documents if one.file in files)
        return None if strange else workspace

    def _beside(self, half: Workspace, around: frozenset[PurePosixPath]) -> Workspace:
        """Return a half with some journeys of the other one."""
        wanted = {file: self.sources.files[file] for file in (*self.common, *around)}
        read_too = read(replace(self.sources, files=dict(sorted(wanted.items()))))
        documents = (*half.documents, *(one for one in read_too.documents if one.file in around))
        return replace(
            half,
            documents=tuple(sorted(documents, key=lambda one: one.file.as_posix())),
            findings=(*half.findings, *(one for one in read_too.findings if one.place.file in around)),
            texts=self.sources.files,
        )

    def _found(
        self, half: Workspace, files: frozenset[PurePosixPath], elsewhere: Mapping[str, Collection[str]]
    ) -> _Part | None:
        """Find what there is in one half, and in the documents that are no journeys."""
        case, spans = Case(half, self.asking.as_of, elsewhere=elsewhere), Spans(half)
        found = find([rule for rule in self.rules if rule.code in BY_FILE - PER_JOURNEY], case, spans)
        alone = [rule for rule in self.rules if rule.code in PER_JOURNEY]
        # Part by part: the figures of all journeys at once would take more memory than their texts.
        several = [found, *(find(alone, replace(case, part=part), spans) for part in _parts(half))]
        kept = [one for part in several for one in part.diagnostics if one.file in files or one.file in self.common]
        return None if any(part.crashes for part in several) else (kept, case.known.searches)

    def _across(self, case: Case, spans: Spans) -> _Part | None:
        found = find([rule for rule in self.rules if rule.code in BY_OUTLINE], case, spans)
        return None if found.crashes else (found.diagnostics, case.known.searches)

    def _together(self, case: Case, spans: Spans, parts: Iterable[Any]) -> Seen | None:
        own, across, told = parts
        if own is None or across is None or told is None:
            return None
        searches = own[1] + across[1] + told[1]
        # "Did you mean" is said a number of times in a project: who comes last has to know how often it was.
        if searches > MOST_SEARCHES:
            return None
        known = {rule.code: rule for rule in self.rules}
        paths: dict[str, PurePosixPath] = {}
        theirs = [unpacked(one, known, paths) for one in told[0]]
        # What stands in a document that is no journey may have been found twice.
        return Seen(case, spans, Found(list(dict.fromkeys((*own[0], *across[0], *theirs))), {}), searches)


_Part = tuple[list["Diagnostic"], int]
