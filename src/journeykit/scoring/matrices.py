"""The little linear algebra that derived importance needs: up to a few dozen drivers, no numeric library."""

from __future__ import annotations

from math import hypot, sqrt
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Matrix: TypeAlias = "Sequence[Sequence[float]]"

_SWEEPS = 100
_SMALL = 1e-15


def eigen(matrix: Matrix) -> tuple[list[float], list[list[float]]]:
    """Eigenvalues and eigenvectors of a symmetric matrix, by Jacobi's rotations.

    `vectors[i][k]` is component i of the vector that belongs to value k.
    """
    size = len(matrix)
    a = [list(row) for row in matrix]
    vectors = [[float(i == j) for j in range(size)] for i in range(size)]
    for _ in range(_SWEEPS):
        if sum(a[i][j] ** 2 for i in range(size) for j in range(i)) < _SMALL**2:
            break
        for p in range(size):
            for q in range(p + 1, size):
                if abs(a[p][q]) > _SMALL**2:
                    _rotate(a, vectors, p, q)
    return [a[i][i] for i in range(size)], vectors


def solve(matrix: Matrix, right: Sequence[float]) -> list[float] | None:
    """Solve `matrix x = right` by elimination with pivots; None when the matrix is singular."""
    size = len(matrix)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for column in range(size):
        pivot = max(range(column, size), key=lambda i: abs(rows[i][column]))
        if abs(rows[pivot][column]) < 1e-12:
            return None
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for below in range(column + 1, size):
            factor = rows[below][column] / rows[column][column]
            for k in range(column, size + 1):
                rows[below][k] -= factor * rows[column][k]
    x = [0.0] * size
    for i in reversed(range(size)):
        x[i] = (rows[i][size] - sum(rows[i][k] * x[k] for k in range(i + 1, size))) / rows[i][i]
    return x


def _rotate(a: list[list[float]], vectors: list[list[float]], p: int, q: int) -> None:
    """Turn in the plane of p and q so that `a[p][q]` becomes 0."""
    theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
    t = (1 if theta >= 0 else -1) / (abs(theta) + hypot(theta, 1))
    c = 1 / sqrt(t * t + 1)
    s = t * c
    for row in a:
        row[p], row[q] = c * row[p] - s * row[q], s * row[p] + c * row[q]
    for k in range(len(a)):
        a[p][k], a[q][k] = c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]
    for row in vectors:
        row[p], row[q] = c * row[p] - s * row[q], s * row[p] + c * row[q]
