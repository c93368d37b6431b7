"""What a journey document says of a diagram, and what of the diagram found no place in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from journeykit.diagnostics import KeyPath, Message, message
from journeykit.exchange.formats import Options
from journeykit.exchange.mermaid.diagram import Diagram, Section, Task, Trouble
from journeykit.exchange.mermaid.parsing import number
from journeykit.exchange.naming import explicit_ids, ids_of
from journeykit.text import read, resolved

SCALE = (1.0, 5.0)
# The name of the phase that holds the tasks before the first section; the same word in Dutch and English.
FIRST_PHASE = "Start"
_WHAT = {"accTitle": "accTitle", "accDescr": "accDescr"}

Note = tuple[int | None, Message, bool]


@dataclass(frozen=True, slots=True)
class Drafted:
    """The data of a journey document, where in the diagram its parts come from, and the report."""

    data: dict[str, Any]
    origins: dict[KeyPath, int]
    remarks: tuple[Note, ...]
    troubles: tuple[Trouble, ...]


def draft(diagram: Diagram, title: str, options: Options) -> Drafted:
    """Make the data of a journey document; `title` serves when the diagram has none."""
    front = _Front(diagram)
    given = diagram.last("title")
    named = diagram.last("accTitle")
    own = (given.text if given else "") or front.title or (named.text if named else "")
    scale = options.scale or SCALE
    meta = _meta(diagram, front)
    origins: dict[KeyPath, int] = {(): 0}
    if given:
        origins[("title",)] = given.at
    data: dict[str, Any] = {"kind": "journey", "title": own or title}
    personas = _personas(diagram)
    if personas:
        data["personas"] = personas
    data["phases"] = _phases(diagram, scale, origins)
    if meta:
        data["meta"] = {"mermaid": meta}
    troubles = [*front.troubles, *_off_scale(diagram, scale, given=options.scale is not None)]
    if not diagram.sections and not diagram.troubles:
        troubles.append(_empty())
    remarks = [*_said(diagram, own, title, options, personas), *front.remarks, *_lost(diagram)]
    return Drafted(data, origins, tuple(remarks), tuple(troubles))


def _personas(diagram: Diagram) -> list[dict[str, str]]:
    actors = list(dict.fromkeys(actor for task in diagram.tasks for actor in task.actors))
    return [{"id": id_, "name": actor} for id_, actor in zip(ids_of(actors), actors, strict=True)]


def _phases(diagram: Diagram, scale: tuple[float, float], origins: dict[KeyPath, int]) -> list[dict[str, Any]]:
    names = [_phase_name(section) for section in diagram.sections]
    own_ids = iter(explicit_ids([task.name for task in diagram.tasks]))
    phases: list[dict[str, Any]] = []
    for i, (section, id_) in enumerate(zip(diagram.sections, explicit_ids(names), strict=True)):
        origins["phases", i] = section.at
        phase: dict[str, Any] = {"id": id_, "name": names[i]} if id_ else {"name": names[i]}
        touchpoints = []
        for j, task in enumerate(section.tasks):
            origins["phases", i, "touchpoints", j] = task.at
            touchpoints.append(_touchpoint(task, next(own_ids), scale))
        if touchpoints:
            phase["touchpoints"] = touchpoints
        phases.append(phase)
    return phases


def _phase_name(section: Section) -> str:
    return FIRST_PHASE if section.name is None else section.name


def _touchpoint(task: Task, id_: str | None, scale: tuple[float, float]) -> dict[str, Any]:
    touchpoint: dict[str, Any] = {"id": id_, "name": task.name} if id_ else {"name": task.name}
    value = _short(number(task.score) or 0.0)
    touchpoint["measurements"] = [{"metric": "rating", "value": value, "scale": [_short(scale[0]), _short(scale[1])]}]
    if task.actors:
        touchpoint["meta"] = {"actors": list(task.actors)}
    return touchpoint


def _short(value: float) -> float | int:
    return int(value) if float(value).is_integer() else value


def _off_scale(diagram: Diagram, scale: tuple[float, float], *, given: bool) -> Iterator[Trouble]:
    low, high = (_short(end) for end in scale)
    hint = (
        message("give the scale that the diagram uses: --scale MIN-MAX")
        if given
        else message("scores are from 1 to 5, unless --scale MIN-MAX says otherwise")
    )
    for task in diagram.tasks:
        value = number(task.score)
        if value is not None and not low <= value <= high:
            yield Trouble(
                task.score_at,
                task.score_at + len(task.score),
                message(
                    'the score {score} of "{name}" is outside the scale of {low} to {high}',
                    score=task.score, name=task.name, low=low, high=high,
                ),
                hint,
            )  # fmt: skip


def _empty() -> Trouble:
    return Trouble(
        0, 0, message("the journey has no section and no task"),
        message("write at least one line `section …` or `name: score: actor`"),
    )  # fmt: skip


class _Front:
    """The YAML between `---` lines above a diagram: its title and config, and what else stands in it."""

    def __init__(self, diagram: Diagram) -> None:
        self.title = ""
        self.config: Any = None
        self.troubles: list[Trouble] = []
        self.remarks: list[Note] = []
        aside = diagram.last("front")
        if aside is None or not aside.text.strip():
            return
        tree, findings = read(aside.text.encode("utf-8"), PurePosixPath("front-matter"))
        data = tree.data if tree is not None else None
        for found in findings:
            self.troubles.append(Trouble(aside.at, aside.at, found.message, found.hint))
        if findings or not isinstance(data, dict):
            return
        values = resolved(data)
        assert isinstance(values, dict)
        title = data.get("title")
        self.title = " ".join(str(title).split()) if isinstance(title, str) else ""
        self.config = values.get("config")
        for key in data:
            if key not in ("title", "config"):
                self.remarks.append((None, message("the front matter's {key} has no place", key=key), True))


def _meta(diagram: Diagram, front: _Front) -> dict[str, Any]:
    """What the format has no field for, kept under `meta: {mermaid: …}` in mermaid's own words."""
    meta: dict[str, Any] = {}
    for kind, name in _WHAT.items():
        aside = diagram.last(kind)
        if aside is not None and aside.text:
            meta[name] = aside.text
    if front.config is not None:
        meta["config"] = front.config
    directives = [aside.text for aside in diagram.asides if aside.kind == "directive"]
    if directives:
        meta["directives"] = directives
    return meta


def _said(diagram: Diagram, own: str, title: str, options: Options, personas: list[dict[str, str]]) -> Iterator[Note]:
    """How the diagram was read, where it could have been read otherwise."""
    if not own:
        yield None, message('the diagram has no title: the journey is called "{title}"', title=title), False
    if diagram.tasks:
        low, high = (_short(end) for end in options.scale or SCALE)
        if options.scale:
            yield None, message("scores became ratings from {low} to {high}", low=low, high=high), False
        else:
            yield (
                None,
                message("scores became ratings from {low} to {high}; --scale says otherwise", low=low, high=high),
                False,
            )
    else:
        yield None, message("there are sections but no tasks: the phases are empty"), False
    if diagram.sections and diagram.sections[0].name is None:
        at = diagram.sections[0].at
        yield at, message('tasks before the first section became the phase "{name}"', name=FIRST_PHASE), False
    if personas:
        names = ", ".join(persona["name"] for persona in personas)
        yield (
            None,
            message("actors became personas ({names}); take out those who are no customers", names=names),
            False,
        )
    for section, id_ in zip(
        diagram.sections, explicit_ids([_phase_name(section) for section in diagram.sections]), strict=True
    ):
        if id_:
            yield (
                section.at,
                message('a second phase "{name}" got the id {id}', name=_phase_name(section), id=id_),
                False,
            )
    for task, id_ in zip(diagram.tasks, explicit_ids([task.name for task in diagram.tasks]), strict=True):
        if id_:
            yield task.at, message('a second touchpoint "{name}" got the id {id}', name=task.name, id=id_), False


def _lost(diagram: Diagram) -> Iterator[Note]:
    """What of the diagram is not in the document, or only under `meta`."""
    for kind in ("accTitle", "accDescr", "front", "directive"):
        for aside in (aside for aside in diagram.asides if aside.kind == kind):
            if kind in _WHAT and aside is not diagram.last(kind):
                yield aside.at, message("an earlier {what} was left out: mermaid takes the last one", what=kind), True
            elif kind in _WHAT and aside.text:
                yield aside.at, message("{what} has no field: it is kept under meta.mermaid", what=kind), True
            elif kind == "directive":
                yield aside.at, message("{what} has no field: it is kept under meta.mermaid", what="%%{…}%%"), True
    front = diagram.last("front")
    if front is not None and "config" in front.text:
        yield front.at, message("{what} has no field: it is kept under meta.mermaid", what="config"), True
    last = diagram.last("title")
    for aside in diagram.asides:
        if aside.kind == "title" and aside is not last:
            yield aside.at, message("an earlier {what} was left out: mermaid takes the last one", what="title"), True
    for task in diagram.tasks:
        if task.dropped:
            yield (
                task.at,
                message('after the actors of "{name}" this was left out: {text}', name=task.name, text=task.dropped),
                True,
            )
    without = [task for task in diagram.tasks if not task.actors]
    if without and len(without) < len(diagram.tasks):
        yield without[0].at, message("tasks without an actor: {count}", count=len(without)), False
    if diagram.comments:
        yield None, message("comments that were left out: {count}", count=diagram.comments), True
