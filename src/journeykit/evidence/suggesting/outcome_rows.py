"""Which rows of tidy data are the overall outcome: those about no touchpoint, but about all of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from journeykit.evidence.cells import Unread, answer_of
from journeykit.evidence.metrics import metric_of
from journeykit.evidence.suggesting.looks import Look
from journeykit.evidence.suggesting.words import words_of
from journeykit.evidence.values import Export
from journeykit.model.metrics import METRICS
from journeykit.sheets import folded

_WHOLE = frozenset(
    "overall total whole general relation relational relationship totaal totale geheel algeheel algehele algemeen algemene "
    "relatie relationeel".split()
)
_LONGEST = 3


@dataclass(frozen=True, slots=True)
class OutcomeRows:
    """What stands in the column of touchpoints where a row is the outcome, '' for nothing, and what it measures."""

    word: str
    metric: str


def is_whole(cell: str) -> bool:
    """Tell whether a text in the place of a touchpoint stands for all of them."""
    words = words_of(cell)
    return 0 < len(words) <= _LONGEST and not _WHOLE.isdisjoint(words)


def outcome_rows(
    export: Export, touchpoint: Look, metric: Look | None, score: Look, is_known: Callable[[str], bool], usual: str
) -> OutcomeRows | None:
    """Return which rows of the sample are the outcome; a recommendation before anything else.

    Rows without a touchpoint may have lost it: they are the outcome only where they say that they are a recommendation.

    Args:
        export: The file.
        touchpoint: The column of touchpoints.
        metric: The column of metrics.
        score: The column of answers.
        is_known: Tells whether a text is a touchpoint of the project.
        usual: What rows measure where there is no column that says it.
    """
    found = Counter[tuple[bool, str, str]]()
    written: dict[str, str] = {}
    columns = [one.column.index for one in (touchpoint, score, metric) if one is not None]
    for row in export.sample:
        cells = [row[i].strip() if i < len(row) else "" for i in columns]
        if answer_of(cells[1]) in (Unread.EMPTY, Unread.NOT_APPLICABLE):
            continue
        word = folded(cells[0])
        measured = metric_of(cells[2]) if metric is not None else usual
        if measured not in METRICS or (not word and (metric is None or measured != "nps")):
            continue
        if not word or (is_whole(word) and not is_known(word)):
            found[bool(word), word, measured] += 1
            written.setdefault(word, cells[0])
    if not found:
        return None
    # Words before emptiness, a recommendation before other answers, then what stands there most often.
    (_, word, measured), _ = max(found.items(), key=lambda item: (item[0][0], item[0][2] == "nps", item[1], item[0]))
    return OutcomeRows(written[word], measured)
