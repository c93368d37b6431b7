"""Our own template: a presentation without slides, written part by part, so that it is nobody else's file.

A client who wants another look opens any presentation that we made, changes its master, and names it with `--template`.
"""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

from journeykit.maps.canvas.palette import BAND, INK, INK2, INK3, WARN, WARN_MIDDLE, Accent
from journeykit.reports.slides.layouts import HEIGHT, LAYOUTS, MASTER, WIDTH, Box, Holder, Layout

EMU = 12700
"""English metric units in a point."""

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{_OFFICE}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PART = "application/vnd.openxmlformats-officedocument.presentationml."
_ROOT = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
_STAMP = (1980, 1, 1, 0, 0, 0)


def own_template(accent: Accent) -> bytes:
    """Write the template in an accent colour."""
    layouts = {f"ppt/slideLayouts/slideLayout{i}.xml": _layout(one) for i, one in enumerate(LAYOUTS, 1)}
    to_master = _relations([("slideMaster", "../slideMasters/slideMaster1.xml")])
    to_layouts = [("slideLayout", f"../slideLayouts/slideLayout{i}.xml") for i in range(1, len(LAYOUTS) + 1)]
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations([("officeDocument", "ppt/presentation.xml")]),
        "ppt/presentation.xml": _presentation(),
        "ppt/_rels/presentation.xml.rels": _relations(
            [("slideMaster", "slideMasters/slideMaster1.xml"), ("theme", "theme/theme1.xml")]
        ),
        "ppt/slideMasters/slideMaster1.xml": _master(),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations([*to_layouts, ("theme", "../theme/theme1.xml")]),
        **layouts,
        **{f"ppt/slideLayouts/_rels/slideLayout{i}.xml.rels": to_master for i in range(1, len(LAYOUTS) + 1)},
        "ppt/theme/theme1.xml": _theme(accent),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, _STAMP), _HEAD + text, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _types() -> str:
    over = {
        "/ppt/presentation.xml": "presentation.main+xml",
        "/ppt/slideMasters/slideMaster1.xml": "slideMaster+xml",
        **{f"/ppt/slideLayouts/slideLayout{i}.xml": "slideLayout+xml" for i in range(1, len(LAYOUTS) + 1)},
    }
    theme = "application/vnd.openxmlformats-officedocument.theme+xml"
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="{name}" ContentType="{_PART}{kind}"/>' for name, kind in over.items())
        + f'<Override PartName="/ppt/theme/theme1.xml" ContentType="{theme}"/></Types>'
    )


def _relations(several: list[tuple[str, str]]) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="rId{i}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
            for i, (kind, target) in enumerate(several, 1)
        )
        + "</Relationships>"
    )


def _presentation() -> str:
    size = f'cx="{round(WIDTH * EMU)}" cy="{round(HEIGHT * EMU)}"'
    return (
        f"<p:presentation {_NAMES}>"
        '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst/>'
        f'<p:sldSz {size}/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>'
    )


def _master() -> str:
    ids = "".join(f'<p:sldLayoutId id="{2147483649 + i}" r:id="rId{i + 1}"/>' for i in range(len(LAYOUTS)))
    return (
        f'<p:sldMaster {_NAMES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
        f"<a:effectLst/></p:bgPr></p:bg><p:spTree>{_ROOT}{_holders(MASTER)}</p:spTree></p:cSld>"
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
        'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
        f"<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:txStyles>"
        f"<p:titleStyle>{_level(MASTER[0])}</p:titleStyle><p:bodyStyle>{_level(MASTER[1])}</p:bodyStyle>"
        "<p:otherStyle/></p:txStyles></p:sldMaster>"
    )


def _layout(one: Layout) -> str:
    bars = "".join(_bar(100 + i, box) for i, box in enumerate(one.bars))
    return (
        f'<p:sldLayout {_NAMES} type="{one.kind}" preserve="1"><p:cSld name={quoteattr(one.name)}>'
        f"<p:spTree>{_ROOT}{bars}{_holders(one.holders)}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _bar(number: int, box: Box) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Bar {number}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{_place(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
    )


def _holders(several: tuple[Holder, ...]) -> str:
    return "".join(_holder(number, one) for number, one in enumerate(several, 2))


def _holder(number: int, one: Holder) -> str:
    index = f' idx="{one.index}"' if one.index else ""
    kind = "" if one.kind == "obj" else f' type="{one.kind}"'
    if one.kind == "sldNum":
        text = '<a:fld id="{8B3A4D1E-2C5F-4E6A-9B7D-0F1A2B3C4D5E}" type="slidenum"><a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld>'
    else:
        text = f'<a:r><a:rPr lang="en-US"/><a:t>{escape(one.prompt)}</a:t></a:r>' if one.prompt else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(one.name)}/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph{kind}{index}/></p:nvPr></p:nvSpPr><p:spPr>{_place(one.box)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        f'<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{one.anchor}">'
        f"<a:normAutofit/></a:bodyPr><a:lstStyle>{_level(one)}</a:lstStyle>"
        f"<a:p>{text}</a:p></p:txBody></p:sp>"
    )


def _level(one: Holder) -> str:
    """How the first level of text looks: a paragraph of our own without a bullet."""
    return (
        f'<a:lvl1pPr marL="0" indent="0" algn="{one.align}"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/><a:defRPr sz="{round(one.size * 100)}" b="{int(one.bold)}">'
        f'<a:solidFill><a:schemeClr val="{one.color}"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>'
    )


def _place(box: Box) -> str:
    x, y, width, height = (round(value * EMU) for value in (box.x, box.y, box.width, box.height))
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _theme(accent: Accent) -> str:
    colors = {
        "dk1": INK, "lt1": "#FFFFFF", "dk2": INK2, "lt2": BAND, "accent1": accent.strong, "accent2": WARN,
        "accent3": accent.middle, "accent4": WARN_MIDDLE, "accent5": INK3, "accent6": accent.tint,
        "hlink": accent.strong, "folHlink": INK3,
    }  # fmt: skip
    scheme = "".join(f'<a:{name}><a:srgbClr val="{color[1:].upper()}"/></a:{name}>' for name, color in colors.items())
    font = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="journeykit"><a:themeElements>'
        f'<a:clrScheme name="journeykit">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="journeykit"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="journeykit"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
