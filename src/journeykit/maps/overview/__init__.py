"""The overview: a whole journey on the width of a README, with the three things to do first."""

from __future__ import annotations

from journeykit.maps import legend
from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.palette import BAND, INK, INK3, LINE2, WARN_TINT
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.canvas.typography import OVERVIEW_TITLE
from journeykit.maps.content import MapContent
from journeykit.maps.drawing import Drawing
from journeykit.maps.heading import Band, make_heading, paint_heading, paint_phase
from journeykit.maps.overview.advice import height, make_advice, paint_advice
from journeykit.maps.overview.layout import GAP, MARGIN, WIDTH, Layout, make_layout
from journeykit.maps.overview.plot import SCORES, emotion_height, paint_emotions, paint_scores
from journeykit.maps.overview.strip import make_strip, paint_strip
from journeykit.maps.speaking import speaker
from journeykit.words import Sentence

_PHASES, _TIP = 27.0, 8.0


def draw_overview(content: MapContent) -> Drawing:
    """Draw the overview of a journey."""
    t = speaker(content.language)
    layout, cards, entries = make_layout(content), make_advice(content, t), _legend(content, t)
    strip = make_strip(layout)
    subject = "" if content.subject == content.title else content.subject
    kind = t("future customer journey at a glance") if content.future else t("customer journey at a glance")
    heading = make_heading(
        [kind, subject, content.client], content.title, content.subtitle, OVERVIEW_TITLE, MARGIN, WIDTH, content.logo
    )
    felt = any(p.emotion is not None or p.desired is not None for p in content.touchpoints)
    scored = any(p.performance for p in content.touchpoints)

    icons_top = heading.height + _PHASES
    emotion_top = icons_top + (strip.height if layout.stops else 0)
    scores_top = emotion_top + (emotion_height(layout) + 6 if felt else 0)
    cards_top = scores_top + (SCORES + 16 if scored else 10)
    legend_top = cards_top + (height(cards) if cards else 0)
    rows = legend.rows(entries, MARGIN, WIDTH - MARGIN)
    tall = legend_top + (26 + 20 * rows if rows else 14)

    name = f"{content.id}-overview"
    sheet = Sheet(WIDTH, tall, name, content.title)
    if felt or scored:
        _paint_columns(sheet, content, layout, emotion_top + 4, cards_top - 16)
    paint_heading(sheet, heading, t("Title"), content.accent)
    _paint_phases(sheet, t, content, layout, heading.height)
    if layout.stops:
        if layout.icons:
            _paint_label(sheet, t("Touchpoint"), icons_top + 12 + strip.radius + 3)
        paint_strip(sheet, t, strip, icons_top, content.accent)
    if felt:
        _paint_label(sheet, t("Emotion"), emotion_top + 14)
        paint_emotions(sheet, t, content, layout, emotion_top)
    if scored:
        _paint_label(sheet, t("Score"), scores_top + 29)
        sheet.under.words((MARGIN, scores_top + 40), "0–100", 9, INK3)
        paint_scores(sheet, t, content, layout, scores_top)
    if cards:
        paint_advice(sheet, t, cards, cards_top, content.accent)
    legend.paint(sheet, entries, MARGIN, WIDTH - MARGIN, legend_top + 24)
    return Drawing(
        name, sheet.dot(), WIDTH, tall, content.title, content.description, logo=heading.logo, layout=sheet.layout
    )


def _legend(content: MapContent, t: Sentence) -> list[legend.Entry]:
    return [*legend.emotions(content, t), *legend.moments(content, t), *legend.columns(content, t)]


def _paint_label(sheet: Sheet, words: str, y: float) -> None:
    sheet.under.words((MARGIN, y), words, 9, INK, bold=True)


def _paint_columns(sheet: Sheet, content: MapContent, layout: Layout, top: float, foot: float) -> None:
    """Tint the columns of the moments of truth and part the phases."""
    tints = {"strong": content.accent.tint, "weak": WARN_TINT, "open": BAND}
    half = max(layout.pitch / 2 - 1, 2.5)
    for stop in layout.stops:
        if stop.touchpoint.moment:
            column = Box(stop.x - half, top, 2 * half, foot - top)
            sheet.under.box(column, tints[stop.touchpoint.moment], radius=6)
    for stretch in layout.stretches[:-1]:
        x = stretch.end + GAP / 2
        sheet.under.line([(x, top), (x, foot)], LINE2, 0.8)


def _paint_phases(sheet: Sheet, t: Sentence, content: MapContent, layout: Layout, top: float) -> None:
    for i, stretch in enumerate(layout.stretches):
        last = i == len(layout.stretches) - 1
        end = stretch.end + (0 if last else GAP - 2)
        band = Band(Box(stretch.start, top, end - stretch.start, _PHASES), _TIP, i == 0, 14 if i else 9)
        words = t("Phase: {phase}", phase=stretch.phase.name)
        job = f"\n{t('Customer job')}: {stretch.phase.job}" if stretch.phase.job else ""
        paint_phase(sheet, band, stretch.phase, words + job, content.accent, numbered=False)
