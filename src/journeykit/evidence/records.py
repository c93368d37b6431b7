"""From groups to records, as `kind: measurements` has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from journeykit.evidence.judging import Group
from journeykit.evidence.metrics import KNOWN, PERCENT
from journeykit.evidence.subjects import Subjects
from journeykit.evidence.tallies import Tally
from journeykit.evidence.withholding import Written
from journeykit.model.metrics import OPERATIONAL, scale_of

if TYPE_CHECKING:
    from journeykit.text import Value

Record = dict[str, Any]
Asked = tuple[str, str | None]
"""A metric, and its unit."""
_DIGITS = 4
_MOST_ANSWERS = 11
_PROMOTER, _DETRACTOR = 9, 6


def records_of(written: Sequence[Written], subjects: Subjects, rates: frozenset[Asked]) -> list[Record]:
    """Return records in the order of the project: touchpoints, metrics, periods, and segments below their whole.

    Args:
        written: The groups.
        subjects: The project.
        rates: What was answered with yes or no: it is written as a percentage.
    """

    def place(one: Written) -> Any:
        group = one.group
        return (
            subjects.order(group.subject), KNOWN.index(group.metric), str(group.scale), group.better or "",
            group.unit or "", group.period or "", one.segment is not None, one.segment or (),
        )  # fmt: skip

    spread = {one.group for one in written if one.segment is None and _is_distribution(one)}
    return [_record(one, rates, whole=one.group in spread) for one in sorted(written, key=place)]


def _is_distribution(one: Written) -> bool:
    """Tell whether all answers of a group are few different ones, each with a number that can be written."""
    counts = one.tally.counts
    if counts is None or one.tally.weighted or one.group.scale == "percent" or len(counts) > _MOST_ANSWERS:
        return False
    return all(answer == round(answer, _DIGITS) for answer in counts)


def _record(one: Written, rates: frozenset[Asked], *, whole: bool) -> Record:
    """Write one group; a segment is written as its whole is: as a distribution, or as a mean."""
    group, tally = one.group, one.tally
    rate = (group.metric, group.unit) in rates
    unit = PERCENT if rate else group.unit
    made: Record = {}
    if group.subject.journey:
        made["journey"] = group.subject.journey
    if group.subject.touchpoint:
        made["touchpoint"] = group.subject.touchpoint
    made |= {"metric": group.metric, **_scale(group)}
    if unit:
        made["unit"] = unit
    if group.period:
        made["period"] = group.period
    made["n"] = tally.n
    made |= _figures(group, tally, rate=rate, whole=whole)
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


def _figures(group: Group, tally: Tally, *, rate: bool, whole: bool) -> Record:
    effective: Record = {"n_effective": _effective(tally)} if tally.weighted else {}
    if group.metric in OPERATIONAL:
        return {**effective, "value": _rounded(tally.mean * (100 if rate else 1))}
    if group.metric == "nps" and tally.counts is not None:
        return {**effective, **_recommending(tally)}
    if whole and tally.counts is not None:
        return {"distribution": {_key(answer): tally.counts[answer] for answer in sorted(tally.counts)}}
    sd = tally.sd
    return {**effective, "mean": _rounded(tally.mean), **({} if sd is None else {"sd": _rounded(sd)})}


def _recommending(tally: Tally) -> Record:
    """Write an NPS as its three counts; weighted, as the mean and spread of 100 for promoters and -100 for detractors."""
    assert tally.counts is not None
    if not tally.weighted:
        promoters = sum(count for answer, count in tally.counts.items() if answer >= _PROMOTER)
        detractors = sum(count for answer, count in tally.counts.items() if answer <= _DETRACTOR)
        return {"promoters": promoters, "passives": tally.n - promoters - detractors, "detractors": detractors}
    assert tally.weights is not None
    assert tally.sums is not None
    found = Tally()
    for answer, count in tally.counts.items():
        mark = Decimal(100 if answer >= _PROMOTER else -100 if answer <= _DETRACTOR else 0)
        found.add(mark, count, tally.weights[answer] / count)
    assert found.sums is not None
    # Who gave the same answer may weigh differently: the sums of squared weights are those of all answers.
    found.sums.squares = tally.sums.squares
    sd = found.sd
    return {"mean": _rounded(found.mean), **({} if sd is None else {"sd": _rounded(sd)})}


def _effective(tally: Tally) -> float | int:
    """Return Kish's effective number, never above the number of answers by rounding."""
    return min(_rounded(tally.effective, 1), tally.n)


def _rounded(value: float, digits: int = _DIGITS) -> float | int:
    made = round(value, digits) + 0.0
    return int(made) if made.is_integer() else made


def _short(value: float) -> float | int:
    return int(value) if float(value).is_integer() else value


@lru_cache(maxsize=1 << 12)
def _key(answer: Decimal) -> str:
    return f"{_rounded(float(answer)):.15g}"
