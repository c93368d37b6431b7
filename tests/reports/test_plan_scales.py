"""What the plan says of answers on a scale of their own: the ends that people saw, and which of them is the good one."""

from __future__ import annotations

import pytest

from journeykit.cli.running import run

JOURNEY = "kind: journey\nid: a\ntitle: A\nphases: [{name: x, touchpoints: [{id: t, name: T}]}]\n"


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("metric: rating, scale: [1, 5], mean: 3.4, sd: 1", "Klanten geven het een 3,4 op 5"),
        ("metric: rating, scale: [0, 10], mean: 6.4, sd: 1", "Klanten geven als rapportcijfer een 6,4"),
        ("metric: csat, better: low, mean: 2.4, sd: 1", "2,4 op een schaal van 1 tot 5, waar minder beter is"),
        ("metric: csat, scale: [1, 7], mean: 4.4, sd: 1", "Klanten geven hun tevredenheid een 4,4 op 7"),
    ],
)
def test_a_scale_of_its_own_is_said(record, said, tmp_path, monkeypatch, capsys):
    (tmp_path / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: P\nlanguage: nl\n", "utf-8")
    (tmp_path / "a.yaml").write_text(JOURNEY, "utf-8")
    text = f"kind: measurements\nrecords: [{{touchpoint: t, period: 2026-09, n: 60, {record}}}]\n"
    (tmp_path / "m.yaml").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["plan"]) == 0
    assert said in capsys.readouterr().out
