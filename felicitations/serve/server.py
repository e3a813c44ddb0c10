"""livereload's server with our answers in it: what it listens on, what it takes, and to whom it speaks."""

from __future__ import annotations

import errno
import logging
import socket
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import livereload
from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream
from tornado.web import Application

from felicitations.disk.safety import Unsafe
from felicitations.problems import Problem
from felicitations.serve.guard import Door
from felicitations.serve.responses import (
    LONGEST_MESSAGE,
    Absent,
    PreviewAsset,
    PreviewProblems,
    PublishedFile,
    ReloadSocket,
)
from felicitations.serve.sources import SourceWatcher
from felicitations.serve.state import State

MOST_CONNECTIONS = 256
LONGEST_HEAD = 128 * 1024
"""Bytes of a request's first line and fields; enough to answer an absurd path with a 404 instead of a closed door."""

PATIENCE = 20.0
"""Seconds that a connection may take to say what it wants, or be silent between two requests."""


class PreviewServer(livereload.Server):  # type: ignore[misc]  # livereload ships no types
    """livereload's server with our answers in place of its own, and its own doors walled up."""

    def __init__(self, state: State, watcher: SourceWatcher, *, out: Path) -> None:
        """Serve ``out``, and tell the browsers what ``state`` hears of."""
        super().__init__(watcher=watcher)
        self.state = state
        self.SFH = PublishedFile
        self.root = str(out.absolute())
        self.default_filename = "index.html"

    def application(self, port: int, host: str, **_: Any) -> Application:
        """All routes; livereload's own paths come to nothing."""
        return Application(
            [
                (r"/(?:forcereload|livereload|livereload\.js)", Absent),
                (r"/__preview/(reload\.js|preview\.css)", PreviewAsset),
                (r"/__preview/problems\.json", PreviewProblems),
                (r"/__preview/socket", ReloadSocket),
                (r"/__preview/.*", Absent),
                *self.get_web_handlers(script=""),
            ],
            default_handler_class=Absent,
            door=Door(host=host, port=port),
            log_function=lambda _: None,
            state=self.state,
            websocket_max_message_size=LONGEST_MESSAGE,
            websocket_ping_interval=PATIENCE,
        )


class BoundedServer(HTTPServer):
    """An HTTP server that takes only so many connections at a time, so that a flood costs neither files nor memory."""

    connections = 0

    def handle_stream(self, stream: IOStream, address: tuple[Any, ...]) -> None:
        """Serve a connection, or close it at once where there are too many."""
        if self.connections >= MOST_CONNECTIONS:
            stream.close()
            return
        self.connections += 1
        super().handle_stream(stream, address)

    def on_close(self, server_conn: object) -> None:
        """Count it out."""
        self.connections -= 1
        super().on_close(server_conn)

    @classmethod
    def for_preview(cls, server: PreviewServer, door: Door) -> BoundedServer:
        """The server that answers at ``door``: no body to speak of, no header for ever."""
        return cls(
            server.application(door.port, door.host),
            idle_connection_timeout=PATIENCE,
            body_timeout=PATIENCE,
            max_body_size=LONGEST_MESSAGE,
            max_header_size=LONGEST_HEAD,
        )


class Spoken(logging.Handler):
    """What goes wrong inside the server, as one line for the person."""

    def __init__(self, say: Callable[[str], None]) -> None:
        """Hand each record to ``say``."""
        super().__init__(logging.ERROR)
        self._say = say

    def emit(self, record: logging.LogRecord) -> None:
        """Say it, without the traceback."""
        error = record.exc_info[1] if record.exc_info else None
        line = f"The preview met an error: {type(error).__name__}: {error}" if error else record.getMessage()
        self._say("".join(char if char.isprintable() else " " for char in line))


class Unavailable(Unsafe):
    """There is nowhere to listen. As with an unsafe folder, nothing was begun: the command line ends the same way."""


def listen(host: str, port: int) -> list[socket.socket]:
    """Sockets that listen at each address of ``host``. Raises ``Unavailable`` where there is none, or it is taken."""
    try:
        addresses = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        with ExitStack() as opened:
            sockets: list[socket.socket] = []
            for family, _, _, _, address in addresses:
                if family == socket.AF_INET6 and len(addresses) > 1 and not _has_ipv6():
                    continue  # "localhost" means both addresses even where a machine has but one
                bound = sockets[0].getsockname()[1] if sockets else port
                sockets.append(opened.enter_context(socket.create_server((address[0], bound), family=family)))
                sockets[-1].setblocking(False)
            opened.pop_all()
    except OSError as error:
        raise Unavailable(_unusable(host, port, error)) from None
    else:
        return sockets


def _has_ipv6() -> bool:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


def _unusable(host: str, port: int, error: OSError) -> Problem:
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        text = f"{host!r} is no address of this machine; leave --host out to preview on 127.0.0.1"
        return Problem(code="E-HOST", path="--host", text=text)
    if error.errno == errno.EADDRINUSE:
        text = f"port {port} is in use already, perhaps by another preview; end that one, or try --port {port + 1}"
    else:
        text = f"port {port} cannot be listened on ({error.strerror}); choose another, such as --port 8000"
    return Problem(code="E-PORT", path="--port", text=text)


def speak_through(say: Callable[[str], None]) -> None:
    """Tornado's own log: no line for a request that was refused, one for an error of ours."""
    log = logging.getLogger("tornado")
    log.handlers[:] = [Spoken(say)]
    log.propagate = False
    log.setLevel(logging.ERROR)
