"""CSV for Jira, Azure Boards and GitLab, as their own documentation describes it."""

from __future__ import annotations

import csv
import io
import re
from html import escape as as_html
from typing import TYPE_CHECKING

from journeykit.diagnostics import message
from journeykit.exchange.trackers.items import Written, cut, new_and_known
from journeykit.reports.templating import escape as as_markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journeykit.diagnostics import Message
    from journeykit.exchange.trackers.items import Item

JIRA_USER, AZURE_FILE = 250, 1000
_SUMMARY, _DESCRIPTION, _TITLE, _GITLAB = 255, 32_767, 255, 1_000_000
_FORMULA = re.compile(r"'*[\s]*[=+\-@\t\r\0]")
# Where lists are parted by `;`, as in Dutch, a spreadsheet may begin a cell there.
_BEHIND_A_PART = re.compile(r"(?<=[;\t])(\s*)(?=[=+\-@])")
_WIKI = re.compile(r"[\\{}\[\]|!*_^~+?#]|(?<!\w)-|-(?!\w)")
_ADDRESS = re.compile(r"(?<=:)(?=//)")
JIRA_KEY, NUMBER = re.compile(r"([A-Z][A-Z0-9_]{1,30}-[0-9]{1,9})"), re.compile(r"#?([0-9]{1,9})")
_PRIORITIES = {1: "High", 2: "Medium", 3: "Low"}


def jira(found: Sequence[Item], item_type: str) -> Written:
    """Write `jira-new.csv`, and `jira-update.csv` of what has a key in Jira; days are yyyy-MM-dd."""
    new, known = new_and_known(found, JIRA_KEY)
    most = max((len(one.labels) for one in found), default=0) + 1
    header = ["Issue type", "Issue ID", "Summary", "Parent", "Description", "Priority", "Due date", "Assignee"]

    def row(number: int, item: Item) -> list[str]:
        # The label of the key finds an item of which nobody has written the number into `issue:` yet.
        labels = [*item.labels, _key_label(item)]
        return [
            item_type, str(number), cut(item.title, _SUMMARY, size="utf-16-le"), "", _wiki(item),
            _PRIORITIES[item.priority], item.due.isoformat() if item.due else "", "",
            *labels, *[""] * (most - len(labels)),
        ]  # fmt: skip

    files = {}
    if new or not known:
        files["jira-new.csv"] = _csv([*header, *["Labels"] * most], (row(i, one) for i, one in enumerate(new, 1)))
    open_ = [(key, row(0, one)) for key, one in known if not one.done]
    if open_:
        rows = ([key, cells[2], *cells[4:7]] for key, cells in open_)
        files["jira-update.csv"] = _csv(["Issue Key", "Summary", "Description", "Priority", "Due date"], rows)
    remarks = [_too_many("Jira", JIRA_USER, len(new))] if len(new) > JIRA_USER else []
    return Written(files, tuple(remarks))


def _key_label(item: Item) -> str:
    return f"journeykit-{item.key.replace('/', '.')}"


def azure(found: Sequence[Item], item_type: str) -> Written:
    """Write `azure-new.csv` without numbers or states, and `azure-update.csv` of what has a number."""
    new, known = new_and_known(found, NUMBER)

    def rest(item: Item) -> list[str]:
        return [str(item.priority), "; ".join([*item.labels, _key_label(item)]), _html(item)]

    files = {}
    if new or not known:
        rows = ([item_type, cut(one.title, _TITLE, size="utf-16-le"), *rest(one)] for one in new)
        files["azure-new.csv"] = _csv(["Work Item Type", "Title", "Priority", "Tags", "Description"], rows)
    if known:
        rows = (
            [number, item_type, cut(one.title, _TITLE, size="utf-16-le"), _state(one), *rest(one)]
            for number, one in known
        )
        header = ["ID", "Work Item Type", "Title", "State", "Priority", "Tags", "Description"]
        files["azure-update.csv"] = _csv(header, rows)
    remarks = [_too_many("Azure Boards", AZURE_FILE, len(new))] if len(new) > AZURE_FILE else []
    return Written(files, tuple(remarks))


def _state(item: Item) -> str:
    """The states of a task in the Basic process; other processes map them while importing."""
    if item.done:
        return "Done"
    return "Doing" if item.under_way else "To Do"


def gitlab(found: Sequence[Item]) -> Written:
    """Write `gitlab-new.csv`: GitLab makes issues of a file and cannot update them by one."""
    new, known = new_and_known(found, NUMBER)
    rows = ([cut(one.title, _TITLE, size="utf-16-le"), _gitlab(one)] for one in new)
    remarks = []
    if known:
        remarks.append(
            message("{count} with an issue number left out: GitLab cannot update from a file", count=len(known))
        )
    return Written({"gitlab-new.csv": _csv(["title", "description"], rows)}, tuple(remarks))


def _gitlab(item: Item) -> str:
    """Markdown; what looks like a quick action of GitLab (`/close`) never begins a line."""
    blocks = [as_markdown(line) for line in item.lines]
    return cut("\n\n".join([*blocks, f"`{item.key}`"]), _GITLAB)


def _too_many(tracker: str, most: int, count: int) -> Message:
    return message(
        "{tracker} takes {most} items a file, and there are {count}: name journeys to write fewer",
        tracker=tracker, most=most, count=count,
    )  # fmt: skip


def _wiki(item: Item) -> str:
    """Plain text for Jira, whose descriptions are wiki text: its marks, mentions and macros are escaped."""
    lines = [_ADDRESS.sub("\N{ZERO WIDTH SPACE}", _WIKI.sub(r"\\\g<0>", line)) for line in item.lines]
    return cut("\n\n".join([*lines, _WIKI.sub(r"\\\g<0>", item.key)]), _DESCRIPTION, size="utf-16-le")


def _html(item: Item) -> str:
    """HTML for Azure, in which everything that people wrote is text."""
    return "".join(f"<p>{as_html(line)}</p>" for line in (*item.lines, item.key))


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(header)
    table.writerows([guarded(cell) for cell in row] for row in rows)
    return written.getvalue()


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    inner = _BEHIND_A_PART.sub(r"\g<1>'", cell)
    return f"'{inner}" if _FORMULA.match(inner) else inner
