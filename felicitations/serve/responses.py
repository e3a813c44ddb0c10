"""The answers of the preview: published files, our few own files, and the socket that tells browsers to read again."""

from __future__ import annotations

import json
import mimetypes
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from typing import Any

from livereload.handlers import LiveReloadHandler, StaticFileHandler
from tornado.web import HTTPError, RequestHandler
from tornado.websocket import WebSocketClosedError

from felicitations.model import Proof
from felicitations.problems import Refused
from felicitations.serve.failure import POLICY, failure_page, place_of, text_of
from felicitations.serve.guard import Door, leads_astray
from felicitations.serve.state import State
from felicitations.serve.weave import WITHOUT_OWN, weave

ASSETS = Path(__file__).parent / "assets"
MOST_PROBLEMS = 20
MOST_SOCKETS = 64
LONGEST_MESSAGE = 4096

_TYPES = {
    ".bib": "text/plain",
    ".csv": "text/csv",
    ".html": "text/html",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonl": "application/x-ndjson",
    ".ris": "text/plain",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


class Guarded(RequestHandler):
    """What all answers share: who is answered, and the fields that keep an answer to its own pages."""

    @property
    def state(self) -> State:
        """What the preview knows of the last build."""
        state: State = self.settings["state"]
        return state

    @property
    def local(self) -> str:
        """The address of this machine by which the connection came in."""
        connected = self.request.connection.stream.socket  # type: ignore[union-attr]
        return str(connected.getsockname()[0]) if connected else ""

    def set_default_headers(self) -> None:
        """Nothing is kept, guessed, framed, or given to pages of another origin."""
        self.clear_header("Server")
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Security-Policy", WITHOUT_OWN)
        self.set_header("Cross-Origin-Opener-Policy", "same-origin")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("X-Frame-Options", "DENY")

    def prepare(self) -> None:
        """Refuse a Host that is not ours (403) and a path that leads astray (404), before anything is looked up."""
        door: Door = self.settings["door"]
        if not door.admits(self.request.headers.get("Host"), self.local):
            raise HTTPError(403)
        if leads_astray(self.request.path):
            raise HTTPError(404)

    def compute_etag(self) -> None:
        """None: nothing is kept, so nothing need be compared."""

    def write_error(self, status_code: int, **_: Any) -> None:
        """One sentence, without what was asked for and without a traceback."""
        self.answer(f"{status_code}: the preview does not answer this request.\n".encode(), "text/plain")

    def answer(self, body: bytes, media_type: str) -> None:
        """Send ``body`` whole, as ``media_type``: ``text/html``, of which the character set is added."""
        text = media_type.startswith("text/") or media_type.endswith(("json", "xml"))
        self.set_header("Content-Type", f"{media_type}; charset=utf-8" if text else media_type)
        self.finish(body)


class Absent(Guarded):
    """The doors of livereload that are walled up: whatever one asks there, there is nothing."""

    def prepare(self) -> None:
        """Refuse."""
        super().prepare()
        raise HTTPError(404)


class PreviewAsset(Guarded):
    """Our script and our sheet."""

    def get(self, name: str) -> None:
        """Send the file of this name, one of those that the route lists."""
        self.answer((ASSETS / name).read_bytes(), _media_type(name))

    head = get


class PreviewProblems(Guarded):
    """What the last build found wrong, for our script: a title, and place and sentence of the first problems."""

    def get(self) -> None:
        """Send it as JSON."""
        problems = self.state.refusals
        count = f"{len(problems)} problem" + ("s" if len(problems) != 1 else "")
        first = f" The first {MOST_PROBLEMS}:" if len(problems) > MOST_PROBLEMS else ""
        shown = [{"place": place_of(each), "text": text_of(each)} for each in problems[:MOST_PROBLEMS]]
        note = {"title": f"Preview: {count}. The rest of the site is built.{first}", "problems": shown}
        self.answer(json.dumps(note).encode(), "application/json")

    head = get


class PublishedFile(Guarded, StaticFileHandler):  # type: ignore[misc]  # livereload ships no types
    """A file of the site as it is published; a page with our tag; the failure page while there is no site."""

    async def get(self, path: str, include_body: bool = True) -> None:  # noqa: ARG002, FBT001, FBT002
        """Send the file of this path, ``index.html`` for a folder. Waits for the first build, or its proof."""
        await self.state.seen.wait()
        if self.state.proof and self.prove(self.state.proof, path):
            return
        await self.state.ended.wait()
        if self.state.failed and _is_page(path):
            self.set_status(500)
            self.set_header("Content-Security-Policy", POLICY)
            self.answer(failure_page(self.state.problems, build=self.state.build), "text/html")
            return
        if not self.state.published:
            raise HTTPError(404)
        try:
            self.look_up(path)
        except OSError:  # it went between two looks, or may not be read
            raise HTTPError(404) from None

    def prove(self, proof: Proof, path: str) -> bool:
        """Send the page of this path as it will be, without waiting until all are made; whether that could be done."""
        if not path.endswith("/") and proof.has(f"{path}/index.html"):
            self.redirect(f"{self.request.path}/", permanent=True)
            return True
        address = f"{path}index.html" if path.endswith("/") or not path else path
        try:
            body = proof.find(address)
            if body is None and _is_page(path):
                self.set_status(HTTPStatus.NOT_FOUND)
                address, body = "404.html", proof.find("404.html")
        except Refused:  # a template failed, which the build will find as well and say
            return False
        if body is not None:
            self.send(body, address)
        return body is not None

    def look_up(self, path: str) -> None:
        """Send what is published at ``path``, or the way to it: the address of a folder ends in a slash."""
        self.path = self.parse_url_path(path)
        named = self.get_absolute_path(self.root, self.path)
        if path.endswith("/") and not Path(named).is_dir():  # a file is no folder, as on a static host
            raise HTTPError(404)
        found = self.validate_absolute_path(self.root, named)
        if found is not None:  # None: it has redirected
            self.send(Path(found).read_bytes(), found)  # in one go: a publication in between never mixes two versions

    def send(self, body: bytes, name: str) -> None:
        """Send one file of the site; a page with our tag."""
        media_type = _media_type(name)
        if media_type == "text/html":
            woven = weave(body, build=self.state.build, notes=bool(self.state.refusals))
            self.set_header("Content-Security-Policy", woven.policy)
            body = woven.body
        self.answer(body, media_type)

    def write_error(self, status_code: int, **rest: Any) -> None:
        """The site's own page for an address that is not there, as the published site would show it."""
        page = Path(self.root) / "404.html"
        if (
            status_code == HTTPStatus.NOT_FOUND
            and self.state.published
            and not leads_astray(self.request.path)
            and _is_page(self.request.path)
            and page.is_file()
        ):
            self.send(page.read_bytes(), page.name)
        else:
            super().write_error(status_code, **rest)


class ReloadSocket(Guarded, LiveReloadHandler):  # type: ignore[misc]  # livereload ships no types
    """livereload's socket for our own pages only, which says nothing but "reload".

    A browser says hello once and then, once, from which build its page is. Anything else ends the talk.
    """

    def check_origin(self, origin: str) -> bool:
        """Whether a page of this origin may listen; see ``Door.admits_origin``."""
        door: Door = self.settings["door"]
        return door.admits_origin(origin, self.request.headers.get("Host"), self.local)

    def prepare(self) -> None:
        """Refuse what ``Guarded`` refuses, an Origin that is not ours or none (403), and too many sockets (503).

        Tornado asks ``check_origin`` only where the Origin is not the Host under another scheme, and the browser
        does not vouch for it: we ask always.
        """
        super().prepare()
        if not self.check_origin(self.request.headers.get("Origin", "")):
            raise HTTPError(403)
        if len(self.state.sockets) >= MOST_SOCKETS:
            raise HTTPError(503)

    def open(self, *_: str, **__: str) -> None:
        """Count it."""
        self.expected = ["hello", "info"]
        self.state.sockets.add(self)

    def on_close(self) -> None:
        """Forget it."""
        self.state.sockets.discard(self)

    def on_message(self, message: str | bytes) -> None:
        """Answer hello; tell a page that is older than the last build to read itself again."""
        command, build = _understood(message)
        if self.expected[:1] != [command]:
            self.close(1008)
            return
        self.expected.pop(0)
        if command == "hello":
            protocols = ["http://livereload.com/protocols/official-7"]
            self.send_message({"command": "hello", "protocols": protocols, "serverName": "felicitations"})
        elif build != self.state.build:
            self.reload()

    def send_message(self, message: dict[str, object]) -> None:
        """Send ``message`` if anybody is there: a browser that went is no error."""
        with suppress(WebSocketClosedError):
            sent = self.write_message(json.dumps(message))
            sent.add_done_callback(lambda done: done.cancelled() or done.exception())

    def reload(self) -> None:
        """Tell the browser to read its page again, without saying what changed; later, if it has yet to greet us."""
        if not self.expected:
            self.send_message({"command": "reload", "path": "*"})

    def dismiss(self) -> None:
        """Tell the browser that we go."""
        self.close(1001)


def _understood(message: str | bytes) -> tuple[object, object]:
    """A browser's ``command`` and ``build``; both None where the message is nothing that we can read."""
    try:
        said = json.loads(message)
        return said.get("command"), said.get("build")
    except (ValueError, AttributeError, RecursionError):
        return None, None


def _media_type(name: str) -> str:
    known = _TYPES.get(PurePosixPath(name).suffix.lower())
    return known or mimetypes.guess_type(name)[0] or "application/octet-stream"


def _is_page(path: str) -> bool:
    """Whether a path is one that a person reads: a folder's, or one that ends as a page does."""
    return PurePosixPath(path).suffix in {"", ".html"} or path.endswith("/")
