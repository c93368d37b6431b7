"""The sheets that are computed as a whole: the scores, and the plan. What is typed in them goes nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from journeykit.exchange.tables import vocabulary as words
from journeykit.exchange.tables.columns import (
    Column,
    Holds,
    Record,
    Sheet,
    figure,
    rounded,
    told,
    told_word,
    with_fingerprint,
)
from journeykit.words import say

if TYPE_CHECKING:
    from journeykit.diagnostics import Message
    from journeykit.exchange.tables.figures import Figures
    from journeykit.planning import Action
    from journeykit.scoring import TouchpointScore
    from journeykit.scoring.values import Interval


def _scores(figures: Figures) -> Iterator[Record]:
    for journey, one in figures.scores.all():
        model = figures.workspace.journey(journey.id)
        touchpoint = next((found for found in model.touchpoints if found.id == one.id), None) if model else None
        place = {
            "journey": journey.id,
            "phase": next((phase.name for phase in model.phases if phase.id == one.phase), one.phase)
            if model
            else None,
            "id": one.id,
            "name": one.name,
            "owner": touchpoint.owner.department if touchpoint and touchpoint.owner else None,
            "channels": touchpoint.channels if touchpoint else (),
        }
        yield Record((journey.id, one.id), place | _figures(one, figures.language))


def _figures(one: TouchpointScore, language: str) -> dict[str, Any]:
    p, brand, choice, rank = one.performance, one.brand, one.choice, one.rank
    return {
        **_interval("performance", p),
        "performance.n": rounded(p.n),
        "performance.grade": p.grade,
        "importance": rounded(one.importance.value),
        "reach": rounded(one.reach.value),
        **_interval("impact", one.impact),
        "harm": rounded(one.harm),
        "strength": rounded(one.strength),
        "brand.expression": rounded(brand.expression),
        "brand.potential": rounded(brand.potential),
        "brand.gap": rounded(brand.gap),
        "brand.coverage": rounded(brand.coverage),
        "choice.take": choice.take,
        "choice.certainty": choice.certainty,
        "choice.computed": choice.overruled,
        "choice.because": choice.reason or "" if choice.overruled else _said(choice.because, language),
        "priority": rounded(one.priority),
        "rank.value": rank.value,
        "rank.low": rank.low,
        "rank.high": rank.high,
        "rank.top5": rounded(rank.top5),
    }


def _plan(figures: Figures) -> Iterator[Record]:
    for action in figures.plan.actions if figures.plan else ():
        yield Record((action.ref,), _action(action, figures.language))


def _action(action: Action, language: str) -> dict[str, Any]:
    improvement = action.improvement
    cost, benefit = improvement.cost, improvement.benefit
    return {
        "ref": action.ref,
        "title": action.title,
        "journey": action.journey,
        "touchpoint": action.touchpoint,
        "touchpoints": tuple(f"{one.journey}/{one.touchpoint}" for one in action.touches),
        "choice": action.take,
        "status": action.status,
        "owner": action.owner,
        "involves": action.involves,
        "due": improvement.due,
        "effort_days": improvement.effort_days,
        "cost.once": cost.once if cost else None,
        "cost.yearly": cost.yearly if cost else None,
        "benefit.yearly": benefit.yearly if benefit else None,
        "room": rounded(action.room.value),
        **_interval("gain", action.gain),
        "quick_win": action.quick_win,
        "selected": action.selected,
        "requires": tuple(one.id for one in action.requires),
        "to_tell": action.to_tell,
        "why": " ".join(f"{_said(reason, language)}." for reason in action.why),
    }


def _interval(key: str, one: Interval | Any) -> dict[str, float | None]:
    return {f"{key}.{end}": rounded(getattr(one, end)) for end in ("value", "low", "high")}


def _said(said: Message, language: str) -> str:
    return say(said.text, dict(said.args), language)


def _listed(key: str, header: str, names: str | None = None) -> Column:
    return Column(key, header, Holds.TEXTS, names=names, width=22)


SCORES = Sheet(
    "scores",
    "scores",
    with_fingerprint((
        told("journey", "journey", width=16),
        told("phase", "phase", width=16),
        told("id", "id", width=18),
        told("name", "touchpoint", width=26),
        Column("owner", "owner", names="departments", width=18),
        _listed("channels", "channels", "channels"),
        figure("performance.value", "performance"),
        figure("performance.low", "performance, low"),
        figure("performance.high", "performance, high"),
        figure("performance.n", "answers", "0"),
        told_word("performance.grade", "evidence", words.GRADE),
        figure("importance", "weight in the journey", "0.00"),
        figure("reach", "reach", "0.00"),
        figure("impact.value", "impact"),
        figure("impact.low", "impact, low"),
        figure("impact.high", "impact, high"),
        figure("harm", "harm"),
        figure("strength", "strength"),
        figure("brand.expression", "brand expression"),
        figure("brand.potential", "brand potential"),
        figure("brand.gap", "brand gap"),
        figure("brand.coverage", "brand values judged", "0.00"),
        told_word("choice.take", "choice", words.TAKE),
        told_word("choice.certainty", "how sure the choice is", words.CERTAINTY),
        told_word("choice.computed", "computed choice set aside", words.TAKE),
        told("choice.because", "why this choice", width=36),
        figure("priority", "priority", "0.00"),
        figure("rank.value", "place in the journey", "0"),
        figure("rank.low", "place, first", "0"),
        figure("rank.high", "place, last", "0"),
        figure("rank.top5", "chance of the first five", "0.00"),
    )),
    _scores,
    frozen=4,
)  # fmt: skip

PLAN = Sheet(
    "plan",
    "plan",
    with_fingerprint((
        told("ref", "action", width=22),
        told("title", "what is done", width=34),
        told("journey", "journey", width=16),
        told("touchpoint", "touchpoint", width=20),
        _listed("touchpoints", "touchpoints it helps"),
        told_word("choice", "choice", words.TAKE),
        told_word("status", "status", words.ACTION_STATUS),
        Column("owner", "owner", names="departments", width=18),
        _listed("involves", "involves", "departments"),
        Column("due", "due on", Holds.DAY, width=12),
        figure("effort_days", "working days", "0.0"),
        figure("cost.once", "cost, once", "#,##0"),
        figure("cost.yearly", "cost a year", "#,##0"),
        figure("benefit.yearly", "benefit a year", "#,##0"),
        figure("room", "points to win"),
        figure("gain.value", "expected gain"),
        figure("gain.low", "expected gain, low"),
        figure("gain.high", "expected gain, high"),
        Column("quick_win", "quick win", Holds.FLAG, words=words.TRUTH, width=10),
        Column("selected", "to be done", Holds.FLAG, words=words.TRUTH, width=10),
        _listed("requires", "requires"),
        _listed("to_tell", "still to be told", "departments"),
        told("why", "reasons", width=44),
    )),
    _plan,
    frozen=2,
)  # fmt: skip
