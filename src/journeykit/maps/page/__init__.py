"""The page that `map --all` writes beside its drawings, to open, print and send along: HTML without scripts.

It loads nothing but the pictures beside it, and says so to the browser. Whatever a user wrote is text.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape

from journeykit.maps.canvas.escape import one_line
from journeykit.maps.canvas.palette import Accent, client_accent
from journeykit.maps.drawing import Drawing
from journeykit.maps.logo import find_logo
from journeykit.maps.logo.values import Logo
from journeykit.maps.page.logo import logo_html
from journeykit.maps.page.style import style
from journeykit.maps.page.views import view_name
from journeykit.words import Sentence, translator
from journeykit.workspace import Workspace

SHOWN = ("svg", "png")
"""The formats that a browser shows as a picture, the best first."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the page is about: the client, in which language, and in which house style."""

    client: str
    language: str
    accent: Accent
    logo: Logo | None = None


def page_of(workspace: Workspace, language: str | None = None) -> Page:
    """Return what the page of a project is about; in the project's language unless another one is asked for."""
    project = workspace.project
    accent, _ = client_accent(project.style.accent)
    logo, _ = find_logo(workspace.root, project.style.logo, "")
    return Page(project.name if workspace.project_file else "", language or project.language, accent, logo)


def index_page(page: Page, drawings: Sequence[Drawing], formats: Mapping[str, Sequence[str]]) -> str:
    """Return the page.

    Args:
        page: What it is about.
        drawings: What it shows; those of one journey stand together, those of none come first.
        formats: The formats that there are of each drawing, by its name.
    """
    t = translator(page.language)
    groups = _by_journey(drawings)
    css = style(page.accent)
    policy = f"default-src 'none'; img-src 'self' file: data:; style-src 'sha256-{_digest(css)}'; base-uri 'none'"
    title = f"{t('Journey maps')} · {page.client}" if page.client else t("Journey maps")
    several = len(groups) > 1
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{page.language}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{_text(title)}</title>",
            f"<style>{css}</style>",
            "</head>",
            "<body>",
            f'<a class="skip" href="#maps">{_text(t("To the maps"))}</a>',
            *_head(page, t, groups),
            *(_contents(t, groups) if several else ()),
            '<main id="maps">',
            *(line for number, group in enumerate(groups, 1) for line in _section(t, number, group, formats)),
            "</main>",
            f"<footer><p>{_text(t('Made with journeykit. Click a map to see it in full.'))}</p></footer>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _by_journey(drawings: Sequence[Drawing]) -> list[list[Drawing]]:
    """Put the drawings of each journey together; those of the whole project first."""
    groups: dict[str, list[Drawing]] = {}
    for drawing in sorted(drawings, key=lambda drawing: bool(drawing.journey)):
        groups.setdefault(drawing.journey, []).append(drawing)
    return list(groups.values())


def _head(page: Page, t: Sentence, groups: Sequence[Sequence[Drawing]]) -> list[str]:
    journeys = sum(1 for group in groups if group[0].journey)
    maps = sum(map(len, groups))
    counted = [
        t("1 journey") if journeys == 1 else t("{count} journeys", count=journeys),
        t("1 map") if maps == 1 else t("{count} maps", count=maps),
    ]
    return [
        "<header>",
        "<div>",
        *([f'<p class="client">{_text(page.client)}</p>'] if page.client else ()),
        f"<h1>{_text(t('Journey maps'))}</h1>",
        f'<p class="count">{_text(" · ".join(counted))}</p>',
        "</div>",
        *([logo_html(page.logo, page.client)] if page.logo else ()),
        "</header>",
    ]


def _contents(t: Sentence, groups: Sequence[Sequence[Drawing]]) -> list[str]:
    rows = []
    for number, group in enumerate(groups, 1):
        finding = _finding(group)
        said = f" <span>{_text(finding)}</span>" if finding else ""
        rows.append(f'<li><a href="#journey-{number}">{_text(_name(t, group))}</a>{said}</li>')
    return [f'<nav aria-label="{_text(t("Contents"))}">', "<ol>", *rows, "</ol>", "</nav>"]


def _section(t: Sentence, number: int, group: Sequence[Drawing], formats: Mapping[str, Sequence[str]]) -> list[str]:
    """The maps of one journey: the one that shows it at a glance large, the others as cards, the phases together."""
    lead = next((d for d in group if d.view == "overview"), group[0])
    finding = _finding(group)
    said = (finding, one_line(group[0].subject).strip())
    phases = [d for d in group if d.view == "phase" and d is not lead]
    others = [d for d in group if d.view != "phase" and d is not lead]
    return [
        f'<section id="journey-{number}" aria-labelledby="name-{number}">',
        f'<h2 id="name-{number}">{_text(_name(t, group))}</h2>',
        *([f'<p class="finding">{_text(finding)}</p>'] if finding else ()),
        '<div class="lead">',
        *_figure(t, lead, formats, said),
        "</div>",
        *_cards(t, others, formats, said),
        *([f"<h3>{_text(t('Phase by phase'))}</h3>"] if phases else ()),
        *_cards(t, phases, formats, said),
        "</section>",
    ]


def _cards(
    t: Sentence, drawings: Sequence[Drawing], formats: Mapping[str, Sequence[str]], said: Sequence[str]
) -> list[str]:
    rows = [line for d in drawings for line in ("<li>", *_figure(t, d, formats, said), "</li>")]
    return ['<ul class="cards">', *rows, "</ul>"] if rows else []


def _figure(t: Sentence, drawing: Drawing, formats: Mapping[str, Sequence[str]], said: Sequence[str]) -> list[str]:
    """A map: its picture, what it is, what it found unless the journey says so already, its files, and its words."""
    there = formats.get(drawing.name, ())
    name, title = view_name(t, drawing.view), one_line(drawing.title).strip()
    shown = next((kind for kind in SHOWN if kind in there), None)
    size = f'width="{drawing.width:.0f}" height="{drawing.height:.0f}"'
    picture = (
        f'<a class="sheet" href="{drawing.name}.{shown}">'
        f'<img src="{drawing.name}.{shown}" alt="{_text(f"{name}: {title}")}" {size} loading="lazy"></a>'
    )
    links = [
        f'<a href="{drawing.name}.{kind}" aria-label="{_text(f"{name}, {title}, {kind}")}">{kind}</a>' for kind in there
    ]
    if drawing.view == "phase":
        name, title = title, ""
    about = f'<span class="title">{_text(title)}</span>' if title and title not in said else ""
    return [
        "<figure>",
        *([picture] if shown else ()),
        f'<figcaption><span class="view">{_text(name)}</span>{about}<span class="files">{" ".join(links)}</span>',
        f"<details><summary>{_text(t('In words'))}</summary><p>{_text(drawing.description)}</p></details>",
        "</figcaption>",
        "</figure>",
    ]


def _name(t: Sentence, group: Sequence[Drawing]) -> str:
    return group[0].subject if group[0].journey else t("All journeys together")


def _finding(group: Sequence[Drawing]) -> str:
    """The finding of a journey: the title of its maps, unless that is only its name."""
    titles = [one_line(d.title).strip() for d in group if d.view in ("overview", "lanes")]
    return titles[0] if titles and titles[0] != group[0].subject else ""


def _text(text: str) -> str:
    return escape(one_line(text).strip())


def _digest(css: str) -> str:
    return base64.b64encode(sha256(css.encode()).digest()).decode()
