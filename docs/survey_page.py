"""Take one survey through the program, from an export to a map: run it after a change to measure, score, plan or the survey.

python docs/survey_page.py         # writes docs/examples/survey-veerdienst.md and its picture in docs/pictures/

The survey is that of the tests: sixty passengers of a ferry, as each tool exports them.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
import tempfile
from pathlib import Path, PurePosixPath

DOCS = Path(__file__).parent
sys.path.insert(0, str(DOCS.parent / "tests" / "evidence"))

import surveys  # noqa: E402 - the path above leads to it

from journeykit.cli.running import run  # noqa: E402 - the same
from journeykit.evidence.engine import start_engine  # noqa: E402 - the same
from journeykit.evidence.opening import open_export  # noqa: E402 - the same

PAGE = DOCS / "examples" / "survey-veerdienst.md"
PICTURE = DOCS / "pictures" / "survey-veerdienst.svg"
FILE = "antwoorden.csv"
MAPPING = "mappings/enquete.yaml"
ENVIRONMENT = {"COLUMNS": "110", "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "GITHUB_ACTIONS": ""}
_NOTE = "<!-- made by docs/survey_page.py; change the code, not this page -->"
_ABOUT = """\
A ferry asked sixty passengers about four touchpoints, and whether they would recommend it. One question is answered in words, of another one
a low answer is the good one, and each passenger has a weight. This is the project:"""
_EXPORTED = """\
The survey was made in Google Forms, in Dutch, so its export has Dutch headers, days before months and decimal commas. The first rows:"""
_SUGGESTED = """\
`journeykit measure antwoorden.csv --suggest -o mappings/enquete.yaml` writes a first mapping. What it is not sure of stands above it; here
nothing has to be corrected."""
_MEASURED = """\
`journeykit measure antwoorden.csv` says how it read the file, and what hangs together with the outcome (here: nothing, the answers were
made up by arithmetic):"""
_WRITTEN = "It writes `measurements/antwoorden.yaml`. The records of one touchpoint, weighted, with the effective `n`:"
_SCORED = "`journeykit score`"
_PLANNED = "`journeykit plan` begins with:"
_DRAWN = "`journeykit map overtocht --view lanes`:"
_FORMATS = """\
The same sixty passengers in other formats. Each gives the same records, to the last digit, by the mapping that `--suggest` writes for it,
uncorrected (tests/evidence/test_end_to_end.py):"""


def page(folder: Path) -> str:
    """Tell it all; the folder becomes the project."""
    for name, text in surveys.PROJECT.items():
        (folder / name).write_text(text, "utf-8")
    exported = surveys.google_dutch(folder).rename(folder / FILE)
    _journeykit(folder, "measure", FILE, "--suggest", "-o", MAPPING)
    measured = _journeykit(folder, "measure", FILE)
    written = (folder / "measurements" / "antwoorden.yaml").read_text("utf-8")
    parts = [
        _NOTE,
        "# From a survey to a map",
        _ABOUT,
        _fenced(surveys.PROJECT["overtocht.yaml"], "yaml"),
        "## What the tool exported",
        _EXPORTED,
        _fenced("\n".join(exported.read_text("utf-8").splitlines()[:4]), "csv"),
        "## A first mapping",
        _SUGGESTED,
        _fenced((folder / MAPPING).read_text("utf-8"), "yaml"),
        "## Measured",
        _MEASURED,
        _fenced(measured, "text"),
        _WRITTEN,
        _fenced(_records(written, "touchpoint: fiets"), "yaml"),
        "## Scored, planned and drawn",
        _SCORED,
        _fenced(_journeykit(folder, "score"), "text"),
        _PLANNED,
        _quoted(_beginning(_journeykit(folder, "plan", "--language", "en"))),
        _DRAWN,
        f"[![The map of the crossing](../pictures/{PICTURE.name})](../pictures/{PICTURE.name})",
        "## In every format",
        _FORMATS,
        _table(folder),
    ]
    return "\n\n".join(parts) + "\n"


def picture(folder: Path) -> str:
    """Draw the map of the project that `page` made."""
    _journeykit(folder, "map", "overtocht", "--view", "lanes", "-o", "map.svg")
    return (folder / "map.svg").read_text("utf-8")


def _journeykit(folder: Path, *words: str) -> str:
    """Run a command in the project; return what it says, on both channels."""
    said = io.StringIO()
    before = {name: os.environ.get(name) for name in ENVIRONMENT}
    os.environ.update(ENVIRONMENT)
    try:
        with contextlib.chdir(folder), contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = run(list(words))
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
    assert code == 0, said.getvalue()
    return said.getvalue()


def _records(written: str, of: str) -> str:
    found = [line for line in written.splitlines() if of in line and "metric" in line]
    return "\n".join(["records:", *found])


def _beginning(plan: str) -> str:
    """Return a plan up to its first journey."""
    return "\n".join(plan.splitlines()[1:]).partition("\n## ")[2].partition("\n## ")[0]


def _table(folder: Path) -> str:
    """List every format with what it is taken for."""
    lines = ["| format | file | taken for |", "|---|---|---|"]
    for name, (write, _, _) in surveys.FORMATS.items():
        with tempfile.TemporaryDirectory(dir=folder) as made:
            path = write(Path(made))
            engine = start_engine("duckdb", Path(made))
            export = open_export(path, PurePosixPath(path.name), Path(made), engine)
            engine.close()
            said = "; ".join(one.english for one in (export.kind.title, *export.said))
            lines.append(f"| {name} | `{path.name}` | {said} |")
    return "\n".join(lines)


def _fenced(text: str, language: str) -> str:
    return f"```{language}\n{text.rstrip()}\n```"


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.strip().splitlines())


def main() -> None:
    """Write the page and the picture."""
    with tempfile.TemporaryDirectory() as made:
        PAGE.write_text(page(Path(made)), "utf-8")
        PICTURE.write_text(picture(Path(made)), "utf-8")


if __name__ == "__main__":
    main()
