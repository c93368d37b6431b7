"""`journeykit lsp`: the language server for editors."""

from __future__ import annotations

from journeykit.cli.clock import clock
from journeykit.cli.exits import Exit
from journeykit.cli.options import AsOf
from journeykit.diagnostics import JourneykitError, message


def command(as_of: AsOf = None) -> int:
    """Answer an editor over standard input and output: findings while typing, names, figures, fixes.

    Editors start it by themselves; docs/how-to/editor.md says how.
    """
    try:
        from journeykit.live.answers import serve
    except ImportError as error:
        raise JourneykitError(
            message("the language server needs pygls"), message("pip install 'journeykit[lsp]'")
        ) from error
    serve(clock(as_of))
    return Exit.CLEAN
