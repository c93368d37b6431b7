"""Planned paths as XES: a trace a path, an event a touchpoint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final
from xml.sax.saxutils import quoteattr

from journeykit.exchange.xes.paths import Planned, paths_of
from journeykit.model import Journey, Touchpoint
from journeykit.workspace import Workspace

_EXTENSIONS: Final = (
    ("Concept", "concept"), ("Lifecycle", "lifecycle"), ("Organizational", "org"), ("Time", "time"),
)  # fmt: skip
_FILE: Final = {"concept": "concept", "lifecycle": "lifecycle", "org": "org", "time": "time"}
_CLASSIFIERS: Final = (("Touchpoint", "concept:name"), ("Id", "touchpoint"), ("Phase", "phase"))
# Plans have an order and no clock; tools sort by time. So step n stands n hours after a moment that nobody takes for real.
_ORIGIN: Final = datetime(1970, 1, 1, tzinfo=UTC)


def as_xes(_workspace: Workspace, journeys: Sequence[Journey]) -> bytes:
    """Return the planned paths of journeys as one event log."""
    return ("\n".join(_lines(journeys)) + "\n").encode()


def _lines(journeys: Sequence[Journey]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<log xes.version="1849.2016" xmlns="http://www.xes-standard.org/">'
    for name, prefix in _EXTENSIONS:
        uri = f"http://www.xes-standard.org/{_FILE[prefix]}.xesext"
        yield f'  <extension name="{name}" prefix="{prefix}" uri="{uri}"/>'
    yield '  <global scope="trace">'
    yield f"    {_string('concept:name', '-')}"
    yield "  </global>"
    yield '  <global scope="event">'
    for key in ("concept:name", "touchpoint", "phase"):
        yield f"    {_string(key, '-')}"
    yield f"    {_string('lifecycle:transition', 'complete')}"
    yield f"    {_date(0)}"
    yield "  </global>"
    for name, keys in _CLASSIFIERS:
        yield f'  <classifier name="{name}" scope="event" keys="{keys}"/>'
    for journey in journeys:
        phases = {point.id: phase.name for phase in journey.phases for point in phase.touchpoints}
        for number, planned in enumerate(paths_of(journey).planned, start=1):
            yield "  <trace>"
            yield from (f"    {line}" for line in _trace(journey, number, planned))
            for step, point in enumerate(planned.touchpoints):
                yield "    <event>"
                yield from (f"      {line}" for line in _event(point, phases[point.id], step))
                yield "    </event>"
            yield "  </trace>"
    yield "</log>"


def _trace(journey: Journey, number: int, planned: Planned) -> Iterator[str]:
    yield _string("concept:name", f"{journey.id}/{number}")
    yield _string("journey", journey.id)
    yield _string("title", journey.title)
    if planned.share is not None:
        yield f'<float key="share" value="{planned.share!r}"/>'
    yield f'<boolean key="loop" value="{str(planned.loop).lower()}"/>'


def _event(point: Touchpoint, phase: str, step: int) -> Iterator[str]:
    yield _string("concept:name", point.name)
    yield _string("touchpoint", point.id)
    yield _string("phase", phase)
    if point.channels:
        yield _string("channel", point.channels[0])
    if len(point.channels) > 1:
        yield _string("channels", " ".join(point.channels))
    if point.initiative:
        yield _string("initiative", point.initiative)
    if point.owner:
        yield _string("org:resource", point.owner.department)
        if point.owner.role:
            yield _string("org:role", point.owner.role)
    yield _string("lifecycle:transition", "complete")
    yield _date(step)


def _string(key: str, value: str) -> str:
    return f"<string key={quoteattr(key)} value={_quoted(value)}/>"


def _date(step: int) -> str:
    return f'<date key="time:timestamp" value="{(_ORIGIN + timedelta(hours=step)).isoformat(timespec="seconds")}"/>'


def _quoted(value: str) -> str:
    return quoteattr(value.strip() or "-")
