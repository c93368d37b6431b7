"""What git keeps, by id, through one long-lived `git cat-file --batch`: no filter, no textconv, no file written."""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Self

from journeykit.diagnostics import JourneykitError, message
from journeykit.git import SAFE, environment

_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_SHA1 = 40
# So many ids wait in the pipe at once: few enough that writing them never waits for what nobody reads yet.
_WAITING = 64
_LARGEST_TREE = 64 * 1024 * 1024
_MOST_OF_TREES = 32 * 1024 * 1024


class Objects:
    """Reads objects of one repository; to be closed, best by `with`.

    What is longer than `largest` bytes comes cut just over it, so that whoever takes it sees that it is too long.
    """

    def __init__(self, folder: Path, largest: int) -> None:
        self._folder = folder
        self._largest = largest
        self._trees: dict[str, bytes | None] = {}  # from one commit to the next most folders stay the same
        self._trees_size = 0
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let git go."""
        process, self._process = self._process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()
        process.terminate()
        process.wait()

    def blob(self, id_: str) -> bytes | None:
        """Return the content of a file; None when this clone has not got it."""
        return self._one(id_, b"blob", self._largest + 1)

    def tree(self, id_: str) -> bytes | None:
        """Return a folder as git writes it down; None when this clone has not got it."""
        if id_ not in self._trees:
            self.fetch_trees([id_])
        return self._trees[id_]

    def fetch_trees(self, ids: Iterable[str]) -> None:
        """Read folders that will be asked for, many at once: waiting for one after the other takes ten times as long."""
        missing = [id_ for id_ in dict.fromkeys(ids) if id_ not in self._trees]
        if self._trees_size > _MOST_OF_TREES:
            self._trees.clear()
            self._trees_size = 0
        for id_, found in self._several(missing, b"tree", _LARGEST_TREE):
            self._trees[id_] = found
            self._trees_size += len(found or b"")

    def blobs(self, ids: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        """Yield the contents of files, in the order of their ids."""
        return self._several(list(ids), b"blob", self._largest + 1)

    def _several(self, ids: Sequence[str], kind: bytes, most: int) -> Iterator[tuple[str, bytes | None]]:
        for start in range(0, len(ids), _WAITING):
            part = ids[start : start + _WAITING]
            self._ask(part)
            for done, id_ in enumerate(part, start=1):
                found, whole = self._answer(id_, kind, most)
                yield id_, found
                if not whole:  # git was sent away in the middle of it
                    self._ask(part[done:])

    def _one(self, id_: str, kind: bytes, most: int) -> bytes | None:
        self._ask([id_])
        return self._answer(id_, kind, most)[0]

    def _ask(self, ids: Iterable[str]) -> None:
        asked = list(ids)
        for id_ in asked:
            if not _ID.fullmatch(id_):
                raise ValueError(id_)
        _, stdin = self._pipes()
        with suppress(BrokenPipeError):  # then there is no answer either
            stdin.write("".join(f"{id_}\n" for id_ in asked).encode("ascii"))
            stdin.flush()

    def _answer(self, id_: str, kind: bytes, most: int) -> tuple[bytes | None, bool]:
        """Read one answer: what was found, and whether git still stands ready."""
        stdout, _ = self._pipes()
        head = stdout.readline().split()
        if len(head) != 3:
            if not head:
                self.close()  # an older git gives up when it may not ask the network for what a partial clone lacks
            return None, bool(head)
        size = int(head[2])
        if size > most:
            # Reading the rest only to throw it away could take minutes: a few bytes may unpack to gigabytes.
            start = stdout.read(most)
            self.close()
            return (start if head[1] == kind else None), False
        data = stdout.read(size)
        stdout.read(1)
        if head[1] != kind:
            return None, True
        if _id_of(kind, data, len(id_)) != id_:
            raise JourneykitError(message("the repository is damaged: {id} is not what it says", id=id_[:12]))
        return data, True

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        """Return git's two ends, starting it when it is not there."""
        if self._process is None:
            try:
                self._process = subprocess.Popen(
                    ["git", *SAFE, "cat-file", "--batch"],
                    cwd=self._folder,
                    env=environment(),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
            except OSError:
                raise JourneykitError(message("git cannot be run here")) from None
        stdout, stdin = self._process.stdout, self._process.stdin
        assert stdout is not None
        assert stdin is not None
        return stdout, stdin


def _id_of(kind: bytes, data: bytes, length: int) -> str:
    """Return the id that git gives a content: what is remembered under an id must be that, whoever sent it."""
    head = kind + b" %d\0" % len(data)
    made = hashlib.sha1(head + data, usedforsecurity=False) if length == _SHA1 else hashlib.sha256(head + data)
    return made.hexdigest()
