"""What `from journeykit import …` gives, whatever was imported before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import journeykit

EXAMPLE = Path(__file__).parents[2] / "examples" / "hotel-one-file" / "hotel.yaml"


def test_every_public_name_is_there_and_says_what_it_is():
    for name in journeykit.__all__:
        assert getattr(journeykit, name).__doc__, name


def test_a_name_that_is_not_public_is_an_attribute_error():
    with pytest.raises(AttributeError, match="zomaar"):
        journeykit.zomaar  # noqa: B018 - the access is what is tested


@pytest.mark.parametrize("before", ["", "import journeykit.check", "from journeykit.check import Report"])
def test_check_can_be_called_whichever_came_first(before):
    program = f"""
{before}
from journeykit import check, draw, load, plan, render, score
workspace = load({str(EXAMPLE)!r})
report = check(workspace)
scores = score(workspace)
drawing = draw(workspace, scores, "overview")
print(report.count("error"), len(scores.journeys), len(plan(workspace, scores).actions) > 0, len(render([drawing], "dot")))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("0 1 True 1\n", "")
