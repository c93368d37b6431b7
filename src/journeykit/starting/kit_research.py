"""The way back from paper: a research document to fill in, with a line ready for each touchpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.words import number, one_line, translator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeykit.model import Journey
    from journeykit.model.vocabulary import Method
    from journeykit.scoring import Scores
    from journeykit.text import Value
    from journeykit.words import Sentence
    from journeykit.workspace import TouchpointAt, Workspace

_METHODS: dict[str, Method] = {
    "workshop": "frontline",
    "interview": "interview",
    "diary": "diary",
    "own-experience": "own-experience",
    "scan": "frontline",
}
_SCHEMA = "journeykit.schema.json"
MARK = "  # "
"""What stands before a line that waits to be filled in."""


def blank_research(
    workspace: Workspace, name: str, journeys: Sequence[Journey], language: str, *, at: str | None = None
) -> str:
    """Return a research document that is valid as it is, with a commented line for each touchpoint.

    Whoever types in the forms fills in the text of a line and takes the `#` away; what stays a comment was not found.
    Beside each touchpoint that is measured stands by which figures a finding can be verified.

    Args:
        workspace: What was read.
        name: The kit that was used: it decides the method.
        journeys: The journeys that it was about.
        language: `nl` or `en`: of the comments.
        at: The competitor that was visited (an id or a name); then the method is a mystery visit.
    """
    from journeykit.text import dump

    t = translator(language)
    competitor = next((one.id for one in workspace.project.competitors if at in (one.id, one.name)), at)
    content: dict[str, Value] = {
        "kind": "research",
        "id": _id(workspace, name, journeys, competitor),
        "method": "mystery-visit" if at else _METHODS[name],
        "by": "staff",
        "at": competitor or "own",
    }
    personas = list(dict.fromkeys(one.id for journey in journeys for one in workspace.personas_of(journey)))
    if personas and name in ("interview", "diary"):
        content["personas"] = [*personas]
    header = [one_line(line) for line in _header(workspace, t, name, journeys)]
    lines = [dump(content, header=header).rstrip("\n"), *_fields(t), "findings:", f"{MARK}{t(_HOW)}", *_example(t)]
    for journey in journeys:
        lines += _lines(workspace, journey, t, language, competitor)
    return "\n".join(lines) + "\n"


_HOW = "one line a finding: write its text between the quotes, say how often it was heard, and take the # before the line away"


def _header(workspace: Workspace, t: Sentence, name: str, journeys: Sequence[Journey]) -> Iterator[str]:
    if (workspace.root / _SCHEMA).is_file():
        yield f"yaml-language-server: $schema=../{_SCHEMA}"
    titles = ", ".join(journey.title for journey in journeys)
    yield t("What came back from {kit} about {journeys}.", kit=t(_NAMES[name]), journeys=titles)
    yield t("No names, telephone numbers or addresses of customers: this file stays in git.")


_NAMES = {
    "workshop": "the workshop", "interview": "the interviews", "diary": "the diaries", "scan": "the ten-point scan",
    "own-experience": "being a customer ourselves",
}  # fmt: skip


def _fields(t: Sentence) -> Iterator[str]:
    yield f"# n: 12                # {t('how many people took part')}"
    yield f"# period: 2026-09      # {t('when: a year, a quarter (2026-Q3), a month or a day')}"
    yield f"# question:            # {t('what they were asked')}"
    yield f"# incentive:           # {t('what they got for taking part')}"


def _example(t: Sentence) -> Iterator[str]:
    yield f"{MARK}{t('verified_by: the research or measurements that confirm it; leave it out while nothing does')}"


def _lines(workspace: Workspace, journey: Journey, t: Sentence, language: str, competitor: str | None) -> Iterator[str]:
    from journeykit.scoring import score

    scores = score(workspace)
    yield MARK.rstrip()
    yield f"{MARK}{one_line(journey.title)}"
    for at in workspace.touchpoints(journey):
        if at.touchpoint.status == "planned" and journey.state != "future":
            continue
        known = _theirs(at, competitor, t, language) if competitor else _measured(workspace, at, scores, t, language)
        yield f"{MARK}{one_line(at.touchpoint.name)}{known}"
        yield f'{MARK}- {{text: "", touchpoint: {journey.id}/{at.touchpoint.id}, heard: 0 of 0, verified_by: }}'
    yield f'{MARK}- {{text: "", heard: 0 of 0}}   # {t("about no touchpoint in particular")}'


def _theirs(at: TouchpointAt, competitor: str, t: Sentence, language: str) -> str:
    """What customers of the competitor answered there: our own figures say nothing about a visit elsewhere."""
    from journeykit.maps.gathering.names import metric

    said = [
        f"{metric(t, one.metric)} {number(one.value, language)}" + (f" (n {number(one.n, language)})" if one.n else "")
        for one in at.touchpoint.benchmarks
        if one.competitor == competitor
    ]
    return f" ({t('measured there: {figures}', figures='; '.join(said))})" if said else ""


def _measured(workspace: Workspace, at: TouchpointAt, scores: Scores, t: Sentence, language: str) -> str:
    """What is measured there and in which documents, so that a finding can be held against the figures.

    That they confirm it is for people to say: `verified_by` is never filled in for them.
    """
    from journeykit.maps.gathering.names import metric

    found = scores.touchpoint(at.journey.id, at.touchpoint.id)
    headlines = found.performance.headlines if found else ()
    if not headlines:
        return f" ({t('not measured')})"
    said = [
        f"{metric(t, one.metric)} {number(one.value, language, 1)}"
        + (f" (n {number(round(one.n), language)})" if one.n else "")
        for one in headlines
    ]
    where = _documents(workspace, at)
    figures = "; ".join([*said, *where[:1]])
    return f" ({t('measured: {figures}', figures=figures)})"


def _documents(workspace: Workspace, at: TouchpointAt) -> list[str]:
    """The documents of measurements that hold figures of a touchpoint, the newest first by their names."""
    own = {document.file: document.file.stem for document in workspace.documents_of("measurements", sound=True)}
    found = {
        own[placed.place.file]
        for placed in workspace.records_of(at.journey.id, at.touchpoint.id)
        if placed.place.file in own
    }
    return sorted(found, reverse=True)


def _id(workspace: Workspace, name: str, journeys: Sequence[Journey], competitor: str | None) -> str:
    """An id that no research has yet."""
    from journeykit.model.base import ID_LIMIT
    from journeykit.model.slug import slug

    parts = [name, journeys[0].id if len(journeys) == 1 else "", competitor or ""]
    wanted = slug("-".join(part for part in parts if part))[: ID_LIMIT - 4].rstrip("-")
    taken = {document.model.id for document in workspace.documents_of("research")}
    return next(id_ for id_ in (wanted, *(f"{wanted}-{i}" for i in range(2, len(taken) + 3))) if id_ not in taken)
