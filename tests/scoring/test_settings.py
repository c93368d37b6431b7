from __future__ import annotations

from datetime import date

import pytest

from journeykit.model import Project
from journeykit.model.metrics import SATISFACTION
from journeykit.scoring.records import months_before
from journeykit.scoring.settings import Settings, settings_of


def test_the_defaults_of_the_program_are_those_of_the_format():
    assert settings_of(Project(kind="project", name="Proef")) == Settings()
    assert Settings().metric_weights == {"ces": 1, "ces1": 1, "csat": 1, "rating": 1, "nps": 0.5, "emotion": 0.5}


def test_weights_that_are_not_named_keep_their_default():
    project = Project.model_validate({"kind": "project", "name": "Proef", "scoring": {"metrics": {"nps": 2, "ces": 0}}})
    assert settings_of(project).metric_weights == {
        "ces": 0,
        "ces1": 1,
        "csat": 1,
        "rating": 1,
        "nps": 2,
        "emotion": 0.5,
    }


def test_targets_move_a_metric_on_its_own_scale_only():
    settings = Settings(targets={"csat": (3, 4, 4.8)})
    assert settings.scale("csat").good == 4
    assert settings.scale("csat", (1, 5)).good == 4
    assert settings.scale("csat", (0, 10)).good == 6.5
    assert settings.scale("csat", (1, 5), "low").good == pytest.approx(5 - 0.65 * 4)
    assert settings.scale("csat", "percent") == SATISFACTION["csat-percent"]


def test_what_is_no_satisfaction_has_no_scale():
    assert Settings().scale("wait") is None
    assert Settings().scale("importance") is None
    assert Settings().scale("csat", (-1e308, 1e308)) is None


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 9, 30), 12, date(2025, 9, 30)),
        (date(2026, 12, 31), 1, date(2026, 11, 30)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2026, 3, 31), 0, date(2026, 3, 31)),
        (date(2026, 3, 31), 999_999, date.min),
    ],
)
def test_months_before_a_day(day, months, before):
    assert months_before(day, months) == before
