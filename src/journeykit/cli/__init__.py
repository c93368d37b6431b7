"""The command line. This file stays light: `--version` is answered before anything else is imported."""

from __future__ import annotations

import sys

from journeykit import __version__

_INTERRUPTED = 130


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
    memory = None
    if sys.argv[1:2] == ["validate"]:
        from journeykit.cli.remembering import recalled, repeat

        try:
            memory = recalled(sys.argv[2:])
            code = repeat(memory) if memory is not None else None
        except KeyboardInterrupt:
            sys.exit(_INTERRUPTED)
        except OSError as error:
            from journeykit.cli.running import ended

            sys.exit(ended(error))
        if code is not None:
            sys.exit(code)
    from journeykit.cli.running import run

    code = run(sys.argv[1:], memory)
    if sys.argv[1:2] == ["measure"]:
        from journeykit.process.leaving import leave

        leave(code)
    sys.exit(code)
