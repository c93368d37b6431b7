"""The page of `journeykit watch`, in a real browser beside the real program."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
import time

import pytest

for _needed in ("watchfiles", "starlette", "uvicorn"):
    pytest.importorskip(_needed, reason=f"{_needed} is missing: pip install 'journeykit[watch]'")

JOURNEY = """\
kind: journey
id: moving
title: Moving house
phases:
  - name: Before
    touchpoints:
      - {id: letter, name: The letter, channels: [letter]}
      - {id: call, name: The call, channels: [phone], measurements: [{metric: csat, period: 2026-09, n: 90, mean: 2}]}
"""


class Watched:
    def __init__(self, folder, *arguments):
        self.folder = folder
        (folder / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: <b>Client</b>\n")
        self.write(JOURNEY)
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "journeykit", "watch", "--port", "0", "--as-of", "2026-11-22", *arguments],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "LANG": "C.UTF-8"},
        )
        self.address = self.process.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", self.address), self.process.stderr.read()
        self.port = int(self.address.rpartition(":")[2].strip("/"))

    def write(self, text):
        (self.folder / "moving.yaml").write_text(text)

    def get(self, path, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer, answer.read()
        finally:
            connection.close()

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(20)


@pytest.fixture
def watched(tmp_path):
    found = Watched(tmp_path)
    yield found
    if found.process.poll() is None:
        found.process.kill()
        found.process.wait()
    found.process.stdout.close()
    found.process.stderr.close()


def until(page, script, seconds=20):
    """Wait until the page says so; while it loads anew it cannot answer."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if page.ask(script):
                return
        except RuntimeError:
            pass
        time.sleep(0.05)
    raise AssertionError(page.ask("document.body.innerText"))


LOADED = "document.readyState == 'complete' && document.images.length > 0 && [...document.images].every(i => i.naturalWidth > 0)"


def test_the_page_draws_itself_anew_and_shows_what_is_wrong(watched, browser):
    page = browser.open()
    page.call("Page.navigate", url=watched.address)
    until(page, LOADED)
    assert page.ask("document.querySelector('h1').textContent") == "<b>Client</b>"
    assert page.ask("document.querySelectorAll('h1 b').length") == 0
    before = page.ask(
        "document.images[0].naturalHeight + 'x' + document.images[0].naturalWidth + document.images[0].src"
    )

    watched.write(JOURNEY.replace("title: Moving house", "title: Moving to another house"))
    until(page, "document.querySelector('nav a').textContent == 'Moving to another house'")
    until(page, LOADED)
    assert page.ask("document.images[0].src") not in before

    watched.write(JOURNEY.replace("channels: [phone]", "channels: [phoone]"))
    until(page, "document.body.innerText.includes('phoone')")
    assert page.ask("document.querySelector('section[role=alert] h2').textContent") == "1 error"
    assert "moving.yaml:8:47" in page.ask("document.querySelector('section[role=alert]').innerText")

    watched.write(JOURNEY.replace("phases:", "phases: ["))
    until(page, "document.body.innerText.includes('JK001')")
    until(page, LOADED)
    assert "The picture below is of before." in page.ask("document.body.innerText")

    watched.write(JOURNEY)
    until(page, "!document.querySelector('section[role=alert]')")
    until(page, LOADED)


def test_every_view_can_be_chosen(watched, browser):
    page = browser.open()
    page.call("Page.navigate", url=watched.address)
    until(page, LOADED)
    links = page.ask("[...document.querySelectorAll('nav')].pop().innerText")
    assert links.split() == (
        "Lanes Overview Phases Matrix Importance Brand Blueprint Systems Flow Tasks Stakeholders Portfolio".split()
    )
    addresses = page.ask("[...[...document.querySelectorAll('nav')].pop().querySelectorAll('a')].map(a => a.href)")
    for address in addresses:
        page.call("Page.navigate", url=address)
        until(page, f"location.href == {address!r} && document.readyState == 'complete'")
        # A view for which this journey says nothing tells why.
        until(page, f"{LOADED} || !!document.querySelector('section[role=alert] p')")
        assert page.ask("document.querySelectorAll('a[aria-current=page]').length") == 2


def test_axe_finds_nothing_on_the_page(watched, browser, axe):
    watched.write(JOURNEY.replace("channels: [phone]", "channels: [phoone]"))
    page = browser.open()
    page.call("Page.navigate", url=watched.address)
    until(page, "document.body.innerText.includes('phoone')")
    page.ask(f"{axe}; true")
    found = page.ask(
        "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v => [v.id, v.nodes[0].html]))"
    )
    assert found == []


def test_nothing_but_the_page_is_served_and_only_to_who_calls_it_by_its_name(watched):
    answer, body = watched.get("/")
    assert answer.status == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert answer.headers["cache-control"] == "no-store"
    assert b"&lt;b&gt;Client" in body
    for path in (
        "/journeykit.yaml",
        "/map/../journeykit.yaml",
        "/map/7.svg?journey=moving&view=lanes",
        "/map/0.svg?journey=x&view=y",
    ):
        assert watched.get(path)[0].status == 404, path
    assert watched.get("/", Host="rebound.example")[0].status == 400
    hostile = "%3Cscript%3Ealert(1)%3C/script%3E"
    assert b"<script>alert" not in watched.get(f"/?journey={hostile}&view={hostile}")[1]
    picture, _ = watched.get("/map/0.svg?journey=moving&view=lanes")
    assert picture.headers["content-type"] == "image/svg+xml"
    assert "default-src 'none'" in picture.headers["content-security-policy"]


def test_an_interrupt_ends_it_without_a_word(watched):
    assert watched.stop() == 0
    assert watched.process.stderr.read() == ""


def test_a_port_that_is_taken_is_said(watched):
    done = subprocess.run(
        [sys.executable, "-m", "journeykit", "watch", "--port", str(watched.port)],
        cwd=watched.folder, capture_output=True, text=True, check=False, timeout=30, env={**os.environ, "LANG": "C.UTF-8"},
    )  # fmt: skip
    assert done.returncode == 2
    assert f"port {watched.port} of this machine cannot be used" in done.stderr


def test_without_the_extra_the_command_says_what_to_install(tmp_path):
    (tmp_path / "uvicorn.py").write_text("raise ImportError('not here')\n")
    done = subprocess.run(
        [sys.executable, "-m", "journeykit", "watch"], capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "LANG": "C.UTF-8"},
    )  # fmt: skip
    assert done.returncode == 2
    assert "pip install 'journeykit[watch]'" in done.stderr
