"""Records that no survey can give."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeykit.workspace import load


@pytest.mark.parametrize(
    ("record", "codes"),
    [
        ("{metric: ces, value: 5, n: 0}", ["JK105"]),
        ("{metric: ces, mean: 5, n: 0}", ["JK105"]),
        ("{metric: ces, mean: 4, sd: 9, n: 40}", ["JK105"]),
        ("{metric: ces, mean: 4, sd: 3.03, n: 40}", []),  # half at each end: 3 * sqrt(40/39) = 3.038
        ("{metric: ces, mean: 4, sd: 3.05, n: 40}", ["JK105"]),
        ("{metric: wait, unit: minutes, value: 9, n: 0}", ["JK105"]),
        ("{metric: ces, distribution: {1: 0, 7: 0}}", ["JK105"]),
        ("{metric: ces, distribution: {1: 2, 7: 1}, n: 4}", ["JK105"]),
        ("{metric: nps, promoters: 2, passives: 1, detractors: 1, n: 4}", []),
        ("{metric: nps, promoters: 2, passives: 1}", ["JK101"]),
        ("{metric: ces, value: 5, n: 9, n_effective: 9}", []),
        ("{metric: ces, value: 5, n: 9, n_effective: 9.5}", ["JK105"]),
        ("{metric: ces, distribution: {1: 2, 7: 1}, n_effective: 1.0e+308}", ["JK105"]),
        ("{metric: nps, promoters: 2, passives: 1, detractors: 1, n_effective: 5}", ["JK105"]),
        ("{from: a, to: b, customers: 5, of: 4}", ["JK105"]),
        ("{metric: csat, scale: percent, value: 101, n: 9}", ["JK109"]),
        ("{metric: rating, scale: percent, value: 50, n: 9}", ["JK104"]),
        ("{metric: ces, value: 5, mean: 5, n: 9}", ["JK103"]),
        ("{derived_importance: -0.1}", ["JK105"]),
    ],
)
def test_a_record_is_held_to_what_can_be(record: str, codes: list[str], tmp_path: Path):
    file = tmp_path / "m.yaml"
    file.write_text(f"kind: measurements\nrecords: [{record}]\n", encoding="utf-8")
    assert [found.code for found in load(file).findings] == codes
