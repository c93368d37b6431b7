"""What a question most likely measures, on which scale, and which way round: by its words, else by its answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from journeykit.evidence.metrics import metric_of
from journeykit.evidence.suggesting import wording
from journeykit.evidence.suggesting.in_words import InWords, scale_of_words
from journeykit.evidence.suggesting.looks import Look
from journeykit.evidence.suggesting.words import stems_of
from journeykit.model.mapping_checks import answer_ends
from journeykit.model.metrics import OPERATIONAL

Scale = tuple[float, float]
_ENOUGH, _LIKERT = 30, 5
_OF_WORDS = {"satisfaction": "csat", "quality": "csat", "agreement": "csat", "ease": "ces", "effort": "ces1"}
_HIGHEST = (5, 7, 10, 100)


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column most likely measures."""

    metric: str
    scale: Scale | None = None
    better: str | None = None
    unit: str | None = None
    in_words: InWords | None = None
    is_told: bool = False
    """Whether its words say what it measures."""
    by_answers: bool = False
    """Whether only the answers say from where to where its scale runs."""

    @property
    def fields(self) -> dict[str, Any]:
        """What a mapping says of it."""
        scale = [int(end) if end.is_integer() else end for end in self.scale] if self.scale else None
        answers = dict(self.in_words.answers) if self.in_words else None
        named = {"metric": self.metric, "scale": scale, "better": self.better, "unit": self.unit, "answers": answers}
        return {name: value for name, value in named.items() if value is not None}

    @property
    def turned(self) -> bool:
        """Whether a low answer is the good one."""
        return self.better == "low" or self.metric == "ces1"


def guess(look: Look, name: frozenset[str] = frozenset()) -> Guess | None:
    """Return what a column measures; None when it holds no answers to a question.

    Args:
        look: The column.
        name: The stems of the touchpoint's name, whose words say nothing of the metric (such as "Wachtkamer").
    """
    words = [word for word in look.words if stems_of((word,)).isdisjoint(name) or not stems_of((word,))]
    named = metric_of(look.column.name)
    told = named or wording.metric_in(words)
    if look.is_number:
        return _of_numbers(look, words, named, told)
    in_words = scale_of_words(look.few)
    return None if in_words is None else _of_words(look, words, told, in_words)


def _of_words(look: Look, words: Sequence[str], told: str | None, in_words: InWords) -> Guess:
    metric = _OF_WORDS[in_words.about]
    if in_words.about == "agreement" and told in ("ces", "csat"):
        metric = told
    low = in_words.about == "agreement" and wording.low_is_good(look.asked, words, metric=told)
    if metric == "ces1" and not (wording.is_about_effort(words) or wording.is_about_effort(in_words.words)):
        metric = "csat"
    elif low and wording.is_about_effort(words):
        metric, low = "ces1", False
    ends = (1.0, float(in_words.steps))
    own = None if answer_ends(metric, None) == ends else ends
    return Guess(metric, own, "low" if low else None, in_words=in_words, is_told=True)


def _of_numbers(look: Look, words: Sequence[str], named: str | None, told: str | None) -> Guess:
    if named in OPERATIONAL or (told == "wait" and _is_time(look)):
        return Guess(named or "wait", unit=wording.unit_in(look.words), is_told=True)
    if told == "wait":
        told = None
    low = wording.low_is_good(look.asked, words, metric=told) and named is None
    said = wording.scale_in(look.asked)
    scale = said if said is not None and _share_in(look.numbers, said) >= 0.9 else _by_answers(look, told)
    metric = told or _by_range(scale or (min(look.numbers), max(look.numbers)))
    if low and wording.is_about_effort(words) and metric in ("ces", "csat"):
        metric, low = "ces1", False
    elif told is None and not low and wording.is_about_effort(words):
        metric = "ces"
    if metric == "nps" and scale not in (None, (0.0, 10.0)):
        metric = "rating"
    own = None if scale == answer_ends(metric, None) or (metric == "nps") else scale
    return Guess(
        metric, own, "low" if low else None, is_told=told is not None or low, by_answers=own is not None and own != said
    )


def _is_time(look: Look) -> bool:
    """Tell whether numbers are a time rather than an answer on a scale."""
    return wording.scale_in(look.asked) is None and (
        wording.unit_in(look.words) is not None or len({*look.numbers}) > _HIGHEST[2] or max(look.numbers) > _HIGHEST[2]
    )


def _by_answers(look: Look, metric: str | None) -> Scale | None:
    """Return the scale that answers tell; None when they fit the scale of their metric."""
    numbers = sorted(look.numbers)
    if metric == "nps":
        return None
    # A few answers beyond a scale are dirt, which measuring names.
    top, bottom = numbers[len(numbers) * 9 // 10 if len(numbers) > 10 else -1], numbers[0]  # fmt: skip
    usual = answer_ends(metric, None) if metric is not None else None
    zeros = sum(number == 0 for number in numbers)
    if bottom < 0 and bottom >= -2 and top <= 2 and metric in (None, "emotion"):
        return (-2.0, 2.0)
    low = 0.0 if zeros * 100 > len(numbers) or (zeros > 1 and metric is None) else 1.0
    if usual is None:
        return low, float(next((one for one in _HIGHEST if top <= one), _HIGHEST[-1]))
    high = float(usual[1])
    if top > high:
        high = float(next((one for one in _HIGHEST if top <= one), _HIGHEST[-1]))
    elif len(numbers) >= _ENOUGH and numbers[-1] <= _LIKERT < high:
        high = float(_LIKERT)  # so many people, and nobody gave more
    low = low if usual[0] == 1 else float(usual[0])
    return None if (low, high) == usual else (low, high)


def _by_range(scale: Scale) -> str:
    """Return what is mostly asked on a scale."""
    if scale == (-2.0, 2.0):
        return "emotion"
    return "csat" if scale[1] <= _LIKERT else "ces" if scale[1] <= 7 else "rating"


def _share_in(numbers: Sequence[float], scale: Scale) -> float:
    return sum(scale[0] <= number <= scale[1] for number in numbers) / len(numbers)
