"""Bring the catalogues of sentences up to date with the code: run it after a change, tests/words checks.

python docs/translate.py           # adds new sentences, says what waits for its Dutch, compiles
python docs/translate.py maps      # the same for one catalogue (or several), while others work on theirs
python docs/translate.py --prune   # takes out what nothing says any more, too

The `.po` files below src/journeykit/words/catalogues are written by people; the `.mo` files beside them are made here.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po
from sentences import PACKAGE, ROOT, Said, gaps, literals, said

CATALOGUES = PACKAGE / "words" / "catalogues"
LANGUAGE = "nl"

_LINE = re.compile(r'(#.*|(msg(id|id_plural|ctxt|str(\[\d\])?) )?"([^"\\]|\\.)*")?')


class _Plain(Catalog):
    """A catalogue whose head never changes by itself: no dates, no version of a tool."""

    mime_headers = [  # noqa: RUF012 - Babel's own attribute is a property
        ("Project-Id-Version", "journeykit"),
        ("Language", LANGUAGE),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Plural-Forms", "nplurals=2; plural=(n != 1);\n"),
    ]


def read(path: Path) -> Catalog:
    """Read a catalogue; what is no catalogue, or holds a sentence twice, is an error."""
    data = path.read_bytes()
    for number, line in enumerate(data.decode("utf-8").splitlines(), start=1):
        # Babel drops the first and the last character of what has no quotes, and takes quotes inside as they come.
        if not _LINE.fullmatch(line.strip()):
            raise ValueError(f"{path.name}:{number}: this is no line of a catalogue: {line}")
    try:
        read_in = read_po(BytesIO(data), locale=LANGUAGE, abort_invalid=True)
    except PoFileError as error:
        raise ValueError(f"{path.name}: {error}") from error
    catalogue = _new(read_in.header_comment)
    for entry in read_in:
        if entry.id:
            # Babel takes "90 % of" for a format of C.
            entry.flags -= {"python-format", "python-brace-format"}
            entry.flags |= {"python-brace-format"} if gaps(str(entry.id)) else set()
            catalogue[entry.id] = entry
    if sum(line.startswith(b"msgid ") for line in data.splitlines()) != len(catalogue) + 1:
        raise ValueError(f"{path.name}: a sentence stands there twice")
    return catalogue


def catalogues() -> dict[str, Catalog]:
    """Return every catalogue by its subject."""
    return {path.stem: read(path) for path in sorted((CATALOGUES / LANGUAGE).glob("*.po"))}


def as_po(catalogue: Catalog) -> bytes:
    """Return the text of a catalogue: a sentence a line, as it is written in the code."""
    written = BytesIO()
    write_po(written, catalogue, width=0, ignore_obsolete=True)
    return written.getvalue().rstrip(b"\n") + b"\n"


def as_mo(catalogue: Catalog) -> bytes:
    """Return a catalogue as the program reads it."""
    written = BytesIO()
    write_mo(written, catalogue)
    return written.getvalue()


def files(made: dict[str, Catalog]) -> dict[Path, bytes]:
    """Return what the files of some catalogues hold when they are up to date."""
    folder = CATALOGUES / LANGUAGE
    return {folder / f"{subject}.po": as_po(one) for subject, one in made.items()} | {
        folder / f"{subject}.mo": as_mo(one) for subject, one in made.items()
    }


def add_new(made: dict[str, Catalog], spoken: Iterable[Said]) -> None:
    """Add every sentence that no catalogue has, to the subject of its file, beside its neighbour there."""
    homes: dict[str, list[str]] = {}
    for subject, one in made.items():
        for entry in one:
            homes.setdefault(str(entry.id), []).append(subject)
    by_file: dict[Path, list[str]] = {}
    for said_there in spoken:
        if said_there.literal:
            by_file.setdefault(said_there.path, []).append(said_there.literal)
    added: set[str] = set()
    for path, texts in by_file.items():
        for text in dict.fromkeys(texts):
            if text not in homes and text not in added:
                added.add(text)
                subject = _subject(path, by_file, homes)
                made[subject] = _with(made.get(subject) or _new(f"# What {subject} says."), text, texts)


def _subject(path: Path, by_file: dict[Path, list[str]], homes: dict[str, list[str]]) -> str:
    """Return the catalogue that has at least half of the sentences of a file, or of the folders above it, or its room's."""
    room = path.relative_to(PACKAGE).parts[0]
    for place in (path, *path.parents):
        if place == PACKAGE:
            break
        there = {text for file, texts in by_file.items() if file.is_relative_to(place) for text in texts}
        votes = Counter(subject for text in there for subject in homes.get(text, ()))
        most = min(votes, key=lambda subject: (-votes[subject], subject), default="")
        if votes[most] * 2 >= len(there):
            return most
    return room.removesuffix(".py")


def _with(catalogue: Catalog, text: str, texts: list[str]) -> Catalog:
    """Return a catalogue with one more sentence, beside its neighbour in the texts of its file, or at the end."""
    new = Message(text, "", flags={"python-brace-format"} if gaps(text) else set())
    new.flags.discard("python-format")
    entries = [entry for entry in catalogue if entry.id]
    places = {entry.id: i for i, entry in enumerate(entries)}
    here = texts.index(text)
    behind = [places[one] + 1 for one in reversed(texts[:here]) if one in places]
    ahead = [places[one] for one in texts[here:] if one in places]
    at = [*behind, *ahead, len(entries)][0]
    return _filled(catalogue.header_comment, [*entries[:at], new, *entries[at:]])


def _translated(catalogue: Catalog) -> set[str]:
    return {str(entry.id) for entry in catalogue if entry.string}


def _only(catalogue: Catalog, kept: set[str]) -> Catalog:
    return _filled(catalogue.header_comment, [entry for entry in catalogue if entry.id in kept and entry.id])


def _new(head: str) -> Catalog:
    return _Plain(locale=LANGUAGE, header_comment=head, fuzzy=False, charset="utf-8")


def _filled(head: str, entries: Iterable[Message]) -> Catalog:
    made = _new(head)
    for entry in entries:
        made[entry.id] = entry
    return made


def main(*subjects: str, prune: bool = False) -> int:
    """Update and compile some or all catalogues; the exit code says whether something is left for people to do."""
    # The source first: it takes longest, and people may be writing in the catalogues meanwhile.
    spoken, kept = list(said()), literals()
    try:
        made = catalogues()
    except ValueError as error:
        print(error)
        return 1
    # What waits is placed anew: the sentence may have moved, or gone.
    unmarked = kept - {one.literal for one in spoken}
    made = {subject: _only(one, unmarked | _translated(one)) for subject, one in made.items()}
    add_new(made, spoken)
    if unknown := sorted(set(subjects) - made.keys()):
        print(f"there is no catalogue {', '.join(unknown)}; there are: {', '.join(made)}")
        return 2
    made = {subject: one for subject, one in made.items() if not subjects or subject in subjects}
    gone = {str(entry.id) for one in made.values() for entry in one if entry.id and entry.id not in kept}
    if prune:
        made = {subject: _only(one, kept) for subject, one in made.items()}
        gone = set()
    current = files(made)
    for path, data in current.items():
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            print(f"wrote {path.relative_to(ROOT).as_posix()}")
    for path in sorted((CATALOGUES / LANGUAGE).glob("*.mo")):
        if not path.with_suffix(".po").is_file():
            path.unlink()
            print(f"removed {path.relative_to(ROOT).as_posix()}: its .po is gone")
    entries = [(subject, entry) for subject, one in made.items() for entry in one if entry.id]
    waiting = [(subject, entry) for subject, entry in entries if entry.fuzzy or not entry.string]
    for subject, entry in waiting:
        print(f"{subject}.po: {'is fuzzy' if entry.string else 'has no Dutch yet'}: {entry.id!r}")
    for text in sorted(gone):
        print(f"nothing says this any more (--prune takes it out): {text!r}")
    return 1 if waiting or gone else 0


if __name__ == "__main__":
    sys.exit(main(*(word for word in sys.argv[1:] if word != "--prune"), prune="--prune" in sys.argv))
