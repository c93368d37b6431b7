"""The page on how to carry the files in: objects, fields and order, for one CRM, with what stays behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.exchange.crm.columns import OBJECTS, Flavour, file_of
from journeykit.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.exchange.crm.tables import Tables
    from journeykit.exchange.formats import Remark
    from journeykit.model import Project


def page(project: Project, tables: Tables, flavour: Flavour, language: str, remarks: Sequence[Remark]) -> str:
    """Write the page as Markdown; what people wrote is text in it."""
    from journeykit.reports.shipped_pages import shipped_page
    from journeykit.reports.templating import Made

    objects = [
        {
            "key": object_,
            "file": Made(file_of(object_)),
            "records": len(rows),
            "fields": [
                {"header": Made(flavour.header(object_, column)), "kind": column.kind, "to": column.to}
                for column in OBJECTS[object_]
            ],
        }
        for object_, rows in tables.items()
        if rows
    ]
    lost = [
        {
            "file": str(one.file),
            "line": Made(one.line or ""),
            "says": say(one.message.text, one.message.args, language).replace("`", ""),
        }
        for one in remarks
        if one.lost
    ]
    context = {"client": project.name, "flavour": flavour.name, "objects": objects, "lost": lost}
    return shipped_page("crm", "carry-in.md.j2", language, context)
