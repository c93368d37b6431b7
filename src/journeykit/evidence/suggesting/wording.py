"""What a question says of itself: what it measures, which answer is the good one, and from where to where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from journeykit.evidence.suggesting.words import words_of

_METRICS = {
    "nps": "nps aanbevelen* aanbeveel* aanraden* aanraad* recommend*",
    "ces": "ces makkelijk* gemakkelijk* gemak eenvoudig* easy ease easily simple",
    "csat": "csat *tevreden* *satisf*",
    "rating": "*cijfer rapport rating ratings grade mark rate rates waardering waardeer* beoordeel* beoordeling sterren stars",
    "importance": "belangrijk* important importance",
    "wait": "wachttijd wachten wacht gewacht wait waited waiting",
}
"""Words of each metric; with a star they may go on before or behind it."""
_EFFORT = "moeite inspanning effort moeilijk* lastig* difficult* hard ingewikkeld* complicated trouble hassle gedoe"
_BAD = (
    f"{_EFFORT} probleem problemen problem problems onduidelijk* unclear verwarrend* confusing *frustr* irritant irritat* "
    "ergernis annoy* annoying traag slow ontevreden* dissatisf* unsatisf* slecht* bad poor vervelend* stressful stress"
)
_LITTLE = frozenset("weinig geen zonder nauwelijks niet little no not without hardly low minimal".split())
_GOOD = (
    "makkelijk* gemakkelijk* eenvoudig* easy ease simple simpel tevreden satisfied goed good excellent uitstekend best"
)
_MUCH = frozenset("veel much lot high hoge hoog groot heel".split())
_ANCHOR = re.compile(r"(?<![\w.,-])(-?\d{1,3})\s*(?:=|:|betekent|means|is)\s*([^,;()=\d]+)", re.IGNORECASE)
_RANGE = re.compile(
    r"(?:\b(?:scale|schaal|van|from|of|tussen|between)\s+|[(\[])(-?\d{1,3})\s*"
    r"(?:tot en met|t/m|tot|to|through|and|en|-|–|—)\s*(-?\d{1,3})(?!\w)",
    re.IGNORECASE,
)
_OVERALL = "overall algemeen geheel general"
_UNITS = {"minutes": "minuut minuten minute minutes min", "hours": "uur uren hour hours", "days": "dag dagen day days"}


def metric_in(words: Sequence[str]) -> str | None:
    """Return the metric that the words of a question name."""
    return next((metric for metric, known in _METRICS.items() if _has(words, known)), None)


def is_about_effort(words: Sequence[str]) -> bool:
    """Tell whether a question asks for effort rather than for ease."""
    return _has(words, _EFFORT)


def is_overall(words: Sequence[str]) -> bool:
    """Tell whether a question is about all of it."""
    return _has(words, _OVERALL)


def unit_in(words: Sequence[str]) -> str | None:
    """Return the unit of time that a question names."""
    return next((unit for unit, known in _UNITS.items() if _has(words, known)), None)


def scale_in(asked: str) -> tuple[float, float] | None:
    """Return the scale that a question names, such as (1 = bad, 7 = good) or "from 0 to 10"."""
    numbers = sorted({int(found[1]) for found in _ANCHOR.finditer(asked)})
    if len(numbers) > 1 and _is_scale(numbers[0], numbers[-1]):
        return float(numbers[0]), float(numbers[-1])
    for found in _RANGE.finditer(asked):
        if _is_scale(int(found[1]), int(found[2])):
            return float(found[1]), float(found[2])
    return None


def low_is_good(asked: str, words: Sequence[str], *, metric: str | None) -> bool:
    """Tell whether a low answer is the good one, by what the ends of the scale mean, else by what the question says."""
    anchors = sorted((int(found[1]), words_of(found[2])) for found in _ANCHOR.finditer(asked))
    ends = [_goodness(anchors[i][1]) for i in (0, -1)] if len(anchors) > 1 else [0, 0]
    if ends[0] != ends[1]:
        return ends[1] < ends[0]
    bare = words_of(_ANCHOR.sub(" ", asked)) if anchors else words
    return metric not in ("nps", "rating", "wait") and _goodness(bare) < 0


def _goodness(words: Sequence[str]) -> int:
    """Return 1 for what is good, -1 for what is bad, 0 for what is neither or both."""
    good = _has(words, _GOOD)
    bad = False
    for i, word in enumerate(words):
        if _is(word, _BAD):
            if _LITTLE.isdisjoint(words[max(0, i - 2) : i]):
                bad = True
            else:
                good = True
    return int(good) - int(bad)


def _is_scale(low: int, high: int) -> bool:
    return -5 <= low <= 1 and low + 2 <= high <= 100


def _has(words: Iterable[str], known: str) -> bool:
    return any(_is(word, known) for word in words)


def _is(word: str, known: str) -> bool:
    return any(_fits(word, one) for one in known.split())


def _fits(word: str, known: str) -> bool:
    bare = known.strip("*")
    if not known.startswith("*"):
        return word.startswith(bare) if known.endswith("*") else word == bare
    return bare in word if known.endswith("*") else word.endswith(bare)
