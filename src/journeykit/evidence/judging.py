"""What counted answers mean: every different one is judged once, and what cannot be used is left out with a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import Message, message
from journeykit.evidence.answering import answered, short
from journeykit.evidence.cells import Unread, answer_of
from journeykit.evidence.days import MOST_DIFFERENT
from journeykit.evidence.drivers.values import Together
from journeykit.evidence.engine import named
from journeykit.evidence.losing import Losing, is_plain, text_of
from journeykit.evidence.metrics import metric_of, unit_of
from journeykit.evidence.repeated import Question
from journeykit.evidence.subjects import Subject, Subjects
from journeykit.evidence.tallies import Tally
from journeykit.model.mapping_checks import answer_ends
from journeykit.model.metrics import OPERATIONAL
from journeykit.sheets import folded, unguarded

if TYPE_CHECKING:
    from journeykit.evidence.binding import Plan, Reading
    from journeykit.evidence.days import Days, RowCount
    from journeykit.evidence.values import Export, Loss

Segments = tuple[str | None, ...]
_MOST_PLACES = 1 << 14


@dataclass(frozen=True, slots=True)
class Group:
    """What the answers of a group have in common, apart from their segments."""

    subject: Subject
    metric: str
    period: str | None
    scale: tuple[float, float] | str | None = None
    better: str | None = None
    unit: str | None = None


@dataclass(slots=True)
class Judged:
    """The answers of all files, by group and segments, with what was left out."""

    tallies: dict[Group, dict[Segments, Tally]] = field(default_factory=dict)
    losses: dict[tuple[Any, ...], Loss] = field(default_factory=dict)
    answers: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    offered: Counter[str] = field(default_factory=Counter)
    """Answers per column."""
    misfits: Counter[str] = field(default_factory=Counter)
    """Answers per column that do not lie on its scale, or are no number."""
    notes: dict[tuple[str, str], Message] = field(default_factory=dict)
    several: dict[Question, int] = field(default_factory=dict)
    """Questions to which one row gives several answers."""
    together: Together = field(default_factory=Together)
    """What stands in one row, for derived importance."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an answer went, and all that is the same for other answers beside the same."""

    reading: Reading
    keys: Mapping[str, Any]
    answers: Mapping[Any, Decimal]
    """What cells answer to the same question, as far as they were read already."""
    tally: Tally
    cases: int
    weight: Decimal | None


class Judge:
    """Judges the groups of one file."""

    def __init__(self, export: Export, plan: Plan, subjects: Subjects, days: Days, into: Judged) -> None:
        self._export, self._plan, self._subjects, self._days, self._into = export, plan, subjects, days, into
        self._lose = Losing(export, into).lose
        self._keys = [name for name, _ in plan.keys]
        self._columns = dict(plan.keys)
        self._readings: dict[str, list[Reading]] = {}
        for reading in plan.readings:
            self._readings.setdefault(named(reading.column), []).append(reading)
        self._metrics: dict[str, str | None] = {}
        self._found: dict[tuple[str, str | None], Subject | None] = {}
        self._ends: dict[tuple[str, Any], tuple[float, float] | None] = {}
        self._segments: dict[tuple[int, Any], str | None] = {}
        self._values: list[set[str]] = [set() for _ in plan.segments]
        self._places: dict[tuple[Any, ...], list[_Place]] = {}
        self._answers: dict[tuple[int, str], dict[Any, Decimal]] = {}

    def take(self, rows: Iterable[tuple[Any, ...]], counting: RowCount | None = None) -> None:
        """Judge groups as `expressions.groups` gives them; `counting` where every row is one of them."""
        width = len(self._keys)
        for row in rows:
            raw, count = row[width + 1], int(row[width + 2])
            places = self._places.get(row[: width + 1])
            if places is not None:
                if counting is not None:
                    counting.total += count
                for place in places:
                    self._again(place, raw, count)
                continue
            keys = dict(zip(self._keys, row, strict=False))
            if raw is None and not any(row[:width]):
                continue  # a line of nothing but separators
            if counting is not None:
                counting.take(keys, count)
            if self._days.is_lost(keys) is None:
                found = [self._one(reading, keys, raw, count) for reading in self._readings[row[width]]]
                self._remember(row[: width + 1], [place for place in found if place], complete=all(found))

    def _remember(self, beside: tuple[Any, ...], places: list[_Place], *, complete: bool) -> None:
        """Remember where answers go that stand beside the same: most of what is judged is the same for ten of them."""
        if complete and any(beside[:-1]):
            if len(self._places) >= _MOST_PLACES:
                self._places.clear()
            self._places[beside] = places

    def _again(self, place: _Place, raw: Any, count: int) -> None:
        """Judge an answer that stands beside the same as one before."""
        answer = place.answers.get(raw)
        if answer is None:
            self._one(place.reading, place.keys, raw, count)
            return
        count *= place.cases
        self._into.answers += count
        self._into.offered[place.reading.name] += count
        place.tally.add(answer, count, place.weight)

    def _one(self, reading: Reading, keys: Mapping[str, Any], raw: Any, count: int) -> _Place | None:
        """Judge an answer; return where it went, None when something of it or beside it was lost."""
        found = answer_of(raw)
        if found is Unread.EMPTY:
            return None
        cases = self._days.cases(keys)
        count *= cases
        self._into.answers += count
        column = reading.name
        if found is Unread.NOT_APPLICABLE or (isinstance(raw, str) and raw.strip() in self._export.kind.unanswered):
            self._into.dropped["not-applicable"] += count
            return None
        group = self._group(reading, keys, count)
        if group is None:
            return None
        self._into.offered[column] += count
        answer = self._answer(reading, group, found, raw)
        if isinstance(answer, Message):
            self._into.misfits[column] += count
            beside = self._beside("metric", keys) if reading.metric is None else reading.beside
            self._lose("not-an-answer", reading.column, raw, answer, count, hint=self._hint(found), beside=beside)
            return None
        known = self._answers.setdefault((self._plan.readings.index(reading), group.metric), {})
        if len(known) < _MOST_PLACES:
            known[raw] = answer
        cells = [keys[f"segment {i}"] for i in range(len(self._plan.segments))]
        segments = tuple(self._segment(i, cell, count) for i, cell in enumerate(cells))
        groups = self._into.tallies.setdefault(group, {})
        tally = groups.get(segments)
        if tally is None:
            tally = groups[segments] = Tally()
        weight = self._days.weight(keys)
        tally.add(answer, count, weight)
        if any(segment is None and text_of(cell) for segment, cell in zip(segments, cells, strict=True)):
            return None  # of how many answers the segment is not known is counted each time
        return _Place(reading, keys, known, tally, cases, weight)

    def _group(self, reading: Reading, keys: Mapping[str, Any], count: int) -> Group | None:
        metric = reading.metric
        if metric is None:
            word = self._word(keys.get("metric"))
            if word not in self._metrics:
                self._metrics[word] = metric_of(word)
            metric = self._metrics[word]
            if metric is None:
                said = (
                    message('the metric "{metric}" is not known', metric=short(word))
                    if word
                    else message("there is no metric")
                )
                self._lose("unknown-metric", self._columns["metric"], keys.get("metric"), said, count)
                return None
            if metric != word:
                self._into.notes["metric", word] = message(
                    '"{word}" was read as {metric}', word=short(word), metric=metric
                )
        subject = self._subject(reading, keys, count)
        if subject is None:
            return None
        return Group(
            subject,
            metric,
            self._days.period(keys),
            reading.scale,
            reading.better,
            self._unit(reading, keys) if metric in OPERATIONAL else None,
        )

    def _unit(self, reading: Reading, keys: Mapping[str, Any]) -> str | None:
        written = self._word(keys.get("unit"))
        return unit_of(reading.unit or (written if is_plain(written) else "")) or None

    def _subject(self, reading: Reading, keys: Mapping[str, Any], count: int) -> Subject | None:
        journey = self._plan.journey
        if "journey" in keys:
            word = self._word(keys["journey"])
            journey = self._subjects.journey(word) if word else None
            if word and journey is None:
                said = message('the journey "{word}" is not known', word=short(word))
                self._lose("unknown-journey", self._columns["journey"], keys["journey"], said, count)
                return None
        word = "" if reading.overall else reading.touchpoint or self._word(keys.get("touchpoint"))
        if not word and (reading.overall or (reading.touchpoint is None and "touchpoint" not in keys)):
            whole = journey or self._subjects.only_journey
            if whole is None:
                said = message('nobody knows of which journey the answers of "{column}" are', column=reading.name)
                self._lose(
                    "unknown-journey", -1, reading.name, said, count, hint=message("say so in the mapping: journey: ID")
                )
                return None
            return Subject(whole, None)
        if (word, journey) not in self._found:
            self._found[word, journey] = self._subjects.touchpoint(word, journey) if word else None
        subject = self._found[word, journey]
        if subject is None:
            column = self._columns.get("touchpoint", -1) if reading.touchpoint is None else -1
            self._lose("unknown-touchpoint", column, keys.get("touchpoint") if column >= 0 else word,
                       self._no_touchpoint(word, journey), count, hint=self._subjects.hint(word) if word else None,
                       beside=self._beside("metric" if self._is_outcome(word) else "journey", keys))  # fmt: skip
        return subject

    def _beside(self, name: str, keys: Mapping[str, Any]) -> tuple[tuple[int, str], ...]:
        """Return the cell of a column beside an answer, which tells where the same answer is wrong and where not."""
        return ((self._columns[name], text_of(keys[name])),) if name in keys else ()

    def _is_outcome(self, word: str) -> bool:
        """Tell whether rows with this word are the outcome: an answer to something else in one of them is of nothing."""
        return self._plan.apart is not None and folded(word) == folded(self._plan.apart[0])

    def _no_touchpoint(self, word: str, journey: str | None) -> Message:
        if self._plan.apart is not None and self._is_outcome(word):
            metric = self._plan.apart[1]
            return message(
                'rows with "{word}" are the outcome, which is {metric}, and this is not', word=word, metric=metric
            )
        if not word:
            return message("there is no touchpoint")
        if journey is not None:
            return message('the journey {journey} has no touchpoint "{word}"', journey=journey, word=short(word))
        return message('the touchpoint "{word}" is not known, or several are called so', word=short(word))

    def _answer(self, reading: Reading, group: Group, found: Decimal | Unread, raw: Any) -> Decimal | Message:
        metric = group.metric
        if (metric, reading.scale) not in self._ends:
            self._ends[metric, reading.scale] = answer_ends(metric, reading.scale)
        return answered(found, raw, metric, reading.answers, self._ends[metric, reading.scale])

    def _hint(self, found: Decimal | Unread) -> Message | None:
        if found is Unread.AMBIGUOUS:
            return message("write it without the sign of thousands, or with one decimal more or less")
        return None

    def _segment(self, number: int, raw: Any, count: int) -> str | None:
        """Return the segment that a cell names; None when it is empty or not known: the whole counts it still."""
        if (number, raw) not in self._segments:
            self._segments[number, raw] = self._known_segment(number, raw)
        found = self._segments[number, raw]
        if found is None and text_of(raw):
            name, column = self._plan.segments[number]
            said = message(
                '{segment} "{word}" is not known: it counts for all customers only',
                segment=name,
                word=short(text_of(raw)),
            )
            self._lose("unknown-segment", column, raw, said, count, whole=False)
        return found

    def _word(self, raw: Any) -> str:
        """Return the text of a cell without what guards it against being taken for a formula."""
        text = text_of(raw)
        return text.removeprefix("'") if self._export.kind.guards else unguarded(text)

    def _known_segment(self, number: int, raw: Any) -> str | None:
        word = " ".join(self._word(raw).split())
        if not word or not is_plain(word):
            return None
        if self._plan.segments[number][0] == "persona":
            return self._subjects.persona(word)
        values = self._values[number]
        values.add(word)
        return word if len(values) <= MOST_DIFFERENT else None
