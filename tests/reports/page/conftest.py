"""What the tests of the page share: the page of the example in Dutch, and one journey of it in English."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))

from hostile_project import FOLDER
from page_reading import made


@pytest.fixture(scope="session", params=["nl", "en"])
def example(request):
    some = () if request.param == "nl" else ("verhuizen",)
    return request.param, made(FOLDER, *some, language=request.param)
