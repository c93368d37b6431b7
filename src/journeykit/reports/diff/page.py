"""A difference as a page of its own: nothing runs in it, nothing is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.reports.shipped_html import shipped_html

if TYPE_CHECKING:
    from journeykit.reports.diff.words import Account

_STYLE = """
body { font: 16px/1.5 Helvetica, Arial, sans-serif; color: #16212C; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
h1 { font-size: 1.5rem } h2 { font-size: 1.1rem; margin-top: 2rem }
table { border-collapse: collapse; font-variant-numeric: tabular-nums }
th, td { text-align: right; padding: .3rem .7rem; border-bottom: 1px solid #CBD3DB }
th:first-child, td:first-child { text-align: left }
ul { list-style: none; padding-left: 0 } ul ul { color: #465463 }
li { padding-left: 1.4rem; text-indent: -1.4rem }
.sign { display: inline-block; width: 1.4rem; text-indent: 0; font-weight: bold; color: #0B5FA5 } .worse { color: #B8430F }
code { color: #5B6875; font-size: .85em }
"""


def as_page(told: Account, language: str) -> str:
    """Write a difference as HTML."""
    return shipped_html("diff", "page.html", {"told": told, "language": language}, style=_STYLE, ours={})
