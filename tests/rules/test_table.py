"""The table of the rules, as it was agreed: a code, a name, how bad it is, and `s` for the profile strict only.

Codes stand in comments, baselines and reports of people who use journeykit, so none of this changes by accident.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from journeykit.check import check
from journeykit.diagnostics import Severity
from journeykit.rules import ALL_RULES
from journeykit.workspace import load

AGREED = """
001 yaml-syntax E · 002 duplicate-key E · 003 unreadable-text E · 004 not-plain-yaml E · 005 unknown-kind E ·
006 several-documents E · 007 rule-crashed E · 008 unknown-rule E · 009 unused-ignore W · 010 stale-baseline N ·
011 ignore-without-code W · 012 no-version N
101 missing-field E · 102 unknown-field E · 103 wrong-type E · 104 not-one-of E · 105 out-of-range E · 106 bad-id E ·
107 too-large E · 108 bad-period E · 109 off-scale E · 110 bad-targets E
201 unknown-persona E · 202 unknown-department E · 203 unknown-channel E · 204 unknown-system E ·
205 unknown-brand-value E · 206 unknown-touchpoint E · 207 unknown-improvement E · 208 unknown-journey E ·
209 unknown-competitor E · 210 duplicate-id E · 211 circular E · 212 unreachable-touchpoint W · 213 shares-over-one E ·
214 never-used N s · 215 unknown-basic E · 216 unknown-research E · 217 unknown-form E · 218 unknown-brand-rule E
301 no-customer-job W · 302 no-scope W · 303 no-persona W · 304 no-objective W · 305 no-indirect-touchpoint W ·
306 no-dull-touchpoint W · 307 no-owner W · 308 inside-out W · 309 stops-at-the-sale N · 310 no-moment-of-truth N ·
311 one-department-team N s · 312 stale-review W · 313 same-touchpoint-twice N · 314 channel-as-touchpoint N ·
315 future-without-current N · 316 doubt-without-helpline W
401 no-performance N · 402 small-sample N · 403 stale-measurement W · 404 unmeasured-moment-of-truth W ·
405 mixed-scales W · 406 evidence-claims-more W · 407 value-without-n W · 408 mixed-effort-scores W ·
409 conflicting-measurements E · 410 objective-not-measured N · 411 no-customer-spoken W · 412 finding-not-verified N ·
413 one-voice N · 414 log-disagrees W
501 no-brand-values N · 502 unrated-value N s · 503 orphan-brand-value W · 504 contradicts-brand W ·
505 moment-of-truth-breaks-brand-rule W · 506 overruled-without-reason E · 507 beyond-potential E
601 undirected-mismatch W · 602 scan-gap N · 603 unexplained-mismatch W · 604 unequal-service W ·
605 machine-only-moment-of-truth W · 606 task-in-one-channel N · 607 frequent-mismatch W · 608 closed-when-needed N
701 repair-without-improvement W · 702 improvement-without-owner W · 703 overdue W · 704 pilot-without-baseline W ·
705 pilot-without-result W · 706 not-communicated N · 707 customers-not-told N · 708 designed-alone W ·
709 pilot-not-clear W · 710 staff-before-managers N · 711 affected-not-told W · 712 no-result N
801 data-island N · 802 no-system N s · 803 handoff-without-shared-system N · 804 story-not-carried W ·
805 personal-data-in-text W
"""
TABLE = [tuple(entry.split()) for line in AGREED.strip().splitlines() for entry in line.strip(" ·").split("·")]
SEVERITIES = {"E": Severity.ERROR, "W": Severity.WARNING, "N": Severity.NOTE}
MENDED = {"JK009": True, "JK012": True, "JK102": False, "JK103": True, "JK106": False}
"""The rules with a mend, and whether it is safe; JK1xx and JK2xx may mend a near name besides, which is never safe."""
CASES = Path(__file__).parents[1] / "cases"


def test_the_table_is_as_agreed():
    made = [(rule.code[2:], rule.name, rule.severity, rule.strict_only) for rule in ALL_RULES]
    assert made == [(code, name, SEVERITIES[bad], bool(strict)) for code, name, bad, *strict in TABLE]


def test_the_profiles_are_as_agreed():
    for rule in ALL_RULES:
        assert rule.is_in("strict")
        assert rule.is_in("standard") == (not rule.strict_only)
        assert rule.is_in("draft") == (rule.family in "012" and not rule.strict_only)


@pytest.mark.parametrize("code", MENDED)
def test_the_rules_with_a_mend_have_it(code):
    (case,) = CASES.glob(f"{code}-*")
    single = case / "bad.yaml"
    report = check(load(single if single.is_file() else case / "bad"), dt.date(2026, 11, 22))
    fixes = [found.fix for found in report.diagnostics if found.fix is not None and found.code == code]
    assert fixes
    assert MENDED[code] in {fix.safe for fix in fixes}


def test_no_other_mend_is_safe():
    """What may change what the author meant is asked for with `--unsafe-fixes`."""
    safe = {code for code, is_safe in MENDED.items() if is_safe}
    for case in sorted(CASES.glob("JK*")):
        single = case / "bad.yaml"
        for found in check(load(single if single.is_file() else case / "bad"), dt.date(2026, 11, 22)).diagnostics:
            assert found.fix is None or not found.fix.safe or found.code in safe, found
