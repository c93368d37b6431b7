"""A journey in plain text, for who cannot see a picture: a table with the emotion curve in characters, and the rest."""

from __future__ import annotations

from collections.abc import Iterator

from journeykit.maps import speaking
from journeykit.maps.content import MapContent, MapPhase, MapTouchpoint
from journeykit.maps.gathering.operational import counted_lines
from journeykit.maps.lanes.facts import FACTS
from journeykit.maps.plain import WIDTH, clean, filled, width, wrapped
from journeykit.maps.speaking import speaker
from journeykit.words import Sentence

_STEPS = 16  # of the curve, from -2 to +2
_WIDTHS = {"number": 3, "name": 34, "emotion": 7, "curve": _STEPS + 1, "score": 13, "choice": 14}
_NOW, _DESIRED, _ZERO, _EMPTY, _MOMENT = "●", "○", "│", "·", "◆"


def tell(content: MapContent) -> str:
    """Return a journey as text, at most 98 characters wide."""
    t = speaker(content.language)
    title = clean(content.title)
    parts = [*wrapped(title), "=" * min(WIDTH, width(title))]
    if content.subject != content.title:
        parts += wrapped(clean(content.subject))
    for part in (*content.subtitle, *counted_lines(t, content.counted, content.language)):
        parts += wrapped(clean(part))
    columns = _columns(content)
    parts += ["", _row(columns, _heads(t))]
    for phase in content.phases:
        parts += ["", *_table(t, content, phase, columns)]
    parts += ["", *wrapped("   ".join(_signs(t, content, columns)))]
    for touchpoint in content.touchpoints:
        told = list(_details(t, touchpoint))
        if told:
            parts += ["", *wrapped(f"{touchpoint.number}. {clean(touchpoint.name)}"), *told]
    return "\n".join(line.rstrip() for line in parts) + "\n"


def _columns(content: MapContent) -> set[str]:
    """Return which columns have anything to show."""
    points = content.touchpoints
    found = {"number", "name"}
    if any(p.emotion is not None or p.desired is not None for p in points):
        found |= {"emotion", "curve"}
    if any(p.performance for p in points):
        found.add("score")
    if any(p.choice for p in points):
        found.add("choice")
    return found


def _heads(t: Sentence) -> dict[str, str]:
    scale = "−2" + " " * 6 + "0" + " " * 6 + "+2"
    return {
        "name": t("Touchpoint"),
        "emotion": t("Emotion"),
        "curve": scale,
        "score": t("Score"),
        "choice": t("Choice"),
    }


def _signs(t: Sentence, content: MapContent, columns: set[str]) -> Iterator[str]:
    """Explain the signs that occur."""
    points = content.touchpoints
    if "emotion" in columns:
        yield f"{_NOW} {t('emotion now')}"
    if any(p.desired is not None for p in points):
        yield f"{_DESIRED} {t('desired')}"
    if any(p.moment for p in points):
        yield f"{_MOMENT} {t('Moment of truth')}"
    if any(p.performance and p.performance.small and not p.performance.guessed for p in points):
        yield f"* {t('few answers: indicative')}"
    if any(p.guessed or (p.performance and p.performance.guessed) for p in points):
        yield f"? {t('hypothesis')}"


def _table(t: Sentence, content: MapContent, phase: MapPhase, columns: set[str]) -> Iterator[str]:
    yield from wrapped(f"{phase.number}. {clean(phase.name)}".upper())
    if phase.job:
        yield from wrapped(f"{t('Customer job')}: {clean(phase.job)}", "   ")
    for touchpoint in phase.touchpoints:
        cells = {
            "number": str(touchpoint.number),
            "name": (f"{_MOMENT} " if touchpoint.moment else "") + clean(touchpoint.name),
            "emotion": _emotion(touchpoint, content.language),
            "curve": _curve(touchpoint),
            "score": _score(touchpoint),
            "choice": speaking.choice(t, touchpoint) if touchpoint.choice else "",
        }
        yield _row(columns, cells)


def _row(columns: set[str], cells: dict[str, str]) -> str:
    written = (
        cells.get(name, "").rjust(room) if name in ("number", "emotion") else filled(cells.get(name, ""), room)
        for name, room in _WIDTHS.items()
        if name in columns
    )
    return "  ".join(written)


def _emotion(touchpoint: MapTouchpoint, language: str) -> str:
    if touchpoint.emotion is None:
        return "–"
    return speaking.signed(round(touchpoint.emotion, 1), language) + ("?" if touchpoint.guessed else "")


def _curve(touchpoint: MapTouchpoint) -> str:
    """Draw a touchpoint's place on the emotion curve, which runs downwards."""
    signs = [_EMPTY] * (_STEPS + 1)
    signs[_STEPS // 2] = _ZERO
    for value, sign in ((touchpoint.desired, _DESIRED), (touchpoint.emotion, _NOW)):
        if value is not None:
            signs[round((min(2.0, max(-2.0, value)) + 2) / 4 * _STEPS)] = sign
    return "".join(signs)


def _score(touchpoint: MapTouchpoint) -> str:
    known = touchpoint.performance
    if known is None:
        return "–"
    return speaking.figure(known.value, known.low, known.high) + ("?" if known.guessed else "*" if known.small else "")


def _details(t: Sentence, touchpoint: MapTouchpoint) -> Iterator[str]:
    """Yield what the table has no room for; what is not known leaves no trace."""
    said = [
        (t("Channel: {channels}", channels=touchpoint.channels) if touchpoint.channels else ""),
        *touchpoint.tags,
    ]
    named = [
        (t("Wants"), touchpoint.wants),
        (t("Does"), touchpoint.does),
        (t("Thinks"), touchpoint.thinks and f"“{touchpoint.thinks}”"),
        (t("Feels"), touchpoint.feels),
        *((t("Pain point"), pain) for pain in touchpoint.pains),
        *((one.metric, f"{one.value}" + (f" (n = {one.n})" if one.n else "")) for one in touchpoint.headlines),
        (t("Priority {rank}", rank=touchpoint.priority), " ") if touchpoint.priority else ("", ""),
        *((t("Improvement"), ", ".join(filter(None, [idea.title, idea.note]))) for idea in touchpoint.ideas),
        *((t(FACTS[key]), words.replace("\n", "; ")) for key, words in touchpoint.facts),
        (t("Frontstage"), touchpoint.front),
        (t("Backstage"), touchpoint.back),
        (t("Owner"), touchpoint.owner),
        (t("Systems"), ", ".join(dict.fromkeys(system.name for system in touchpoint.systems))),
    ]
    for line in filter(None, said):
        yield from wrapped(clean(line), "    ")
    for name, words in named:
        if words:
            yield from wrapped(clean(f"{name}: {words}" if words.strip() else name), "    ")
