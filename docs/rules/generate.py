"""Write docs/rules/ from the docstrings of the rules; run it after a change, tests/rules/test_pages.py checks.

python docs/rules/generate.py            # writes them
"""

from __future__ import annotations

from pathlib import Path

from journeykit.rules import ALL_RULES
from journeykit.rules.pages import index, markdown, page_of

FOLDER = Path(__file__).parent


def pages() -> dict[str, str]:
    """Return every page by the name of its file."""
    return {"README.md": index()} | {f"{rule.code}.md": markdown(page_of(rule)) for rule in ALL_RULES}


def write(folder: Path) -> None:
    """Write all pages, and take away those of rules that are gone."""
    wanted = pages()
    for old in folder.glob("JK*.md"):
        if old.name not in wanted:
            old.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(FOLDER)
