"""The touchpoint catalogue for a CRM: import files, a page on how to carry them in, and what stays behind.

Every record has an external id that never changes as long as the ids of the project do not, so that a second import
updates what the first one made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.exchange.crm.columns import FLAVOURS
from journeykit.exchange.crm.losing import left_behind
from journeykit.exchange.crm.page import page
from journeykit.exchange.crm.tables import tables
from journeykit.exchange.crm.writing import Written, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.model import Journey
    from journeykit.workspace import Workspace

__all__ = ["FLAVOURS", "PAGES", "Written", "for_crm"]

PAGES = {"nl": "overzetten.md", "en": "carry-in.md"}
"""The name of the page in each language."""


def for_crm(workspace: Workspace, journeys: Sequence[Journey], flavour: str, language: str) -> Written:
    """Write journeys, phases, touchpoints, ownership, systems and customer data for a CRM.

    Args:
        workspace: Where the journeys come from.
        journeys: The journeys to write.
        flavour: One of `FLAVOURS`: whose names the headers have and whose limits the cells keep to.
        language: `nl` or `en`, of the page; the files are the same in every language.

    Returns:
        The files by name, and what changed or did not fit.
    """
    found = tables(workspace, journeys)
    made = written(found, FLAVOURS[flavour])
    remarks = (*made.remarks, *left_behind(workspace, journeys))
    text = page(workspace.project, found, FLAVOURS[flavour], language, remarks)
    return Written({**made.files, PAGES[language]: text}, remarks)
