"""`journeykit trend`: the figures of journeys over the repository's history."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from journeykit.cli import console
from journeykit.cli.console import write_result
from journeykit.cli.exits import Exit
from journeykit.cli.nothing import for_programs
from journeykit.cli.options import OutputFile, ReportLanguage
from journeykit.cli.progress import progress
from journeykit.cli.scored import table_width

if TYPE_CHECKING:
    from journeykit.history import Trend
    from journeykit.reports.trend.report import Form


class Over(StrEnum):
    """What a trend goes over."""

    COMMITS = "commits"
    TAGS = "tags"
    PERIODS = "periods"


class TrendFormat(StrEnum):
    """How a trend is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
    SVG = "svg"
    PNG = "png"


_PICTURES = (TrendFormat.SVG, TrendFormat.PNG)
_MACHINE = (TrendFormat.JSON, TrendFormat.CSV)
_ENDINGS = {".json": TrendFormat.JSON, ".csv": TrendFormat.CSV, ".md": TrendFormat.MARKDOWN,
            ".svg": TrendFormat.SVG, ".png": TrendFormat.PNG}  # fmt: skip


def command(
    journeys: Annotated[
        list[str] | None, typer.Argument(metavar="[JOURNEY]...", help="Ids of journeys; none means all.")
    ] = None,
    by: Annotated[
        Over,
        typer.Option("--by", help="Over commits, over tags (releases), or over the periods that were measured."),
    ] = Over.COMMITS,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="REV|DATE", help="Begin at a revision, a day like 2027-03-01, or a period."),
    ] = None,
    wanted: Annotated[
        TrendFormat | None,
        typer.Option(
            "--format", help="How it is written; svg and png are a chart. By default as FILE ends, else table."
        ),
    ] = None,
    language: ReportLanguage = None,
    output: OutputFile = None,
) -> int:
    """Show how the figures of journeys went.

    One row a moment at which a figure changed, with what changed by more than chance among all that was asked anew.
    Commits and tags are read from git, as the journeys and their weights were then; periods go through what was
    measured, weighed as the project is today. What was worked out before is remembered (JOURNEYKIT_CACHE_DIR).
    """
    from journeykit.history import trend

    form = wanted or _ENDINGS.get(output.suffix if output is not None else "", TrendFormat.TABLE)

    def nothing() -> None:
        from journeykit.reports.trend.report import nothing_report

        write_result(nothing_report(_text(form), by.value), output)

    with for_programs(nothing if form in _MACHINE else None), progress() as bar:
        found = trend(Path.cwd(), journeys or (), since=since, by=by.value, progress=bar)
    _write(found, form, language.value if language else found.language, output)
    return Exit.CLEAN


def _write(found: Trend, form: TrendFormat, language: str, output: Path | None) -> None:
    from journeykit.reports.trend.report import trend_report

    if form in _PICTURES:
        write_result(_picture(found, form, language), output)
    else:
        write_result(trend_report(found, _text(form), language, table_width(output)), output)


def _text(form: TrendFormat) -> Form:
    match form:
        case TrendFormat.JSON:
            return "json"
        case TrendFormat.CSV:
            return "csv"
        case TrendFormat.MARKDOWN:
            return "markdown"
        case _:
            return "table"


def _picture(found: Trend, form: TrendFormat, language: str) -> str | bytes:
    from journeykit.maps import render
    from journeykit.reports.trend.picture import trend_drawing

    drawing = trend_drawing(found, language)
    for said in drawing.notes:
        console.note(console.spoken(said))
    (picture,) = render([drawing], form.value)
    return picture.decode() if form is TrendFormat.SVG else picture
