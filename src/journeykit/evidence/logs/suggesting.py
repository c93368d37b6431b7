"""A first mapping for an event log, from its headers, its first rows and the project's touchpoints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import narwhals as nw

from journeykit.evidence.cells import Unread, answer_of, day_of
from journeykit.evidence.engine import EngineError, named
from journeykit.evidence.locating import broken_rows, unreadable
from journeykit.evidence.logs.activities import near_touchpoint
from journeykit.evidence.logs.expressions import counted
from journeykit.evidence.logs.headers import STAFF, spoken_for
from journeykit.evidence.subjects import Subjects
from journeykit.evidence.values import Export, RefusedError, Role
from journeykit.sheets import folded
from journeykit.words import one_line, translator

if TYPE_CHECKING:
    from journeykit.evidence.engine import Engine
    from journeykit.model import Journey
    from journeykit.workspace import Workspace

_LIVES = frozenset("schedule assign reassign start suspend resume complete withdraw autoskip manualskip".split())
_MOST, _FEW, _ROWS = 60, 200, 20


def log_columns(export: Export) -> dict[str, str] | None:
    """Return which columns of a file are those of an event log; None when it does not look like one.

    It does when its headers say so, when the user does, or when a column says start and complete.
    """
    said = spoken_for([column.name for column in export.columns])
    if said is not None:
        return said
    cells = {
        column.name: [row[column.index].strip() for row in export.sample if column.index < len(row)]
        for column in export.columns
        if column.role is not Role.PERSONAL and folded(column.name) not in STAFF
    }
    lifecycle = next(
        (name for name, found in cells.items() if found and {one.casefold() for one in found} <= _LIVES), None
    )
    if lifecycle is None and export.kind.name != "event-log":
        return None
    times = [name for name, found in cells.items() if _is_time(found)]
    left = {name: found for name, found in cells.items() if name not in (lifecycle, *times) and any(found)}
    activity = _activity(left)
    case = _case({name: found for name, found in left.items() if name != activity})
    if not times or activity is None or case is None:
        return None
    made = {"case": case, "activity": activity, "time": times[0]}
    return made | ({"lifecycle": lifecycle} if lifecycle else {})


def _is_time(cells: Iterable[str]) -> bool:
    given = [cell for cell in cells if cell]
    read = sum(
        day_of(cell[:10], "day-first") is not None or day_of(cell[:10], "month-first") is not None for cell in given
    )
    return bool(given) and read * 10 >= 9 * len(given)


def _activity(cells: dict[str, list[str]]) -> str | None:
    """Return the column with few different words."""
    texts = {
        name: {cell for cell in found if cell}
        for name, found in cells.items()
        if any(isinstance(answer_of(cell), Unread) for cell in found if cell)
    }
    few = [(len(words), name) for name, words in texts.items() if len(words) <= _FEW]
    spoken = [
        one for one in few if any(len(word) > 2 and not any(sign.isdigit() for sign in word) for word in texts[one[1]])
    ]
    return min(spoken, key=lambda one: (-_letters(texts[one[1]]), one[1]), default=(0, None))[1]


def _letters(words: Iterable[str]) -> float:
    lengths = [sum(sign.isalpha() for sign in word) for word in words]
    return sum(lengths) / len(lengths)


def _case(cells: dict[str, list[str]]) -> str | None:
    """Return the column with many different values, each of which comes back."""

    def worth(found: list[str]) -> tuple[bool, int]:
        times = Counter(cell for cell in found if cell)
        return any(count > 1 for count in times.values()), len(times)

    return max(cells, key=lambda name: (*worth(cells[name]), name), default=None)


def activities_of(export: Export, name: str, engine: Engine) -> Counter[str]:
    """Return all activities of a file, each with the number of its events.

    Raises:
        RefusedError: The file cannot be read.
    """
    index = next(column.index for column in export.columns if column.name == name)
    try:
        frame = engine.frame(export, [index], {})
        said = frame.select(activity=nw.col(named(index)).cast(nw.String).str.strip_chars())
        return Counter({str(one): int(count) for one, count in engine.rows(counted(said, "activity")) if one})
    except EngineError as error:
        raise RefusedError(*(broken_rows(export) or [unreadable(export, error)])) from None


def suggested_log(
    export: Export, columns: dict[str, str], activities: Counter[str], workspace: Workspace
) -> tuple[dict[str, Any], list[str]]:
    """Return a mapping and the remarks above it.

    Args:
        export: The file.
        columns: Which of its columns is what.
        activities: All activities of the file, with the number of their events.
        workspace: The project whose touchpoints they may be.
    """
    t = translator(workspace.project.language)
    remarks = [t("A first mapping for {file} (an event log), for you to correct.", file=export.file.name)]
    journey, best = _journey(activities, workspace)
    made: dict[str, Any] = {}
    if journey is not None:
        made["journey"] = journey.id
    made |= {field: name for field, name in columns.items() if field != "outcome"}
    if "outcome" in columns:
        made["outcome"] = {"column": columns["outcome"]}
    found = {activity: id_ for activity, id_ in best.items() if id_ is not None}
    if found:
        made["activities"] = found
        remarks.append(t("Touchpoints were found by names that are alike: look at each of them."))
    unknown = [activity for activity in best if best[activity] is None]
    remarks += [
        t("Of which touchpoint is this? {activity} (events: {count})", activity=activity, count=activities[activity])
        for activity in unknown[:_MOST]
    ]
    if len(unknown) > _MOST:
        remarks.append(t("and {count} more", count=len(unknown) - _MOST))
    return made, [one_line(remark) for remark in remarks]


def _journey(activities: Counter[str], workspace: Workspace) -> tuple[Journey | None, dict[str, str | None]]:
    """Return the journey with most of the activities, and of which of its touchpoints each is."""
    subjects = Subjects(workspace)
    ordered = sorted(activities, key=lambda one: (-activities[one], one))[:_FEW]
    best: tuple[int, Journey | None, dict[str, str | None]] = (0, None, dict.fromkeys(ordered))
    for journey in workspace.journeys:
        if journey.state == "future":
            continue
        found: dict[str, str | None] = {}
        for activity in ordered:
            subject = subjects.touchpoint(activity, journey.id)
            found[activity] = subject.touchpoint if subject is not None else near_touchpoint(activity, journey)
        known = sum(one is not None for one in found.values())
        if known > best[0]:
            best = known, journey, found
    return best[1], best[2]
