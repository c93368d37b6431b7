"""The roadmap as a picture: three columns of cards, and a number on what others wait for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.palette import BAND, INK, INK2, INK3, LINE, WARN, WHITE, Accent, client_accent
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.canvas.typography import OVERVIEW_TITLE, TextStyle
from journeykit.maps.canvas.wrap import wrap
from journeykit.maps.drawing import Drawing
from journeykit.maps.heading import make_heading, paint_heading
from journeykit.planning.roadmap import STAGES
from journeykit.reports.plan.roadmap import NAMES, remark
from journeykit.reports.plan.words import Phrases
from journeykit.words import translator

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from journeykit.planning.roadmap import Planned
    from journeykit.planning.values import Plan

WIDTH = 1000.0
MOST_CARDS = 14
_MARGIN, _BETWEEN = 36.0, 22.0
_COLUMN = (WIDTH - 2 * _MARGIN - 2 * _BETWEEN) / 3
_HEAD, _GAP, _PAD, _EDGE, _BADGE = 34.0, 10.0, 10.0, 4.0, 8.5
_TITLE, _LINE, _AFTER = TextStyle(10, 13, bold=True), TextStyle(8.5, 12, INK2), TextStyle(8.5, 12, INK3)
_FOOT = 46.0

_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Card:
    """What one card shows, broken into lines."""

    planned: Planned
    title: tuple[str, ...]
    line: tuple[str, ...]
    after: tuple[int, ...]
    badge: int | None

    @property
    def height(self) -> float:
        rows = len(self.title) * _TITLE.leading + len(self.line) * _LINE.leading
        return 2 * _PAD + rows + (_AFTER.leading + 5 if self.after else 0)


def roadmap_drawing(plan: Plan, language: str) -> Drawing:
    """Draw what is done now, next and later.

    Args:
        plan: The plan; of more than 14 actions in one stage the rest is counted, not drawn.
        language: `nl` or `en`.
    """
    phrases = Phrases(translator(language), language, plan.units)
    t = phrases.t
    accent, refused = client_accent(plan.project.style.accent if plan.project.style else None)
    columns = {stage: [one for one in plan.roadmap if one.stage == stage] for stage in STAGES}
    shown = [one for stage in STAGES for one in columns[stage][:MOST_CARDS]]
    badges = _badges(shown)
    cards = {stage: [_card(phrases, one, badges) for one in columns[stage][:MOST_CARDS]] for stage in STAGES}
    about = plan.project.name or ", ".join(one.journey.title for one in plan.journeys)
    title = t("Now, next, later: {client}", client=about) if about else t("Now, next, later")
    heading = make_heading([t("roadmap")], title, [phrases.totals(plan.totals)], OVERVIEW_TITLE, _MARGIN, WIDTH)
    top = heading.height + _HEAD
    tallest = max(sum(card.height + _GAP for card in cards[stage]) + 16 * _left(columns[stage]) for stage in STAGES)
    height = top + max(tallest, 40) + _FOOT
    sheet = Sheet(WIDTH, height, "roadmap", title)
    paint_heading(sheet, heading, t("Title"), accent)
    for number, stage in enumerate(STAGES):
        x = _MARGIN + number * (_COLUMN + _BETWEEN)
        _paint_column(
            sheet, phrases, stage, Box(x, heading.height, _COLUMN, height - heading.height - _FOOT + 8), accent
        )
        y = top
        for card in cards[stage]:
            _paint_card(sheet, phrases, card, Box(x + 8, y, _COLUMN - 16, card.height), accent)
            y += card.height + _GAP
        if _left(columns[stage]):
            more = t("and {count} more", count=len(columns[stage]) - MOST_CARDS)
            sheet.under.words((x + 8, y + 10), more, _LINE.size, _LINE.color)
    _paint_key(sheet, phrases, height - 20, accent)
    return Drawing(
        "roadmap", sheet.dot(), WIDTH, height, title, _description(phrases, plan), (refused,) if refused else ()
    )


def _left(column: Sequence[Planned]) -> bool:
    return len(column) > MOST_CARDS


def _badges(shown: Sequence[Planned]) -> dict[_Key, int]:
    """Number what is waited for, in the order in which it stands."""
    wanted = {other.key for one in shown for other in one.first}
    keys = [one.action.key for one in shown if one.action.key in wanted]
    return {key: number for number, key in enumerate(keys, 1)}


def _card(phrases: Phrases, one: Planned, badges: Mapping[_Key, int]) -> _Card:
    room = _COLUMN - 16 - 2 * _PAD - _EDGE
    badge = badges.get(one.action.key)
    parts = [phrases.owner(one.action), phrases.due(one.action)]
    return _Card(
        planned=one,
        title=wrap(one.action.title, room - (2 * _BADGE + 4 if badge else 0), _TITLE, 3),
        line=wrap(" · ".join(parts), room, _LINE, 2),
        after=tuple(sorted(badges[other.key] for other in one.first if other.key in badges)),
        badge=badge,
    )


def _paint_column(sheet: Sheet, phrases: Phrases, stage: str, box: Box, accent: Accent) -> None:
    sheet.under.box(box, BAND, radius=6)
    name = phrases.t(NAMES[stage])
    sheet.under.words((box.x + 10, box.y + 21), name[:1].upper() + name[1:], 12, accent.strong, bold=True)


def _paint_card(sheet: Sheet, phrases: Phrases, card: _Card, box: Box, accent: Accent) -> None:
    """A card: a full edge when it is under way, a dashed outline while it wants a decision, orange when it is late."""
    under, one = sheet.under, card.planned
    undecided = one.reason in ("undecided", "circular", "nobody-does") or one.action.status == "idea"
    warned = one.action.late or one.too_early or one.reason in ("late", "circular", "nobody-does")
    stroke = WARN if warned else LINE
    under.box(box, WHITE, stroke, radius=4, style="dashed" if undecided else "solid")
    if one.reason == "under-way":
        under.box(Box(box.x, box.y + 4, _EDGE, box.height - 8), accent.strong)
    x, y = box.x + _PAD + _EDGE, box.y + _PAD
    for line in card.title:
        under.words((x, y + 10), line, _TITLE.size, INK, bold=True)
        y += _TITLE.leading
    for line in card.line:
        under.words((x, y + 9), line, _LINE.size, WARN if warned and one.action.late else _LINE.color)
        y += _LINE.leading
    if card.after:
        word = phrases.t("after")
        under.words((x, y + 12), word, _AFTER.size, _AFTER.color)
        for i, number in enumerate(card.after):
            _paint_badge(sheet, (x + 8 * len(word) * 0.62 + 12 + i * 21, y + 9), number, accent, filled=False)
    if card.badge:
        _paint_badge(sheet, (box.x + box.width - _BADGE - 6, box.y + _BADGE + 6), card.badge, accent, filled=True)
    said = "; ".join(
        part
        for part in (one.action.title, phrases.owner(one.action), phrases.due(one.action), remark(phrases, one))
        if part
    )
    sheet.hover(box, one.action.title, said)


def _paint_badge(sheet: Sheet, at: tuple[float, float], number: int, accent: Accent, *, filled: bool) -> None:
    sheet.under.circle(at, _BADGE, accent.strong if filled else WHITE, accent.strong)
    color = WHITE if filled else accent.strong
    sheet.under.words((at[0], at[1] + 3), str(number), 8.5, color, bold=True, anchor="middle")


def _paint_key(sheet: Sheet, phrases: Phrases, y: float, accent: Accent) -> None:
    t, under, x = phrases.t, sheet.under, _MARGIN
    under.box(Box(x, y - 8, _EDGE, 11), accent.strong)
    under.words((x + 12, y), t("under way"), 8.5, INK3)
    under.box(Box(x + 130, y - 8, 18, 11), WHITE, LINE, radius=3, style="dashed")
    under.words((x + 156, y), t("still to be decided"), 8.5, INK3)
    under.box(Box(x + 330, y - 8, 18, 11), WHITE, WARN, radius=3)
    under.words((x + 356, y), t("late, too early, or waiting for what nobody does"), 8.5, INK3)
    _paint_badge(sheet, (x + 560, y - 3), 1, accent, filled=True)
    under.words((x + 576, y), t("others wait for this"), 8.5, INK3)


def _description(phrases: Phrases, plan: Plan) -> str:
    """The picture in words, for who cannot see it."""
    return " ".join(
        f"{phrases.t(NAMES[stage])}: {'; '.join(one.action.title for one in plan.roadmap if one.stage == stage)}."
        for stage in STAGES
        if any(one.stage == stage for one in plan.roadmap)
    )
