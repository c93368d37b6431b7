"""A comparison in plain text: what became of each touchpoint, and what is different about it."""

from __future__ import annotations

from collections.abc import Iterator

from journeykit.maps.compare import checked
from journeykit.maps.compare.changes import change_of, differences
from journeykit.maps.compare.finding import finding, subtitle
from journeykit.maps.compare.lanes import word
from journeykit.maps.compare.pairing import Pair, pair_up
from journeykit.maps.content import MapContent, MapTouchpoint
from journeykit.maps.plain import clean, filled, headline, joined, wrapped
from journeykit.maps.speaking import figure, signed, speaker
from journeykit.words import Sentence

_WORD = 14


def tell_compare(content: MapContent) -> str:
    """Return a comparison as text.

    Raises:
        NothingToDoError: there is nothing to hold the journey against, or nothing in both.
    """
    t, against = speaker(content.language), checked(content)
    paired = pair_up(against.content, content, against.only)
    lines = headline(
        finding(t, content, against, paired.pairs), content.subject, *subtitle(t, content, against, paired)
    )  # fmt: skip
    lines += ["", *wrapped(clean(f"{against.old_name} → {against.new_name}"))]
    for phase, pairs in paired.phases:
        lines += ["", *wrapped(f"{phase.number}. {clean(phase.name)}".upper())]
        for pair in pairs:
            change = filled(word(t, content, change_of(t, content.language, pair, filled=against.earlier)), _WORD)
            lines += wrapped(f"{change} {clean(pair.shown.name)}", "  ")
            lines += [
                line
                for told in _told(t, content.language, pair, filled=against.earlier)
                for line in wrapped(clean(told), "      ")
            ]
    return joined(lines)


def _told(t: Sentence, language: str, pair: Pair, *, filled: bool) -> Iterator[str]:
    old, new = pair.old, pair.new
    if old and new:
        for one in differences(t, language, pair, filled=filled):
            yield f"{one.field}: {one.old or '–'} → {one.new or '–'}"
        if old.emotion != new.emotion:
            yield f"{t('Emotion')}: {_emotion(old, language)} → {_emotion(new, language)}"
        if old.performance and new.performance and old.performance != new.performance:
            yield f"{t('Score')}: {_score(old)} → {_score(new)}"
    elif pair.shown.emotion is not None:
        yield f"{t('Emotion')}: {_emotion(pair.shown, language)}"


def _emotion(point: MapTouchpoint, language: str) -> str:
    return "–" if point.emotion is None else signed(round(point.emotion, 1), language)


def _score(point: MapTouchpoint) -> str:
    known = point.performance
    return figure(known.value, known.low, known.high) if known else "–"
