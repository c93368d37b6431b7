"""Words of the plan: metrics, states, amounts and lists, as one says them in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.maps.gathering.names import UNITS, channels
from journeykit.words import date, money, number, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from journeykit.diagnostics import Message
    from journeykit.model import Improvement, Project
    from journeykit.planning.action_values import Action
    from journeykit.planning.values import Totals
    from journeykit.words import Sentence

TAKES = {
    "measure": "measure first", "repair": "repair", "excel": "excel", "improve": "improve", "protect": "protect",
    "ease-off": "ease off", "good-enough": "good enough",
}  # fmt: skip
STATUSES = {
    "idea": "proposed", "chosen": "agreed", "redesign": "being designed", "pilot": "in trial",
    "implementing": "being put in place", "done": "done", "dropped": "dropped", "unknown": "unknown",
}  # fmt: skip
METRICS = {
    "ces": "ease", "ces1": "effort", "csat": "satisfaction", "csat-percent": "satisfaction",
    "nps": "the NPS", "rating": "the school mark", "emotion": "the feeling", "wait": "waiting time",
    "handling-time": "handling time", "lead-time": "lead time", "first-time-right": "right the first time",
    "contacts": "the number of contacts", "complaints": "the number of complaints", "conversion": "conversion",
    "retention": "retention", "churn": "customers who leave", "repeat-rate": "repeat contacts", "spend": "spending",
    "cost": "costs",
}  # fmt: skip
SUBJECTS = {
    "ces": "the ease score", "ces1": "the effort score", "csat": "the satisfaction score",
    "csat-percent": "the share of satisfied customers",
}  # fmt: skip
"""What stands as the subject of a sentence, with its article; the other metrics are called the same everywhere."""
OUTCOMES = {"recommend": "more recommendation", "stay-longer": "staying longer", "buy-more": "buying more"}


class Phrases:
    """Short phrases in one language."""

    def __init__(
        self, t: Sentence, language: str, units: Mapping[str, str] | None = None, project: Project | None = None
    ) -> None:
        self.t = t
        self.language = language
        self.units = units or {}
        self.project = project

    def said(self, message: Message) -> str:
        """Say a message, with the numbers and the quotation marks of a page."""
        text = say(message.text, message.args, self.language)
        for _, value in message.args:
            text = text.replace(f'"{value}"', f"“{value}”")
        return text

    def figure(self, value: float | None, low: float | None = None, high: float | None = None, digits: int = 0) -> str:
        """Write a figure with its interval: 61 (59 to 63); without one, the figure alone."""
        if value is None:
            return self.t("unknown")
        text = self.number(value, digits)
        if low is None or high is None or self.same(low, high, digits):
            return text
        return self.t(
            "{value} ({low} to {high})", value=text, low=self.number(low, digits), high=self.number(high, digits)
        )

    def same(self, low: float, high: float, digits: int = 0) -> bool:
        """Whether two figures are written alike: then an interval says nothing."""
        return self.number(low, digits) == self.number(high, digits)

    def range(self, low: float, high: float, digits: int = 0) -> str:
        """Write the ends of an interval: 59 to 63."""
        return self.t("{low} to {high}", low=self.number(low, digits), high=self.number(high, digits))

    def number(self, value: float, digits: int) -> str:
        """Write a figure on its own."""
        return number(value, self.language, digits)

    def raw(self, value: float) -> str:
        """Write a measured value: one decimal when it has any."""
        return self.number(value, 0 if float(value).is_integer() else 1)

    def measured(self, metric: str | None, value: float) -> str:
        """Write a measured value with the unit in which its metric is measured."""
        figure, unit = self.raw(value), self.units.get(metric or "")
        if unit is None:
            return figure
        return self.t(UNITS[unit], count=figure) if unit in UNITS else f"{figure} {unit}"

    def share(self, value: float) -> str:
        """Write a share as a percentage; what is more than nothing is never 0."""
        percent = 100 * value
        return self.t("less than 1 %") if 0 < percent < 0.5 else self.t("{percent} %", percent=f"{percent:.0f}")

    def count(self, amount: float, one: str, many: str) -> str:
        """Write an amount with its noun; both are English literals with `{count}`."""
        whole = number(round(amount, 1) if amount % 1 else int(amount), self.language)
        return self.t(one if amount == 1 else many, count=whole)

    def answers(self, n: float | None) -> str:
        """Write a number of answers."""
        if n is None:
            return self.t("number of answers unknown")
        return self.count(round(n), "{count} answer", "{count} answers")

    def days(self, amount: float) -> str:
        """Write working days."""
        if not amount:
            return self.t("no working days")
        return self.count(amount, "{count} working day", "{count} working days")

    def listed(self, names: Iterable[str]) -> str:
        """Write names as one does in a sentence: a, b and c."""
        several = list(names)
        if len(several) < 2:
            return "".join(several)
        return self.t("{first} and {last}", first=", ".join(several[:-1]), last=several[-1])

    def money(self, once: float, yearly: float) -> str:
        """Write what something costs once and each year."""
        if not once and not yearly:
            return self.t("no costs")
        if not yearly:
            return money(once, self.language)
        each_year = self.t("{amount} a year", amount=money(yearly, self.language))
        return (
            self.listed((self.t("{amount} once", amount=money(once, self.language)), each_year)) if once else each_year
        )

    def cost(self, improvement: Improvement) -> str:
        """Write what an improvement costs, or that nobody knows."""
        cost = improvement.cost
        return self.money(cost.once, cost.yearly) if cost else self.t("costs not known yet")

    def effort(self, improvement: Improvement) -> str:
        """Write how much work an improvement is, or that nobody knows."""
        effort = improvement.effort_days
        return self.days(effort) if effort is not None else self.t("work not estimated yet")

    def owner(self, action: Action) -> str:
        """Write who does it, or that nobody does."""
        return action.owner or self.t("no owner yet")

    def due(self, action: Action) -> str:
        """Write when it is to be ready, and whether that is past."""
        due = action.improvement.due
        if due is None:
            return self.t("no date yet")
        written = date(due, self.language)
        return (
            self.t("late: was due on {date}", date=written) if action.late else self.t("ready on {date}", date=written)
        )

    def day(self, action: Action) -> str:
        """Write the day alone, for a column that says what it is."""
        due = action.improvement.due
        if due is None:
            return self.t("no date yet")
        written = date(due, self.language)
        return self.t("{date}: late", date=written) if action.late else written

    def metric(self, metric: str) -> str:
        """Write what was measured; a metric that we do not know goes by its own name."""
        return self.t(METRICS[metric]) if metric in METRICS else metric

    def subject(self, metric: str) -> str:
        """Write what was measured as the subject of a sentence: the waiting time."""
        return self.t(SUBJECTS[metric]) if metric in SUBJECTS else self.metric(metric)

    def channel(self, id_: str) -> str:
        """Write a channel as people call it; a word that is no channel stays as it is."""
        return channels(self.t, self.project, [id_]) if self.project else id_

    def asked(self, totals: Totals) -> str:
        """Write what a number of actions ask, in a phrase; empty when nothing is known of it."""
        known = []
        if totals.cost_known and totals.once and totals.yearly:
            known += [self.t("{amount} once", amount=money(totals.once, self.language)), self.money(0, totals.yearly)]
        elif totals.cost_known:
            known.append(self.money(totals.once, totals.yearly))
        if totals.days_known:
            known.append(self.days(totals.days))
        return self.listed(known)

    def totals(self, totals: Totals) -> str:
        """Say what a number of actions ask together, in sentences; what is not known is said to be unknown."""
        return " ".join(sentence for sentence in (self._known(totals), self.unknown(totals)) if sentence)

    def _known(self, totals: Totals) -> str:
        free = not totals.once and not totals.yearly
        money = self.t("nothing") if free else self.money(totals.once, totals.yearly)
        days = self.days(totals.days)
        if totals.cost_known and totals.days_known:
            return self.t(
                "1 action costs {money}, and takes {days}." if totals.actions == 1
                else "{count} actions together cost {money}, and take {days}.",
                count=totals.actions, money=money, days=days,
            )  # fmt: skip
        if totals.cost_known:
            return self.t(
                "1 action costs {money}." if totals.actions == 1 else "{count} actions together cost {money}.",
                count=totals.actions, money=money,
            )  # fmt: skip
        if totals.days_known:
            return self.t(
                "1 action takes {days}." if totals.actions == 1 else "{count} actions together take {days}.",
                count=totals.actions, days=days,
            )  # fmt: skip
        if not totals.actions:
            return self.t("There is no action yet.")
        return self.t(
            "There is 1 action." if totals.actions == 1 else "There are {count} actions.", count=totals.actions
        )

    def unknown(self, totals: Totals) -> str:
        """Say of how many actions costs or work are unknown; empty when all is known."""
        t, several = self.t, totals.actions > 1
        if totals.without_cost == totals.without_days == totals.actions:
            return t("Costs and work are not known yet.") if totals.actions else ""
        sentences = []
        if totals.without_cost == totals.actions:
            sentences.append(t("What they cost is not known yet.") if several else t("What it costs is not known yet."))
        elif totals.without_cost:
            sentences.append(
                self.count(
                    totals.without_cost,
                    "The costs of {count} action are not known yet and come on top.",
                    "The costs of {count} actions are not known yet and come on top.",
                )
            )
        if totals.without_days == totals.actions:
            sentences.append(
                t("How much work they are, nobody has estimated yet.") if several
                else t("How much work it is, nobody has estimated yet.")
            )  # fmt: skip
        elif totals.without_days:
            sentences.append(
                self.count(
                    totals.without_days,
                    "The work of {count} action is not estimated yet and comes on top.",
                    "The work of {count} actions is not estimated yet and comes on top.",
                )
            )
        return " ".join(sentences)
