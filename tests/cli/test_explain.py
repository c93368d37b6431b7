from __future__ import annotations

import json

import pytest

from journeykit.model import KINDS
from journeykit.rules import ALL_RULES


def test_a_rule_is_explained(journeykit):
    shown = journeykit("explain", "JK203")
    assert shown.code == 0
    for part in ("JK203 unknown-channel", "Severity: error.", "Fails", "webiste", "Right", "ignore[JK203]"):
        assert part in shown.out
    assert shown.out == journeykit("explain", "unknown-channel").out == journeykit("explain", "jk203").out


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_every_rule_can_be_explained(journeykit, rule):
    shown = journeykit("explain", rule.code)
    assert shown.out.startswith(f"{rule.code} {rule.name}\n")


def test_a_term_is_explained_in_the_language_of_messages(journeykit, monkeypatch):
    english = journeykit("explain", "moment of truth").out
    assert english.startswith("moment of truth (nl: moment van de waarheid)\n")
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    assert journeykit("explain", "moment of truth").out.startswith("moment van de waarheid (en: moment of truth)\n")


def test_without_a_word_all_rules_are_listed(journeykit):
    shown = journeykit("explain")
    assert [line.split()[0] for line in shown.out.splitlines() if line.startswith("  JK")] == [
        rule.code for rule in ALL_RULES
    ]


def test_an_unknown_word_is_refused_with_a_guess(journeykit):
    shown = journeykit("explain", "unknown-chanel")
    assert (shown.code, shown.out) == (2, "")
    assert 'did you mean "unknown-channel"?' in shown.err
    assert "touchpoint" in journeykit("explain", "touchpiont").err
    assert journeykit("explain", "xyzzy\x1b[1m").err.startswith('error: there is no rule and no term "xyzzy\\x1b[1m"')


def test_a_schema_is_printed(journeykit, tmp_path):
    whole = json.loads(journeykit("schema").out)
    assert whole["$schema"].startswith("https://json-schema.org/draft/2020-12")
    for kind in KINDS:
        assert json.loads(journeykit("schema", kind).out) != whole
    shown = journeykit("schema", "journey", "-o", tmp_path / "j.json")
    assert (shown.code, shown.out) == (0, "")
    assert json.loads((tmp_path / "j.json").read_text(encoding="utf-8")) == json.loads(
        journeykit("schema", "journey").out
    )
    wrong = journeykit("schema", "journy")
    assert wrong.code == 2
    assert 'did you mean "journey"?' in wrong.err
