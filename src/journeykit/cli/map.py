"""`journeykit map`: draw journeys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from journeykit.cli.map_files import BINARY, Target, Writing, begin, run_of
from journeykit.cli.map_mermaid import ENDING, MERMAID, write_mermaid
from journeykit.cli.map_since import earlier, moment_of
from journeykit.cli.map_text import tell
from journeykit.cli.options import Journeys, ReportLanguage
from journeykit.cli.project import open_journeys, sources_of
from journeykit.diagnostics import JourneykitError, NothingToDoError, message

if TYPE_CHECKING:
    from journeykit.maps import Drawing, Look
    from journeykit.model import Journey
    from journeykit.workspace import Workspace

MOST_TOUCHPOINTS = 250
"""A lane map of more is metres wide."""

VIEW_NAMES = (
    "lanes", "overview", "phase", "matrix", "brand", "systems", "blueprint", "flow", "compare", "importance",
    "portfolio", "stakeholders", "tasks",
)  # fmt: skip
"""As in `maps.VIEWS`, which --help does not load; a test compares them."""

_TEXT = "text"


def command(
    journeys: Journeys = None,
    view: Annotated[
        str | None,
        typer.Option("--view", metavar="VIEW", help=f"{', '.join(VIEW_NAMES)}; lanes by default.", show_default=False),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="FORMAT", help="svg, png, pdf, dot, text or mermaid; by default as FILE ends, else svg."
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE|DIR/", help="Write to FILE, or several drawings into DIR/."),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Draw every view, with an index; needs -o DIR/.")] = False,
    lanes: Annotated[
        list[str] | None,
        typer.Option("--lanes", metavar="NAME,…", help="Only these lanes of the lane map, in this order."),
    ] = None,
    persona: Annotated[
        list[str] | None,
        typer.Option("--persona", metavar="ID", help="As this persona goes through it; of two, compare shows both."),
    ] = None,
    phase: Annotated[list[str] | None, typer.Option("--phase", metavar="ID,…", help="Only these phases.")] = None,
    against: Annotated[
        str | None,
        typer.Option("--against", metavar="REV", help="What changed since this commit, branch or tag: lanes, compare."),
    ] = None,
    min_share: Annotated[
        float | None,
        typer.Option("--min-share", metavar="SHARE", help="Leave out what fewer customers meet or take, such as 0.05."),
    ] = None,
    language: ReportLanguage = None,
    force: Annotated[
        bool, typer.Option("--force", help="Draw what did not change too, and what is too large to read.")
    ] = False,
) -> None:
    """Draw journeys.

    Without -o the drawing goes to stdout (svg and dot); with -o DIR/ each drawing becomes a file of its own.
    """
    from journeykit.maps import VIEWS

    target = _target(output, form, several=every)
    views = list(VIEWS) if every else [view or "lanes"]
    how = _how(language.value if language else None, _split(lanes), _split(persona), _split(phase), min_share, views)
    writing, sources = begin(target, fresh=force), sources_of(journeys)
    since = moment_of(against, views, sources.root) if against is not None else None
    run = "" if target.kind in (_TEXT, MERMAID) else run_of(sources, target, journeys, views, (how, since))
    if writing.is_done(run, sources.root):
        return
    workspace, found = open_journeys(journeys, sources)
    chosen: Sequence[Journey] = found
    _check_size(chosen, views, force=force or bool(phase) or target.kind in (_TEXT, MERMAID))
    if target.kind == MERMAID:
        write_mermaid(workspace, chosen, views, how, target)
        return
    if since:
        how = replace(how, against=earlier(since, workspace, how.language))
    elif view == "compare":
        chosen, how = _paired(chosen, how, named=bool(journeys))
    _check_count(_count(chosen, views), target)
    if target.kind == _TEXT:
        tell(workspace, chosen, how, target, view)
        return
    _write(workspace, chosen, views, how, writing, target, run, every=every)


def _write(
    workspace: Workspace,
    chosen: Sequence[Journey],
    views: list[str],
    how: Look,
    writing: Writing,
    target: Target,
    run: str,
    *,
    every: bool,
) -> None:
    """Draw and write, and say what there is nothing to draw of."""
    lacking: list[JourneykitError] = []
    making = _drawings(workspace, chosen, views, how, lacking)
    if target.folder is None:
        making = iter(_the_only(list(making), target))
    try:
        drawings = writing.write(making)
        if not drawings and lacking:
            raise lacking[0]
        writing.note(said for drawing in drawings for said in drawing.notes)
        writing.note(error.message for error in lacking)
        if every:
            writing.write_index(drawings, workspace, how.language)
        writing.finish(run, workspace)
    finally:
        writing.keep()


def _how(
    language: str | None,
    lanes: list[str] | None,
    personas: list[str] | None,
    phases: list[str] | None,
    min_share: float | None,
    views: Sequence[str],
) -> Look:
    """Check what was asked for."""
    from journeykit.maps import Look

    if min_share is not None and not 0 <= min_share <= 1:
        raise JourneykitError(
            message("--min-share is a share from 0 to 1, not {share}", share=min_share),
            message("5 percent of the customers is --min-share 0.05"),
        )
    first, *others = dict.fromkeys(personas or [""])
    if others and (len(others) > 1 or views != ["compare"]):
        raise JourneykitError(
            message("a map is drawn as one persona goes through it"),
            message("--view compare --persona A,B holds two against each other"),
        )
    return Look(language, lanes, first or None, phases, min_share, others[0] if others else None)


def _paired(journeys: Sequence[Journey], how: Look, *, named: bool) -> tuple[Sequence[Journey], Look]:
    """Take two journeys that were named as the two to compare."""
    if how.against is None and named and len(journeys) == 2:
        return journeys[:1], replace(how, against=journeys[1])
    return journeys, how


def _drawings(
    workspace: Workspace, journeys: Sequence[Journey], views: list[str], how: Look, lacking: list[JourneykitError]
) -> Iterator[Drawing]:
    """Draw every view of every journey; what a journey lacks the data for is said in `lacking`."""
    from journeykit.maps import PROJECT_VIEWS, draw_pages, draw_project
    from journeykit.scoring import score

    scores, drawn = score(workspace), set[str]()
    for view in (view for view in views if view in PROJECT_VIEWS):
        # Of a single journey it says little: it is drawn when somebody asks for it.
        if len(views) == 1 or len(journeys) > 1:
            yield draw_project(workspace, scores, view, journeys, how.language)
    for journey in journeys:
        for view in (view for view in views if view not in PROJECT_VIEWS):
            try:
                pages = draw_pages(workspace, scores, view, journey, how)
                # A current and a future journey are one comparison, whichever of them it is asked of.
                yield from (page for page in pages if view != "compare" or page.name not in drawn)
                drawn.update(page.name for page in pages)
            except JourneykitError as error:
                # One view that cannot be drawn does not keep the others back.
                if len(views) == 1 and not isinstance(error, NothingToDoError):
                    raise
                lacking.append(error)


def _the_only(drawings: list[Drawing], target: Target) -> list[Drawing]:
    _check_count(len(drawings), target)
    return drawings


def _target(output: str | None, form: str | None, *, several: bool) -> Target:
    from journeykit.maps import FORMATS

    folder = Path(output) if output and (several or _is_folder(output)) else None
    file = Path(output) if output and folder is None else None
    if several and folder is None:
        raise JourneykitError(message("--all writes several files: name a folder with -o DIR/"))
    kind = form or _ending(file, FORMATS)
    _check_terminal(kind, output)
    return Target(folder, file, kind)


def _is_folder(output: str) -> bool:
    return output.endswith(("/", "\\")) or Path(output).is_dir()


def _ending(file: Path | None, formats: Sequence[str]) -> str:
    """Return the format that a file's name asks for; a name that asks for none is an svg."""
    ending = file.suffix.removeprefix(".").lower() if file else ""
    if ending in ("txt", ENDING):
        return _TEXT if ending == "txt" else MERMAID
    if ending and ending not in formats:
        raise JourneykitError(
            message("no map is written as .{ending}", ending=ending),
            message("end the name in one of {names}, or say which with --format", names=", ".join(formats)),
        )
    return ending or "svg"


def _split(names: list[str] | None) -> list[str] | None:
    """Take `a,b` and repeated options alike."""
    return [part.strip() for name in names for part in name.split(",") if part.strip()] if names else None


def _check_terminal(kind: str, output: str | None) -> None:
    if kind in BINARY and output in (None, "-"):
        raise JourneykitError(
            message("{format} is binary and does not go to the terminal", format=kind),
            message("name a file with -o FILE.{format}", format=kind),
        )


def _count(journeys: Sequence[Journey], views: Sequence[str]) -> int:
    """Return how many drawings or texts are asked for, but for views of several pages."""
    from journeykit.maps import PROJECT_VIEWS

    return sum(1 if view in PROJECT_VIEWS else len(journeys) for view in views)


def _check_count(count: int, target: Target) -> None:
    if target.folder is None and count > 1:
        raise JourneykitError(
            message("{count} drawings do not go into one file", count=count),
            message("name a folder with -o DIR/, or one journey"),
        )


def _check_size(journeys: Sequence[Journey], views: list[str], *, force: bool) -> None:
    most = max((len(journey.touchpoints) for journey in journeys), default=0)
    if "lanes" in views and most > MOST_TOUCHPOINTS and not force:
        raise JourneykitError(
            message("a lane map of {count} touchpoints is too wide to read", count=most),
            message("choose a phase (--phase ID) or --view overview; --force draws it all the same"),
        )
