"""The command line. This file stays light: `--version` is answered before anything else is imported."""

from __future__ import annotations

import sys

from journeykit import __version__


def main() -> None:
    """Run the program: `journeykit COMMAND`."""
    if sys.argv[1:2] == ["--version"]:
        try:
            sys.stdout.write(f"journeykit {__version__}\n")
            sys.stdout.flush()
        except OSError:  # a full disk or a closed pipe: the way that says so is the long one
            pass
        else:
            return
    from journeykit.cli.running import run

    sys.exit(run(sys.argv[1:]))
