"""One page for the board: what is asked, why now, what it costs and brings, and what if we do nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.planning.business_case import business_case
from journeykit.reports.plan.board_sentences import measuring, nothing, risks
from journeykit.reports.plan.context import context, plain
from journeykit.reports.plan.words import Phrases
from journeykit.words import money, translator

if TYPE_CHECKING:
    from journeykit.planning.business_case import BusinessCase
    from journeykit.planning.values import Plan

JOURNEYS, MEASURES, PROMISES, NOTHING, RISKS = 3, 3, 2, 3, 4


def board_context(plan: Plan, language: str) -> dict[str, Any]:
    """Return what a template of the board's page may show: all of the plan, and `board`."""
    phrases = Phrases(translator(language), language, plan.units, plan.project)
    values = context(plan, language)
    case = business_case(plan.selected)
    told = sorted(values["journeys"], key=lambda one: (one["index"]["value"] is None, one["index"]["value"] or 0.0))
    board = {
        "journeys": told[:JOURNEYS],
        "more_journeys": max(0, len(told) - JOURNEYS),
        "measures": values["actions"][:MEASURES],
        "others": max(0, len(values["actions"]) - MEASURES),
        "money": _money(phrases, plan),
        "case": _case(phrases, case) if case.counted else None,
        "nothing": nothing(phrases, plan)[:NOTHING],
        "risks": risks(phrases, plan)[:RISKS],
        "measuring": measuring(phrases, plan),
        "promises": values["promises"][:PROMISES],
        "more_promises": max(0, len(values["promises"]) - PROMISES),
    }
    return values | {"board": plain(board)}


def _money(phrases: Phrases, plan: Plan) -> dict[str, Any]:
    t, totals = phrases.t, plan.totals
    known = totals.cost_known
    return {
        "once": money(totals.once, phrases.language) if known else t("unknown"),
        "yearly": money(totals.yearly, phrases.language) if known else t("unknown"),
        "days": phrases.days(totals.days) if totals.days_known else t("unknown"),
        "unknown": phrases.unknown(totals),
    }


def _case(phrases: Phrases, case: BusinessCase) -> dict[str, Any]:
    language = phrases.language
    return {
        "counted": case.counted,
        "once": money(case.once, language),
        "yearly": money(case.yearly, language),
        "benefit": money(case.benefit, language),
        "net": money(case.net, language),
        "says": [_counted(phrases, case), _paid(phrases, case)],
        "months": case.months,
        "uncounted": phrases.count(
            case.uncounted,
            "Of {count} action one of the two is not known; it is not in this sum.",
            "Of {count} actions one of the two is not known; they are not in this sum.",
        ) if case.uncounted else None,
    }  # fmt: skip


def _counted(phrases: Phrases, case: BusinessCase) -> str:
    text = phrases.count(
        case.counted,
        "Of {count} action both costs and benefits are known.",
        "Of {count} actions both costs and benefits are known.",
    )
    amounts = phrases.t(
        "That brings {benefit} a year, against {costs}.",
        benefit=money(case.benefit, phrases.language),
        costs=phrases.money(case.once, case.yearly)
        if case.yearly
        else phrases.t("{amount} once", amount=money(case.once, phrases.language)),
    )
    return f"{text} {amounts}"


def _paid(phrases: Phrases, case: BusinessCase) -> str:
    t = phrases.t
    net = money(case.net, phrases.language)
    if case.months is None:
        return t("In money alone that does not pay for itself; it is done for customers.")
    if case.months == 0:
        return t("That leaves {net} a year, from the first month.", net=net)
    months = phrases.count(case.months, "{count} month", "{count} months")
    return t("That leaves {net} a year, and pays for itself after {months}.", net=net, months=months)
