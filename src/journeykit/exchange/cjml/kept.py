"""What ours holds and CJML does not travels along in processing instructions, which only we read.

They may stand anywhere under any schema, and other programs pass them over.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from journeykit.diagnostics import message
from journeykit.exchange.foreign.drafts import Report
from journeykit.exchange.foreign.json_text import NotJsonError, parse_json
from journeykit.exchange.foreign.xml_tree import Element

TARGET: Final = "journeykit-1"
"""The word behind `<?`; the number is that of the format."""
_ANY: Final = "journeykit-"


def instruction(fields: Mapping[str, Any]) -> str:
    """Return the instruction that carries some fields, as JSON."""
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("?>", r"?\u003e")  # which would end the instruction
    return f"<?{TARGET} {text}?>"


def kept(element: Element, report: Report) -> dict[str, Any]:
    """Return the fields that travelled along in an element; what other programs left there is passed over."""
    ours: dict[str, Any] = {}
    for one in element.instructions:
        if one.target == TARGET:
            try:
                found = parse_json(one.text)
            except NotJsonError as error:
                report.foreign.wrong(element.path, error.message, error.hint)
                continue
            for _, said in found.troubles:
                report.foreign.wrong(element.path, said)
            ours |= report.foreign.mapping(found.data, element.path)
        elif one.target.startswith(_ANY):
            report.foreign.wrong(
                element.path,
                message(
                    "this was written by another version of journeykit, which this one does not read: {key}",
                    key=one.target,
                ),
                message("export it again with this version"),
            )
    return ours
