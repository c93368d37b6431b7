"""What every test may need."""

from __future__ import annotations

import atexit
import contextlib
import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile

import pytest
from hypothesis import settings

# Machines are shared: how long one example takes says nothing. In CI the examples are the same each time.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
IN_CI = bool(os.environ.get("JOURNEYKIT_CI"))
settings.load_profile("ci" if IN_CI else "here")
# What a run remembers stays with the tests; a run of the tests before has said nothing.
os.environ["JOURNEYKIT_CACHE_DIR"] = tempfile.mkdtemp(prefix="journeykit-tests-")
atexit.register(shutil.rmtree, os.environ["JOURNEYKIT_CACHE_DIR"], ignore_errors=True)
# A shell starts what runs in the background deaf to interrupts, and what we start would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def program():
    """Return where a program is (`program("dot")`); without it the test is skipped, and fails in CI."""

    def find(name: str) -> str:
        found = shutil.which(name)
        if not found:
            pytest.skip(f"{name} is missing")
        return found

    return find


@pytest.fixture(scope="session")
def inside():
    """Run the program as its script does, in a folder, but in this process: what a run says is all the same.

    Each subject has tests that start it as a process too; to start one costs more than most commands do.
    """
    from journeykit.cli import main

    def call(*args: object, cwd: object, together: bool = False, **environment: str):
        out = io.BytesIO()
        err = out if together else io.BytesIO()
        stdout, stderr = (io.TextIOWrapper(stream, "utf-8", newline="") for stream in (out, err))
        stderr.reconfigure(write_through=True)
        with pytest.MonkeyPatch.context() as patch, contextlib.chdir(cwd), open(os.devnull) as nothing:  # noqa: PTH123
            for name, value in (("stdin", nothing), ("stdout", stdout), ("stderr", stderr)):
                patch.setattr(sys, name, value)
            patch.setattr(sys, "argv", ["journeykit", *map(str, args)])
            for name, value in environment.items():
                patch.setenv(name, value)
            # At once, it would take the tests along, and look as if all had passed.
            patch.setattr("journeykit.process.leaving.leave", sys.exit)
            with pytest.raises(SystemExit) as ended:
                main()
            for stream in (stdout, stderr):
                stream.flush()
                stream.detach()  # `together`, both write into one
        code = ended.value.code or 0
        return subprocess.CompletedProcess(args, code, out.getvalue().decode(), err.getvalue().decode())

    return call


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Let no part go untested in CI: there a test that is skipped because something is missing has failed.

    Skips for other reasons (a test of file modes makes no sense for root) stay skips.
    """
    report = yield
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if any(word in reason for word in ("missing", "no Graphviz", "not installed", "could not import")):
            report.outcome = "failed"
            report.longrepr = f"skipped in CI: {reason}"
    return report


def pytest_terminal_summary(terminalreporter):
    """Say loudly what was left out."""
    skipped = len(terminalreporter.stats.get("skipped", ()))
    if skipped:
        terminalreporter.write_line("")
        terminalreporter.write_line(
            f"ATTENTION: {skipped} tests were left out on this machine; SKIPPED below says why",
            red=True,
            bold=True,
        )
