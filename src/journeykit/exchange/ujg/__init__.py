"""UJG, the User Journey Graph (a W3C community draft): JSON-LD and YAML, in and out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from journeykit.exchange.formats import Format, Imported, Options, Source

if TYPE_CHECKING:
    from journeykit.diagnostics import Finding
    from journeykit.exchange.foreign.drafts import Drafted, Taken
    from journeykit.exchange.formats import Remark
    from journeykit.model import Journey
    from journeykit.workspace import Workspace

_CODE: Final = "ujg"


def read(sources: Sequence[Source], options: Options) -> Imported:
    """Make journey documents of the journeys in some UJG files; a file with anything wrong gives none."""
    from journeykit.exchange.foreign.drafts import read_all

    return read_all(sources, options, _drafted)


def _drafted(source: Source, _options: Options, taken: Taken) -> Drafted | tuple[Finding, ...]:
    from journeykit.exchange.foreign.drafts import Drafted, Report
    from journeykit.exchange.foreign.sources import open_json, open_yaml
    from journeykit.exchange.ujg.drafting import drafts_of
    from journeykit.exchange.ujg.leftovers import report_leftovers
    from journeykit.exchange.ujg.nodes import nodes_of

    yaml = source.file.suffix in (".yaml", ".yml") or not source.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(
        (b"{", b"[")
    )
    foreign = (open_yaml if yaml else open_json)(source, _CODE)
    if isinstance(foreign, tuple):
        return foreign
    report = Report(foreign)
    nodes = nodes_of(foreign, report)
    if foreign.findings:
        return tuple(foreign.findings)
    drafts, phases = drafts_of(nodes, report, taken)
    report_leftovers(nodes, report, phases)
    return tuple(foreign.findings) or Drafted(drafts, report)


def write(workspace: Workspace, journeys: Sequence[Journey], _language: str) -> bytes:
    """Write journeys as one JSON-LD document."""
    from journeykit.exchange.ujg.writing import as_json

    return as_json(workspace, journeys)


def write_yaml(workspace: Workspace, journeys: Sequence[Journey], _language: str) -> bytes:
    """Write journeys as one YAML document."""
    from journeykit.exchange.ujg.writing import as_yaml

    return as_yaml(workspace, journeys)


def losses(workspace: Workspace, journeys: Sequence[Journey], _form: str) -> tuple[Remark, ...]:
    """Say what of the journeys other programs do not read in UJG, and what does not fit."""
    from journeykit.exchange.ujg.writing import remarks

    return remarks(workspace, journeys)


FORMAT = Format("ujg", read=read, write=write, forms={"json": write, "yaml": write_yaml}, losses=losses)

__all__ = ["FORMAT", "read", "write", "write_yaml"]
