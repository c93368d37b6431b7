"""What of a journey other programs do not read in CJML, and what does not fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from journeykit.diagnostics import Message, message
from journeykit.exchange.foreign.keeping import field_names
from journeykit.exchange.formats import Remark
from journeykit.model import Journey
from journeykit.workspace import Workspace

_TOLD: Final = {
    "id", "name", "use", "channels", "owner", "initiative", "frontstage", "customer.feels", "customer.emotion",
}  # fmt: skip


def remarks(workspace: Workspace, journeys: Sequence[Journey]) -> tuple[Remark, ...]:
    """Say what of the journeys only journeykit reads back, and what is not as it was."""
    return tuple(
        Remark(workspace.document_of(journey).file, None, said, lost)
        for journey in journeys
        for said, lost in _said(journey)
    )


def _said(journey: Journey) -> Iterator[tuple[Message, bool]]:
    yield message("emotions became whole ratings from 1 to 5"), False
    names = field_names(journey, _TOLD)
    if names:
        yield (
            message("kept in `<?journeykit-1 …?>`, which only journeykit reads: {fields}", fields=", ".join(names)),
            False,
        )
    several = [point.id for point in journey.touchpoints if len(point.channels) > 1]
    if several:
        said = message(
            "CJML has one channel a touchpoint: the others are kept there too: {names}", names=", ".join(several)
        )
        yield said, False
    if len(journey.personas) > 1:
        yield message("the first persona is the end user of all touchpoints; the others are only listed"), False
    for point in journey.touchpoints:
        if point.use is not None:
            yield message("{touchpoint} comes from the library: it was written out", touchpoint=point.id), True
    yield message("comments, and figures of `kind: measurements`, stay behind"), True
