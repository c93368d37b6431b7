"""The end of this process."""

from __future__ import annotations

import os
import sys
from typing import NoReturn


def leave(code: int) -> NoReturn:
    """End this process at once, when all is written and closed.

    At its end Python takes everything apart and looks for garbage in it several times: after measuring that takes a
    tenth of a second, as long as counting a million answers. Java alone is to be told.
    """
    if "pyspark" in sys.modules:
        sys.exit(code)
    os._exit(code)
