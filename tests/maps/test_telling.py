"""A journey as text: the table, the curve in characters, and what stands below."""

from __future__ import annotations

import unicodedata

import pytest
from map_samples import TEXTS, content, written

from journeykit.diagnostics import NothingToDoError
from journeykit.maps import TEXTS as TELLERS
from journeykit.maps.content import MapContent, MapPhase, MapTouchpoint, Performance
from journeykit.maps.telling import tell


def journey(**its):
    point = MapTouchpoint(id="t", name="Counter", number=1, phase="P", **its)
    return MapContent(id="j", language="en", title="T", subject="T", phases=(MapPhase(1, "Visit", "", (point,)),))


def row(text):
    return next(line for line in text.splitlines() if line.startswith("  1  "))


@pytest.mark.parametrize(
    ("emotion", "curve"),
    [
        (-2, "●·······│········"),
        (-1.5, "··●·····│········"),
        (0, "········●········"),
        (2, "········│·······●"),
    ],
)
def test_the_curve_runs_downwards(emotion, curve):
    assert curve in row(tell(journey(emotion=emotion)))


def test_the_present_emotion_hides_the_desired_one_and_not_the_other_way_round():
    assert "········│···●···○" in row(tell(journey(emotion=1, desired=2)))
    assert "········│···●····" in row(tell(journey(emotion=1, desired=1)))


def test_columns_that_nobody_fills_are_left_out():
    bare = tell(journey())
    assert "Emotion" not in bare
    assert "Score" not in bare
    assert row(bare) == "  1  Counter"
    scored = tell(journey(performance=Performance(27, 25, 30, 12), choice="repair"))
    assert "27 (25–30)*" in row(scored)
    assert row(scored).endswith("repair")
    assert "few answers" in scored


def test_everything_that_is_known_is_told():
    told = tell(written("Words"))
    for name in ("Wants", "Does", "Thinks", "Feels", "Pain point", "Improvement", "Frontstage", "Backstage", "Owner"):
        assert f"    {name}: " in told
    assert "CES: 6,4 (n = 12)" in told
    assert "Priority 1" in told


@pytest.mark.parametrize("text", TEXTS)
def test_any_text_stays_within_the_width_and_harmless(text):
    told = tell(written(TEXTS[text]))
    for line in told.splitlines():
        seen = [sign for sign in line if not unicodedata.combining(sign)]
        assert len(seen) <= 98
        assert not any(unicodedata.category(sign) == "Cc" for sign in line)
    assert "\u202e" not in told


@pytest.mark.parametrize("size", [0, 1, 15, 60])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_touchpoint_has_a_row(size, language):
    sample = content(size, 1, language)
    lines = tell(sample).splitlines()
    for touchpoint in sample.touchpoints:
        assert any(line.startswith(f"{touchpoint.number:>3}  ") for line in lines)
    assert tell(sample) == tell(sample)


def told(view, shown):
    """What a view tells; nothing when there is nothing to tell (that is said, and tested elsewhere)."""
    try:
        return TELLERS[view](shown)
    except NothingToDoError:
        assert len(shown.touchpoints) < 5
        return ""


@pytest.mark.parametrize("view", TELLERS)
@pytest.mark.parametrize("text", TEXTS)
def test_any_text_stays_within_the_width_of_every_view(view, text):
    for line in TELLERS[view](written(TEXTS[text])).splitlines():
        assert len([sign for sign in line if not unicodedata.combining(sign)]) <= 98
        assert not any(unicodedata.category(sign) == "Cc" for sign in line)


@pytest.mark.parametrize("view", ["flow", "compare", "matrix", "importance"])
@pytest.mark.parametrize("size", [0, 1, 15, 60])
def test_a_view_tells_what_its_picture_shows(view, size):
    shown = content(size, 1, "en")
    text = told(view, shown)
    if text:
        flat = " ".join(text.split())
        for point in shown.touchpoints:
            drawn = {
                "matrix": bool(point.performance and point.importance),
                "importance": point.stated is not None and point.derived is not None,
            }.get(view, True)
            if drawn:
                assert point.name in flat
        assert told(view, shown) == text


def test_a_flow_tells_its_routes_and_a_comparison_its_changes():
    flow = TELLERS["flow"](written("Words"))
    assert "→ 40% Words (main route)" in flow
    assert "60% drops out" in flow
    compared = TELLERS["compare"](written("Words"))
    assert "moved          Words" in compared
    assert "Does: Words. → Words" in compared
    assert "Emotion: −1 → +1" in compared
    assert "stated 4 (place 1), derived 15% (place 1)" in TELLERS["importance"](written("Words"))
    assert "EXCEL" in TELLERS["matrix"](written("Words"))
