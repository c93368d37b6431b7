"""Making pages, and reading them as an independent reader does."""

from __future__ import annotations

from html.parser import HTMLParser

from journeykit.reports.page import report_page
from journeykit.scoring import score, simulate
from journeykit.workspace import load


def made(folder, *journeys, **options):
    """Return the page of a project, or of some of its journeys."""
    workspace = load(folder)
    chosen = [workspace.journey(id_) for id_ in journeys] or workspace.journeys
    page, _ = report_page(workspace, simulate(score(workspace), 200), chosen, **options)
    return page


class Reading(HTMLParser):
    """What an independent reader makes of a page: its elements with their attributes, and its texts."""

    VOID = frozenset({"meta", "br", "img", "input", "rect", "path", "circle"})

    def __init__(self, text):
        super().__init__()
        self.elements, self.texts, self.open = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs), tuple(self.open)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs), tuple(self.open)))

    def handle_endtag(self, tag):
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def handle_data(self, data):
        self.texts.append((data, self.open[-1] if self.open else ""))

    def all(self, tag):
        return [attributes for name, attributes, _ in self.elements if name == tag]
