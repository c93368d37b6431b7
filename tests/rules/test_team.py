"""A team's own rules: the package of the manual, and packages that do not fit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from journeykit.rules import team

PACKAGE = Path(__file__).parents[2] / "docs" / "how-to" / "own-rules" / "src"
JOURNEY = """\
kind: journey
id: bill
title: Paying the bill
phases:
  - name: Pay
    touchpoints:
      - {id: bill, name: The yearly bill, channels: [letter]}
      - {id: card, name: The card, channels: [letter], meta: {letter: Z-1}}
"""
HEAD = """\
from journeykit.diagnostics import Finding, Place, Severity, message
from journeykit.rules import Rule
def quiet(case):
    return iter(())
"""


def project(folder, settings="rules: {entry_points: [own]}\n", journey=JOURNEY):
    (folder / "journeykit.yaml").write_text(f"kind: project\nformat: 1\nname: P\n{settings}")
    (folder / "bill.yaml").write_text(journey)
    return folder


def installed(folder, code, name="own"):
    """Install a package as pip would: a module and what it says of itself."""
    site = folder / "site"
    about = site / "own_rules-1.0.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: own-rules\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(f"[journeykit.rules]\n{name} = own_rules:RULES\n")
    (site / "own_rules.py").write_text(code)
    return site


@pytest.fixture
def run(inside, monkeypatch):
    """Run the program where a package is installed: to start a process for it costs more than all of the rest."""

    def call(folder, site, *arguments):
        with monkeypatch.context() as patch:
            patch.syspath_prepend(site)
            return inside(*arguments, "-C", folder, cwd=folder, LC_ALL="C.UTF-8")

    yield call
    sys.modules.pop("own_rules", None)
    team._team.cache_clear()  # elsewhere no package comes while the program runs


@pytest.fixture
def findings(run):
    def call(folder, site, *arguments):
        done = run(folder, site, "validate", "--output-format", "json", *arguments)
        assert not done.stderr, done.stderr
        return json.loads(done.stdout)["diagnostics"]

    return call


def own(found, *codes):
    return [one for one in found if one["code"] in (codes or ("JK007", "JK008", "JK901"))]


def test_the_package_of_the_manual_finds_the_letter_without_a_number(tmp_path, findings):
    site = installed(tmp_path, (PACKAGE / "zonnewende_rules" / "__init__.py").read_text())
    [found] = own(findings(project(tmp_path), site))
    assert (found["code"], found["severity"], found["name"]) == ("JK901", "warning", "letter-without-number")
    assert found["file"] == "bill.yaml"
    assert (found["line"], found["column"]) == (7, 26)
    assert found["hint"] == "add meta: {letter: Z-...}; the mail room has the list"


def test_a_process_finds_the_rules_of_a_package(tmp_path):
    site = installed(tmp_path, (PACKAGE / "zonnewende_rules" / "__init__.py").read_text())
    done = subprocess.run(
        [sys.executable, "-m", "journeykit", "validate", "-C", str(project(tmp_path))],
        capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(site), "LANG": "C.UTF-8"},
    )  # fmt: skip
    assert "JK901" in done.stdout, done.stderr


def test_what_is_only_installed_stays_silent(tmp_path, findings):
    site = installed(tmp_path, (PACKAGE / "zonnewende_rules" / "__init__.py").read_text())
    assert own(findings(project(tmp_path, settings=""), site)) == []


@pytest.mark.parametrize(
    ("settings", "journey", "seen"),
    [
        ("rules: {entry_points: [own], ignore: {JK901: later}}\n", JOURNEY, []),
        ("rules: {entry_points: [own], ignore: {letter-without-number: later}}\n", JOURNEY, []),
        ("rules: {entry_points: [own], severity: {JK901: error}}\n", JOURNEY, ["error"]),
        ("rules: {entry_points: [own], select: [JK9]}\n", JOURNEY, ["warning"]),
        (
            "rules: {entry_points: [own]}\n",
            JOURNEY.replace("[letter]}\n", "[letter]} # journeykit: ignore[JK901] no\n", 1),
            [],
        ),
    ],
)
def test_settings_and_comments_speak_of_own_rules_too(tmp_path, settings, journey, seen, findings):
    site = installed(tmp_path, (PACKAGE / "zonnewende_rules" / "__init__.py").read_text())
    found = findings(project(tmp_path, settings, journey), site)
    assert [one["severity"] for one in own(found)] == seen


def test_sarif_brings_the_page_of_an_own_rule(tmp_path, run):
    site = installed(tmp_path, (PACKAGE / "zonnewende_rules" / "__init__.py").read_text())
    done = run(project(tmp_path), site, "validate", "--output-format", "sarif")
    rules = json.loads(done.stdout)["runs"][0]["tool"]["driver"]["rules"]
    [page] = [rule for rule in rules if rule["id"] == "JK901"]
    assert page["shortDescription"]["text"] == "A letter has its number of the mail room."


def test_explain_shows_the_page(tmp_path, run):
    site = installed(tmp_path, (PACKAGE / "zonnewende_rules" / "__init__.py").read_text())
    done = run(tmp_path, site, "explain", "letter-without-number")
    assert "A letter has its number of the mail room." in done.stdout
    assert "Z-114" in done.stdout


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("RULES = 3", "expected a Rule or several, not int"),
        ("RULES = 'JK901'", "expected a Rule or several, not str"),
        ("RULES = [1]", "expected a Rule or several, not int"),
        ("RULES = Rule('JK101', 'own', Severity.NOTE, quiet)", "a code from JK900 to JK999, not JK101"),
        (
            "RULES = Rule('JK901', 'missing-field', Severity.NOTE, quiet)",
            "there is another rule JK901 or missing-field",
        ),
        ("RULES = [Rule('JK901', n, Severity.NOTE, quiet) for n in 'ab']", "there is another rule JK901 or b"),
        ("RULES = Rule('JK901', 'Not a name', Severity.NOTE, quiet)", '"Not a name" is no name of a rule'),
        ("RULES = Rule('JK901', 'own', 'bad', quiet)", "the rule JK901 has no severity or no function"),
        ("1 / 0", 'the rules "own" cannot be loaded (ZeroDivisionError: division by zero)'),
        ("", 'the rules "own" cannot be loaded (AttributeError'),
    ],
)
def test_a_package_that_does_not_fit_is_named_where_the_project_names_it(tmp_path, code, said, findings):
    site = installed(tmp_path, HEAD + code)
    [found] = own(findings(project(tmp_path), site))
    assert (found["code"], found["file"], found["line"], found["column"]) == (
        "JK008",
        "journeykit.yaml",
        4,
        24,
    )
    assert said in found["message"]


def test_a_package_that_is_missing_is_named_with_the_nearest_that_is_there(tmp_path, findings):
    site = installed(tmp_path, HEAD + "RULES = ()", name="owns")
    [found] = own(findings(project(tmp_path), site))
    assert found["message"] == 'no installed package brings rules under the name "own"'
    assert found["hint"] == 'did you mean "owns"?'


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("    raise KeyError('x')\n    yield", "KeyError"),
        ("    yield 'text'", "TypeError"),
        ("    yield Finding(Place('bill.yaml'), 'text')", "TypeError"),
        ("    yield Finding(case.journeys[0][0].place('id'), message('{gap}', other=1))", "KeyError"),
        ("    return 3", "TypeError"),
        ("    yield Finding(Place(__import__('pathlib').PurePosixPath('../elsewhere.yaml')), message('x'))", None),
    ],
)
def test_an_own_rule_that_breaks_down_says_so_and_the_others_go_on(tmp_path, body, error, findings):
    site = installed(tmp_path, f"{HEAD}def bad(case):\n{body}\nRULES = Rule('JK901', 'bad', Severity.NOTE, bad)")
    journey = JOURNEY.replace("channels: [letter]}", "channels: [pigeon]}")
    found = findings(project(tmp_path, journey=journey), site)
    assert own(found, "JK203"), "the others go on"
    crashed = own(found, "JK007")
    assert len(crashed) == (error is not None)
    for one in crashed:
        assert f"JK901 bad has broken down ({error})" in one["message"]
        assert one["hint"] == "this is a mistake in your team's own rule"
