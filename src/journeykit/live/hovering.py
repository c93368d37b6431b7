"""What a word means, for somebody who points at it: a touchpoint's figures, what has an id, a term of the field."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from journeykit.live.names import Given, Used
from journeykit.reports.scores.words import Speech
from journeykit.words.glossary import find_term

if TYPE_CHECKING:
    from journeykit.live.seeing import Seen
    from journeykit.scoring import JourneyScore, TouchpointScore

_WORD = re.compile(r"[\w-]+")
# Markdown of users is shown as it was typed: it makes no links and no pictures in the editor.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+.!|~-])")


def hover(seen: Seen, file: PurePosixPath, line: int, column: int, language: str) -> str | None:
    """Return Markdown about what stands at a position (from 1); None when there is nothing to say."""
    one = seen.names.at(file, line, column)
    if one is not None:
        said = _about(seen, one, language)
        if said:
            return said
    return _term(seen, file, line, column, language)


def _about(seen: Seen, one: Given | Used, language: str) -> str | None:
    givers = (one,) if isinstance(one, Given) else seen.names.meant(one)
    if not givers:
        return None
    parts = [f"**{_plain(seen.names.name(givers[0]))}** ({_plain(one.id)})"]
    if one.what == "touchpoint":
        parts += _figures(seen, one, language)
    return "\n\n".join(parts)


def _figures(seen: Seen, one: Given | Used, language: str) -> list[str]:
    """Say the figures of a touchpoint in each journey where it stands."""
    found = [
        (journey, touchpoint)
        for journey in seen.scores.journeys
        for touchpoint in journey.touchpoints
        if touchpoint.id == one.id and one.journey in {None, journey.id}
    ]
    return [_figure(journey, touchpoint, seen, language, several=len(found) > 1) for journey, touchpoint in found]


def _figure(journey: JourneyScore, touchpoint: TouchpointScore, seen: Seen, language: str, *, several: bool) -> str:
    speech = Speech(language)
    t = speech.t
    if touchpoint.performance.value is None:
        said = t("Satisfaction unknown: first measure.")
    else:
        said = t("Satisfaction {figure} of 100, worth {room} points of the index: {choice}.",
                 figure=speech.satisfaction(touchpoint), room=speech.room(touchpoint),
                 choice=speech.doubted(touchpoint))  # fmt: skip
    model = seen.workspace.journey(journey.id) if several else None
    return f"{_plain(model.title)}: {said}" if model is not None else said


def _term(seen: Seen, file: PurePosixPath, line: int, column: int, language: str) -> str | None:
    """Return what the glossary says of the key or the short word at a position."""
    document = seen.workspace.document(file)
    if document is None:
        return None
    path = document.tree.path_at(line, column)
    word = path[-1] if document.tree.key_at(line, column) else document.tree.get(path)
    if not isinstance(word, str) or not _WORD.fullmatch(word):
        return None
    term = find_term(word.replace("_", " ").replace("-", " ")) or find_term(word)
    if term is None:
        return None
    source = f"\n\n*{_plain(term.source)}*" if term.source else ""
    return f"**{_plain(term.name(language))}**\n\n{_plain(term.explained(language))}{source}"


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
