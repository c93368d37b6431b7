"""Importance against figures that others printed, for data that everybody has: the cars of Motor Trend, 1974."""

from __future__ import annotations

import numpy as np
import pytest

from journeykit.evidence.drivers.chance import adjusted, by_chance
from journeykit.evidence.drivers.contrasts import contrasts
from journeykit.evidence.drivers.deriving import explained
from journeykit.evidence.drivers.design import Answers
from journeykit.evidence.drivers.values import Driver
from journeykit.evidence.drivers.weights import inflation, weights

# Henderson & Velleman (1981), Building multiple regression models interactively, Biometrics 37: miles per gallon, cylinders,
# displacement, horsepower, weight, straight engine, manual gearbox.
CARS = """\
21 6 160 110 2.62 0 1|21 6 160 110 2.875 0 1|22.8 4 108 93 2.32 1 1|21.4 6 258 110 3.215 1 0|18.7 8 360 175 3.44 0 0
18.1 6 225 105 3.46 1 0|14.3 8 360 245 3.57 0 0|24.4 4 146.7 62 3.19 1 0|22.8 4 140.8 95 3.15 1 0|19.2 6 167.6 123 3.44 1 0
17.8 6 167.6 123 3.44 1 0|16.4 8 275.8 180 4.07 0 0|17.3 8 275.8 180 3.73 0 0|15.2 8 275.8 180 3.78 0 0|10.4 8 472 205 5.25 0 0
10.4 8 460 215 5.424 0 0|14.7 8 440 230 5.345 0 0|32.4 4 78.7 66 2.2 1 1|30.4 4 75.7 52 1.615 1 1|33.9 4 71.1 65 1.835 1 1
21.5 4 120.1 97 2.465 1 0|15.5 8 318 150 3.52 0 0|15.2 8 304 150 3.435 0 0|13.3 8 350 245 3.84 0 0|19.2 8 400 175 3.845 0 0
27.3 4 79 66 1.935 1 1|26 4 120.3 91 2.14 0 1|30.4 4 95.1 113 1.513 1 1|15.8 8 351 264 3.17 0 1|19.7 6 145 175 2.77 0 1
15 8 301 335 3.57 0 1|21.4 4 121 109 2.78 1 1"""
CELLS = np.array([[float(cell) for cell in row.split()] for row in CARS.replace("\n", "|").split("|")])
MPG, CYL, DISP, HP, WT, VS, AM = range(7)


def correlated(*drivers):
    return np.corrcoef(CELLS[:, [*drivers, MPG]].T)


def shares(method, *drivers):
    whole = correlated(*drivers)
    return weights(method, whole[None, :-1, :-1], whole[None, :-1, -1])[0]


def test_relative_weights_are_those_that_the_package_rwa_prints():
    # Its manual, "Regression methods": mpg by cyl, disp, hp and wt, to seven digits.
    printed = [0.2096904, 0.1883043, 0.1799590, 0.2706812]
    assert shares("relative-weights", CYL, DISP, HP, WT) == pytest.approx(printed, abs=6e-8)


def test_lmg_is_the_general_dominance_that_the_package_domir_prints():
    # Its README: mpg by am, vs and cyl; general dominance is LMG (Grömping 2007), and R2 0.7619773.
    printed = [0.1774892, 0.2027032, 0.3817849]
    assert shares("lmg", AM, VS, CYL) == pytest.approx(printed, abs=6e-8)
    assert explained(correlated(AM, VS, CYL)) == pytest.approx(0.7619773, abs=6e-8)


def test_what_statsmodels_gives():
    # statsmodels 0.15: OLS of mpg on cyl, disp, hp and wt: R2, adjusted R2, the p of its F test, and variance_inflation_factor.
    whole = correlated(CYL, DISP, HP, WT)
    r2 = explained(whole)
    assert r2 == pytest.approx(0.8486347934212336, abs=1e-12)
    assert adjusted(r2, 4, 32) == pytest.approx(0.8262103183725275, abs=1e-12)
    assert by_chance(r2, 4, 32) == pytest.approx(1.0610851706671617e-10, rel=1e-9)
    factors = [6.737706532817306, 10.373285962633139, 3.4059825229812764, 4.848015524208186]
    assert inflation(whole[:-1, :-1]) == pytest.approx(factors, abs=1e-9)


def test_penalties_and_rewards_are_those_of_statsmodels():
    # OLS of mpg on four dummies: 200 hp or more, 95 or less, a weight of 3.6 or more, 2.4 or less; here as school marks.
    def mark(column, poor, excellent):
        return np.where(CELLS[:, column] >= poor, 3.0, np.where(CELLS[:, column] <= excellent, 9.0, 6.0))

    marks = np.column_stack([mark(HP, 200, 95), mark(WT, 3.6, 2.4)])
    own = Answers(CELLS[:, MPG], marks, np.ones(32), np.ones(32))
    found, few = contrasts(own, [Driver("hp", "power", "rating"), Driver("wt", "weight", "rating")], 5)
    assert few == []
    values = [value for one in found for value in (one.penalty, one.reward)]
    assert values == pytest.approx([-4.62521739, 2.37224638, -2.60025362, 7.46985507], abs=1e-8)
    errors = [value for one in found for value in (one.penalty_se, one.reward_se)]
    assert errors == pytest.approx([1.25456303, 1.63821541, 1.2105654, 1.6927365], abs=1e-8)
    ends = [one.penalty_ends for one in found] + [one.reward_ends for one in found]
    assert np.array(ends) == pytest.approx(
        np.array([[-7.19936811, -2.05106667], [-5.08412866, -0.11637859], [-0.98909399, 5.73358674], [3.99664667, 10.94306347]]),
        abs=1e-6,
    )  # fmt: skip
