"""A first mapping for a file, from its headers, its first answers and the project's ids: for a person to correct."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import Finding
from journeykit.evidence.cells import Unread, answer_of, day_of
from journeykit.evidence.engine import start_engine
from journeykit.evidence.metrics import metric_of
from journeykit.evidence.opening import open_export
from journeykit.evidence.subjects import Subjects
from journeykit.evidence.values import Column, Export, RefusedError, Role, Settings
from journeykit.model.slug import slug
from journeykit.words import one_line, translator

if TYPE_CHECKING:
    from journeykit.evidence.engine import Engine
    from journeykit.evidence.measuring import Source
    from journeykit.workspace import Workspace

_WORDS = {
    "nps": ("aanbevel", "aanrad", "recommend", "nps"),
    "ces": ("moeite", "makkelijk", "gemak", "effort", "easy", "ease", "ces"),
    "csat": ("tevred", "satisf", "csat", "content"),
    "rating": ("cijfer", "rapport", "rating", "grade", "mark", "waardering"),
    "importance": ("belangrijk", "important"),
    "wait": ("wacht", "wait"),
}
_SMALL = frozenset(
    "de het een van voor met over bij uw je u en of op in aan door is the a an of for with about your you and or on in to "
    "how hoe was were vond vindt vind tevreden satisfied bent ben are did how".split()
)
_OPEN = ("opmerking", "toelichting", "comment", "remark", "verbatim", "reden", "waarom", "why", "suggest", "feedback")
_FEW, _STEM, _LONG = 12, 5, 25


@dataclass(frozen=True, slots=True)
class _Look:
    """What the first rows show of a column."""

    column: Column
    cells: tuple[str, ...]

    @property
    def numbers(self) -> list[float]:
        return [float(found) for cell in self.cells if not isinstance(found := answer_of(cell), Unread)]

    @property
    def is_number(self) -> bool:
        return bool(self.cells) and len(self.numbers) * 5 >= len(self.cells) * 4

    @property
    def is_date(self) -> bool:
        dates = sum(
            day_of(cell[:10], "day-first") is not None or day_of(cell[:10], "month-first") is not None
            for cell in self.cells
        )
        return bool(self.cells) and dates * 10 >= len(self.cells) * 9

    @property
    def is_key(self) -> bool:
        """Whether its values are hardly ever the same, as numbers of people are."""
        whole = all(number.is_integer() for number in self.numbers)
        return whole and len(set(self.cells)) * 3 > len(self.cells) and max(self.numbers, default=0) > 10

    @property
    def is_open(self) -> bool:
        named = any(word in _asked(self.column).casefold() for word in _OPEN)
        return (
            bool(self.cells) and (named or sum(map(len, self.cells)) > _LONG * len(self.cells)) and not self.is_number
        )

    @property
    def few(self) -> set[str]:
        """Its different values, when there are few of them."""
        values = {" ".join(cell.split()) for cell in self.cells}
        return values if 1 < len(values) <= _FEW and not self.is_open else set()


def suggest(source: Source, workspace: Workspace, settings: Settings) -> tuple[str | None, tuple[Finding, ...]]:
    """Return the text of a mapping for a file; None, and what is wrong with it, when it cannot be read."""
    from journeykit.text import dump

    with tempfile.TemporaryDirectory(prefix="journeykit-", ignore_cleanup_errors=True) as folder:
        engine = start_engine(settings.engine, Path(folder))
        try:
            export = open_export(source.path, source.file, Path(folder), engine, kind=settings.kind)
            mapping, remarks = _log(export, workspace, engine) or _suggested(export, workspace)
        except RefusedError as refused:
            return None, refused.findings
        finally:
            engine.close()
    return dump({"kind": "mapping", **mapping}, header=remarks), ()


def _log(export: Export, workspace: Workspace, engine: Engine) -> tuple[dict[str, Any], list[str]] | None:
    """Return the mapping of an event log; None when the file does not look like one."""
    from journeykit.evidence.logs.suggesting import activities_of, log_columns, suggested_log

    columns = log_columns(export)
    if columns is None:
        return None
    return suggested_log(export, columns, activities_of(export, columns["activity"], engine), workspace)


def _suggested(export: Export, workspace: Workspace) -> tuple[dict[str, Any], list[str]]:
    t = translator(workspace.project.language)
    looks = [_look(export, column) for column in export.columns]
    subjects = Subjects(workspace)
    made: dict[str, Any] = {}
    remarks = [
        t("A first mapping for {file} ({kind}), for you to correct.", file=export.file.name, kind=export.kind.name),
        t("Touchpoints were found by their names, metrics by the words of the question or by the answers."),
    ]
    used: set[int] = set()
    dated = export.of(Role.DATE) or next((one.column for one in looks if one.is_date and _is_free(one)), None)
    if dated is not None:
        made["date"] = dated.name
        used.add(dated.index)
    tidy = _tidy(looks, subjects, used)
    journeys = [journey.id for journey in workspace.journeys if journey.state != "future"]
    made |= {**tidy, **({"journey": journeys[0]} if len(journeys) == 1 else {})}
    left = [look for look in looks if _is_free(look) and look.column.index not in used]
    segments = {_segment(look, subjects): look.column.name for look in left if look.few and not look.is_number}
    asked = [look for look in left if look.is_number and not look.is_date]
    questions, outcome, unknown = _questions(asked, workspace, tidy=bool(tidy))
    made |= {"segments": segments} if segments else {}
    made |= {"outcome": {"column": outcome, "metric": "nps"}} if outcome else {}
    remarks += [
        t("Of which touchpoint is this? {column} ({metric}): {question}",
          column=look.column.name, metric=_metric(look), question=_asked(look.column)[:80])
        for look in unknown
    ]  # fmt: skip
    if not tidy:
        made["questions"] = questions
        if not questions:
            remarks.append(t("No question was recognised: write `questions:` yourself."))
    dropped = [look.column.name for look in looks if look.column.role is Role.PERSONAL]
    # A header may hold line ends, and a remark with one of those would be half a comment.
    return made | ({"drop": dropped} if dropped else {}), [one_line(remark) for remark in remarks]


def _segment(look: _Look, subjects: Subjects) -> str:
    return "persona" if any(subjects.persona(value) for value in look.few) else slug(look.column.name)


def _questions(
    looks: Sequence[_Look], workspace: Workspace, *, tidy: bool
) -> tuple[list[dict[str, Any]], str | None, list[_Look]]:
    """Return the questions of wide data, the column with the overall outcome, and what nobody recognises."""
    questions: list[dict[str, Any]] = []
    outcome: str | None = None
    unknown: list[_Look] = []
    for look in looks:
        found = None if tidy else _touchpoint(_asked(look.column), workspace)
        if found:
            questions.append({"column": look.column.name, "touchpoint": found, **_measure(look, _metric(look))})
        elif outcome is None and (_worded(_asked(look.column)) == "nps" or (not tidy and _metric(look) == "nps")):
            outcome = look.column.name
        elif not tidy:
            unknown.append(look)
    return questions, outcome, unknown


def _look(export: Export, column: Column) -> _Look:
    cells = (row[column.index].strip() for row in export.sample if column.index < len(row))
    return _Look(column, tuple(cell for cell in cells if answer_of(cell) not in (Unread.EMPTY, Unread.NOT_APPLICABLE)))


def _is_free(look: _Look) -> bool:
    return look.column.role is Role.ANSWER


def _tidy(looks: Sequence[_Look], subjects: Subjects, used: set[int]) -> dict[str, Any]:
    """Return the columns of tidy data, nothing when the data is wide."""
    touchpoint = next(
        (one for one in looks if _is_free(one) and _mostly(one, lambda cell: subjects.touchpoint(cell, None))), None
    )
    if touchpoint is None:
        return {}
    metric = next((one for one in looks if _is_free(one) and not one.is_number and _mostly(one, metric_of)), None)
    numbers = [one for one in looks if _is_free(one) and one.is_number and not one.is_date and not one.is_key]
    key = next((one for one in looks if _is_free(one) and one.is_key and "resp" in _asked(one.column).casefold()), None)
    score = next((one for one in numbers if _worded(_asked(one.column)) != "nps"), None) or next(iter(numbers), None)
    if score is None:
        return {}
    used |= {one.column.index for one in (touchpoint, metric, score, key) if one is not None}
    return {
        "touchpoint": touchpoint.column.name,
        "metric": metric.column.name if metric else _metric(score),
        "score": score.column.name,
        **({"respondent": key.column.name} if key else {}),
    }


def _mostly(look: _Look, known: Any) -> bool:
    values = {" ".join(cell.split()) for cell in look.cells}
    return bool(values) and sum(known(value) is not None for value in values) * 5 >= len(values) * 3


def _asked(column: Column) -> str:
    """Return everything that is known of a question: what was asked, and of which part of it."""
    return " ".join(dict.fromkeys(one for one in (column.label, column.name, *column.also) if one))


def _worded(asked: str) -> str | None:
    plain = asked.casefold()
    return next((metric for metric, words in _WORDS.items() if any(word in plain for word in words)), None)


def _metric(look: _Look) -> str:
    """Return the metric that a question most likely is: by its words, else by its answers."""
    worded = _worded(_asked(look.column))
    if worded:
        return worded
    numbers = look.numbers
    highest = max(numbers, default=0)
    if highest <= 5:
        return "csat"
    return "ces" if highest <= 7 else "nps" if min(numbers, default=0) == 0 else "rating"


def _measure(look: _Look, metric: str) -> dict[str, Any]:
    highest = max(look.numbers, default=0)
    usual = {"ces": 7, "csat": 5, "rating": 10, "nps": 10, "importance": 5}.get(metric)
    beyond = sum(number > usual for number in look.numbers) if usual else 0
    if usual is None or beyond * 10 <= len(look.numbers):  # a few beyond it are dirt, which measuring names
        return {"metric": metric}
    return {"metric": metric, "scale": [min(1, int(min(look.numbers))), 10 if highest <= 10 else 100]}


def _touchpoint(asked: str, workspace: Workspace) -> str | None:
    """Return the touchpoint whose name is in a question; None when none or several are."""
    words = _stems(asked)
    best: dict[str, float] = {}
    for journey in workspace.journeys:
        if journey.state == "future":
            continue
        for touchpoint in journey.touchpoints:
            for name in (touchpoint.name or "", touchpoint.id.replace("-", " ")):
                wanted = _stems(name)
                share = len(wanted & words) / len(wanted) if wanted else 0
                best[touchpoint.id] = max(best.get(touchpoint.id, 0), share)
    highest = max(best.values(), default=0)
    found = [id_ for id_, share in best.items() if share == highest]
    return found[0] if highest > 0.5 and len(found) == 1 else None


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in slug(text).split("-") if word not in _SMALL and len(word) > 2}
