"""The page on paper: tagged, in its language, with a day of ours, and without asking anything of any network."""

from __future__ import annotations

import re
import socket

import pytest

from journeykit.diagnostics import JourneykitError
from journeykit.reports import pdf
from journeykit.reports.pdf_printing import printed


def test_a_page_becomes_a_tagged_pdf_and_nothing_is_asked_of_anybody(monkeypatch):
    if pdf.browser() is None:
        pytest.skip("chromium is missing")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        made = pdf.pdf_of(
            "<!DOCTYPE html><html lang='nl'><head><title>Klantreizen</title><style>@page { size: A3 landscape }</style>"
            f"<link rel='stylesheet' href='{address}'></head><body><h1>Hallo</h1><img src='{address}' alt=''>"
            "<script>document.body.innerHTML = '<h1>' + 'x'.repeat(9) + '</h1>'</script></body></html>",
            "2026-09-30",
        )
        with pytest.raises(TimeoutError):
            server.accept()
    assert made.startswith(b"%PDF-")
    assert b"/Marked true" in made
    assert b"/Lang (nl)" in made
    assert b"/Outlines" in made
    assert b"/MediaBox [0 0 1191" in made
    assert len(re.findall(rb"/(?:Creation|Mod)Date? ?(?:Date )?\(D:20260930000000", made)) == 2


def test_dates_are_replaced_and_nothing_moves():
    before = b"%PDF /CreationDate (D:20261122064221+00'00')\n/ModDate (D:20261122064221+00'00')"
    after = pdf.dated(before, "2026-09-30")
    assert after == before.replace(b"20261122064221", b"20260930000000")
    assert len(pdf.dated(before, None)) == len(before)


def test_only_the_script_of_the_page_is_left_out():
    assert pdf._without_script("<p>a</p><script>b</script></body>") == "<p>a</p></body>"
    assert pdf._without_script("<p>a</p>") == "<p>a</p>"


def test_without_a_browser_one_word_says_what_to_do(monkeypatch):
    monkeypatch.setattr(pdf, "browser", lambda: None)
    with pytest.raises(JourneykitError, match="needs a browser") as told:
        pdf.pdf_of("<p>")
    assert "print it to PDF there" in told.value.hint.english


def test_a_browser_that_fails_is_told_of_and_a_snap_comes_last(tmp_path, monkeypatch):
    with pytest.raises(JourneykitError, match="could not be started"):
        printed(str(tmp_path / "none"), "<p>", tmp_path)
    with pytest.raises(JourneykitError, match="made no PDF: exit code 1"):
        printed("false", "<p>", tmp_path)
    places = {"chromium": "/snap/bin/chromium", "google-chrome": "/usr/bin/google-chrome"}
    monkeypatch.setattr("shutil.which", places.get)
    assert pdf.browser() == "/usr/bin/google-chrome"
