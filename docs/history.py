"""Tell the history of the large example over six commits: run it after a change to the example, to diff, trend or changelog.

python docs/history.py             # writes docs/examples/history-zonnewende.md and its pictures in docs/pictures/

The commits are made in a temporary folder, with the same names, days and texts each time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from journeykit.history import at, commit_of, diff, trend
from journeykit.maps import draw_pages, render
from journeykit.maps.gathering.comparing import Earlier
from journeykit.maps.look import Look
from journeykit.reports.changelog.report import changelog_report
from journeykit.reports.diff.report import diff_report
from journeykit.reports.trend.report import trend_report, trend_svg
from journeykit.scoring import score
from journeykit.starting.git_drivers import ATTRIBUTES, set_up
from journeykit.words import date

DOCS = Path(__file__).parent
EXAMPLE = DOCS.parent / "examples" / "zonnewende-energie"
PAGE = DOCS / "examples" / "history-zonnewende.md"
PICTURE = DOCS / "pictures" / "zonnewende-trend.svg"
SINCE = DOCS / "pictures" / "zonnewende-since.svg"
JOURNEY = "journeys/klant-worden.yaml"
_MAPPED = "klant-worden"

_ABOUT = """\
The example client as it might have come about: three quarters of answers, a new name, a plan that slipped, things that were done, and three
releases. The words of the client are Dutch; what journeykit says of them is English here (`--language en`)."""
_ON_THE_MAP = """\
`journeykit map klant-worden --view lanes --against v1.1 --phase tekenen`: what came, went, moved or says something else since then, with the
old emotion curve behind the new one."""
_MERGED = """\
On one day one colleague writes down how many customers use the chat (`reach`), another how many chats there are a year (`volume`). The two
lines stand one under the other, so git alone gives up: {conflicts}. After `journeykit init --git-drivers`
([merge two versions](../how-to/merging.md)) git merges by what the lines are about, and `journeykit diff v1.2` says what came of it:"""
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
    _edit(folder, "wijzigen, channels: {website: yes, app: planned", "wijzigen, channels: {website: yes, app: yes")
    _edit(
        folder,
        "brand_rules: {een-bedrag: broken, gewone-taal: kept}",
        "brand_rules: {een-bedrag: kept, gewone-taal: kept}",
    )
    _edit(
        folder,
        "status: redesign\n            owner: verkoop",
        "status: done\n            done_on: 2026-10-26\n            owner: verkoop",
    )
    _edit(
        folder,
        'days: mon-fri, from: "08:30", to: "17:00"',
        'days: mon-fri, from: "08:00", to: "20:00"',
        "journeykit.yaml",
    )
    _edit(folder, "          feels: Rustig\n          emotion: 0.9", "          feels: Rustig\n          emotion: 1.4")
    _edit(folder, "form: confirmation\n        channels: [email]", "form: confirmation\n        channels: [email, sms]")
    _commit(folder, "2026-11-02", "Wat er in oktober klaar kwam", "v1.2")


def merge(folder: Path) -> int:
    """Let two colleagues change lines that touch, and git merge them by id; return the conflicts that git alone would leave."""
    set_up(folder)
    (folder / ".git" / "info" / "attributes").write_text(f"{ATTRIBUTES}\n", "utf-8")
    _git(folder, "2026-11-09", "switch", "-q", "-c", "aantallen")
    _edit(folder, "volume: {per_year: 5200, cost_each: 3.10}", "volume: {per_year: 6100, cost_each: 3.10}")
    _commit(folder, "2026-11-09", "Hoe vaak er gechat wordt")
    theirs = (folder / JOURNEY).read_bytes()
    _git(folder, "2026-11-09", "switch", "-q", "main")
    base = (folder / JOURNEY).read_bytes()
    _edit(folder, "reach: 0.17", "reach: 0.2")
    _commit(folder, "2026-11-09", "Wie er chat")
    alone = _conflicts(base, (folder / JOURNEY).read_bytes(), theirs)
    _git(folder, "2026-11-09", "merge", "-q", "--no-edit", "aantallen")
    return alone


def _conflicts(base: bytes, ours: bytes, theirs: bytes) -> int:
    """Merge the lines as git does without us."""
    with tempfile.TemporaryDirectory() as made:
        for name, text in (("ours", ours), ("base", base), ("theirs", theirs)):
            (Path(made) / name).write_bytes(text)
        done = subprocess.run(
            ["git", "merge-file", "-p", "ours", "base", "theirs"], cwd=made, capture_output=True, check=False
        )
    return done.returncode


def page(folder: Path) -> str:
    """Tell what the commands say about such a repository."""
    found = trend(folder, by="tags")
    releases = diff(at(folder, "v1.0"), at(folder, "v1.1"), "v1.0", "v1.1")
    last = diff(at(folder, "v1.1"), at(folder, "v1.2"), "v1.1", "v1.2")
    conflicts = merge(folder)
    merged = diff(at(folder, "v1.2"), at(folder), "v1.2", "HEAD")
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
        "## What the client is told of it",
        "`journeykit changelog v1.0 v1.2`, whole:",
        _quoted(_changelog(folder, "v1.0", "v1.2")),
        "## The same on the map",
        _ON_THE_MAP,
        f"[![Klant worden since v1.1](../pictures/{SINCE.name})](../pictures/{SINCE.name})",
        "## Two colleagues, one touchpoint",
        _MERGED.format(conflicts="1 conflict" if conflicts == 1 else f"{conflicts} conflicts"),
        _fenced(diff_report(merged, "text", "en", 100)),
    ]
    return "\n\n".join(parts) + "\n"


def picture(folder: Path) -> str:
    """Draw the trend over all commits."""
    return trend_svg(trend(folder), "en")


def since(folder: Path) -> bytes:
    """Draw what changed on the map of a phase between two releases."""
    then, now = at(folder, "v1.1"), at(folder, "v1.2")
    day = date(commit_of(folder, "v1.1").when.date(), "en")
    against = Earlier("v1.1", f"v1.1 ({day})", then, score(then))
    (drawing,) = draw_pages(
        now, score(now), "lanes", now.journey(_MAPPED), Look("en", phases=["tekenen"], against=against)
    )
    (drawn,) = render([drawing])
    return drawn


def _changelog(folder: Path, before: str, after: str) -> str:
    old, new = at(folder, before), at(folder, after)
    named = [f"{one} ({date(commit_of(folder, one).when.date(), 'en')})" for one in (before, after)]
    return changelog_report(diff(old, new, *named), old, new, "en")


def _quoted(text: str) -> str:
    """Show a page within a page."""
    return "\n".join(f"> {line}".rstrip() for line in text.rstrip().splitlines())


def _fenced(text: str) -> str:
    return f"```text\n{text.rstrip()}\n```"


def _edit(folder: Path, old: str, new: str, file: str = JOURNEY) -> None:
    path = folder / file
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
    subprocess.run(
        ["git", *who, *arguments], cwd=folder, env={**os.environ, **nobody}, check=True, stdout=subprocess.DEVNULL
    )


def main() -> None:
    """Write the page and the pictures."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "zonnewende-energie"
        live(folder)
        PICTURE.write_text(picture(folder), "utf-8")
        SINCE.write_bytes(since(folder))
        PAGE.write_text(page(folder), "utf-8")  # the last: it makes two more commits, and merges them


if __name__ == "__main__":
    main()
