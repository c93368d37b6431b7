"""Draw the pictures of the gallery, and write the page that shows them: run it after a change to a map.

python docs/gallery.py             # writes docs/gallery.md and docs/pictures/
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from journeykit.maps import Drawing, draw_pages, draw_project, render
from journeykit.maps.look import Look
from journeykit.scoring import score
from journeykit.workspace import load

DOCS = Path(__file__).parent
EXAMPLE = DOCS.parent / "examples" / "zonnewende-energie"
JOURNEY = "klant-worden"
READABLE = 1060
"""Points: what is wider cannot be read in the width of a page, and is shown small, as a link to itself."""

_NOTE = "<!-- made by docs/gallery.py; change the code, not this page -->\n"


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of the gallery: which view, in which language, of which phase, and what to look for."""

    view: str
    about: str
    language: str = "nl"
    phase: str | None = None

    @property
    def command(self) -> str:
        """Return the command that draws it."""
        more = f" --phase {self.phase}" if self.phase else ""
        what = "" if self.view == "portfolio" else f"{JOURNEY} "
        return f"journeykit map {what}--view {self.view}{more} --language {self.language} -o {self.view}.svg"


GALLERY = (
    Shown("overview", "A journey on the width of a page: what customers feel, how well it goes, and the three things to do first."),
    Shown("overview", "The same in English: the words of the map change, those of the client stay.", "en"),
    Shown("lanes", "The poster: a column a touchpoint, a lane a question. Dashed is unknown or a guess, hollow rests on few answers."),
    Shown("phase", "One phase on one page, to print or to work on in a workshop; numbers are those of the whole map.", phase="kiezen"),
    Shown("flow", "Which way customers go, how many, where they come back, and where they leave."),
    Shown("blueprint", "What happens behind what the customer sees: who hands over to whom, and on which systems it leans."),
    Shown("matrix", "How important against how well it goes; the ring is how well it fits the brand, the line is the margin."),
    Shown("matrix", "The same in English.", "en"),
    Shown("importance", "What customers say is important against what goes with their satisfaction."),
    Shown("brand", "Where a touchpoint shows what the brand promises, where it could, and where it contradicts it."),
    Shown("systems", "Through which systems what a touchpoint learns of a customer reaches the others, and where it stays behind."),
    Shown("stakeholders", "The personas beside each other, and those who decide together."),
    Shown("tasks", "What customers can do, and on which channel."),
    Shown("compare", "The journey as it is against the journey as it is to be."),
    Shown("portfolio", "All journeys of a client, and the touchpoints that they share."),
)  # fmt: skip


@cache
def drawings() -> tuple[tuple[Shown, Drawing], ...]:
    """Return every picture of the gallery as a drawing."""
    workspace = load(EXAMPLE)
    scores, journey = score(workspace), workspace.journey(JOURNEY)
    found = []
    for shown in GALLERY:
        if shown.view == "portfolio":
            found.append((shown, draw_project(workspace, scores, "portfolio", None, shown.language)))
        else:
            phases = [shown.phase] if shown.phase else None
            pages = draw_pages(workspace, scores, shown.view, journey, Look(shown.language, phases=phases))
            found.append((shown, pages[0]))
    return tuple(found)


def file_of(shown: Shown, drawing: Drawing) -> str:
    """Return where a picture stands, below docs/."""
    return f"pictures/{drawing.name}{'' if shown.language == 'nl' else '.' + shown.language}.svg"


def page() -> str:
    """Return the page of the gallery."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield _NOTE
    yield "# Gallery\n"
    yield "Every view of `journeykit map`, drawn from [examples/zonnewende-energie](../examples/zonnewende-energie), in Dutch as its"
    yield "client speaks, and twice in English. A click opens a picture by itself, at full size.\n"
    for shown, drawing in drawings():
        file = file_of(shown, drawing)
        yield f"## {shown.view}{'' if shown.language == 'nl' else ', in English'}\n"
        yield f"{shown.about}\n"
        yield f"[![{_plain(drawing.title)}]({file})]({file})\n"
        if drawing.width > READABLE:
            yield f"*Made for a wall: {drawing.width / 72 * 2.54:.0f} by {drawing.height / 72 * 2.54:.0f} centimetres.*\n"
        yield f"```sh\n{shown.command}\n```\n"
    yield "Back to [the manual](../README.md)."


def _plain(text: str) -> str:
    return text.replace("[", "(").replace("]", ")")


def main() -> None:
    """Write the page and its pictures."""
    (DOCS / "gallery.md").write_text(page(), encoding="utf-8", newline="\n")
    (DOCS / "pictures").mkdir(exist_ok=True)
    made = drawings()
    for (shown, drawing), picture in zip(made, render([drawing for _, drawing in made]), strict=True):
        (DOCS / file_of(shown, drawing)).write_bytes(picture)


if __name__ == "__main__":
    main()
