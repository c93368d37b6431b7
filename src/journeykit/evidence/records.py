"""From groups to records, as `kind: measurements` has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from journeykit.evidence.judging import Group
from journeykit.evidence.metrics import KNOWN
from journeykit.evidence.subjects import Subjects
from journeykit.evidence.tallies import Tally
from journeykit.evidence.withholding import Written
from journeykit.model.metrics import OPERATIONAL, scale_of

if TYPE_CHECKING:
    from journeykit.text import Value

Record = dict[str, Any]
_DIGITS = 4


def records_of(written: Iterable[Written], subjects: Subjects, hundredfold: frozenset[str]) -> list[Record]:
    """Return records in the order of the project: touchpoints, metrics, periods, and segments below their whole.

    Args:
        written: The groups.
        subjects: The project.
        hundredfold: Metrics whose answers are yes and no, and whose unit is percent.
    """

    def place(one: Written) -> Any:
        group = one.group
        return (
            subjects.order(group.subject), KNOWN.index(group.metric), str(group.scale), group.better or "",
            group.unit or "", group.period or "", one.segment is not None, one.segment or (),
        )  # fmt: skip

    return [_record(one, hundredfold) for one in sorted(written, key=place)]


def _record(one: Written, hundredfold: frozenset[str]) -> Record:
    group, tally = one.group, one.tally
    made: Record = {}
    if group.subject.journey:
        made["journey"] = group.subject.journey
    if group.subject.touchpoint:
        made["touchpoint"] = group.subject.touchpoint
    made |= {"metric": group.metric, **_scale(group)}
    if group.unit:
        made["unit"] = group.unit
    if group.period:
        made["period"] = group.period
    made["n"] = tally.n
    made |= _figures(group, tally, hundredfold=group.metric in hundredfold)
    if one.segment:
        made["segment"] = dict([one.segment])
    return made


def _scale(group: Group) -> Mapping[str, Value]:
    """Return the scale and its better end where they are not the metric's own."""
    if group.metric == "nps" or group.metric in OPERATIONAL:
        return {}
    own = scale_of(group.metric)
    assert own is not None
    made: dict[str, Value] = {}
    if isinstance(group.scale, str):
        made["scale"] = group.scale
    elif group.scale is not None and group.scale != (own.low, own.high):
        made["scale"] = [_short(end) for end in group.scale]
    if group.better is not None and group.better != own.better:
        made["better"] = group.better
    return made


def _figures(group: Group, tally: Tally, *, hundredfold: bool) -> Record:
    if group.metric in OPERATIONAL:
        effective = {"n_effective": _effective(tally)} if tally.weighted else {}
        return {**effective, "value": _rounded(tally.mean * (100 if hundredfold else 1))}
    if tally.weighted:
        return {"n_effective": _effective(tally), **_weighted(group, tally)}
    if group.metric == "nps" and tally.counts is not None:
        counts = tally.counts
        promoters = sum(count for answer, count in counts.items() if answer >= 9)
        detractors = sum(count for answer, count in counts.items() if answer <= 6)
        return {"promoters": promoters, "passives": tally.n - promoters - detractors, "detractors": detractors}
    if tally.counts is not None and group.scale != "percent" and len(tally.counts) <= 11:
        return {"distribution": {_key(answer): tally.counts[answer] for answer in sorted(tally.counts)}}
    sd = tally.sd
    return {"mean": _rounded(tally.mean), **({} if sd is None else {"sd": _rounded(sd)})}


def _weighted(group: Group, tally: Tally) -> Record:
    if group.metric != "nps":
        sd = tally.sd
        return {"mean": _rounded(tally.mean), **({} if sd is None else {"sd": _rounded(sd)})}
    weights = tally.weights or {}
    promoters = sum((weight for answer, weight in weights.items() if answer >= 9), Decimal(0))
    detractors = sum((weight for answer, weight in weights.items() if answer <= 6), Decimal(0))
    return {"value": _rounded(float((promoters - detractors) / tally.weight * 100))}


def _effective(tally: Tally) -> float | int:
    """Return Kish's effective number, never above the number of answers by rounding."""
    return min(_rounded(tally.effective, 1), tally.n)


def _rounded(value: float, digits: int = _DIGITS) -> float | int:
    made = round(value, digits) + 0.0
    return int(made) if made.is_integer() else made


def _short(value: float) -> float | int:
    return int(value) if float(value).is_integer() else value


def _key(answer: Decimal) -> str:
    return f"{float(answer):g}"
