"""A trend written out: as tables, as Markdown, for programs, and as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from journeykit.reports.text_layout import as_markdown, as_text, without_empty
from journeykit.reports.trend.as_json import nothing_json, trend_csv, trend_json
from journeykit.reports.trend.tables import trend_tables

if TYPE_CHECKING:
    from journeykit.history import Trend

Form = Literal["table", "json", "csv", "markdown"]


def trend_report(trend: Trend, form: Form, language: str, width: int = 80) -> str:
    """Write a trend.

    Args:
        trend: The trend.
        form: `table` for people, `markdown` for a page, `json` and `csv` for programs.
        language: The language of tables and Markdown; JSON and CSV have none.
        width: The columns of the terminal that a table is for.
    """
    match form:
        case "json":
            return trend_json(trend)
        case "csv":
            return trend_csv(trend)
        case "markdown":
            return as_markdown([without_empty(table) for table in trend_tables(trend, language)])
        case _:
            return as_text([without_empty(table) for table in trend_tables(trend, language)], width)


def nothing_report(form: Form, by: str) -> str:
    """What programs get when there is no trend."""
    return nothing_json(by) if form == "json" else trend_csv(None)


def trend_svg(trend: Trend, language: str) -> str:
    """Draw a trend as an SVG picture, as text.

    Raises:
        JourneykitError: There is no Graphviz.
    """
    from journeykit.maps import render
    from journeykit.reports.trend.picture import trend_drawing

    (picture,) = render([trend_drawing(trend, language)], "svg")
    return picture.decode()
