"""Write a file so that it is the old or the new one at every moment, never another."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import time
from typing import TYPE_CHECKING

from journeykit.diagnostics import JourneykitError, message

if TYPE_CHECKING:
    from pathlib import Path


# Seconds after which nobody is still writing one file.
_REMAINS_AFTER = 60


class NotWrittenError(JourneykitError):
    """A file could not be written; the old one is untouched."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(message("{file} cannot be written: {why}", file=path.name, why=why))


def write_file(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Replace a file's content at once, keeping its mode, its links and, when nothing changes, its time.

    What lasts is there after a power cut too; that takes the disk some time, which what can be made again is not worth.
    """
    try:
        real = path.resolve()  # a symbolic link stays one: what it points at is replaced
        if real.is_file() and real.read_bytes() == data:
            return
        if real.exists() and not os.access(real, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        if lasting:  # among thousands of pictures, looking for remains would take longer than drawing
            _sweep(real)
        _replace(real, data, lasting=lasting)
    except (OSError, RuntimeError) as error:  # links that go round in a circle are a RuntimeError before Python 3.13
        raise NotWrittenError(path, getattr(error, "strerror", None) or type(error).__name__) from error


def _replace(real: Path, data: bytes, *, lasting: bool) -> None:
    temporary = real.parent / f".{real.name[:100]}.{os.urandom(6).hex()}.tmp"
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        try:
            _fill(descriptor, data, real)
            if lasting:
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
        temporary.replace(real)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    if lasting:
        _keep_folder(real.parent)


def _sweep(real: Path) -> None:
    """Take away what a run that was killed has left beside this file; another run may be writing what is young."""
    remains = re.compile(re.escape(f".{real.name[:100]}.") + r"[0-9a-f]{12}\.tmp")
    with contextlib.suppress(OSError), os.scandir(real.parent) as entries:
        for entry in entries:
            if remains.fullmatch(entry.name) and time.time() - entry.stat().st_mtime > _REMAINS_AFTER:
                real.with_name(entry.name).unlink()


def _fill(descriptor: int, data: bytes, real: Path) -> None:
    if real.exists() and hasattr(os, "fchmod"):  # Windows keeps its rights by the folder
        old = real.stat()
        with contextlib.suppress(OSError):  # only root may give a file to somebody else, and only root would take it
            os.fchown(descriptor, old.st_uid, old.st_gid)
        os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def _keep_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can; the file itself is already in place."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
