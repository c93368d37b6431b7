"""Serve a page that draws itself anew when a file is saved: watchfiles, Starlette and uvicorn (the extra `watch`).

It listens on 127.0.0.1 only, answers nobody who calls it by another name, and serves nothing but its own page and
pictures: no file of the project can be asked for.
"""

from __future__ import annotations

import asyncio
import secrets
import socket
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.routing import Route
from watchfiles import Change, DefaultFilter, awatch

from journeykit.diagnostics import JourneykitError, message
from journeykit.live.board import Board
from journeykit.live.page import page

HOST = "127.0.0.1"
_WATCHED = frozenset({".yaml", ".yml", ".svg", ".png", ".jpg", ".jpeg"})
# A browser that lost the connection asks again after so many milliseconds.
_AGAIN = 500
_SAFE = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class News:
    """Tells everybody who waits that there is something new."""

    def __init__(self) -> None:
        self._there = asyncio.Event()
        self.over = False

    def tell(self, *, over: bool = False) -> None:
        """Wake who waits; `over` says goodbye."""
        self.over = self.over or over
        there, self._there = self._there, asyncio.Event()
        there.set()

    async def wait(self) -> None:
        """Wait for the next news."""
        if not self.over:
            await self._there.wait()


def application(board: Board, news: News) -> Starlette:
    """Return the answers to a browser: the page, its pictures, and the news that there is another one."""

    def shown(request: Request) -> Response:
        nonce = secrets.token_urlsafe(16)
        asked = request.query_params
        text = page(board, asked.get("journey", ""), asked.get("view", ""), nonce)
        policy = (
            f"default-src 'none'; img-src 'self'; connect-src 'self'; style-src 'nonce-{nonce}'; "
            f"script-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
        return HTMLResponse(text, headers=_SAFE | {"Content-Security-Policy": policy})

    def drawn(request: Request) -> Response:
        asked = request.query_params
        pages = board.picture(asked.get("journey", ""), asked.get("view", "")).pages
        number = request.path_params["number"]
        if number >= len(pages):
            return Response(status_code=404, headers=_SAFE)
        policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        return Response(
            pages[number][1], media_type="image/svg+xml", headers=_SAFE | {"Content-Security-Policy": policy}
        )

    async def told(_: Request) -> Response:
        async def numbers() -> AsyncIterator[str]:
            yield f"retry: {_AGAIN}\n\n"
            told = -1
            while not news.over:
                if told == board.number:
                    await news.wait()
                else:
                    told = board.number
                    yield f"data: {told}\n\n"

        return StreamingResponse(numbers(), media_type="text/event-stream", headers=_SAFE)

    return Starlette(
        routes=[Route("/", shown), Route("/map/{number:int}.svg", drawn), Route("/events", told)],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"], www_redirect=False)],
    )


def watch(board: Board, port: int, say: Callable[[str], None]) -> None:
    """Serve the page until somebody interrupts.

    Args:
        board: What is shown; looked at anew after each change on disk.
        port: Where to listen on 127.0.0.1; 0 takes any free one.
        say: Told the address once the page is there.

    Raises:
        JourneykitError: The port is taken.
    """
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except OSError as error:
        listening.close()
        raise JourneykitError(
            message("port {port} of this machine cannot be used", port=port), message("--port 0 takes a free one")
        ) from error
    with listening:
        asyncio.run(_serve(board, listening, say))


async def _serve(board: Board, listening: socket.socket, say: Callable[[str], None]) -> None:
    news = News()
    config = uvicorn.Config(
        application(board, news), log_level="error", access_log=False, server_header=False, lifespan="off", ws="none",
        timeout_graceful_shutdown=1,
    )  # fmt: skip
    server = uvicorn.Server(config)
    stop = asyncio.Event()
    following = asyncio.create_task(_follow(board, news, stop))
    await asyncio.sleep(0)  # now the folder is watched: what changes from here on is seen
    await asyncio.to_thread(board.look)
    listening.listen()
    say(f"http://{HOST}:{listening.getsockname()[1]}/")
    try:
        await server.serve(sockets=[listening])
    finally:
        news.tell(over=True)
        stop.set()
        await asyncio.gather(following, return_exceptions=True)


async def _follow(board: Board, news: News, stop: asyncio.Event) -> None:
    """Look again whenever a file that matters has changed."""
    folder = board.place if board.place.is_dir() else board.place.parent
    ignored = DefaultFilter()

    def matters(change: Change, name: str) -> bool:
        return Path(name).suffix.lower() in _WATCHED and ignored(change, name)

    async for _ in awatch(folder, watch_filter=matters, stop_event=stop, debounce=200, step=50):
        await asyncio.to_thread(board.look)
        news.tell()
