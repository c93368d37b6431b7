"""The tables of what an event log says of a journey: the plan, where customers left it, where they ended, how long it took."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from journeykit.reports.event_log.words import NOTHING, Words
from journeykit.reports.text_layout import Column, Table
from journeykit.words import number

if TYPE_CHECKING:
    from journeykit.evidence.logs.values import LogReport, Share, Step

_MOST, _MOST_STEPS = 10, 40


def tables(found: LogReport, language: str) -> list[Table]:
    """Return the tables, with what is to be said above and below them."""
    words = Words(found, language)
    if not found.told:
        return [_withheld(found, words), *_unknown(found, words)]
    made = [_head(found, words), _plan(found, words)]
    made += _astray(found, words)
    made += [_reach(found, words), _ended(found, words), *_loops(found, words), *_channels(found, words)]
    made += [*_steps(found, words), *_paths(found, words), *_unknown(found, words)]
    return made


def _withheld(found: LogReport, words: Words) -> Table:
    t = words.t
    said = t("Customers: {cases}. Of fewer than {minimum} nothing is told: it would be of each of them.",
             cases=words.whole(found.cases), minimum=words.whole(found.minimum))  # fmt: skip
    return Table((t("{journey}: what customers did, against the plan", journey=found.journey.title), said), (), ())


def _head(found: LogReport, words: Words) -> Table:
    t = words.t
    lines = [t("{journey}: what customers did, against the plan", journey=found.journey.title)]
    if found.days:
        lines.append(
            t("Customers: {cases} - visits: {events} - from {first} to {last}", cases=words.whole(found.cases),
              events=words.whole(found.events), first=words.day(found.days[0]), last=words.day(found.days[1]))
        )  # fmt: skip
    if found.whole is not None:
        low, median, high = words.times(found.whole)
        lines.append(
            t(
                "From first to last visit: {median} (half of them between {low} and {high})",
                median=median,
                low=low,
                high=high,
            )
        )
    if found.single:
        lines.append(t("Customers with a single visit: {count}", count=words.whole(found.single)))
    return Table(tuple(lines), (), ())


def _plan(found: LogReport, words: Words) -> Table:
    t = words.t
    rows = [
        (t("as planned, to the end"), *_shared(found.conforms, words)),
        (t("as planned, and stopped on the way"), *_shared(found.stopped, words)),
        (t("otherwise than planned"), *_shared(found.deviates, words)),
    ]
    if found.unexplained_rate is None:
        below = t("Nobody went from one touchpoint to another: what share the plan explains is not known.")
    else:
        below = t(
            "Movements that the plan does not explain: {count} of {of}, {share}.", count=words.whole(found.unexplained),
            of=words.whole(found.movements), share=words.percent(found.unexplained_rate),
        )  # fmt: skip
    lines = [below]
    if others := sum(one.events for one in found.unknown):
        lines.append(
            t(
                "Events of activities that are no touchpoint, and not held against the plan: {count}.",
                count=words.whole(others),
            )
        )
    if found.unseen:
        names = ", ".join(words.name(id_) for id_ in found.unseen)
        lines.append(t("Not in the log, and passed over in the plan: {names}.", names=names))
    return Table(
        (t("Planned and done"),),
        (Column("", flexible=True), Column(t("customers"), right=True), Column(t("share"), right=True)),
        tuple(rows),
        tuple(lines),
    )


def _shared(share: Share, words: Words) -> tuple[str, str]:
    return words.whole(share.count), words.share(share)


def _astray(found: LogReport, words: Words) -> Iterator[Table]:
    """Yield what was left out, done again, done in another order, and where the plan has no way."""
    t = words.t
    named = (
        (t("Left out: customers who came further without it"), found.missing),
        (t("Done again: customers who met it more than once"), found.extra),
    )
    for title, listed in named:
        rows = [(words.name(id_), *_shared(share, words)) for id_, share in listed]
        if rows:
            yield Table(
                (title,),
                (
                    Column(t("touchpoint"), flexible=True),
                    Column(t("customers"), right=True),
                    Column(t("share"), right=True),
                ),
                tuple(rows),
            )
    yield from _ways(t("In another order: customers who went where the plan has been before"), found.other_order, words)
    yield from _ways(t("Ways that the plan does not have"), found.jumps, words)


def _ways(title: str, steps: Iterable[Step], words: Words) -> Iterator[Table]:
    t = words.t
    told = list(steps)
    if not told:
        return
    rows = tuple(
        (words.name(step.origin), words.name(step.target), *_shared(step.customers, words)) for step in told[:_MOST]
    )
    below = (t("and {count} more", count=len(told) - _MOST),) if len(told) > _MOST else ()
    yield Table((title,), _way_columns(words), rows, below)


def _way_columns(words: Words) -> tuple[Column, ...]:
    t = words.t
    return (
        Column(t("from"), flexible=True), Column(t("to"), flexible=True), Column(t("customers"), right=True),
        Column(t("of those at the first"), right=True),
    )  # fmt: skip


def _reach(found: LogReport, words: Words) -> Table:
    t = words.t
    columns = (
        Column(t("touchpoint"), flexible=True), Column(t("customers"), right=True), Column(t("share"), right=True)
    )  # fmt: skip
    rows = tuple((words.name(id_), *_shared(share, words)) for id_, share in found.reach)
    below: tuple[str, ...] = ()
    if found.reach and (away := found.cases - found.reach[0][1].of):
        below = (t("Perhaps under way, and not among these: {count} customers.", count=words.whole(away)),)
    if not rows:
        return Table((t("Reach is not known: the log ends sooner than nine of ten customers take."),), (), ())
    return Table((t("Reach: customers who came to a touchpoint"),), columns, rows, below)


def _ended(found: LogReport, words: Words) -> Table:
    t = words.t
    told = found.ended
    rows = tuple(
        (words.name(one.touchpoint), words.whole(one.customers.of), words.whole(one.customers.count),
         words.share(one.customers), words.whole(one.recent) if one.recent else "-")
        for one in told
        if not one.planned
    )  # fmt: skip
    ends = [f"{words.name(one.touchpoint)} ({words.whole(one.customers.count)})" for one in told if one.planned]
    below = [t("At an end of the journey: {touchpoints}.", touchpoints=", ".join(ends))] if ends else []
    if any(one.recent and not one.planned for one in told):
        below.append(
            t("Perhaps under way: the log ends sooner after them than nine of ten others took to go on from there. The"
              " transitions leave that last stretch out.")
        )  # fmt: skip
    columns = (
        Column(t("touchpoint"), flexible=True), Column(t("customers"), right=True), Column(t("last seen\nhere"), right=True),
        Column(t("share"), right=True), Column(t("perhaps\nunder way"), right=True),
    )  # fmt: skip
    title = t("Drop-off: where customers were seen last")
    if not rows:
        return Table((title, "", *below), (), ()) if below else Table((title, "", NOTHING), (), ())
    return _without_empty(Table((title,), columns, rows, tuple(below)))


def _without_empty(table: Table) -> Table:
    from journeykit.reports.text_layout import without_empty

    return without_empty(table)


def _loops(found: LogReport, words: Words) -> Iterator[Table]:
    t = words.t
    line = t("Loops: customers who came back to an earlier touchpoint: {count}, {share}",
             count=words.whole(found.looped.count), share=words.share(found.looped))  # fmt: skip
    rows = tuple(
        (words.name(one.origin), words.name(one.target), *_shared(one.customers, words)) for one in found.loops[:_MOST]
    )
    more = len(found.loops) - _MOST
    yield Table(
        (line,), _way_columns(words) if rows else (), rows, (t("and {count} more", count=more),) if more > 0 else ()
    )


def _channels(found: LogReport, words: Words) -> Iterator[Table]:
    """Yield how often customers change channel, and what of the outcome goes with it."""
    if found.switched is None:
        return
    t = words.t
    count, of = found.switches
    lines = [
        t("Channel switches: {count} of {of} movements, {share}; customers with one: {customers}", count=words.whole(count),
          of=words.whole(of), share=words.percent(count / of) if of else "-", customers=words.share(found.switched))
    ]  # fmt: skip
    rows = tuple((a, b, words.whole(n)) for a, b, n in found.channels[:_MOST])
    columns = (Column(t("from")), Column(t("to")), Column(t("movements"), right=True)) if rows else ()
    below = _effect(found, words)
    yield Table(tuple(lines if rows else [*lines, *below]), columns, rows, tuple(below) if rows else ())


def _effect(found: LogReport, words: Words) -> list[str]:
    effect = found.effect
    if effect is None:
        return []
    t = words.t
    digits, unit = (1, " %") if effect.percent else (2, "")

    def figure(value: float) -> str:
        return number(value, words.language, digits)

    return [
        t('"{column}" with a channel switch: {one}{unit} (customers: {n}); without: {other}{unit} (customers: {m})',
          column=effect.column, one=figure(effect.with_switch[0]), unit=unit, n=words.whole(effect.with_switch[1]),
          other=figure(effect.without[0]), m=words.whole(effect.without[1])),
        t("The difference is {difference} ({low} to {high}). It goes together with the switch; whether it comes of it, a log"
          " cannot tell: who goes on for longer has more chances to switch.", difference=figure(effect.difference), low=figure(effect.low), high=figure(effect.high)),
    ]  # fmt: skip


def _steps(found: LogReport, words: Words) -> Iterator[Table]:
    t = words.t
    told = found.steps
    more: tuple[str, ...] = ()
    if len(told) > _MOST_STEPS:  # the plan's own, and of the others the commonest
        kept = sorted(told, key=lambda one: (not one.planned, -one.customers.count, one.origin, one.target))
        more = (t("and {count} more", count=len(told) - _MOST_STEPS),)
        told = tuple(one for one in told if one in kept[:_MOST_STEPS])
    rows = tuple(
        (words.name(one.origin), words.name(one.target), "-" if one.planned else t("no"), words.whole(one.customers.count),
         words.percent(one.customers.value), *words.times(one.time))
        for one in told
    )  # fmt: skip
    if rows:
        columns = (
            Column(t("from"), flexible=True), Column(t("to"), flexible=True), Column(t("planned")),
            Column(t("customers"), right=True), Column(t("share"), right=True), Column(t("25 %\nwithin"), right=True, spare=True),
            Column(t("50 %\nwithin"), right=True), Column(t("75 %\nwithin"), right=True, spare=True),
        )  # fmt: skip
        title = t("From touchpoint to touchpoint, and the time between them")
        yield _without_empty(Table((title,), columns, rows, more))


def _paths(found: LogReport, words: Words) -> Iterator[Table]:
    t = words.t
    lines = []
    for place, one in enumerate(found.paths, start=1):
        way = " → ".join(_again(words, one.touchpoints))
        mark = {"conforms": "", "stopped": f" ({t('stopped on the way')})", "deviates": f" ({t('not planned')})"}[
            one.keeps
        ]
        lines.append(f"{place}. {words.share(one.customers)}{mark}: {way}")
    title = t("The commonest paths")
    if not lines:
        title = t("No path was gone by {minimum} customers or more.", minimum=found.minimum)
    elif found.others:
        lines.append(t("Other paths: {count} customers", count=words.whole(found.others)))
    yield Table((title, *lines), (), ())


def _again(words: Words, touchpoints: Sequence[str]) -> Iterator[str]:
    """Yield names along a path; the same one several times in a row is said once, with how often."""
    at = 0
    while at < len(touchpoints):
        end = at
        while end < len(touchpoints) and touchpoints[end] == touchpoints[at]:
            end += 1
        yield words.name(touchpoints[at]) + (f" x{end - at}" if end - at > 1 else "")
        at = end


def _unknown(found: LogReport, words: Words) -> Iterator[Table]:
    t = words.t
    told = [one for one in found.unknown if one.events >= found.minimum]
    if not told:
        return
    rows = tuple(
        (one.activity, words.whole(one.events), words.name(one.near) if one.near else "-") for one in told[:_MOST]
    )
    more = (t("and {count} more", count=len(told) - _MOST),) if len(told) > _MOST else ()
    columns = (
        Column(t("activity"), flexible=True), Column(t("events"), right=True), Column(t("perhaps"), flexible=True)
    )  # fmt: skip
    yield _without_empty(Table((t("Activities that are no touchpoint of the journey"),), columns, rows, more))
