"""The head of the page: the client, its logo and its accent, of when the figures are, and which version of the files it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.maps.canvas.palette import client_accent
from journeykit.maps.logo import find_logo
from journeykit.maps.page.logo import logo_html
from journeykit.reports.page.looks import day_and_night
from journeykit.words import date, number, one_line, period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from journeykit.reports.plan.words import Phrases
    from journeykit.scoring import Scores
    from journeykit.workspace import Workspace

_LONGEST = 45


def heading(
    phrases: Phrases,
    workspace: Workspace,
    scores: Scores,
    journeys: Sequence[Mapping[str, Any]],
    planned: Mapping[str, Any] | None,
    as_of: dt.date | None,
    revision: str | None,
) -> dict[str, Any]:
    """Return what stands at the head of the page.

    Args:
        phrases: Phrases in the language of the page.
        workspace: The project.
        scores: Its scores.
        journeys: The journeys of the page.
        planned: The plan as a template sees it.
        as_of: The day that was taken for today, when one was named.
        revision: The version of the files.
    """
    from markupsafe import Markup

    project = workspace.project
    client = one_line(project.name).strip() if workspace.project_file else ""
    accent, _ = client_accent(project.style.accent)
    logo, _ = find_logo(workspace.root, project.style.logo, "")
    kind = phrases.t("Customer journeys")
    return {
        "client": client,
        "title": f"{kind} · {_short(client)}" if client else kind,
        "promise": one_line(project.brand.promise or "").strip(),
        # Shapes that our own pen drew, or dots as data; the name in it is escaped where it is written.
        "logo": Markup(logo_html(logo, client)) if logo else "",  # noqa: S704
        "meta": [fact for fact in _facts(phrases, workspace, scores, journeys, planned, as_of, revision) if fact],
        "accent": day_and_night({accent.strong.lower(): "accent", accent.tint.lower(): "accent-soft"}),
    }


def _short(name: str) -> str:
    """Cut a name for the title of a window, which has little room."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def _facts(
    phrases: Phrases,
    workspace: Workspace,
    scores: Scores,
    journeys: Sequence[Mapping[str, Any]],
    planned: Mapping[str, Any] | None,
    as_of: dt.date | None,
    revision: str | None,
) -> list[str]:
    t, language = phrases.t, phrases.language
    points = sum(len(phase["touchpoints"]) for one in journeys for phase in one["phases"])
    seen = workspace.seen_by
    return [
        t("Through the eyes of “{name}”", name=one_line(seen.name).strip()) if seen else "",
        phrases.count(len(journeys), "{count} journey", "{count} journeys"),
        phrases.count(points, "{count} touchpoint", "{count} touchpoints"),
        t("{count} answers", count=number(planned["answers"], language)) if planned and planned["answers"] else "",
        t("figures until {period}", period=period(scores.newest_period, language)) if scores.newest_period else "",
        t("as of {date}", date=date(as_of, language)) if as_of else "",
        t("version {revision}", revision=revision) if revision else "",
    ]
