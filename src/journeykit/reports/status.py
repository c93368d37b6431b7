"""How far a project is, written out: for a terminal, as Markdown, and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

from journeykit.planning.steps.values import done
from journeykit.reports.plan.sentences import goal
from journeykit.reports.plan.words import Phrases
from journeykit.reports.templating import escape
from journeykit.reports.text_layout import cells, wrapped
from journeykit.words import date, one_line, say, translator

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from journeykit.diagnostics import Message
    from journeykit.model.journey import Objective
    from journeykit.planning.action_values import Source
    from journeykit.planning.steps.values import Status, Step

Form = Literal["table", "json", "markdown"]
VERSION = 1
WIDTH = 80
MOST = 3
STATES = {"done": "done", "under-way": "under way", "open": "open"}


def status_report(status: Status, form: Form, language: str, width: int = WIDTH) -> str:
    """Write how far a project is.

    Args:
        status: What `journeykit.planning.steps_all.status` found.
        form: `table` for people, `markdown` for a page, `json` for programs.
        language: The language of tables and Markdown; JSON has none.
        width: The columns of the terminal that a table is for.
    """
    match form:
        case "json":
            return status_json(status)
        case "markdown":
            return _page(_Words(language, status.units), status)
        case _:
            return _text(_Words(language, status.units), status, width)


class _Words:
    """Says steps in one language."""

    def __init__(self, language: str, units: Mapping[str, str]) -> None:
        self.language = language
        self.t = translator(language)
        self.phrases = Phrases(self.t, language, units)

    def said(self, message: Message) -> str:
        return say(message.text, message.args, self.language)

    def title(self, status: Status) -> str:
        parts = [status.client, self.t("how far it is")] if status.client else [self.t("How far it is")]
        if status.as_of:
            parts.append(date(status.as_of, self.language))
        return " - ".join(parts)

    def counted(self, steps: Sequence[Step]) -> str:
        return self.t("{done} of {all} steps", done=done(steps), all=len(steps))

    def state(self, step: Step) -> str:
        return self.t(STATES[step.state])

    def says(self, step: Step, goals: Sequence[Objective]) -> str:
        """What there is; goals as the plan says them."""
        if step.id == "goal" and goals:
            return "; ".join(goal(self.phrases, one) for one in goals)
        return "; ".join(self.said(one) for one in step.says)

    def evidence(self, step: Step) -> str:
        """The first lines of files that show it, file by file, and how many more there are."""
        shown, more = step.evidence[:MOST], len(step.evidence) - MOST
        lines: dict[str, list[str]] = {}
        for at in shown:
            lines.setdefault(at.file, []).extend([] if at.line is None else [str(at.line)])
        places = [f"{file}:{', '.join(numbers)}" if numbers else file for file, numbers in lines.items()]
        if more > 0:
            places.append(self.t("{count} more", count=more))
        return "; ".join(places)

    def follow(self, step: Step) -> str:
        """What it lacks, and where or how to begin."""
        lacks = self.said(step.lacks) if step.lacks else ""
        return f"{lacks} ({step.next})" if lacks and step.next else lacks


def _sections(words: _Words, status: Status) -> Iterator[tuple[str, Sequence[Step], Sequence[Objective]]]:
    """The headings, their steps and goals: all journeys together when there are several, then each."""
    t = words.t
    if len(status.journeys) > 1:
        heading = t("All journeys ({count})", count=len(status.journeys))
        yield f"{heading} - {words.counted(status.steps)}", status.steps, ()
    for journey in status.journeys:
        yield f"{journey.title} - {words.counted(journey.steps)}", journey.steps, journey.goals
        heading = t("{journey}: optimising touchpoints", journey=journey.title)
        yield f"{heading} - {words.counted(journey.optimisation)}", journey.optimisation, ()


def _text(words: _Words, status: Status, width: int) -> str:
    blocks = ["\n".join(wrapped(words.title(status), width))]
    every = [step for _, steps, _ in _sections(words, status) for step in steps]
    name = max((cells(words.said(step.name)) for step in every), default=0)
    state = max(cells(words.t(one)) for one in STATES.values())
    columns = (name, state, width)
    for heading, steps, goals in _sections(words, status):
        lines = wrapped(heading, width)
        for step in steps:
            lines += _lines(words, step, goals, columns)
        blocks.append("\n".join(lines))
    if every:
        blocks.append("\n".join(wrapped(words.t("= where it stands in the files   -> what comes next"), width)))
    return "\n\n".join(blocks) + "\n"


def _lines(words: _Words, step: Step, goals: Sequence[Objective], columns: tuple[int, int, int]) -> list[str]:
    name, state, width = columns
    called, stands = one_line(words.said(step.name)), words.state(step)
    begin = f"{step.number:>2} {called}{' ' * (name - cells(called))}  {stands}{' ' * (state - cells(stands))}  "
    indent = " " * (3 + name + 2 + state + 2)
    first, *rest = wrapped(words.says(step, goals), max(24, width - len(indent))) or [""]
    return [
        f"{begin}{first}".rstrip(),
        *(f"{indent}{line}" for line in rest),
        *_below("= ", words.evidence(step), width),
        *_below("-> ", words.follow(step), width),
    ]


def _below(mark: str, text: str, width: int) -> list[str]:
    """What shows it (`=`) and what to do next (`->`), below the step: they need the room of the whole line."""
    if not text:
        return []
    first, *rest = wrapped(text, width - 6)
    return [f"   {mark}{first}", *(f"   {' ' * len(mark)}{line}" for line in rest)]


def _page(words: _Words, status: Status) -> str:
    t = words.t
    blocks = [f"# {escape(words.title(status))}"]
    for heading, steps, goals in _sections(words, status):
        evident = any(step.evidence for step in steps)
        titles = [t("step"), t("state"), t("what there is"), *([t("evidence")] if evident else []), t("next")]
        lines = [f"| | {' | '.join(titles)} |", f"|---:|{'---|' * len(titles)}"]
        lines += [
            f"| {step.number} | {escape(words.said(step.name))} | {words.state(step)} | {escape(words.says(step, goals))} "
            f"|{f' {escape(words.evidence(step))} |' if evident else ''} {escape(words.follow(step))} |"
            for step in steps
        ]
        blocks += [f"## {escape(heading)}", "\n".join(lines)]
    return "\n\n".join(blocks) + "\n"


def status_json(status: Status) -> str:
    """Return how far a project is as JSON, version 1."""
    data = {
        "version": VERSION,
        "as_of": status.as_of.isoformat() if status.as_of else None,
        "project": {
            "name": status.client,
            "done": done(status.steps),
            "steps": [_step(step) for step in status.steps],
            "optimisation": [_step(step) for step in status.optimisation],
        },
        "journeys": [
            {
                "id": journey.id,
                "title": journey.title,
                "done": done(journey.steps),
                "steps": [_step(step) for step in journey.steps],
                "optimisation": [_step(step) for step in journey.optimisation],
            }
            for journey in status.journeys
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _step(step: Step) -> dict[str, Any]:
    return {
        "number": step.number,
        "id": step.id,
        "name": step.name.english,
        "state": step.state,
        "says": [one.english for one in step.says],
        "evidence": [_at(at) for at in step.evidence],
        "lacks": step.lacks.english if step.lacks else None,
        "next": {"at": _at(step.next.at) if step.next.at else None, "command": step.next.command}
        if step.next
        else None,
    }


def _at(at: Source) -> dict[str, Any]:
    return {"file": at.file, "line": at.line}
