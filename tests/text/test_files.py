from __future__ import annotations

import os
import stat
import subprocess
import sys

import pytest

from journeykit.text import NotWrittenError, write_file
from journeykit.text import files as module

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes and links of Unix")
CALLS = ("open", "write", "fsync", "close", "fchmod", "replace", "rename")  # not fchown: it may fail


def test_a_new_file_is_written(tmp_path):
    write_file(tmp_path / "a.yaml", b"a: 1\r\n")
    assert (tmp_path / "a.yaml").read_bytes() == b"a: 1\r\n"
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


@POSIX
def test_the_mode_is_kept(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"oud")
    path.chmod(0o640)
    write_file(path, b"nieuw")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.read_bytes() == b"nieuw"


@POSIX
def test_a_new_file_gets_the_usual_mode(tmp_path):
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "a.yaml", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.yaml").stat().st_mode) == 0o640


@POSIX
def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "diep").mkdir()
    real = tmp_path / "diep" / "echt.yaml"
    real.write_bytes(b"oud")
    link = tmp_path / "link.yaml"
    link.symlink_to(real)
    write_file(link, b"nieuw")
    assert link.is_symlink()
    assert real.read_bytes() == b"nieuw"
    assert not real.is_symlink()


@POSIX
def test_links_in_a_circle_are_refused(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(NotWrittenError):
        write_file(tmp_path / "a", b"x")


@POSIX
def test_a_read_only_file_stays_as_it_is(tmp_path, monkeypatch):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"oud")
    path.chmod(0o444)
    monkeypatch.setattr(module.os, "access", lambda *_: False)  # as for anyone but root
    with pytest.raises(NotWrittenError, match="Permission denied"):
        write_file(path, b"nieuw")
    assert path.read_bytes() == b"oud"


def test_unchanged_content_keeps_its_time(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"zelfde")
    os.utime(path, (1, 1))
    write_file(path, b"zelfde")
    assert path.stat().st_mtime == 1
    write_file(path, b"anders")
    assert path.stat().st_mtime > 1


def test_what_cannot_be_written_is_said(tmp_path):
    with pytest.raises(NotWrittenError, match=r"a\.yaml cannot be written"):
        write_file(tmp_path / "er niet" / "a.yaml", b"x")
    (tmp_path / "map.yaml").mkdir()
    with pytest.raises(NotWrittenError):
        write_file(tmp_path / "map.yaml", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["map.yaml"]


class Failing:
    """Lets the k-th call of the system fail, or writes only half."""

    def __init__(self, monkeypatch, fail_at, error):
        self.count = 0
        self.fail_at = fail_at
        self.error = error
        for name in CALLS:
            if hasattr(os, name):
                monkeypatch.setattr(module.os, name, self.around(name, getattr(os, name)))

    def around(self, name, real):
        def call(*args, **kwargs):
            self.count += 1
            if self.count == self.fail_at:
                if name == "close":
                    real(*args, **kwargs)
                raise self.error
            return real(*args, **kwargs)

        return call


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("fail_at", range(1, 12))
def test_at_every_failure_the_file_is_old_or_new_and_nothing_is_left_behind(tmp_path, monkeypatch, fail_at, error):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"oud" * 1000)
    new = b"nieuw" * 1000
    with monkeypatch.context() as patch:
        failing = Failing(patch, fail_at, error)
        failed = None
        try:
            write_file(path, new)
        except (NotWrittenError, KeyboardInterrupt) as raised:
            failed = raised
    after = path.read_bytes()
    assert after in (b"oud" * 1000, new)
    assert [found.name for found in tmp_path.iterdir()] == ["a.yaml"]
    if failing.count < fail_at:
        assert failed is None
    if failed is None:
        assert after == new
    if isinstance(failed, NotWrittenError):
        assert after == b"oud" * 1000
        assert "No space left" in failed.message.english


def test_there_are_that_many_calls_to_fail(tmp_path, monkeypatch):
    (tmp_path / "a.yaml").write_bytes(b"oud")
    with monkeypatch.context() as patch:
        failing = Failing(patch, 0, OSError())
        write_file(tmp_path / "a.yaml", b"nieuw")
    assert 7 <= failing.count <= 11


KILLED = """\
import os, sys
from pathlib import Path
from journeykit.text import files
step, path = int(sys.argv[1]), Path(sys.argv[2])
count = 0
def around(real):
    def call(*args, **kwargs):
        global count
        count += 1
        if count == step:
            os.kill(os.getpid(), 9)
        return real(*args, **kwargs)
    return call
for name in ("open", "fchmod", "fchown", "write", "fsync", "close", "replace"):
    setattr(files.os, name, around(getattr(os, name)))
files.write_file(path, b"new" * 1000)
"""


@POSIX
@pytest.mark.parametrize("step", range(1, 9))
def test_a_run_that_is_killed_leaves_the_old_or_the_new_and_the_next_run_sweeps(tmp_path, step):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old" * 1000)
    ran = subprocess.run([sys.executable, "-c", KILLED, str(step), str(path)], capture_output=True, check=False)
    assert ran.returncode in (0, -9), ran.stderr
    assert path.read_bytes() in (b"old" * 1000, b"new" * 1000)
    remains = [found for found in tmp_path.iterdir() if found != path]
    other = tmp_path / ".b.yaml.0123456789ab.tmp"
    other.write_bytes(b"")
    for found in [*remains, other]:
        os.utime(found, (1, 1))
    write_file(path, b"newer")
    assert path.read_bytes() == b"newer"
    assert [found for found in tmp_path.iterdir() if found not in (path, other)] == []


def test_what_another_run_is_writing_is_left_alone(tmp_path):
    young = tmp_path / ".a.yaml.0123456789ab.tmp"
    young.write_bytes(b"half")
    write_file(tmp_path / "a.yaml", b"x")
    assert young.read_bytes() == b"half"


def test_a_short_write_is_continued(tmp_path, monkeypatch):
    real = os.write
    monkeypatch.setattr(module.os, "write", lambda descriptor, data: real(descriptor, bytes(data)[:7]))
    write_file(tmp_path / "a.yaml", b"x" * 100)
    assert (tmp_path / "a.yaml").read_bytes() == b"x" * 100
