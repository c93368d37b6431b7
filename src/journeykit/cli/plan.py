"""`journeykit plan`: the action plan to read, the board's page, letters, notices, JSON, files for trackers, and a check."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from journeykit.cli import console
from journeykit.cli.console import write_result
from journeykit.cli.exits import Exit
from journeykit.cli.nothing import for_programs
from journeykit.cli.options import AsOf, Journeys, OfPersona, OutputFile, ReportLanguage
from journeykit.cli.project import met_by, open_journeys, planned
from journeykit.cli.scored import nothing_scored
from journeykit.diagnostics import JourneykitError, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeykit.planning.values import Plan
    from journeykit.workspace import Workspace


class PlanFormat(StrEnum):
    """What the plan is written as."""

    MARKDOWN = "markdown"
    JSON = "json"
    JIRA = "jira-csv"
    AZURE = "azure-csv"
    GITHUB = "github-json"
    GITLAB = "gitlab-csv"
    SVG = "svg"
    PNG = "png"


_TRACKERS = (PlanFormat.JIRA, PlanFormat.AZURE, PlanFormat.GITHUB, PlanFormat.GITLAB)
_PICTURES = (PlanFormat.SVG, PlanFormat.PNG)
_FOR_PEOPLE = (PlanFormat.MARKDOWN, *_PICTURES)


def command(
    journeys: Journeys = None,
    board: Annotated[bool, typer.Option("--board", help="One page for the board, with the decision asked.")] = False,
    letters: Annotated[
        bool, typer.Option("--letters", help="A letter to customers for each action that is done; -o DIR/ a file each.")
    ] = False,
    notice: Annotated[
        str | None, typer.Option("--notice", metavar="DEPARTMENT", help="What a department must know.")
    ] = None,
    budget: Annotated[
        float | None,
        typer.Option("--budget", metavar="EUROS", help="Choose what is expected to bring most for so much money."),
    ] = None,
    days: Annotated[
        float | None,
        typer.Option("--days", metavar="N", help="Choose what is expected to bring most in so many working days."),
    ] = None,
    horizon: Annotated[
        float, typer.Option("--horizon", metavar="YEARS", help="Years that yearly costs count for under --budget.")
    ] = 1.0,
    persona: OfPersona = None,
    check: Annotated[
        bool, typer.Option("--check", help="Exit 1 when the plan is not kept: late, no result, nobody told.")
    ] = False,
    wanted: Annotated[
        PlanFormat | None,
        typer.Option(
            "--format",
            help="What the plan is written as; svg and png are a picture of now, next and later. By default as FILE ends, else markdown.",
        ),
    ] = None,
    language: ReportLanguage = None,
    template: Annotated[
        Path | None,
        typer.Option("--template", metavar="DIR", help="A folder with templates of your own; they run sandboxed."),
    ] = None,
    maps: Annotated[
        str | None,
        typer.Option("--maps", metavar="DIR", help="Link to the pictures DIR/<journey>-overview.svg."),
    ] = None,
    item_type: Annotated[
        str | None,
        typer.Option(
            "--item-type", metavar="NAME", help="What Jira or Azure Boards calls such an item [default: Task]."
        ),
    ] = None,
    as_of: AsOf = None,
    output: OutputFile = None,
) -> int:
    """Write the action plan.

    Per journey how it stands, then per touchpoint what customers say, what is needed, and who does what by when.
    What is not known is said to be unknown. Future journeys are not planned.
    """
    limited = budget is not None or days is not None
    _only_one(board=board, letters=letters, notice=notice is not None, check=check)
    _only_one(budget=limited, check=check)
    _only_one(persona=persona is not None, check=check)
    is_page = board or letters or notice is not None
    plan_format = wanted or (PlanFormat.MARKDOWN if is_page else _as_it_ends(output))
    if is_page:
        _only_markdown(plan_format)
    if check:
        from journeykit.cli.plan_check import check_journeys

        return check_journeys(journeys, as_of, output, as_json=plan_format is PlanFormat.JSON)
    spoken = language.value if language else None
    ways = _Ways(spoken, template, maps, item_type)
    empty = None if plan_format in _FOR_PEOPLE else lambda: _write_plan(_nothing(as_of), plan_format, ways, output)
    with for_programs(empty):
        workspace, chosen = met_by(*open_journeys(journeys), persona)
        made = _made(workspace, planned(chosen) if journeys or persona else None, as_of, _Limits(budget, days, horizon))
    if is_page:
        _write_page(made, _Page(board, notice), spoken, template, output)
    else:
        _write_plan(made, plan_format, ways, output)
    return Exit.CLEAN


def _as_it_ends(output: Path | None) -> PlanFormat:
    ends = output.suffix.lower().removeprefix(".") if output else ""
    if ends == "csv":
        raise JourneykitError(
            message("which tracker is the CSV for?"), message("--format jira-csv, azure-csv or gitlab-csv")
        )
    known = {"json": PlanFormat.JSON, "svg": PlanFormat.SVG, "png": PlanFormat.PNG}
    return known.get(ends, PlanFormat.MARKDOWN)


class _Limits(NamedTuple):
    """Under what the best plan is to be chosen, and the years that yearly costs count for."""

    budget: float | None
    days: float | None
    horizon: float


def _made(workspace: Workspace, ids: Sequence[str] | None, as_of: dt.date | None, limits: _Limits) -> Plan:
    from journeykit.planning import choose, plan
    from journeykit.scoring import score, simulate

    scores = simulate(score(workspace))
    budget, days, horizon = limits
    choice = None
    if budget is not None or days is not None:
        choice = choose(workspace, scores, budget, days, horizon=horizon, journeys=ids)
    return plan(workspace, scores, journeys=ids, as_of=as_of, choice=choice)


def _nothing(as_of: dt.date | None) -> Plan:
    """A plan of nothing: programs get an answer in its usual form also when there is nothing to plan."""
    from journeykit.planning import Plan, Totals

    empty, _ = nothing_scored()
    return Plan(project=empty.project, journeys=(), actions=(), totals=Totals(), to_tell=(), gaps=(), as_of=as_of)


class _Page(NamedTuple):
    """Which page is asked for: the board's, a department's notice, else the letters."""

    board: bool
    notice: str | None


class _Ways(NamedTuple):
    """How the plan is to be written."""

    language: str | None
    template: Path | None
    maps: str | None
    item_type: str | None


def _write_page(made: Plan, page: _Page, language: str | None, template: Path | None, output: Path | None) -> None:
    from journeykit.reports.plan import report as written

    if page.board:
        write_result(written.board(made, language, template=template), output)
    elif page.notice is not None:
        write_result(written.notice(made, page.notice, language, template=template), output)
    else:
        _write_letters(written.letters(made, language, template=template), output)


def _write_plan(made: Plan, plan_format: PlanFormat, ways: _Ways, output: Path | None) -> None:
    from journeykit.reports.plan import report as written

    if plan_format in _TRACKERS:
        _write_for_tracker(made, plan_format, ways.language, ways.item_type, output)
    elif plan_format in _PICTURES:
        write_result(_picture(made, plan_format, ways.language), output)
    elif plan_format is PlanFormat.JSON:
        write_result(written.json_text(made), output)
    else:
        write_result(written.markdown(made, ways.language, template=ways.template, maps=ways.maps), output)


def _picture(made: Plan, plan_format: PlanFormat, language: str | None) -> str | bytes:
    """Draw the roadmap."""
    from journeykit.maps import render
    from journeykit.reports.plan.picture import roadmap_drawing

    drawing = roadmap_drawing(made, language or made.project.language)
    for said in drawing.notes:
        console.note(console.spoken(said))
    (picture,) = render([drawing], plan_format.value)
    return picture.decode() if plan_format is PlanFormat.SVG else picture


def _only_one(**asked: bool) -> None:
    given = [f"--{name}" for name, is_asked in asked.items() if is_asked]
    if len(given) > 1:
        raise JourneykitError(message("{options} do not go together", options=", ".join(given)))


def _only_markdown(plan_format: PlanFormat) -> None:
    if plan_format is not PlanFormat.MARKDOWN:
        raise JourneykitError(message("this page is written as markdown only"))


def _is_folder(output: Path | None) -> bool:
    """Whether `-o` names a folder: one that is there, or a name without an ending."""
    return (
        output is not None and output != Path("-") and (output.is_dir() or (not output.suffix and not output.exists()))
    )


def _write_letters(letters: Mapping[str, str], output: Path | None) -> None:
    """Write the letters into a folder, a file each, or all of them one after the other."""
    if output is not None and _is_folder(output):
        for name, text in letters.items():
            write_result(text, output / name)
    else:
        write_result("\n---\n\n".join(letters.values()), output)


def _write_for_tracker(
    made: Plan, plan_format: PlanFormat, language: str | None, item_type: str | None, output: Path | None
) -> None:
    """Write the files into a folder, or the first of them: what is new to the tracker."""
    from journeykit.exchange.trackers import for_tracker

    written = for_tracker(made, plan_format.value, language, item_type)
    for remark in written.remarks:
        console.note(console.spoken(remark))
    if output is not None and _is_folder(output):
        for name, text in written.files.items():
            write_result(text, output / name)
        return
    first, *others = written.files.items()
    write_result(first[1], output)
    if others:
        names = ", ".join(name for name, _ in others)
        console.note(console.t("not written: {names} (-o DIR writes all of them)", names=names))
