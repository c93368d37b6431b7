from __future__ import annotations

import io
import sys
import time

from journeykit.cli import console, waiting


class Terminal(io.StringIO):
    def isatty(self):
        return True


def shown(monkeypatch, stream, seconds):
    monkeypatch.setattr(waiting, "_PATIENCE", 0.02)
    monkeypatch.setattr(waiting, "_STEP", 0.01)
    monkeypatch.setattr(sys, "stderr", stream)
    with waiting.Waiting("counting"):
        time.sleep(seconds)
    return stream.getvalue()


def test_a_terminal_sees_that_long_work_goes_on_and_nothing_of_it_afterwards(monkeypatch):
    text = shown(monkeypatch, Terminal(), 0.15)
    assert text.startswith("\rcounting 0 s")
    assert text.endswith("\r\x1b[K")


def test_short_work_a_pipe_and_a_quiet_run_show_nothing(monkeypatch):
    assert shown(monkeypatch, Terminal(), 0) == ""
    assert shown(monkeypatch, io.StringIO(), 0.1) == ""
    monkeypatch.setattr(console.settings, "quiet", True)
    assert shown(monkeypatch, Terminal(), 0.1) == ""
