"""How the figures of each lens come about: the formula, the same with its figures, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.scoring.explain import Explained
from journeykit.scoring.values import RestsOn
from journeykit.words import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from journeykit.scoring.lenses.customer_data import CustomerData
    from journeykit.scoring.lenses.friction import Friction
    from journeykit.scoring.lenses.kano import KanoAt
    from journeykit.scoring.lenses.opportunity import Opportunity, Wanted
    from journeykit.scoring.lenses.penalty_reward import Contrast
    from journeykit.scoring.lenses.quadrants import Placed
    from journeykit.workspace import PlacedRecord


def shower(language: str) -> Callable[[float | None], str]:
    """Say figures in a formula: as many decimals as tell something, `?` for what is unknown."""

    def show(value: float | None) -> str:
        return "?" if value is None else number(round(value, 3 if abs(value) < 1 else 2), language)

    return show


def explain_opportunity(one: Opportunity, language: str) -> list[Explained]:
    """The two shares and the score."""
    show = shower(language)
    i, s = one.importance.share.value, one.satisfaction.share.value
    filled = f"{show(i)} + max({show(i)} - {show(s)}, 0)" if i is not None and s is not None else ""
    return [
        _share("importance-share", one.importance, show),
        _share("satisfaction-share", one.satisfaction, show),
        Explained("opportunity", one.score.value, "I + max(I - S, 0)", filled, "stale" if one.stale else ""),
    ]


def _share(figure: str, wanted: Wanted, show: Callable[[float | None], str]) -> Explained:
    value, n = wanted.share.value, wanted.n
    filled = f"10 × {show(value / 10 * n)} / {show(n)}" if value is not None and n else ""
    return Explained(figure, value, "10 × n(4-5) / n", filled, wanted.lacks or "", _records(wanted.records))


def explain_quadrant(one: Placed, language: str) -> list[Explained]:
    """Both axes against both lines of the cross-hair."""
    show, score = shower(language), one.touchpoint
    w, p = score.importance.value, score.performance.value
    across, up = one.lines.performance, one.lines.importance
    importance = "" if w is None or up is None else f"{show(w)} {'>' if w > up else '<='} {show(up)}"
    performance = "" if p is None or across is None else f"{show(p)} {'>=' if p >= across else '<'} {show(across)}"
    measured = tuple(field for field in score.rests_on if field.field in {"measurements", "customer.emotion"})
    weighed = tuple(field for field in score.rests_on if field.field in {"importance", "derived_importance"})
    return [
        Explained("quadrant", one.quadrant, "", detail=one.cross_hair),
        Explained("importance", w, "w > line", importance, score.importance.source, weighed),
        Explained("performance", p, "P >= line", performance, "", measured),
    ]


def explain_kano(one: KanoAt, language: str) -> list[Explained]:
    """Better and Worse."""
    show, counts, rests_on = shower(language), one.counts, _records(one.records)
    a, o, m, i = counts.attractive, counts.one_dimensional, counts.must_be, counts.indifferent
    base = f"({show(a)} + {show(o)} + {show(m)} + {show(i)})"
    detail = "stale" if one.stale else ""
    below = "(A + O + M + I)"
    return [
        Explained("category", one.category, "", detail="" if one.clear else "not-clear"),
        Explained(
            "better", one.better.value, f"(A + O) / {below}", f"({show(a)} + {show(o)}) / {base}", detail, rests_on
        ),
        Explained(
            "worse", one.worse.value, f"-(O + M) / {below}", f"-({show(o)} + {show(m)}) / {base}", detail, rests_on
        ),
    ]


def explain_contrast(one: Contrast, language: str) -> list[Explained]:
    """The asymmetry and the size."""
    show, rests_on = shower(language), _records(one.records)
    r, p = show(one.reward), show(abs(one.penalty))
    detail = "contradicts" if one.contradicts else "stale" if one.stale else ""
    filled = "" if one.asymmetry is None else f"({r} - {p}) / ({r} + {p})"
    return [
        Explained("factor", one.factor, ""),
        Explained("asymmetry", one.asymmetry, "(r - |p|) / (r + |p|)", filled, detail, rests_on),
        Explained("size", one.size, "r + |p|", "" if one.size is None else f"{r} + {p}", detail, rests_on),
    ]


def explain_friction(one: Friction, language: str) -> list[Explained]:
    """The counts of one journey, each with the lines of its steps."""
    show = shower(language)
    steps, owned = one.channel_steps, one.owner_steps
    switches = one.count("channel-switch")
    rate = f"{show(float(switches))} / {show(float(steps))}" if steps else ""
    return [
        Explained("switch-rate", one.switch_rate, "switches / steps", rate, "", _steps(one, "channel-switch")),
        Explained("handoffs", float(one.count("handoff")) if owned else None, "", "", "", _steps(one, "handoff")),
        Explained("loops", float(one.count("loop")), "", "", "", _steps(one, "loop")),
        Explained("stories-lost", float(one.count("story-lost")), "", "", "", _steps(one, "story-lost")),
    ]


def explain_customer_data(one: CustomerData, language: str) -> list[Explained]:
    """Whether it reaches a CRM and by which way, how many contacts a year, and which feed would connect it."""
    show = shower(language)

    def lines(*fields: str) -> tuple[RestsOn, ...]:
        return tuple(line for line in one.rests_on if line.field in fields)

    shortest = min((kept.way for kept in one.systems if kept.way), key=len, default=())
    reach, customers = one.touchpoint.reach.value, one.journey.customers_per_year
    by_reach = f"{show(None if customers is None else float(customers))} × {show(reach)}"
    contacts = {"stated": "volume.per_year", "reach": "customers_per_year × reach"}.get(one.contacts_source or "", "")
    feed = one.connected_by
    found = [
        Explained("reaches-crm", one.reaches, "systems > feeds > crm", " > ".join(shortest), "", lines("systems")),
        Explained(
            "contacts", one.contacts, contacts, by_reach if one.contacts_source == "reach" else "", "", lines("volume")
        ),
    ]
    if feed is not None:
        found.append(Explained("connected-by", f"{feed.origin} > {feed.target}", ""))
    return found


def _steps(one: Friction, kind: str) -> tuple[RestsOn, ...]:
    return tuple(field for crossing in one.crossings if crossing.kind == kind for field in crossing.rests_on)


def _records(records: Iterable[PlacedRecord]) -> tuple[RestsOn, ...]:
    return tuple(RestsOn(placed.place, "measurements") for placed in records)
