"""What a journey document says of a diagram."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from journeykit.diagnostics import KeyPath, message
from journeykit.exchange.formats import Options
from journeykit.exchange.mermaid.diagram import Diagram, Section, Task, Trouble
from journeykit.exchange.mermaid.front import Front, front_matter
from journeykit.exchange.mermaid.parsing import number
from journeykit.exchange.naming import explicit_ids, ids_of

SCALE = (1.0, 5.0)
MOST_TASKS = 10_000
MOST_ACTORS = 1000
# The name of the phase that holds the tasks before the first section; the same word in Dutch and English.
FIRST_PHASE = "Start"


@dataclass(frozen=True, slots=True)
class Drafted:
    """The data of a journey document, where in the diagram its parts come from, and what is in the way.

    `titled` tells whether the diagram itself says what it is called.
    """

    data: dict[str, Any]
    origins: dict[KeyPath, int]
    troubles: tuple[Trouble, ...]
    front: Front
    titled: bool


def draft(diagram: Diagram, title: str, options: Options, taken: Collection[str] = ()) -> Drafted:
    """Make the data of a journey document.

    `title` serves when the diagram has none; `taken` are ids of personas that other documents have.
    """
    front = front_matter(diagram)
    if len(diagram.tasks) > MOST_TASKS or len({actor for task in diagram.tasks for actor in task.actors}) > MOST_ACTORS:
        return Drafted({}, {}, (_too_large(),), front, titled=False)
    given = diagram.last("title")
    described = diagram.last("accTitle")
    own = (given.text if given else "") or front.title or (described.text if described else "")
    scale = options.scale or SCALE
    origins: dict[KeyPath, int] = {(): 0}
    if given:
        origins[("title",)] = given.at
    data: dict[str, Any] = {"kind": "journey", "title": own or title}
    personas = _personas(diagram, taken)
    if personas:
        data["personas"] = personas
    data["phases"] = _phases(diagram, scale, origins)
    meta = _meta(diagram, front)
    if meta:
        data["meta"] = {"mermaid": meta}
    troubles = [*front.troubles, *_off_scale(diagram, scale, given=options.scale is not None)]
    if not diagram.sections and not diagram.troubles:
        troubles.append(_empty())
    return Drafted(data, origins, tuple(troubles), front, bool(own))


def _personas(diagram: Diagram, taken: Collection[str]) -> list[dict[str, str]]:
    actors = list(dict.fromkeys(actor for task in diagram.tasks for actor in task.actors))
    return [{"id": id_, "name": actor} for id_, actor in zip(ids_of(actors, taken), actors, strict=True)]


def _phases(diagram: Diagram, scale: tuple[float, float], origins: dict[KeyPath, int]) -> list[dict[str, Any]]:
    names = [phase_name(section) for section in diagram.sections]
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


def phase_name(section: Section) -> str:
    """Return what the phase of a section is called."""
    return FIRST_PHASE if section.name is None else section.name


def _touchpoint(task: Task, id_: str | None, scale: tuple[float, float]) -> dict[str, Any]:
    touchpoint: dict[str, Any] = {"id": id_, "name": task.name} if id_ else {"name": task.name}
    value = short(number(task.score) or 0.0)
    touchpoint["measurements"] = [{"metric": "rating", "value": value, "scale": [short(scale[0]), short(scale[1])]}]
    if task.actors:
        touchpoint["meta"] = {"actors": list(task.actors)}
    return touchpoint


def short(value: float) -> float | int:
    """Return a number as people write it: without decimals when it has none."""
    return int(value) if float(value).is_integer() else value


def _off_scale(diagram: Diagram, scale: tuple[float, float], *, given: bool) -> Iterator[Trouble]:
    low, high = (short(end) for end in scale)
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


def _too_large() -> Trouble:
    return Trouble(
        0, 0,
        message("the journey is too large: at most {tasks} tasks and {actors} actors", tasks=MOST_TASKS, actors=MOST_ACTORS),
    )  # fmt: skip


def _empty() -> Trouble:
    return Trouble(
        0, 0, message("the journey has no section and no task"),
        message("write at least one line `section …` or `name: score: actor`"),
    )  # fmt: skip


def _meta(diagram: Diagram, front: Front) -> dict[str, Any]:
    """What the format has no field for, kept under `meta: {mermaid: …}` in mermaid's own words."""
    meta: dict[str, Any] = {}
    for kind in ("accTitle", "accDescr"):
        aside = diagram.last(kind)
        if aside is not None and aside.text:
            meta[kind] = aside.text
    if front.config is not None:
        meta["config"] = front.config
    directives = [aside.text for aside in diagram.asides if aside.kind == "directive"]
    if directives:
        meta["directives"] = directives
    return meta
