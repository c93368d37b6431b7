"""Quantiles of the normal and of Student's t distribution in plain arithmetic.

Rules need intervals too, and `validate` is to start fast: so no numeric library. The normal quantile is Wichura's
algorithm AS 241 (1988), exact to the last digits; the t quantile is Hill's algorithm 396 (1970), right to five digits or more.
"""

from __future__ import annotations

from functools import lru_cache
from math import cos, exp, log, pi, sin, sqrt

_CENTRE = (
    (3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
     4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3),
    (1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
     2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3),
)  # fmt: skip
_SHOULDER = (
    (1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
     1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4),
    (1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
     1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9),
)  # fmt: skip
_TAIL = (
    (6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
     2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7),
    (1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
     7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15),
)  # fmt: skip
_HUGE_DF = 1e7
_CENTRAL = 0.425
_FAR = 5


@lru_cache(maxsize=64)
def normal_quantile(p: float) -> float:
    """The value that a standard normal variable stays below with probability `p` (0 < p < 1)."""
    q = p - 0.5
    if abs(q) <= _CENTRAL:
        return q * _ratio(_CENTRE, 0.180625 - q * q)
    r = sqrt(-log(min(p, 1 - p)))
    size = _ratio(_SHOULDER, r - 1.6) if r <= _FAR else _ratio(_TAIL, r - _FAR)
    return -size if q < 0 else size


def two_sided_z(confidence: float) -> float:
    """The normal quantile that leaves half of `1 - confidence` on either side: 1.96 for .95."""
    return normal_quantile(0.5 + confidence / 2)


@lru_cache(maxsize=4096)
def two_sided_t(confidence: float, df: float) -> float:
    """The t quantile with `df` degrees of freedom that leaves half of `1 - confidence` on either side."""
    outside = 1 - confidence
    if df > _HUGE_DF:
        return two_sided_z(confidence)
    if df < 2:  # Hill holds from 2 on; between 1 and 2 (weighted answers only) the widest stands in
        return cos(outside * pi / 2) / sin(outside * pi / 2)
    if df == 2:
        return sqrt(2 / (outside * (2 - outside)) - 2)
    return _hill(outside, df)


def _ratio(coefficients: tuple[tuple[float, ...], tuple[float, ...]], x: float) -> float:
    above, below = coefficients
    return _polynomial(above, x) / _polynomial(below, x)


def _polynomial(coefficients: tuple[float, ...], x: float) -> float:
    total = 0.0
    for coefficient in reversed(coefficients):
        total = total * x + coefficient
    return total


def _hill(outside: float, df: float) -> float:
    """Hill's algorithm 396; `outside` is the probability of both tails together."""
    a = 1 / (df - 0.5)
    b = 48 / a**2
    c = ((20700 * a / b - 98) * a - 16) * a + 96.36
    d = ((94.5 / (b + c) - 3) / b + 1) * sqrt(a * pi / 2) * df
    y = (d * outside) ** (2 / df)
    if y > 0.05 + a:
        x = normal_quantile(outside / 2)
        y = x * x
        if df < 5:
            c += 0.3 * (df - 4.5) * (x + 0.6)
        c += (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b
        y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x
        y = a * y * y
        y = exp(y) - 1 if y > 0.002 else 0.5 * y * y + y
    else:
        y = ((1 / (((df + 6) / (df * y) - 0.089 * d - 0.822) * (df + 2) * 3) + 0.5 / (df + 4)) * y - 1) * (
            (df + 1) / (df + 2)
        ) + 1 / y
    return sqrt(df * y)
