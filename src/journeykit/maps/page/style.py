"""The look of the page: light and dark, on a screen and on paper."""

from __future__ import annotations

from journeykit.maps.canvas.palette import BAND, INK, INK2, INK3, LINE, TEXT_CONTRAST, WHITE, Accent, contrast, mix

_NIGHT = "#12181F"
_STYLE = """
:root{--page:%(white)s;--ink:%(ink)s;--soft:%(ink2)s;--hint:%(ink3)s;--band:%(band)s;--line:%(line)s;--accent:%(accent)s}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:2rem 1.5rem 4rem;background:var(--page);color:var(--ink);
font:16px/1.5 Helvetica,Arial,sans-serif;overflow-wrap:anywhere}
a{color:var(--accent)}
a:focus-visible,summary:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{position:static}
header{display:flex;flex-wrap:wrap;justify-content:space-between;gap:2rem;align-items:flex-start;border-bottom:4px solid var(--accent);
padding-bottom:1rem}
.client{margin:0;color:var(--accent);font-weight:bold;letter-spacing:.04em;text-transform:uppercase;font-size:.85rem}
h1{margin:.1rem 0;font-size:2rem;line-height:1.2}.count{margin:0;color:var(--soft)}
.logo{flex:none;box-sizing:content-box;max-width:40%%;background:#fff;padding:6px;border-radius:6px}.logo.pale{background:%(ink)s}
nav ol{columns:22rem auto;column-gap:2.5rem;padding-left:1.6rem}nav li{break-inside:avoid;margin:.25rem 0}
nav a{font-weight:bold}nav span{color:var(--soft);display:block;font-size:.9rem}
section{margin-top:3rem}h2{margin:0;font-size:1.5rem;line-height:1.25}h3{margin:2rem 0 .6rem;font-size:1.05rem}
.finding{margin:.2rem 0 1rem;font-size:1.15rem;color:var(--soft)}
figure{margin:0}.lead{margin-top:.8rem}figcaption{display:grid;grid-template-columns:1fr auto;gap:.1rem .8rem;padding:.5rem .1rem}
.view{font-weight:bold}.title{grid-column:1;color:var(--soft);font-size:.92rem}
.files{grid-column:2;grid-row:1;font-size:.92rem;white-space:nowrap}
.files a{display:inline-block;padding:.15rem .4rem;text-transform:uppercase;font-size:.8rem;letter-spacing:.03em}
details{grid-column:1/-1;color:var(--soft);font-size:.92rem}summary{cursor:pointer;padding:.15rem 0}details p{margin:.3rem 0}
.sheet{display:block;background:#fff;border:1px solid var(--line);border-radius:8px;overflow:hidden}
.lead img{max-height:56rem}
.sheet:hover{border-color:var(--accent)}
.sheet img{display:block;width:100%%;height:auto;object-fit:contain;object-position:top}
.cards{list-style:none;margin:1.2rem 0 0;padding:0;display:grid;gap:1.4rem 1.6rem;
grid-template-columns:repeat(auto-fill,minmax(min(20rem,100%%),1fr))}
.cards .sheet{padding:8px}.cards img{height:13rem}
footer{margin-top:4rem;border-top:1px solid var(--line);color:var(--hint);font-size:.9rem}
@media (prefers-color-scheme:dark){:root{--page:%(night)s;--ink:#eef2f6;--soft:#b9c4cf;--hint:#9aa7b3;--band:#1b232c;
--line:#3a4652;--accent:%(dark)s}}
@media print{@page{size:A4 landscape;margin:12mm}
:root{--page:#fff;--ink:%(ink)s;--soft:%(ink2)s;--hint:%(ink3)s;--line:%(line)s;--accent:%(accent)s}
body{max-width:none;padding:0;font-size:11px}.skip,details,.files,footer{display:none}h3{break-after:avoid}nav a{color:inherit;text-decoration:none}
section{break-before:page;margin-top:0}figure,.cards li{break-inside:avoid}
.lead img{max-height:150mm}.cards{grid-template-columns:repeat(3,1fr)}.cards img{height:44mm}}
"""


def _for_night(color: str) -> str:
    """Lighten a colour until text of it can be read on the dark page."""
    lighter = (mix(color, white / 10) for white in range(3, 10))
    return next((each for each in lighter if contrast(each, _NIGHT) >= TEXT_CONTRAST), WHITE)


def style(accent: Accent) -> str:
    """Return the style sheet with the client's accent; on a dark page a lighter one of the same hue."""
    return _STYLE.strip() % {
        "white": WHITE,
        "ink": INK,
        "ink2": INK2,
        "ink3": INK3,
        "band": BAND,
        "line": LINE,
        "accent": accent.strong,
        "night": _NIGHT,
        "dark": _for_night(accent.strong),
    }
