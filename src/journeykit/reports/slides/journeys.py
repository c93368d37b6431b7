"""The slides of one journey: its overview with its figures, its matrix, and how it shows the brand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.diagnostics import NothingToDoError
from journeykit.maps import draw, draw_project
from journeykit.reports.plan.words import TAKES
from journeykit.reports.slides.values import Column, Row, Slide, Table, Words, words
from journeykit.scoring.performance import FLOOR
from journeykit.words import number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from journeykit.maps import Drawing
    from journeykit.planning.values import JourneyPlan, Plan, TouchpointPlan
    from journeykit.reports.plan.words import Phrases
    from journeykit.reports.slides.values import Cell, Tone
    from journeykit.scoring import Scores
    from journeykit.scoring.values import Performance
    from journeykit.workspace import Workspace

MOST_BESIDE, MOST_GRID, MOST_VALUES, MOST_CHOICES = 9, 10, 6, 4
WIDE_GAP = 2.0
"""A gap between now and possible that stands out, of 4."""
_FIGURED = ("repair", "excel", "improve", "protect", "good-enough", "ease-off", "measure")


def portfolio_slide(workspace: Workspace, scores: Scores, plan: Plan, phrases: Phrases) -> Slide | None:
    """All journeys together, when there are several."""
    if len(plan.journeys) < 2:
        return None
    t = phrases.t
    drawing = draw_project(workspace, scores, "portfolio", [one.journey for one in plan.journeys], phrases.language)
    known = [one.score.index.value for one in plan.journeys if one.score.index.value is not None]
    low = sum(value < FLOOR for value in known)
    title = phrases.count(len(plan.journeys), "{count} journey", "{count} journeys")
    return Slide(
        title=" ".join(drawing.title.split()),
        eyebrow=t("{journeys}, {low} of them below 55", journeys=title, low=low) if known else title,
        wanted=drawing,
        notes=(drawing.description,),
    )


def journey_slides(
    workspace: Workspace, scores: Scores, plan: Plan, journey: JourneyPlan, phrases: Phrases
) -> Iterator[Slide]:
    """Its overview, its matrix and its brand; what it lacks is left out."""
    t, name = phrases.t, " ".join(journey.journey.title.split())

    def drawn(view: str) -> Drawing | None:
        try:
            return draw(workspace, scores, view, journey.journey, phrases.language)
        except NothingToDoError:
            return None

    overview = drawn("overview")
    yield Slide(
        title=_finding(overview, {name}) or _stands(phrases, journey), eyebrow=name, table=_figures(phrases, journey), wanted=overview,
        notes=(overview.description,) if overview else (),
    )  # fmt: skip
    said = {name, " ".join(overview.title.split()) if overview else ""}
    matrix = drawn("matrix")
    if matrix:
        eyebrow = t("{journey}: importance and performance", journey=name)
        yield Slide(title=_finding(matrix, said) or _chosen(phrases, journey), eyebrow=eyebrow, table=_pressing(phrases, journey), wanted=matrix,
                    notes=(matrix.description,))  # fmt: skip
    grid = _grid(phrases, plan, journey)
    if grid:
        brand = drawn("brand")
        yield Slide(title=_finding(brand, said) or t("{journey}: what the brand shows", journey=name), eyebrow=t("{journey}: the brand", journey=name),
                    table=grid, notes=(brand.description,) if brand else ())  # fmt: skip


def _finding(drawing: Drawing | None, said: Collection[str]) -> str:
    """What a map says above itself, if nothing has said that yet."""
    title = " ".join(drawing.title.split()) if drawing else ""
    return "" if title in said else title


def _stands(phrases: Phrases, journey: JourneyPlan) -> str:
    """How a journey stands: the picture below says what the finding is."""
    name = " ".join(journey.journey.title.split())
    if journey.score.index.value is None:
        return phrases.t("{journey}: nobody has asked customers yet", journey=name)
    return phrases.t("{journey} stands at {figure} out of 100", journey=name, figure=_index(phrases, journey))


def _chosen(phrases: Phrases, journey: JourneyPlan) -> str:
    """How many touchpoints ask for what."""
    counted = [(group.take, len(group.touchpoints)) for group in journey.groups]
    counted.sort(key=lambda pair: _FIGURED.index(pair[0]))
    choices = phrases.listed(f"{count} {phrases.t(TAKES[take])}" for take, count in counted[:MOST_CHOICES])
    return phrases.t("{journey}: {choices}", journey=" ".join(journey.journey.title.split()), choices=choices)


def _index(phrases: Phrases, journey: JourneyPlan) -> str:
    index = journey.score.index
    return phrases.figure(index.value, index.low, index.high)


def _figures(phrases: Phrases, journey: JourneyPlan) -> Table:
    """The figures of a journey, those that are known."""
    t, score = phrases.t, journey.score
    worst = score.touchpoint(score.minimum.touchpoint) if score.minimum else None
    told: list[tuple[str, str]] = [
        (t("Index, 0–100"), "" if score.index.value is None else _index(phrases, journey)),
        (t("School mark"), number(score.school_mark, phrases.language, 1) if score.school_mark is not None else ""),
        (t("Peak and end"), "" if score.peak_end is None else phrases.figure(score.peak_end)),
        (t("Expected with the plan"), phrases.figure(journey.expected, *(journey.expected_ends or (None, None))) if journey.expected is not None else ""),
        (t("Insufficient"), "" if score.below_floor is None else t("{count} of {all}", count=score.below_floor, all=len(score.touchpoints))),
        (t("Measured"), t("{count} of {all}", count=journey.measured, all=len(score.touchpoints)) if score.touchpoints else ""),
        (t("Handovers"), str(score.handoffs) if score.touchpoints else ""),
        (t("Customers a year"), number(score.customers_per_year, phrases.language) if score.customers_per_year else ""),
    ]  # fmt: skip
    rows = [Row((words(name, 11, tone="soft"), words(figure, 13, bold=True))) for name, figure in told if figure]
    if worst is not None:
        known = worst.performance
        figure = phrases.figure(known.value, known.low, known.high)
        lowest = (Words(figure, 13, bold=True, tone="warn"), Words(worst.name, 11))
        rows.insert(1, Row((words(t("Lowest"), 11, tone="soft"), lowest)))
    return Table((Column("", 46), Column("", 54)), tuple(rows))


def _pressing(phrases: Phrases, journey: JourneyPlan) -> Table:
    """Its touchpoints that ask for something, the most pressing first."""
    t = phrases.t
    ordered = sorted(journey.touchpoints, key=lambda one: _FIGURED.index(one.score.choice.take))
    rows = tuple(_choice(phrases, one) for one in ordered[:MOST_BESIDE])
    return Table((Column(t("Touchpoint"), 43), Column(t("Satisfaction"), 33), Column(t("Choice"), 30)), rows)


def _choice(phrases: Phrases, one: TouchpointPlan) -> Row:
    take = one.score.choice.take
    tone: Tone = "warn" if take == "repair" else "accent" if take in ("excel", "protect") else "ink"
    return Row((
        words(one.score.name, 10.5), _known(phrases, one.score.performance),
        words(phrases.t(TAKES[take]), 10.5, bold=True, tone=tone),
    ))  # fmt: skip


def _known(phrases: Phrases, known: Performance) -> Cell:
    """A figure with its interval, and in a word how far to trust it."""
    if known.value is None:
        return words("–", 10.5)
    doubt = phrases.t("assumption") if known.is_hypothesis else phrases.t("few answers") if known.small else ""
    return words(phrases.figure(known.value, known.low, known.high), 10.5) + words(doubt, 9, tone="soft")


def _grid(phrases: Phrases, plan: Plan, journey: JourneyPlan) -> Table | None:
    """What touchpoints show of each brand value now, and what they could; where most is to be won, on top."""
    values = plan.project.brand.values[:MOST_VALUES]
    rated = [one for one in journey.touchpoints if any(value.id in one.touchpoint.brand_fit for value in values)]
    if not values or not rated:
        return None
    t = phrases.t
    rated.sort(key=lambda one: -(one.score.brand.gap or 0.0))
    rows = []
    for one in rated[:MOST_GRID]:
        cells, tints = [words(one.score.name, 11, bold=True)], []
        for place, value in enumerate(values, 1):
            fit = one.touchpoint.brand_fit.get(value.id)
            if fit is None or (fit.now is None and fit.potential is None):
                cells.append(words("–", 11, tone="soft"))
                continue
            now = "–" if fit.now is None else phrases.raw(fit.now)
            possible = "–" if fit.potential is None else phrases.raw(fit.potential)
            if fit.now is not None and (fit.now < 0 or (fit.potential or 0) - fit.now >= WIDE_GAP):
                tints.append(place)
            cells.append(words(f"{now} → {possible}", 11, bold=place in tints))
        fit_all = one.score.brand
        gap = "–" if fit_all.gap is None else phrases.number(fit_all.gap, 0)
        rows.append(Row((*cells, words(gap, 11, bold=True)), tints=tuple(tints)))
    heads = tuple(Column(value.name, 16) for value in values)
    gap_head = Column(t("Gap, 0–100"), 13, "right")
    return Table((Column(t("Now → possible, of 4"), 34), *heads, gap_head), tuple(rows))
