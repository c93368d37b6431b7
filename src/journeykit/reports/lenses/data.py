"""Customer data: what each touchpoint yields and where it is kept, as tables and for programs, with the quick wins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import message
from journeykit.maps.gathering.names import department, system
from journeykit.reports.lenses.shape import Lens, ids_of, tables_of, title_of, where, whole
from journeykit.reports.lenses.words import reach_name
from journeykit.reports.text_layout import NOTHING, Column, Table
from journeykit.scoring.islands import CRM
from journeykit.scoring.lenses.customer_data import CustomerData, QuickWin, contacts_of, customer_data, quick_wins
from journeykit.scoring.lenses.explaining import explain_customer_data

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.model import Project
    from journeykit.reports.scores.words import Speech
    from journeykit.scoring import Scores
    from journeykit.workspace import Workspace


def _tables(speech: Speech, scores: Scores, workspace: Workspace, rows: Sequence[CustomerData]) -> list[Table]:
    del scores  # each row holds all that is said of it
    t, project = speech.t, workspace.project
    columns = (
        Column(t("touchpoint"), flexible=True),
        Column(t("yields"), flexible=True),
        Column(t("shows"), flexible=True, spare=True),
        Column(t("personal"), spare=True),
        Column(t("kept in"), flexible=True),
        Column(t("reaches\nthe CRM")),
        Column(t("contacts\na year"), right=True),
    )

    def cells(one: CustomerData) -> tuple[str, ...]:
        personal = {True: t("yes"), False: t("no"), None: NOTHING}[one.personal]
        return (
            one.touchpoint.name,
            ", ".join(one.collects) or NOTHING,
            ", ".join(one.shows) or NOTHING,
            personal,
            "; ".join(_home(project, kept.id, kept.department) for kept in one.systems) or NOTHING,
            reach_name(speech, one.reaches) if one.tells else NOTHING,
            NOTHING if one.contacts is None else _contacts(speech, one.contacts),
        )

    tables = tables_of(rows, columns, cells, lambda group: _below(speech, group))
    return [*tables, *_wins(speech, project, rows)]


def _home(project: Project, system_id: str, department_id: str | None) -> str:
    name = system(project, system_id)
    return f"{name} ({department(project, department_id)})" if department_id else name


def _contacts(speech: Speech, contacts: float | None) -> str:
    return speech.number(contacts)


def _below(speech: Speech, group: Sequence[CustomerData]) -> list[str]:
    t = speech.t
    telling = [one for one in group if one.tells]
    islands = [one for one in telling if one.reaches == "no"]
    homeless = [one for one in telling if one.collects and not one.systems]
    private = [one for one in islands if one.personal]
    lines = []
    if any(one.systems and one.reaches == "unknown" for one in telling):
        lines.append(t("Where data goes is unknown: journeykit.yaml has no `systems` with their `type` and `feeds`."))
    if islands:
        lines.append(
            t("Data islands, whose data reaches no CRM: {count} of {total}.", count=len(islands), total=len(telling))
        )
        contacts = contacts_of(islands)
        if contacts is not None:
            lines.append(t("Contacts a year at data islands: {count}.", count=_contacts(speech, contacts)))
    elif any(one.reaches == "yes" for one in telling):
        lines.append(t("No data islands: of every touchpoint with systems the data reaches a CRM."))
    if private:
        lines.append(t("Data islands with personal data: {count}.", count=len(private)))
    if homeless:
        lines.append(
            t("Data is asked, and no system is named that keeps it: {names}.",
              names=", ".join(f'"{one.touchpoint.name}"' for one in homeless))
        )  # fmt: skip
    if len(telling) < len(group):
        lines.append(t("Neither systems nor data are known: {count}.", count=len(group) - len(telling)))
    return lines


def _wins(speech: Speech, project: Project, rows: Sequence[CustomerData]) -> list[Table]:
    t = speech.t
    islands = [one for one in rows if one.reaches == "no"]
    if not islands:
        return []
    if not any(one.type == CRM for one in project.systems):
        return [
            Table((t("No system is a CRM, so no data reaches one. If there is one, give it `type: crm`."),), (), ())
        ]
    columns = (
        Column("#", right=True),
        Column(t("connect"), flexible=True),
        Column(t("department"), flexible=True, spare=True),
        Column(t("touch-\npoints"), right=True),
        Column(t("contacts\na year"), right=True),
        Column(t("brings in"), flexible=True),
    )
    wins = quick_wins(rows)
    told = [t("Each feed counts what the feeds above it do not connect yet.")]
    if any(one.contacts is None for one in islands):
        told.append(t("The contacts of some are not known, so the number of touchpoints decides the order."))
    lost = [one for one in islands if one.connected_by is None]
    if lost:
        told.append(t("In no declared system: {names}.", names=", ".join(f'"{one.touchpoint.name}"' for one in lost)))
    return [
        Table(
            (t("Quick wins: the feeds that connect most"),),
            columns,
            tuple(_win(speech, project, one) for one in wins),
            tuple(told),
        )
    ]


def _win(speech: Speech, project: Project, one: QuickWin) -> tuple[str, ...]:
    feed = one.feed
    home = next((each.department for each in project.systems if each.id == feed.origin), None)
    return (
        str(feed.place),
        f"{system(project, feed.origin)} > {system(project, feed.target)}",
        department(project, home) or NOTHING,
        speech.number(len(one.touchpoints)),
        NOTHING if one.contacts is None else _contacts(speech, one.contacts),
        ", ".join(one.brings) or NOTHING,
    )


def _json(one: CustomerData) -> dict[str, Any]:
    feed = one.connected_by
    return {
        **where(one),
        "collects": list(one.collects),
        "shows": list(one.shows),
        "personal_data": one.personal,
        "systems": [
            {"id": kept.id, "type": kept.type, "department": kept.department, "way": list(kept.way)}
            for kept in one.systems
        ],
        "reaches_crm": {"yes": True, "no": False, "unknown": None}[one.reaches],
        "contacts": {"value": whole(one.contacts), "source": one.contacts_source},
        "connected_by": None if feed is None else {"from": feed.origin, "to": feed.target},
    }


def _spread(one: CustomerData) -> list[dict[str, Any]]:
    feed = one.connected_by
    return [
        {
            **_json(one),
            "collects": ", ".join(one.collects),
            "shows": ", ".join(one.shows),
            "systems": [kept.id for kept in one.systems],
            "departments": list(dict.fromkeys(kept.department for kept in one.systems if kept.department)),
            "connected_by": {"from": feed.origin if feed else None, "to": feed.target if feed else None},
        }
    ]


def _besides(rows: Sequence[CustomerData]) -> dict[str, Any]:
    return {
        "quick_wins": [
            {
                "from": one.feed.origin,
                "to": one.feed.target,
                "touchpoints": [f"{row.journey.id}/{row.touchpoint.id}" for row in one.touchpoints],
                "contacts": whole(one.contacts),
                "brings": list(one.brings),
            }
            for one in quick_wins(rows)
        ]
    }


CUSTOMER_DATA: Lens[CustomerData] = Lens(
    rows=lambda scores, workspace, _: customer_data(scores, workspace),
    tells=lambda one: one.tells,
    nothing=message("no touchpoint says which customer data it yields or which systems keep it"),
    needs=message(
        "give touchpoints `data` and `systems`, and the systems in journeykit.yaml a `type` and what they `feeds`"
    ),
    tables=_tables,
    as_json=_json,
    spread=_spread,
    columns=(
        "journey", "touchpoint", "name", "collects", "shows", "personal_data", "systems", "departments",
        "reaches_crm", "contacts", "contacts_source", "connected_by_from", "connected_by_to",
    ),
    ids=ids_of,
    title=title_of,
    explain=explain_customer_data,
    besides=_besides,
)  # fmt: skip
