"""A headless Chromium that tests ask things of, over the pipe that it has for programs: no driver, no port, no package.

`Chromium` starts one, `page.set(html)` shows a page, `page.ask(script)` returns what JavaScript answers.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import time
from typing import Any

_OPTIONS = (
    "--headless=new",
    "--no-sandbox",  # as root in a container there is no other way; it only ever sees pages of ours
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--force-device-scale-factor=1",
    "--font-render-hinting=none",  # widths as fonts have them, not as a grid of pixels has
    "--remote-debugging-pipe",
)
_SECONDS = 60


class Chromium:
    """One browser; `open` gives a page in it."""

    def __init__(self, program: str, folder: str) -> None:
        """Start a browser whose own files go into a folder."""
        to_browser, self._out = os.pipe()
        self._in, from_browser = os.pipe()
        # A browser reads what is asked from 3 and answers on 4; bash can say so without code between fork and exec.
        words = f'exec "$0" "$@" 3<&{to_browser} 4>&{from_browser}'
        self._process = subprocess.Popen(
            ["bash", "-c", words, program, *_OPTIONS, f"--user-data-dir={folder}", "about:blank"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=(to_browser, from_browser),
            start_new_session=True,
            env={**os.environ, "HOME": folder},
        )
        os.close(to_browser)
        os.close(from_browser)
        self._rest, self._number = b"", 0

    def open(self, width: int = 1400, height: int = 1000) -> Page:
        """Open a page of a size in pixels."""
        target = self.call("Target.createTarget", {"url": "about:blank"})["targetId"]
        session = self.call("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        page = Page(self, session)
        page.size(width, height)
        return page

    def call(self, method: str, params: dict[str, Any], session: str | None = None) -> dict[str, Any]:
        """Ask the browser for something and return its answer; what it says in between is not listened to."""
        self._number += 1
        asked = {"id": self._number, "method": method, "params": params}
        if session:
            asked["sessionId"] = session
        self._send(json.dumps(asked).encode() + b"\0")
        until = time.monotonic() + _SECONDS
        while True:
            said = json.loads(self._receive(until))
            if said.get("id") == self._number:
                if "error" in said:
                    raise RuntimeError(f"{method}: {said['error']['message']}")
                return said["result"]

    def close(self) -> None:
        """End the browser and everything that it has started."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._out)
        os.close(self._in)

    def _send(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._out, data) :]

    def _receive(self, until: float) -> bytes:
        pieces = [self._rest]
        while b"\0" not in pieces[-1]:
            ready, _, _ = select.select([self._in], [], [], max(0, until - time.monotonic()))
            piece = os.read(self._in, 1 << 20) if ready else b""
            if not piece:
                raise RuntimeError("Chromium gives no answer")
            pieces.append(piece)
        said, _, self._rest = b"".join(pieces).partition(b"\0")
        return said


class Page:
    """One page of a browser."""

    def __init__(self, browser: Chromium, session: str) -> None:
        """Take a session of a browser."""
        self._browser, self._session = browser, session
        self._frame = self.call("Page.getFrameTree")["frameTree"]["frame"]["id"]

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Ask something of this page in the words of the DevTools protocol."""
        return self._browser.call(method, params, self._session)

    def size(self, width: int, height: int, *, scale: float = 1) -> None:
        """Give the page a size in pixels."""
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=False
        )

    def dark(self) -> None:
        """Say that the reader prefers dark pages."""
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])

    def set(self, html: str) -> None:
        """Show a page, and wait until its pictures and fonts are there."""
        self.call("Page.setDocumentContent", frameId=self._frame, html=html)
        self.ask(
            "Promise.all([document.fonts.ready, ...[...document.images].map(i => i.decode())]).then(() => true)",
        )

    def ask(self, script: str) -> Any:
        """Return what an expression in JavaScript comes to; promises are waited for."""
        said = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in said:
            thrown = said["exceptionDetails"]
            raise RuntimeError(thrown.get("exception", {}).get("description") or thrown["text"])
        return said["result"].get("value")
