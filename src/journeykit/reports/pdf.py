"""The report on paper: the page of `report`, printed to PDF by a browser of the Chromium family.

The page has a print style of its own (A4, wide maps on A3); a browser is what it is made for, and what people have.
docs/decisions.md says why not by a library.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from journeykit.diagnostics import JourneykitError, message

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = (
    "chromium", "google-chrome", "google-chrome-stable", "chrome", "chromium-browser", "microsoft-edge", "msedge",
    "microsoft-edge-stable", "brave-browser",
)  # fmt: skip
_MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_WINDOWS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")

_DATES = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}")
_EPOCH = "1980-01-01"


def pdf_of(page: str, day: str | None = None) -> bytes:
    """Print a page of ours to PDF, tagged for screen readers and with an outline.

    Args:
        page: The page as HTML that carries everything with it. Its script stays out: paper needs none.
        day: The day that the PDF gives as its own, as in 2026-09-30: the same page, the same bytes.

    Raises:
        JourneykitError: There is no such browser, or it fails.
    """
    from journeykit.reports.pdf_printing import printed

    program = browser()
    if program is None:
        raise JourneykitError(
            message("a PDF needs a browser of the Chromium family, and this machine has none"),
            message(
                "install Chromium, Chrome or Edge; or write the page with -o FILE.html, open it in the browser that you "
                "have, and print it to PDF there"
            ),
        )
    with tempfile.TemporaryDirectory(prefix="journeykit-", ignore_cleanup_errors=True) as folder:
        data = printed(program, _without_script(page), Path(folder))
    return dated(data, day)


def browser() -> str | None:
    """Return the browser that prints: the first one on the path, else where it stands on this system."""
    on_path = [found for name in NAMES if (found := shutil.which(name))]
    # What comes as a snap may not read our folder: it is the last that we try.
    on_path.sort(key=lambda found: "snap" in Path(found).resolve().parts)
    return next(iter([*on_path, *filter(os.path.isfile, _usual_places(os.environ))]), None)


def _usual_places(environ: Mapping[str, str]) -> tuple[str, ...]:
    if sys.platform == "darwin":
        return _MAC
    if sys.platform == "win32":
        folders = [environ[name] for name in _FOLDERS if environ.get(name)]
        return tuple(f"{folder}/{place}" for folder in folders for place in _WINDOWS)
    return ()


def _without_script(page: str) -> str:
    start, end = page.rfind("<script>"), page.rfind("</script>")
    return page[:start] + page[end + len("</script>") :] if 0 <= start < end else page


def dated(data: bytes, day: str | None) -> bytes:
    """Return a PDF whose dates are a day of ours instead of now; nothing in it moves."""
    stamp = (day or _EPOCH).replace("-", "").encode() + b"000000"
    return _DATES.sub(rb"\g<1>" + stamp, data)
