"""The report of one diagram: how it was read, and what of it found no place."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from journeykit.diagnostics import Message, message
from journeykit.exchange.formats import Options
from journeykit.exchange.mermaid.diagram import Diagram
from journeykit.exchange.mermaid.document import FIRST_PHASE, SCALE, Drafted, phase_name, short
from journeykit.exchange.naming import explicit_ids
from journeykit.model.slug import slug

# Where in the diagram (None: as a whole), what, and whether it was lost.
Note = tuple[int | None, Message, bool]


def notes(diagram: Diagram, drafted: Drafted, options: Options, taken: Collection[str]) -> Iterator[Note]:
    """Yield the lines of the report; `taken` are ids of personas that other documents have."""
    for at, said in (*_whole(diagram, drafted, options), *_personas(drafted, taken), *_ids(diagram)):
        yield at, said, False
    for at, said in (*_settings(diagram, drafted), *_tasks(diagram)):
        yield at, said, True


def _whole(diagram: Diagram, drafted: Drafted, options: Options) -> Iterator[tuple[int | None, Message]]:
    if not drafted.titled:
        yield None, message('the diagram has no title: the journey is called "{title}"', title=drafted.data["title"])
    low, high = (short(end) for end in options.scale or SCALE)
    if not diagram.tasks:
        yield None, message("there are sections but no tasks: the phases are empty")
    elif options.scale:
        yield None, message("scores became ratings from {low} to {high}", low=low, high=high)
    else:
        yield None, message("scores became ratings from {low} to {high}; --scale says otherwise", low=low, high=high)
    if diagram.sections and diagram.sections[0].name is None:
        at = diagram.sections[0].at
        yield at, message('tasks before the first section became the phase "{name}"', name=FIRST_PHASE)


def _personas(drafted: Drafted, taken: Collection[str]) -> Iterator[tuple[int | None, Message]]:
    personas = drafted.data.get("personas", ())
    if personas:
        names = ", ".join(persona["name"] for persona in personas)
        yield None, message("actors became personas ({names}); take out those who are no customers", names=names)
    for persona in personas:
        if slug(persona["name"]) in taken:
            yield (
                None,
                message(
                    'another document has a persona "{name}": this one got the id {id}; make them one if they are',
                    name=persona["name"], id=persona["id"],
                ),
            )  # fmt: skip


def _ids(diagram: Diagram) -> Iterator[tuple[int | None, Message]]:
    names = [phase_name(section) for section in diagram.sections]
    for section, name, id_ in zip(diagram.sections, names, explicit_ids(names), strict=True):
        if id_:
            yield section.at, message('a second phase "{name}" got the id {id}', name=name, id=id_)
    tasks = diagram.tasks
    for task, id_ in zip(tasks, explicit_ids([task.name for task in tasks]), strict=True):
        if id_:
            yield task.at, message('a second touchpoint "{name}" got the id {id}', name=task.name, id=id_)


def _settings(diagram: Diagram, drafted: Drafted) -> Iterator[tuple[int | None, Message]]:
    for aside in diagram.asides:
        if aside.kind in ("title", "accTitle", "accDescr") and aside is not diagram.last(aside.kind):
            yield aside.at, message("an earlier {what} was left out: mermaid takes the last one", what=aside.kind)
        elif aside.kind == "directive" or (aside.kind in ("accTitle", "accDescr") and aside.text):
            what = "%%{…}%%" if aside.kind == "directive" else aside.kind
            yield aside.at, message("{what} has no field: it is kept under meta.mermaid", what=what)
    if drafted.front.config is not None:
        yield drafted.front.at, message("{what} has no field: it is kept under meta.mermaid", what="config")
    for key in drafted.front.others:
        yield drafted.front.at, message("the front matter's {key} has no place", key=key)


def _tasks(diagram: Diagram) -> Iterator[tuple[int | None, Message]]:
    for task in diagram.tasks:
        if task.dropped:
            yield (
                task.at,
                message('after the actors of "{name}" this was left out: {text}', name=task.name, text=task.dropped),
            )
    if diagram.comments:
        yield None, message("comments that were left out: {count}", count=diagram.comments)
