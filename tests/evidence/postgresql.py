"""A real PostgreSQL for tests: a cluster of its own in a temporary folder, reached by a socket in it, gone afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from pwd import getpwnam

PASSWORD = "geheim-van-de-kade"
_QUICK = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_wal_size=64MB", "shared_buffers=16MB",
          "autovacuum=off", "jit=off")  # fmt: skip


def programs() -> Path | None:
    """Return the folder of the newest PostgreSQL server; Debian keeps it off the path."""
    there = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: int(one.parts[-3]))
    found = str(there[-1]) if there else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@contextmanager
def running(folder: Path, settings: Sequence[str] = _QUICK) -> Iterator[Path]:
    """Run a server; PostgreSQL refuses root, so that somebody else then owns it. Gives the folder of its socket."""
    home = Path(
        tempfile.mkdtemp(prefix="journeykit-pg-")
    )  # a path of a socket has 107 bytes, and pytest's is ours only
    secret = home / "secret"
    secret.write_text(PASSWORD)
    as_other = []
    if os.geteuid() == 0:
        shutil.chown(home, "nobody")
        shutil.chown(secret, "nobody")
        as_other = ["setpriv", "--reuid=nobody", f"--regid={getpwnam('nobody').pw_gid}", "--clear-groups"]
    server = None
    try:
        data = home / "data"
        init = [str(_bin() / "initdb"), "-D", str(data), "-U", "journeykit", f"--pwfile={secret}", "-A", "scram-sha-256",
                "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"]  # fmt: skip
        subprocess.run([*as_other, *init], capture_output=True, check=True, cwd="/")
        with (folder / "log.txt").open("wb") as log:
            words = [word for setting in (*settings, "listen_addresses=") for word in ("-c", setting)]
            server = subprocess.Popen(
                [*as_other, str(_bin() / "postgres"), "-D", str(data), "-k", str(home), *words],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/",
            )  # fmt: skip
        until = time.monotonic() + 30
        state = data / "postmaster.pid"  # its last line says so
        while not (state.exists() and state.read_text().rstrip().endswith("ready")):
            assert server.poll() is None, (folder / "log.txt").read_text()
            assert time.monotonic() < until, "PostgreSQL does not start"
            time.sleep(0.02)
        yield home
    finally:
        if server is not None:
            server.terminate()  # SIGTERM waits for connections; they are closed by then
            server.wait(20)
        shutil.rmtree(home, ignore_errors=True)


def _bin() -> Path:
    found = programs()
    assert found is not None
    return found
