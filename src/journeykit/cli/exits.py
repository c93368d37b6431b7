"""What the program's exit code means."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes; how bad a finding is never goes into the code."""

    CLEAN = 0
    FINDINGS = 1
    """Findings at or above `--fail-on`, or a `--check` that fails."""
    USAGE = 2
    """Wrong usage or configuration."""
    NOTHING = 3
    """Nothing to work on."""
    BUG = 4
    """A mistake of ours."""
    INTERRUPTED = 130
    """Stopped from the keyboard; 128 and the number of the signal, as in a shell."""
    CLOSED_PIPE = 141
    """Whoever read our output has left."""
