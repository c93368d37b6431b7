from __future__ import annotations

import datetime as dt
import runpy
from pathlib import Path

import pytest

from journeykit.check import check
from journeykit.rules import ALL_RULES
from journeykit.rules.pages import FAMILIES, find_rule, markdown, page_of, silencing
from journeykit.workspace import load

ROOT = Path(__file__).parents[2]
READABLE = [rule.code for rule in ALL_RULES if rule.family in "012" and not rule.strict_only]
SAMPLED = [rule for rule in ALL_RULES if rule.code not in ("JK007", "JK010")]


def found(folder, files, code):
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    report = check(load(folder), dt.date(2026, 11, 22), select=[*READABLE, code])
    return {diagnostic.code for diagnostic in report.diagnostics}


@pytest.mark.parametrize("rule", SAMPLED, ids=lambda rule: rule.code)
def test_the_sample_of_a_page_fails_and_the_mended_one_does_not(rule, tmp_path):
    page = page_of(rule)
    (tmp_path / "fails").mkdir()
    (tmp_path / "right").mkdir()
    assert found(tmp_path / "fails", page.fails, rule.code) == {rule.code}
    assert found(tmp_path / "right", page.right, rule.code) == set()


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_a_page_says_what_holds_and_why(rule):
    page = page_of(rule)
    assert page.claim.endswith(".")
    assert len(page.why) > 60
    assert silencing(rule)
    assert rule.family in FAMILIES


def test_the_pages_are_current():
    pages = runpy.run_path(str(ROOT / "docs" / "rules" / "generate.py"))["pages"]()
    folder = ROOT / "docs" / "rules"
    written = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    assert written == pages, "run: python docs/rules/generate.py"


def test_a_page_has_its_files_apart():
    page = page_of(find_rule("JK202"))
    assert list(page.fails) == ["journeykit.yaml", "stay.yaml"]
    text = markdown(page)
    assert text.count("```yaml\n") == 4
    assert "# file:" not in text
    assert "ignore[JK202]" in text


def test_codes_and_names_are_one_to_one_and_in_order():
    codes = [rule.code for rule in ALL_RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in ALL_RULES}) == len(codes)


def test_a_rule_is_found_by_code_and_name():
    assert find_rule("jk203") is find_rule("Unknown-Channel")
    assert find_rule("JK2") is None
