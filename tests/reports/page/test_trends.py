"""What the page shows of the history in git."""

from __future__ import annotations

import os
import subprocess

from journeykit.reports.page import past_of, report_page
from journeykit.scoring import score, simulate
from journeykit.workspace import load

JOURNEY = """\
kind: journey
id: tea
title: Tea
phases:
  - name: All
    touchpoints:
      - {{id: order, name: Order, measurements: [{{metric: csat, value: {value}, n: 90, period: 2026-Q1}}]}}
"""


def _commit(folder, value, *tag):
    (folder / "tea.yaml").write_text(JOURNEY.format(value=value))
    for words in (["add", "-A"], ["commit", "-q", "-m", f"rude words {value}"], *([["tag", *tag]] if tag else [])):
        named = ["-c", "user.name=n", "-c", "user.email=n@example.org"]
        day = f"2026-0{value}-01T12:00:00Z"
        days = os.environ | {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
        subprocess.run(["git", *named, *words], cwd=folder, check=True, timeout=30, env=days)


def test_git_is_asked_for_tags_then_for_commits_and_messages_stay_with_the_team(tmp_path):
    assert past_of(tmp_path, ["tea"]) is None
    (tmp_path / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: Kettle\nlanguage: en\n")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True, timeout=30)
    _commit(tmp_path, 2, "v1")
    assert past_of(tmp_path, ["tea"]) is None
    _commit(tmp_path, 3)
    assert past_of(tmp_path, ["tea"]).by == "commits"
    _commit(tmp_path, 4, "v2")
    past = past_of(tmp_path, ["tea"])
    assert (past.by, [row.moment.name for row in past.lines[0].rows]) == ("tags", ["v1", "v2"])
    workspace = load([tmp_path])
    pages = {
        report_page(workspace, simulate(score(workspace)), workspace.journeys, past=found)[0] for found in (past, past)
    }
    (page,) = pages
    assert "At each release, as it was known and weighed then." in page
    assert ">v2<" in page
    assert "rude words" not in page
