"""Tell the history of the large example over six commits: run it after a change to the example, to diff or to trend.

python docs/history.py             # writes docs/examples/history-zonnewende.md and docs/pictures/zonnewende-trend.svg

The commits are made in a temporary folder, with the same names, days and texts each time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from journeykit.history import at, diff, trend
from journeykit.reports.diff import diff_report
from journeykit.reports.trend import trend_report, trend_svg

DOCS = Path(__file__).parent
EXAMPLE = DOCS.parent / "examples" / "zonnewende-energie"
PAGE = DOCS / "examples" / "history-zonnewende.md"
PICTURE = DOCS / "pictures" / "zonnewende-trend.svg"
JOURNEY = "journeys/klant-worden.yaml"

_ABOUT = """\
The example client as it might have come about: three quarters of answers, a new name, a plan that slipped, and three releases. The words of
the client are Dutch; what journeykit says of them is English here (`--language en`). How two such histories are put together stands in
[merge two versions](../how-to/merging.md)."""
_NOTE = "<!-- made by docs/history.py; change the code, not this page -->"


def live(folder: Path) -> None:
    """Make the repository: the example as it might have come about."""
    shutil.copytree(EXAMPLE, folder)
    later = {
        name: (folder / name).read_text("utf-8") for name in ("measurements/2026-q2.yaml", "measurements/2026-q3.yaml")
    }
    for name in later:
        (folder / name).unlink()
    _git(folder, "2026-04-10", "init", "-q", "-b", "main", ".")
    _commit(folder, "2026-04-10", "De klantreizen zoals wij ze kennen", "v1.0")
    (folder / "measurements/2026-q2.yaml").write_text(later["measurements/2026-q2.yaml"], "utf-8")
    _commit(folder, "2026-07-06", "Metingen van het tweede kwartaal")
    _edit(folder, "name: Bevestiging per e-mail", "name: Bevestiging in de mailbox")
    _commit(folder, "2026-08-18", "De bevestiging heet zoals klanten haar noemen")
    _edit(folder, "due: 2026-12-18", "due: 2027-02-01")
    _commit(folder, "2026-09-21", "Het tarief per dag komt later")
    (folder / "measurements/2026-q3.yaml").write_text(later["measurements/2026-q3.yaml"], "utf-8")
    _commit(folder, "2026-10-05", "Metingen van het derde kwartaal", "v1.1")
    _edit(folder, "name: Betaalregeling afspreken", "name: Betaalregeling afspreken aan de telefoon")
    _edit(folder, "due: 2027-03-15", "due: 2027-02-15")
    _commit(folder, "2026-11-02", "Betaalregeling preciezer, bespaarronde eerder", "v1.2")


def page(folder: Path) -> str:
    """Tell what the commands say about such a repository."""
    found = trend(folder, by="tags")
    releases = diff(at(folder, "v1.0"), at(folder, "v1.1"), "v1.0", "v1.1")
    last = diff(at(folder, "v1.1"), at(folder, "v1.2"), "v1.1", "v1.2")
    parts = [
        _NOTE,
        "# Six commits of Zonnewende Energie",
        _ABOUT,
        "## The trend over its releases",
        "`journeykit trend --by tags`",
        _fenced(trend_report(found, "table", "en", 100)),
        f"![Trend over all commits](../pictures/{PICTURE.name})",
        "## What changed between two releases",
        "`journeykit diff v1.0 v1.1`",
        _fenced(diff_report(releases, "text", "en", 100)),
        "## The comment on the last change",
        "`journeykit diff v1.1 v1.2 --format github-comment`, as a host shows it:",
        diff_report(last, "github-comment", "en").strip(),
    ]
    return "\n\n".join(parts) + "\n"


def picture(folder: Path) -> str:
    """Draw the trend over all commits."""
    return trend_svg(trend(folder), "en")


def _fenced(text: str) -> str:
    return f"```text\n{text.rstrip()}\n```"


def _edit(folder: Path, old: str, new: str) -> None:
    path = folder / JOURNEY
    text = path.read_text("utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), "utf-8")


def _commit(folder: Path, day: str, subject: str, tag: str = "") -> None:
    _git(folder, day, "add", "-A")
    _git(folder, day, "commit", "-q", "-m", subject)
    if tag:
        _git(folder, day, "tag", tag)


def _git(folder: Path, day: str, *arguments: str) -> None:
    when = f"{day}T12:00:00+0200"
    nobody = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_DATE": when,
        "GIT_COMMITTER_DATE": when,
    }
    who = ["-c", "user.name=Zonnewende", "-c", "user.email=team@example.org", "-c", "core.autocrlf=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, env={**os.environ, **nobody}, check=True)


def main() -> None:
    """Write the page and the picture."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "zonnewende-energie"
        live(folder)
        PAGE.write_text(page(folder), "utf-8")
        PICTURE.write_text(picture(folder), "utf-8")


if __name__ == "__main__":
    main()
