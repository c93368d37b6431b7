"""What people break in one place is said once: no cascade of what follows from it."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest

from journeykit.check import check
from journeykit.diagnostics import Severity
from journeykit.reports.diagnostics.report import Style, diagnostics_text
from journeykit.workspace import load

EXAMPLE = Path(__file__).parents[2] / "examples" / "zonnewende-energie"
WON = "journeys/klant-worden.yaml"
LIBRARY = "bibliotheek/touchpoints.yaml"
FIGURES = "measurements/2026-q3.yaml"
DAY = dt.date(2026, 11, 22)


def swap(file: str, old: str, new: str):
    def change(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text, (file, old)
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def cut(file: str, behind: str, new: str):
    def change(folder: Path) -> None:
        head, found, _ = (folder / file).read_text(encoding="utf-8").partition(behind)
        (folder / file).write_text(head + found + new, encoding="utf-8")

    return change


def without(file: str):
    return lambda folder: (folder / file).unlink()


def emptied(file: str):
    return lambda folder: (folder / file).write_text("", encoding="utf-8")


def doubled(folder: Path) -> None:
    shutil.copy(folder / WON, folder / "journeys" / "kopie.yaml")


BREAKAGES = {
    "no name": (swap(WON, "        name: Rondleiding op de zonneweide\n", ""), {"JK101": 1}),
    "misspelt name": (swap(WON, "        name: Rondleiding", "        naam: Rondleiding"), {"JK102": 1}),
    "misspelt phases": (swap(WON, "\nphases:", "\nfases:"), {"JK102": 1}),
    "misspelt touchpoints": (swap(WON, "    touchpoints:", "    touchpoint:"), {"JK102": 1}),
    "phases as a text": (cut(WON, "\nphases:", " later\n"), {"JK103": 1}),
    "a tab": (swap(WON, "        name: Rondleiding", "\tname: Rondleiding"), {"JK001": 1}),
    "an open quote": (swap(WON, "thinks: Als zij", 'thinks: "Als zij'), {"JK001": 1}),
    "an open bracket": (swap(WON, "channels: [person]", "channels: [person"), {"JK001": 1}),
    "a misspelt kind": (swap(WON, "kind: journey", "kind: jounrey"), {"JK005": 1}),
    "an empty journey": (emptied(WON), {"JK206": 1, "JK208": 1}),
    "a journey of another name": (swap(WON, "id: klant-worden\n", "id: klant-word\n"), {"JK206": 1, "JK208": 1}),
    "a journey copied": (doubled, {"JK210": 1}),
    "a touchpoint of another name": (swap(WON, "id: rekenhulp", "id: rekenhulpje"), {"JK206": 2}),
    "a persona taken out": (without("personas/senior.yaml"), {"JK201": 1}),
    "research taken out": (without("research/interviews-mei.yaml"), {"JK216": 1}),
    "a broken library": (swap(LIBRARY, "touchpoints:", "touchpoints: ["), {"JK001": 1}),
    "a misspelt library": (swap(LIBRARY, "\ntouchpoints:", "\ntouchpoint:"), {"JK102": 1}),
    "broken figures": (swap(FIGURES, "records:", "records: {"), {"JK001": 1}),
    "a misspelt metric": (swap(FIGURES, "metric: csat", "metric: csta"), {"JK104": 1}),
    "a broken project": (swap("journeykit.yaml", "name: Zonnewende", 'name: "Zonnewende'), {"JK001": 1}),
    "a project of the wrong type": (swap("journeykit.yaml", "name: Zonnewende Energie", "name: [x]"), {"JK103": 1}),
    "misspelt departments": (swap("journeykit.yaml", "\ndepartments:", "\ndepartment:"), {"JK102": 1}),
    "a misspelt brand": (swap("journeykit.yaml", "\nbrand:", "\nbrnad:"), {"JK102": 1}),
    "no project": (without("journeykit.yaml"), {"JK203": 1, "JK205": 1, "JK207": 1, "JK215": 1, "JK218": 1,
                                              "JK701": 1, "JK708": 1, "JK804": 3}),  # so much else rests on it
}  # fmt: skip


def found(folder: Path) -> dict[tuple[object, ...], object]:
    """Return what is said of each place; findings of one cause, which people see as one, have the same value."""
    shown = [one for one in check(load(folder), DAY).diagnostics if one.severity is not Severity.NOTE]
    return {(one.code, one.file, one.path): (one.code, one.message, one.hint) for one in shown}


@pytest.fixture(scope="module")
def before():
    return found(EXAMPLE)


@pytest.mark.parametrize("what", BREAKAGES)
def test_one_breakage_is_told_as_one(what, before, tmp_path):
    change, expected = BREAKAGES[what]
    folder = tmp_path / "project"
    shutil.copytree(EXAMPLE, folder)
    change(folder)
    new = {said for place, said in found(folder).items() if place not in before and said not in before.values()}
    codes = [code for code, *_ in new]
    assert {code: codes.count(code) for code in codes} == expected, new


def test_people_see_one_cause_once(tmp_path):
    folder = tmp_path / "project"
    shutil.copytree(EXAMPLE, folder)
    (folder / "personas/senior.yaml").unlink()
    workspace = load(folder)
    report = check(workspace, DAY, select=["JK201"])
    text = diagnostics_text(report, workspace, Style())
    assert len(report.diagnostics) > 10
    assert len(re.findall(r"^error\[JK201", text, re.MULTILINE)) == 1
    assert "= also: " in text
