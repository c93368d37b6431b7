"""Opportunity, Kano, and penalty-reward contrast: what answers to special questions tell, as tables and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import message
from journeykit.reports.lenses.shape import Lens, ends, ids_of, marks, tables_of, title_of, where, whole
from journeykit.reports.lenses.words import category_name, factor_name
from journeykit.reports.scores.as_json import rounded
from journeykit.reports.text_layout import Column
from journeykit.scoring.lenses.explaining import explain_contrast, explain_kano, explain_opportunity
from journeykit.scoring.lenses.kano import KanoAt, kano
from journeykit.scoring.lenses.opportunity import Opportunity, opportunities
from journeykit.scoring.lenses.penalty_reward import Contrast, contrasts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.reports.scores.words import Speech
    from journeykit.reports.text_layout import Table
    from journeykit.scoring import Scores
    from journeykit.scoring.values import Interval
    from journeykit.workspace import Workspace


def _figure(speech: Speech, interval: Interval, digits: int, *, weak: bool = False) -> str:
    shown = speech.interval(interval.value, interval.low, interval.high, digits)
    return shown + ("*" if weak and interval.value is not None else "")


def _answers(speech: Speech, n: float | None) -> str:
    return "?" if n is None else speech.number(n)


def _weak(
    speech: Speech, scores: Scores, group: Sequence[Opportunity | KanoAt | Contrast], *, doubled: bool = True
) -> list[str]:
    small, old = sum(one.small for one in group), sum(one.stale for one in group)
    return marks(speech, scores, small=small, old=old, doubled=doubled)


def _opportunity_tables(
    speech: Speech, scores: Scores, workspace: Workspace, rows: Sequence[Opportunity]
) -> list[Table]:
    del workspace  # all that is said stands in the scores
    t = speech.t
    columns = (
        Column(t("touchpoint"), flexible=True),
        Column(t("important\nto"), right=True),
        Column(t("satisfied"), right=True),
        Column(t("opportunity"), right=True),
        Column(t("answers"), right=True, spare=True),
    )

    def cells(one: Opportunity) -> tuple[str, ...]:
        return (
            one.touchpoint.name,
            _figure(speech, one.importance.share, 1),
            _figure(speech, one.satisfaction.share, 1),
            _figure(speech, one.score, 1, weak=one.small),
            _answers(speech, one.n),
        )

    def below(group: Sequence[Opportunity]) -> list[str]:
        lacks = [one.lacks for row in group for one in (row.importance, row.satisfaction)]
        unasked, unknown = lacks.count("not-asked"), lacks.count("no-shares")
        told = t("Of 10 customers, how many answer 4 or 5. Opportunity is 0-20: important to many, satisfying to few.")
        lines = [told, *_weak(speech, scores, group)]
        if unasked:
            lines.append(t("Unknown, as nobody was asked: {count}.", count=unasked))
        if unknown:
            lines.append(
                t("Unknown, as a mean or another scale does not tell how many chose 4 or 5: {count}.", count=unknown)
            )
        return lines

    return tables_of(rows, columns, cells, below)


def _opportunity_json(one: Opportunity) -> dict[str, Any]:
    return {
        **where(one),
        "importance": {**ends(one.importance.share), "n": whole(one.importance.n), "lacks": one.importance.lacks},
        "satisfaction": {
            **ends(one.satisfaction.share), "n": whole(one.satisfaction.n), "lacks": one.satisfaction.lacks,
        },
        "opportunity": ends(one.score),
        "small": one.small,
        "stale": one.stale,
    }  # fmt: skip


def _kano_tables(speech: Speech, scores: Scores, workspace: Workspace, rows: Sequence[KanoAt]) -> list[Table]:
    del workspace
    t = speech.t
    columns = (
        Column(t("touchpoint"), flexible=True),
        Column(t("is")),
        Column(t("better"), right=True),
        Column(t("worse"), right=True),
        Column(t("answers"), right=True, spare=True),
    )

    def cells(one: KanoAt) -> tuple[str, ...]:
        return (
            one.touchpoint.name,
            category_name(speech, one.category) + ("?" if one.category and not one.clear else ""),
            _figure(speech, one.better, 2, weak=one.small),
            _figure(speech, one.worse, 2, weak=one.small),
            speech.number(one.counts.n),
        )

    def below(group: Sequence[KanoAt]) -> list[str]:
        told = t("Better: the share that is more satisfied when it is there. Worse: less satisfied when it is not.")
        unclear = [
            t(
                '? "{name}": not clearly more than {other}',
                name=one.touchpoint.name,
                other=category_name(speech, one.runner_up),
            )
            for one in group
            if one.category and one.runner_up and not one.clear
        ]
        return [told, *unclear, *_weak(speech, scores, group)]

    return tables_of(rows, columns, cells, below)


def _kano_json(one: KanoAt) -> dict[str, Any]:
    counts = one.counts
    return {
        **where(one),
        "category": one.category,
        "runner_up": one.runner_up,
        "clear": one.clear,
        "better": ends(one.better),
        "worse": ends(one.worse),
        "counts": {
            "A": counts.attractive, "O": counts.one_dimensional, "M": counts.must_be, "I": counts.indifferent,
            "R": counts.reverse, "Q": counts.questionable,
        },
        "n": counts.n,
        "small": one.small,
        "stale": one.stale,
    }  # fmt: skip


def _contrast_tables(speech: Speech, scores: Scores, workspace: Workspace, rows: Sequence[Contrast]) -> list[Table]:
    del workspace
    t = speech.t
    columns = (
        Column(t("touchpoint"), flexible=True),
        Column(t("penalty"), right=True),
        Column(t("reward"), right=True),
        Column(t("asymmetry"), right=True),
        Column(t("size"), right=True, spare=True),
        Column(t("is")),
        Column(t("answers"), right=True, spare=True),
    )

    def cells(one: Contrast) -> tuple[str, ...]:
        return (
            one.touchpoint.name,
            *(_figure(speech, margin, 2) for margin in one.margins),
            speech.number(one.asymmetry, 2) + ("*" if one.small and one.asymmetry is not None else ""),
            speech.number(one.size, 2),
            factor_name(speech, one.factor) + ("?" if one.faint and one.factor is not None else ""),
            _answers(speech, one.n),
        )

    def below(group: Sequence[Contrast]) -> list[str]:
        lines = [
            t("Asymmetry: -1 only poor answers go with another outcome, 1 only excellent ones. Basic or excitement: one side is at least "
              "twice the other."),
        ]  # fmt: skip
        unknown = sum(any(margin.low is None for margin in one.margins) for one in group)
        if unknown == len(group):
            lines.append(t("The margin of these figures is not known."))
        elif unknown:
            lines.append(t("The margin is not known of {count}.", count=unknown))
        if any(one.faint and one.factor is not None for one in group):
            lines.append(t("? both margins hold 0: perhaps neither goes with another outcome."))
        odd = sum(one.contradicts for one in group)
        if odd:
            lines.append(t("Unknown, as a sign is not that of a penalty or a reward: {count}.", count=odd))
        return [*lines, *_weak(speech, scores, group, doubled=False)]

    return tables_of(rows, columns, cells, below)


def _contrast_json(one: Contrast) -> dict[str, Any]:
    return {
        **where(one),
        "penalty": rounded(one.penalty),
        "penalty_low": rounded(one.margins[0].low),
        "penalty_high": rounded(one.margins[0].high),
        "reward": rounded(one.reward),
        "reward_low": rounded(one.margins[1].low),
        "reward_high": rounded(one.margins[1].high),
        "asymmetry": rounded(one.asymmetry),
        "size": rounded(one.size),
        "factor": one.factor,
        "contradicts": one.contradicts,
        "n": whole(one.n),
        "small": one.small,
        "stale": one.stale,
    }


OPPORTUNITY: Lens[Opportunity] = Lens(
    rows=lambda scores, workspace, _: opportunities(scores, workspace),
    tells=lambda one: one.score.value is not None,
    nothing=message("of no touchpoint both importance and satisfaction were asked"),
    needs=message("give `metric: importance` and `metric: csat` as a `distribution` of the answers 1-5"),
    tables=_opportunity_tables,
    as_json=_opportunity_json,
    spread=lambda one: [_opportunity_json(one)],
    columns=(
        "journey", "touchpoint", "name", "importance", "importance_low", "importance_high", "importance_n",
        "importance_lacks", "satisfaction", "satisfaction_low", "satisfaction_high", "satisfaction_n",
        "satisfaction_lacks", "opportunity", "opportunity_low", "opportunity_high", "small", "stale",
    ),
    ids=ids_of,
    title=title_of,
    explain=explain_opportunity,
)  # fmt: skip

KANO: Lens[KanoAt] = Lens(
    rows=lambda scores, workspace, _: kano(scores, workspace),
    tells=lambda _: True,
    nothing=message("no touchpoint has Kano counts"),
    needs=message("a record with `kano:` in a `kind: measurements` file holds them"),
    tables=_kano_tables,
    as_json=_kano_json,
    spread=lambda one: [_kano_json(one)],
    columns=(
        "journey", "touchpoint", "name", "category", "runner_up", "clear", "better", "better_low", "better_high",
        "worse", "worse_low", "worse_high", "counts_A", "counts_O", "counts_M", "counts_I", "counts_R", "counts_Q",
        "n", "small", "stale",
    ),
    ids=ids_of,
    title=title_of,
    explain=explain_kano,
)  # fmt: skip

PENALTY_REWARD: Lens[Contrast] = Lens(
    rows=lambda scores, workspace, _: contrasts(scores, workspace),
    tells=lambda _: True,
    nothing=message("no touchpoint has a penalty and a reward"),
    needs=message("a record with `penalty_reward:` in a `kind: measurements` file holds them"),
    tables=_contrast_tables,
    as_json=_contrast_json,
    spread=lambda one: [_contrast_json(one)],
    columns=(
        "journey", "touchpoint", "name", "penalty", "penalty_low", "penalty_high", "reward", "reward_low", "reward_high",
        "asymmetry", "size", "factor", "contradicts", "n", "small", "stale",
    ),
    ids=ids_of,
    title=title_of,
    explain=explain_contrast,
)  # fmt: skip
