"""JK604 says of a persona what the score says, and speaks of the journey as a whole too."""

from __future__ import annotations

from journeykit.check import check
from journeykit.scoring import score
from journeykit.scoring.segments import segmented
from journeykit.workspace import load

JOURNEY = """\
kind: journey
id: stay
title: Stay
personas: [{id: old, name: Ann}, {id: young, name: Bo}]
phases: [{name: P, touchpoints: [{id: door, name: Door}, {id: lift, name: Lift}, {id: bed, name: Bed}]}]
"""


def answer(subject, persona, mean, n=200, metric="ces"):
    return f"  - {{{subject}, metric: {metric}, period: 2026-Q3, n: {n}, mean: {mean}, sd: 1, segment: {{persona: {persona}}}}}\n"


def found(tmp_path, *lines):
    (tmp_path / "stay.yaml").write_text(JOURNEY, "utf-8")
    (tmp_path / "m.yaml").write_text("kind: measurements\nrecords:\n" + "".join(lines), "utf-8")
    workspace = load(tmp_path)
    said = [one for one in check(workspace).diagnostics if one.code == "JK604"]
    (seen,) = segmented(score(workspace), workspace, "persona")
    return said, [one for one in seen.unequal.served if one.verdict == "clear"]


def test_it_warns_where_the_score_is_sure(tmp_path):
    said, clear = found(
        tmp_path,
        answer("touchpoint: door", "old", 4), answer("touchpoint: door", "young", 6),
        answer("touchpoint: lift", "old", 5.0), answer("touchpoint: lift", "young", 5.1),
        answer("touchpoint: bed", "old", 4, n=8), answer("touchpoint: bed", "young", 4.8, n=9),
    )  # fmt: skip
    assert [(one.group, one.touchpoint.id) for one in clear] == [("old", "door")]
    (one,) = said
    assert '"Ann" gives 47 of 100 at "Door", clearly less than the 82 of the others' in one.message.english
    assert one.span.line == 3


def test_the_journey_as_a_whole(tmp_path):
    said, clear = found(
        tmp_path, answer("journey: stay", "old", 3, metric="csat"), answer("journey: stay", "young", 4.5, metric="csat")
    )
    assert not clear
    (one,) = said
    assert '"Ann" gives 48 of 100 at "Stay"' in one.message.english
