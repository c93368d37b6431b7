"""What a template says of its type: how wide its font is, and how large its titles are."""

from __future__ import annotations

from typing import Any

_WIDER = {"verdana": 1.18, "dejavu sans": 1.18, "tahoma": 1.0, "georgia": 1.02, "century gothic": 1.12, "montserrat": 1.16,
          "poppins": 1.14, "courier new": 1.25, "trebuchet ms": 1.0, "open sans": 1.06, "inter": 1.06}  # fmt: skip
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SLIDES = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_THEME = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"


def wider(layout: Any) -> float:
    """Return how much wider the font of a template is than Arial; fonts that we do not know count as Arial."""
    from pptx.oxml import parse_xml

    parts = [rel.target_part for rel in layout.slide_master.part.rels.values() if rel.reltype == _THEME]
    for part in parts:
        found = parse_xml(part.blob).find(f".//{_DRAWING}minorFont/{_DRAWING}latin")
        if found is not None:
            return _WIDER.get(found.get("typeface", "").casefold(), 1.0)
    return 1.0


def usual_size(holder: Any, layout: Any) -> float:
    """Return the size of the text in a placeholder, in points: as its layout says, else its master."""
    from pptx.enum.shapes import PP_PLACEHOLDER as KIND

    form = holder.placeholder_format
    places = [one for one in layout.placeholders if one.placeholder_format.idx == form.idx]
    path = f".//{_DRAWING}lvl1pPr/{_DRAWING}defRPr"
    sources = [one._element.find(path) for one in places]  # noqa: SLF001 - what a level looks like has no other door
    style, fallback = ("titleStyle", 44.0) if form.type in (KIND.TITLE, KIND.CENTER_TITLE) else ("bodyStyle", 32.0)
    master = layout.slide_master._element  # noqa: SLF001 - the same
    sources.append(master.find(f"{_SLIDES}txStyles/{_SLIDES}{style}/{_DRAWING}lvl1pPr/{_DRAWING}defRPr"))
    sizes = [int(one.get("sz")) / 100 for one in sources if one is not None and one.get("sz")]
    return sizes[0] if sizes else fallback
