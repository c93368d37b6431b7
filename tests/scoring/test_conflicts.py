from __future__ import annotations

import pytest

from journeykit.scoring.conflicts import conflicts
from journeykit.scoring.settings import settings_of

from .conftest import journey, records

ONE = "- {touchpoint: a, metric: ces, period: 2026-Q3, n: 300, mean: 5, sd: 1}"


@pytest.fixture
def found(client):
    def make(other: str) -> int:
        workspace = client(journey("- A"), records(f"{ONE}\n{other}"))
        pairs = list(conflicts(workspace.records_of("reis", "a"), settings_of(workspace.project)))
        return len(pairs)

    return make


def test_two_sources_that_differ_clearly(found):
    assert found("- {touchpoint: a, metric: ces, period: 2026-Q3, n: 300, mean: 4, sd: 1, source: b}") == 1


@pytest.mark.parametrize(
    "other",
    [
        "- {touchpoint: a, metric: ces, period: 2026-Q3, n: 300, mean: 4.95, sd: 1, source: b}",
        "- {touchpoint: a, metric: ces, period: 2026-Q3, n: 300, mean: 4, sd: 1}",
        "- {touchpoint: a, metric: ces, period: 2026-Q2, n: 300, mean: 4, sd: 1, source: b}",
        "- {touchpoint: a, metric: csat, period: 2026-Q3, n: 300, mean: 4, sd: 1, source: b}",
        "- {touchpoint: a, metric: ces, period: 2026-Q3, n: 300, mean: 4, sd: 1, source: b, segment: {persona: x}}",
        "- {touchpoint: a, metric: ces, period: 2026-Q3, value: 2, source: b}",
    ],
    ids=["noise", "one source", "another period", "another metric", "a segment", "no n"],
)
def test_what_is_no_contradiction(found, other):
    assert found(other) == 0
