"""Answers to three questions and an outcome that hangs together with them, and their importance worked out otherwise."""

from __future__ import annotations

import itertools
from collections import Counter

import numpy as np

from journeykit.evidence.drivers.deriving import derive
from journeykit.evidence.drivers.values import Asked, Driver, Together

QUESTIONS = (
    Driver("Gemak", "kaartje", "ces"),
    Driver("Rij", "wachtrij", "csat"),
    Driver("Cijfer", "overvaart", "rating"),
)
MAPPING = {
    "kind": "mapping", "date": "Datum", "journey": "overtocht", "weight": "Gewicht",
    "outcome": {"column": "Aanbevelen", "metric": "nps"},
    "questions": [{"column": one.column, "touchpoint": one.touchpoint, "metric": one.metric} for one in QUESTIONS],
    "kano": [{"touchpoint": "wachtrij", "present": "Met", "absent": "Zonder"}],
}  # fmt: skip


def people(count: int = 60, seed: int = 4) -> list[tuple[float | None, ...]]:
    """Answers to three questions and an outcome that hangs together with them; some skipped the last question."""
    numbers = np.random.default_rng(seed)
    mood = numbers.normal(size=count)
    ease = np.clip(np.round(4.6 + 0.6 * mood + 1.3 * numbers.normal(size=count)), 1, 7)
    queue = np.clip(np.round(3.2 + 0.4 * mood + 0.9 * numbers.normal(size=count)), 1, 5)
    boat = np.clip(np.round(2 * (6.9 + 0.6 * mood + 1.4 * numbers.normal(size=count))) / 2, 1, 10)
    told = 6.4 + 0.4 * (ease - 4.6) + 0.9 * (queue - 3.2) + 0.7 * (boat - 6.9) + numbers.normal(size=count)
    outcome = np.clip(np.round(told), 0, 10)
    rows = [[float(cell) for cell in row] for row in zip(ease, queue, boat, outcome, strict=True)]
    return [tuple(None if i % 10 == 3 and j == 2 else cell for j, cell in enumerate(row)) for i, row in enumerate(rows)]


def units(rows, *, period="2026-07", weight=None):
    return Counter((period, weight, row[-1], tuple(row[:-1])) for row in rows)


def derived(rows, drivers=QUESTIONS, method="relative-weights", minimum=10, **about):
    asked = Asked("overtocht", "Aanbevelen", "nps", tuple(drivers))
    (found,) = derive(Together({asked: units(rows, **about)}), method, minimum)
    return found


def complete(rows):
    cells = np.array([row for row in rows if None not in row], float)
    return cells[:, :-1], cells[:, -1]


def r2_of(x, y):
    """R2 by least squares on the answers themselves, not on correlations."""
    if x.shape[1] == 0:
        return 0.0
    design = np.column_stack([np.ones(len(y)), x])
    left = y - design @ np.linalg.lstsq(design, y, rcond=None)[0]
    return 1 - left @ left / ((y - y.mean()) @ (y - y.mean()))


def lmg_by_orders(x, y):
    size = x.shape[1]
    gains = np.zeros(size)
    orders = list(itertools.permutations(range(size)))
    for order in orders:
        for at, one in enumerate(order):
            gains[one] += r2_of(x[:, list(order[: at + 1])], y) - r2_of(x[:, list(order[:at])], y)
    return gains / len(orders)


def johnson_by_rotation(x, y):
    """Relative weights by the nearest orthogonal variables, from the singular values of the answers."""
    z = (x - x.mean(axis=0)) / x.std(axis=0) / np.sqrt(len(y))
    v = (y - y.mean()) / y.std() / np.sqrt(len(y))
    left, _, right = np.linalg.svd(z, full_matrices=False)
    near = left @ right
    return ((near.T @ z) ** 2).T @ (near.T @ v) ** 2
