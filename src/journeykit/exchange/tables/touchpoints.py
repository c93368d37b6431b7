"""The sheets of journeys: journeys, their phases, and their touchpoints with all that people filter by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.exchange.tables import vocabulary as words
from journeykit.exchange.tables.columns import (
    Record,
    Sheet,
    day,
    figure,
    flag,
    number,
    rounded,
    several,
    text,
    texts,
    told,
    with_fingerprint,
    word,
)
from journeykit.model import Journey, Touchpoint
from journeykit.model.journey import Phase

if TYPE_CHECKING:
    from journeykit.exchange.tables.figures import Figures


def _journeys(figures: Figures) -> Iterator[Record]:
    for journey in figures.journeys:
        document = figures.workspace.document_of(journey)
        found = figures.score_of(journey)
        computed = {
            "id": journey.id,
            "index.value": rounded(found.index.value) if found else None,
            "index.low": rounded(found.index.low) if found else None,
            "index.high": rounded(found.index.high) if found else None,
            "school_mark": rounded(found.school_mark) if found else None,
            "touchpoints": len(journey.touchpoints),
        }
        yield Record((journey.id,), computed, journey, Journey, document.file, (), document.tree.get(()))


def _phases(figures: Figures) -> Iterator[Record]:
    for journey in figures.journeys:
        document = figures.workspace.document_of(journey)
        for i, phase in enumerate(journey.phases):
            path = document.in_file(("phases", i))
            computed = {"journey": journey.id, "id": phase.id, "touchpoints": len(phase.touchpoints)}
            yield Record((journey.id, phase.id), computed, phase, Phase, document.file, path, document.tree.get(path))


def _touchpoints(figures: Figures) -> Iterator[Record]:
    for journey in figures.journeys:
        document = figures.workspace.document_of(journey)
        for at in figures.workspace.touchpoints(journey):
            path = document.in_file(at.path)
            raw = document.tree.get(path)
            computed = {
                "journey": journey.id,
                "phase": journey.phases[at.phase].name,
                "id": at.touchpoint.id,
                "use": at.touchpoint.use,
                "improvements": len(at.touchpoint.improvements),
            }
            yield Record(
                (journey.id, at.touchpoint.id),
                computed,
                at.touchpoint,
                Touchpoint,
                document.file,
                path,
                raw,
                borrows=isinstance(raw, dict) and "use" in raw,
            )


JOURNEYS = Sheet(
    "journeys",
    "journeys",
    with_fingerprint((
        told("id", "journey", width=18),
        text("title", "name of the journey", width=26),
        text("headline", "headline", width=34),
        text("owner.department", "owner", names="departments"),
        text("owner.role", "role of the owner"),
        day("reviewed", "reviewed"),
        word("state", "current or future", words.STATE),
        text("future_of", "future of"),
        text("parent", "part of"),
        text("customer_job", "customer job", width=30),
        text("scope.starts_when", "starts when", width=26),
        text("scope.ends_when", "ends when", width=26),
        number("customers_per_year", "customers a year"),
        figure("touchpoints", "touchpoints", "0"),
        figure("index.value", "index"),
        figure("index.low", "index, low"),
        figure("index.high", "index, high"),
        figure("school_mark", "school mark"),
    )),
    _journeys,
    ("id",),
)  # fmt: skip

PHASES = Sheet(
    "phases",
    "phases",
    with_fingerprint((
        told("journey", "journey", width=18),
        told("id", "phase id", width=18),
        text("name", "phase", width=24),
        word("stage", "stage", words.STAGE),
        text("customer_job", "customer job", width=34),
        figure("touchpoints", "touchpoints", "0"),
    )),
    _phases,
    ("journey", "id"),
)  # fmt: skip

TOUCHPOINTS = Sheet(
    "touchpoints",
    "touchpoints",
    with_fingerprint((
        told("journey", "journey", width=16),
        told("phase", "phase", width=16),
        told("id", "id", width=18),
        text("name", "touchpoint", width=26),
        word("status", "status", words.STATUS, default="live"),
        word("category", "category", words.CATEGORY),
        word("form", "form", words.FORM),
        texts("channels", "channels", names="channels"),
        text("owner.department", "owner", names="departments"),
        text("owner.role", "role of the owner"),
        flag("moment_of_truth", "moment of truth", words.TRUTH, mark=True),
        number("reach", "reach"),
        number("importance.customer", "importance"),
        number("importance.organisation", "importance to us"),
        number("customer.emotion", "emotion now"),
        number("desired.emotion", "desired emotion"),
        word("customer.expectation", "meets expectation", words.EXPECTATION),
        text("customer.wants", "customer wants", width=28),
        text("customer.does", "customer does", width=28),
        text("customer.thinks", "customer thinks", width=28),
        text("customer.feels", "customer feels"),
        several("customer.emotions", "emotions", words.FEELING),
        number("customer.intensity", "intensity"),
        texts("customer.expects", "customer expects"),
        texts("customer.annoyances", "annoyances"),
        texts("obstacles", "obstacles"),
        text("desired.does", "desired doing", width=26),
        text("desired.thinks", "desired thinking", width=26),
        text("desired.feels", "desired feeling"),
        text("desired.radiates", "brand radiates", width=26),
        word("contact", "contact", words.CONTACT, default="direct"),
        word("run_by", "run by", words.RUN_BY, default="own"),
        word("served_by", "served by", words.SERVED_BY),
        word("initiative", "initiative", words.INITIATIVE),
        text("trigger", "trigger"),
        word("personal", "how personal", words.PERSONAL),
        text("mandate", "mandate", width=26),
        text("frontstage", "frontstage", width=26),
        text("backstage", "backstage", width=26),
        texts("systems", "systems", names="systems"),
        texts("data.collects", "data collected"),
        texts("data.shows", "data shown"),
        flag("data.personal_data", "personal data", words.TRUTH),
        number("volume.per_year", "contacts a year"),
        number("volume.cost_each", "cost per contact"),
        word("evidence.grade", "evidence", words.GRADE),
        word("choice.take", "choice of people", words.TAKE),
        text("choice.because", "reason for that choice", width=26),
        figure("improvements", "improvements", "0"),
        told("use", "from the library"),
    )),
    _touchpoints,
    ("journey", "id"),
    frozen=4,
)  # fmt: skip
