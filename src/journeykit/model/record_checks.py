"""What a measurement record must keep to: one form, a known metric, figures on their scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from journeykit.diagnostics import Finding, Place, message
from journeykit.model.errors import did_you_mean
from journeykit.model.metrics import IMPORTANCE, METRICS, OPERATIONAL, scale_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeykit.model.measurement import Record

_ALL = (*METRICS, *OPERATIONAL, IMPORTANCE)
_NPS = ("promoters", "passives", "detractors")
_TRANSITION = ("customers", "of")
_KINDS = ("distribution", "mean", "value", "promoters", "from", "derived_importance", "kano", "penalty_reward")


class Locate(Protocol):
    """Turns a key path of the model into a place in the file."""

    def __call__(self, *path: str | int, at_key: bool = False) -> Place:
        """Return the place."""


def check_metric(metric: str, path: tuple[str | int, ...], at: Locate) -> Iterator[Finding]:
    """Yield a finding when a metric is not known."""
    if metric not in _ALL:
        yield Finding(
            at(*path),
            message('the metric "{metric}" is not known', metric=metric),
            hint=did_you_mean(metric, _ALL) or message("known metrics: {known}", known=", ".join(_ALL)),
            code="JK104",
        )


def check_figure(
    value: float | None,
    metric: str,
    path: tuple[str | int, ...],
    at: Locate,
    *,
    scale: tuple[float, float] | str | None = None,
    better: str | None = None,
) -> Iterator[Finding]:
    """Yield a finding when a figure lies outside its scale."""
    found = scale_of(metric, scale, better)
    if value is None or found is None or found.low <= value <= found.high:
        return
    yield Finding(
        at(*path),
        message("{value} is outside the scale of {metric}: {low} to {high}",
                value=_short(value), metric=metric, low=_short(found.low), high=_short(found.high)),
        hint=message("another scale is given as scale: [min, max]"),
        code="JK109",
    )  # fmt: skip


def check_record(record: Record, path: tuple[str | int, ...], at: Locate) -> Iterator[Finding]:
    """Yield what is wrong with one record."""
    forms = _forms(record)
    if not forms:
        yield Finding(
            at(*path), message("the record holds no figure"),
            hint=message("give one of: {forms}", forms=", ".join(_KINDS)), code="JK101",
        )  # fmt: skip
        return
    if len(forms) > 1:
        yield Finding(
            at(*path, forms[1], at_key=True),
            message('a record has exactly one form: "{second}" stands beside "{first}"', first=forms[0], second=forms[1]),
            hint=message("make two records of it"), code="JK103",
        )  # fmt: skip
    yield from _needs(record, forms[0], path, at)
    if record.metric is not None:
        yield from check_metric(record.metric, (*path, "metric"), at)
        yield from _scale(record, path, at)
    yield from _sums(record, path, at)


def _forms(record: Record) -> list[str]:
    present = {
        "distribution": record.distribution is not None,
        "mean": record.mean is not None,
        "value": record.value is not None,
        "promoters": any(getattr(record, name) is not None for name in _NPS),
        "from": record.is_transition,
        "derived_importance": record.derived_importance is not None,
        "kano": record.kano is not None,
        "penalty_reward": record.penalty_reward is not None,
    }
    return [name for name in _KINDS if present[name]]


def _needs(record: Record, form: str, path: tuple[str | int, ...], at: Locate) -> Iterator[Finding]:
    """Yield the fields that a form lacks."""
    needed: tuple[str, ...] = {
        "distribution": ("metric",),
        "mean": ("metric", "n"),
        "value": ("metric",),
        "promoters": ("metric", *_NPS),
        "from": _TRANSITION,
    }.get(form, ())
    for name in needed:
        if getattr(record, "origin" if name == "from" else name) is None:
            yield Finding(
                at(*path), message('"{field}" is missing', field=name),
                hint=message('add "{field}: …" here', field=name), code="JK101",
            )  # fmt: skip
    if form == "promoters" and record.metric not in (None, "nps"):
        yield Finding(
            at(*path, "metric"), message("promoters, passives and detractors belong to the metric nps"), code="JK104"
        )


def _scale(record: Record, path: tuple[str | int, ...], at: Locate) -> Iterator[Finding]:
    metric = record.metric or ""
    if record.scale == "percent" and metric != "csat":
        yield Finding(at(*path, "scale"), message("`scale: percent` belongs to the metric csat"), code="JK104")
        return
    if isinstance(record.scale, tuple) and record.scale[0] >= record.scale[1]:
        yield Finding(at(*path, "scale"), message("a scale is [min, max] with min below max"), code="JK105")
        return
    for name in ("mean", "value", "low", "high"):
        yield from check_figure(
            getattr(record, name), metric, (*path, name), at, scale=record.scale, better=record.better
        )
    yield from _spread(record, path, at)
    for answer in record.distribution or ():
        yield from check_figure(
            answer, metric, (*path, "distribution", _short(answer)), at, scale=record.scale, better=record.better
        )


def _spread(record: Record, path: tuple[str | int, ...], at: Locate) -> Iterator[Finding]:
    """Yield a finding when no answers on the scale can spread so far (half of them at each end is the most)."""
    scale = scale_of(record.metric or "", record.scale, record.better)
    if scale is None or record.sd is None or not record.n or record.n < 2:
        return
    worth = record.n_effective or record.n  # weighted, the answers divide by as much less as they are worth less
    most = (scale.high - scale.low) / 2 * (worth / (worth - 1)) ** 0.5 if worth > 1 else scale.high - scale.low
    if record.sd > most * 1.0001:
        text = message(
            "{n} answers on this scale have a standard deviation of {most} at most", n=record.n, most=_short(most)
        )
        yield Finding(at(*path, "sd"), text, code="JK105")


def _sums(record: Record, path: tuple[str | int, ...], at: Locate) -> Iterator[Finding]:
    """Yield counts that do not agree with each other."""
    counts = [record.promoters, record.passives, record.detractors]
    total = None
    if record.distribution is not None:
        total = sum(record.distribution.values())
    elif all(count is not None for count in counts):
        total = sum(count for count in counts if count is not None)
    if total == 0 or (record.n == 0 and not record.is_transition):
        yield Finding(at(*path), message("the record holds no answers"), code="JK105")
    elif total is not None and record.n is not None and record.n != total:
        yield Finding(
            at(*path, "n"),
            message("n is {n}, but the answers add up to {total}", n=record.n, total=total),
            code="JK105",
        )
    yield from _worth(record, record.n if total is None else total, path, at)
    if record.customers is not None and record.of is not None and record.customers > record.of:
        yield Finding(
            at(*path, "customers"),
            message("{customers} of {total} customers is more than all", customers=record.customers, total=record.of),
            code="JK105",
        )
    if record.derived_importance is not None and record.derived_importance < 0:
        yield Finding(at(*path, "derived_importance"), message("this must be {limit} or more", limit=0), code="JK105")


def _worth(record: Record, n: float | None, path: tuple[str | int, ...], at: Locate) -> Iterator[Finding]:
    """Yield a finding when weighting is said to have added answers: it only ever takes some away (Kish)."""
    effective = record.n_effective
    if effective is not None and n and effective > n:
        yield Finding(
            at(*path, "n_effective"),
            message(
                "{n} answers are never worth more than {n}, and this says {effective}", n=n, effective=_short(effective)
            ),
            code="JK105",
        )


def _short(number: float) -> str:
    return f"{number:g}"
