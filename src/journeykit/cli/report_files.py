"""What `report` writes beside its page: slides and PDF, which need something more on the machine, and a file to go to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from journeykit.cli import console
from journeykit.cli.console import write_result
from journeykit.diagnostics import JourneykitError, NothingToDoError, message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from journeykit.model import Journey
    from journeykit.scoring import Scores
    from journeykit.workspace import Workspace

Form = Literal["html", "slides", "pdf"]
_ENDINGS: dict[str, Form] = {".pptx": "slides", ".pdf": "pdf", ".html": "html", ".htm": "html"}


class Wanted(NamedTuple):
    """In which form the report is wanted, where it goes, and the journeys that were named."""

    form: Form
    output: Path | None
    journeys: list[str] | None


def wanted(journeys: Sequence[str] | None, output: Path | None, *, slides: bool, pdf: bool) -> Wanted:
    """Tell the form by the option or by how the file ends; `--slides deck.pptx` names its file without `-o`."""
    if slides and pdf:
        raise JourneykitError(message("{options} do not go together", options="--slides, --pdf"))
    named = list(journeys or ())
    if output is None and (slides or pdf) and named and Path(named[-1]).suffix.lower() in _ENDINGS:
        output = Path(named.pop())
    ends = _ENDINGS.get(output.suffix.lower()) if output else None
    form: Form = "slides" if slides else "pdf" if pdf else ends or "html"
    if form != "html" and output in (None, Path("-")):
        ending = "pptx" if form == "slides" else form
        raise JourneykitError(
            message("{format} is binary and does not go to the terminal", format=ending),
            message("name a file with -o FILE.{format}", format=ending),
        )
    return Wanted(form, output, named or None)


def check_template(template: Path | None, form: Form) -> None:
    """Refuse a template for what has none."""
    if template is not None and form != "slides":
        raise JourneykitError(message("--template is for --slides"))


def write_slides(
    workspace: Workspace,
    scores: Scores,
    journeys: Sequence[Journey],
    language: str | None,
    template: Path | None,
    output: Path | None,
    as_of: dt.date | None,
) -> None:
    """Write the slides of some journeys; future ones are drawn and compared, never told of in a plan."""
    from journeykit.planning import plan
    from journeykit.reports.slides import slides

    current = [journey.id for journey in journeys if journey.state != "future"]
    if not current:
        raise NothingToDoError(message("future journeys are drawn and compared, never planned"))
    made = slides(workspace, scores, plan(workspace, scores, journeys=current, as_of=as_of), language, template)
    for said in made.notes:
        console.note(console.spoken(said))
    write_result(made.data, output)


def write_pdf(page: str, scores: Scores, output: Path | None) -> None:
    """Print the page; its date is the last day of the figures."""
    from journeykit.reports.pdf import pdf_of

    write_result(pdf_of(page, scores.now.isoformat() if scores.now else None), output)
