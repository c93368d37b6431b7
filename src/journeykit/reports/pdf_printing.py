"""One browser that prints one page: in a folder and a profile of its own, without any network, and not for ever."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from typing import TYPE_CHECKING

from journeykit.diagnostics import JourneykitError, message

if TYPE_CHECKING:
    from pathlib import Path

_OPTIONS = (
    "--headless",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-extensions",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    # Whatever asks for anything finds nobody: the page carries all it shows.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
)
_SECONDS, _SECONDS_A_MEGABYTE = 60, 30


def printed(program: str, page: str, folder: Path) -> bytes:
    """Return a page as PDF; `folder` is for the browser alone."""
    source, target = folder / "page.html", folder / "page.pdf"
    source.write_text(page, encoding="utf-8", errors="backslashreplace")
    seconds = _SECONDS + _SECONDS_A_MEGABYTE * (len(page) // 1_000_000)
    command = [
        program,
        *_OPTIONS,
        *(["--no-sandbox"] if _is_root() else []),  # as root, in a container, there is no other way
        f"--user-data-dir={folder / 'profile'}",
        f"--print-to-pdf={target}",
        source.as_uri(),
    ]
    with (folder / "said").open("wb") as said:
        code = _run(command, folder, said.fileno(), seconds)
    data = target.read_bytes() if target.is_file() else b""
    if not (data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF")):
        words = (folder / "said").read_text(encoding="utf-8", errors="replace").split("\n")
        reason = next((line.strip() for line in reversed(words) if "sandbox" in line.lower()), f"exit code {code}")
        raise JourneykitError(message("the browser made no PDF: {reason}", reason=reason))
    return data


def _run(command: list[str], folder: Path, said: int, seconds: int) -> int:
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=said,
            start_new_session=True,  # so that what it starts itself ends with it
            env={**os.environ, "HOME": str(folder)},
        )
    except OSError as error:
        raise JourneykitError(
            message("the browser could not be started: {reason}", reason=error.strerror or str(error))
        ) from error
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise JourneykitError(message("the browser was not ready after {seconds} seconds", seconds=seconds)) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what still runs, and what that has started."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
