from __future__ import annotations

import sys
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
sys.path.insert(0, str(DOCS))
try:
    import history
finally:
    sys.path.pop(0)


def test_the_history_of_the_example_is_told_as_it_is(tmp_path):
    history.live(tmp_path / "zonnewende-energie")
    assert history.page(tmp_path / "zonnewende-energie") == history.PAGE.read_text("utf-8"), (
        "run: python docs/history.py"
    )
