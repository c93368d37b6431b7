"""The worksheet as a page to print: a card for each touchpoint, with room to write, on A4 or A3."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from journeykit import shipped
from journeykit.exchange.filling.names import Names
from journeykit.exchange.worksheet.columns import COLUMNS, EXPECTATIONS, FEELINGS, Holds
from journeykit.exchange.worksheet.writing import EMPTY_ROWS
from journeykit.maps.canvas.palette import Accent, client_accent
from journeykit.maps.logo import find_logo
from journeykit.maps.page.logo import logo_html
from journeykit.reports.shipped_html import shipped_html
from journeykit.words import number, translator

if TYPE_CHECKING:
    from journeykit.exchange.worksheet.columns import Column
    from journeykit.model import Journey, Project, Touchpoint
    from journeykit.words import Sentence
    from journeykit.workspace import Workspace

_FOLDER: Final = "worksheet"
_MOST_VALUES: Final = 8
# What a team talks about, in this order; what it does not, stands in the spreadsheet.
QUESTIONS: Final = {
    "customer wants": "What does the customer want?",
    "customer expects": "What does the customer expect?",
    "annoyances": "What annoys the customer?",
    "desired thinking": "What should the customer think?",
    "desired doing": "What should the customer do?",
    "desired feeling": "What should the customer feel?",
    "brand radiates": "What should the brand radiate?",
    "meets expectation": "Does it meet the expectation?",
    "emotion now": "How does it feel now?",
    "obstacles": "What stands in the way?",
    "improvements": "How can it be better?",
}
_GROUPS: Final = {"customer": "now", "desired": "wish", "obstacles": "way", "improvements": "better"}
_BY_HEADER: Final = {column.header: column for column in COLUMNS}


@dataclass(frozen=True, slots=True)
class Box:
    """One box of a card: what is asked, and what stands in it: texts, or a choice of which one may be ticked."""

    kind: str
    group: str
    question: str
    texts: tuple[str, ...] = ()
    options: tuple[tuple[str, bool], ...] = ()
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A touchpoint: its number, name, where it happens, id, and boxes; one without a name is to be written in."""

    number: str
    name: str
    where: str
    id: str
    decisive: bool
    boxes: tuple[Box, ...]


def as_page(workspace: Workspace, journeys: Sequence[Journey], language: str, *, blank: bool = False) -> str:
    """Return some journeys as a page to print, with a policy that lets nothing in from elsewhere."""
    t = translator(language)
    project = workspace.project
    accent, _ = client_accent(project.style.accent)
    logo, _ = find_logo(workspace.root, project.style.logo, "")
    names = Names(project)
    shown = {
        "words": _words(t),
        "language": language,
        "client": project.name if workspace.project_file else "",
        "promise": project.brand.promise or "",
        "values": _values(project),
        "blank": blank,
        "journeys": [_journey(journey, language, names, t, blank=blank) for journey in journeys],
    }
    house = logo_html(logo, project.name) if logo and project.name else ""
    return shipped_html(_FOLDER, "page.html.j2", shown, style=_style(accent), ours={"logo": house})


def _words(t: Sentence) -> dict[str, str]:
    return {
        "worksheet": t("Worksheet"),
        "job": t("Customer job"),
        "promise": t("Brand promise"),
        "date": t("Date"),
        "group": t("Group"),
        "present": t("Present"),
        "new": t("New touchpoint"),
        "truth": t("Moment of truth"),
        "chosen": t("chosen"),
    }


def _style(accent: Accent) -> str:
    colours = f":root {{ --accent: {accent.strong}; --middle: {accent.middle}; --tint: {accent.tint}; }}\n"
    return colours + (shipped.templates() / _FOLDER / "page.css").read_text(encoding="utf-8")


def _values(project: Project) -> list[tuple[str, str]]:
    """Return what the brand stands for, to have at hand where it is asked what the brand should radiate."""
    return [(value.name, value.means or "") for value in project.brand.values[:_MOST_VALUES]]


def _journey(journey: Journey, language: str, names: Names, t: Sentence, *, blank: bool) -> dict[str, Any]:
    phases = []
    for i, phase in enumerate(journey.phases, 1):
        cards = [
            _card(f"{i}.{k}", touchpoint, language, names, t, blank=blank)
            for k, touchpoint in enumerate(phase.touchpoints, 1)
        ]
        count = EMPTY_ROWS if blank else 1
        empty = Card("", "", "", "", decisive=False, boxes=_boxes(None, language, t))
        phases.append(
            {"number": i, "name": phase.name, "job": phase.customer_job or "", "cards": cards, "empty": [empty] * count}
        )
    return {
        "title": journey.title,
        "headline": journey.headline or "",
        "job": journey.customer_job or "",
        "phases": phases,
    }


def _card(number_: str, touchpoint: Touchpoint, language: str, names: Names, t: Sentence, *, blank: bool) -> Card:
    where = ", ".join(names.name("channels", channel, language) for channel in touchpoint.channels)
    boxes = _boxes(None if blank else touchpoint, language, t)
    decisive = touchpoint.moment_of_truth is not None
    return Card(number_, touchpoint.name, where, touchpoint.id, decisive=decisive, boxes=boxes)


def _boxes(touchpoint: Touchpoint | None, language: str, t: Sentence) -> tuple[Box, ...]:
    return tuple(_box(_BY_HEADER[header], touchpoint, language, t) for header in QUESTIONS)


def _box(column: Column, touchpoint: Touchpoint | None, language: str, t: Sentence) -> Box:
    question = t(QUESTIONS[column.header])
    group = "brand" if column.header == "brand radiates" else _GROUPS[column.path[0]]
    value = column.value(touchpoint) if touchpoint else None
    if column.holds is Holds.WORD:
        options = tuple((t(word), word == value) for word in EXPECTATIONS)
        return Box("choice", "judge", question, options=options)
    if column.holds is Holds.NUMBER:
        nearest = None if value is None else max(-2, min(2, round(value)))
        faces = tuple((face, int(face) == nearest) for face in FEELINGS)
        said = "" if value is None or value == nearest else number(value, language)
        return Box("scale", "judge", question, options=faces, figure=said)
    return Box("text", group, question, texts=_texts(column, value))


def _texts(column: Column, value: Any) -> tuple[str, ...]:
    match column.holds:
        case Holds.OBSTACLES:
            return tuple(obstacle.text for obstacle in value or ())
        case Holds.TITLES:
            return tuple(improvement.title for improvement in value or ())
        case Holds.TEXTS:
            return tuple(value or ())
        case _:
            return (str(value),) if value else ()
