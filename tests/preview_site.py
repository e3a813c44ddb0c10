"""A small site and a preview of it in a thread, for the tests of ``felicitations.serve``."""

from __future__ import annotations

import asyncio
import json
import os
import re
import socket
import struct
import threading
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self, TypeVar

from felicitations.model import Proof, Published, Summary
from felicitations.problems import Problem, Refused
from felicitations.serve import serve
from felicitations.serve.preview import Preview

T = TypeVar("T")

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'"
PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    "<title>A page</title></head><body><main>{words}</main></body></html>\n"
)


@dataclass
class SmallSite:
    """Seeds and a template that become pages: enough of a site to go wrong in every way a real one does."""

    folder: Path
    built: int = 0
    read: int = 0
    slow: float = 0.0
    proving: bool = False
    """Whether a build shows a proof before it is slow."""
    fault: Exception | None = None
    notes: tuple[Problem, ...] = ()
    threads: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for name in ("seeds", "templates"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        self.template.write_text(PAGE, encoding="utf-8")
        self.seed("a", "First words")

    @property
    def out(self) -> Path:
        return self.folder / "public"

    @property
    def template(self) -> Path:
        return self.folder / "templates" / "article.html"

    @property
    def watch(self) -> tuple[Path, ...]:
        return self.folder / "seeds", self.folder / "templates"

    def seed(self, name: str, words: str) -> Path:
        path = self.folder / "seeds" / f"{name}.txt"
        path.write_text(words, encoding="utf-8")
        return path

    def proof(self, texts: dict[str, str], problems: tuple[Problem, ...]) -> Proof:
        pages = {f"articles/{name}/index.html": text for name, text in texts.items()}
        pages |= {"index.html": "Home", "404.html": "No such page"}

        def find(address: str) -> bytes | None:
            if pages.get(address) == "unprintable":
                raise Refused(Problem(code="E-TEMPLATE", path="templates/article.html", line=1, text="no such field"))
            return PAGE.replace("{words}", pages[address]).encode() if address in pages else None

        return Proof(find=find, has=pages.__contains__, problems=problems)

    def build(self, show: Callable[[Proof], None] = lambda _: None) -> Summary:
        self.built += 1
        self.threads.add(threading.current_thread().name)
        if self.fault:
            raise self.fault
        template = self.template.read_text(encoding="utf-8")
        if "{%" in template:
            raise Refused(Problem(code="E-TEMPLATE", path="templates/article.html", line=3, text="<b>unknown</b> tag"))
        seeds = sorted((self.folder / "seeds").glob("*.txt"))
        texts = {seed.stem: seed.read_text(encoding="utf-8") for seed in seeds}
        self.read += 1
        problems = tuple(
            Problem(
                code="E-EMPTY", path=f"seeds/{name}.txt", line=1, text="the file is empty; <i>delete</i> or fill it"
            )
            for name, text in texts.items()
            if not text
        )
        if self.proving:
            show(self.proof(texts, (*self.notes, *problems)))
        time.sleep(self.slow)
        for name, text in texts.items():
            page = self.out / "articles" / name / "index.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(template.replace("{words}", text), encoding="utf-8")
        (self.out / "index.html").write_text(template.replace("{words}", "Home"), encoding="utf-8")
        (self.out / "404.html").write_text(template.replace("{words}", "No such page"), encoding="utf-8")
        (self.out / "site.css").write_text("body { margin: 0 }\n", encoding="utf-8")
        (self.out / "manifest.json").write_text('"secret"\n', encoding="utf-8")
        return Summary(
            out=str(self.out),
            articles=len(texts),
            acts=len(texts),
            countries=0,
            occasions=0,
            pages=len(texts) + 2,
            published=Published(written=len(texts) + 2, unchanged=0, removed=0),
            problems=(*self.notes, *problems),
            seconds=0.0,
        )


@dataclass
class Previewed:
    """A preview that runs: where it listens, and what it has said."""

    site: SmallSite
    said: list[str]

    @property
    def address(self) -> str:
        return wait_for(lambda: next((found[0] for s in self.said if (found := re.search(r"http://\S+", s))), ""))

    @property
    def port(self) -> int:
        return int(self.address.rstrip("/").rpartition(":")[2])

    def ask(self, request: bytes, *, host: str = "127.0.0.1") -> tuple[int, dict[str, str], bytes]:
        """Send bytes as they are; the status (0 where the door was closed), the fields in lower case, the body."""
        with socket.create_connection((host, self.port), timeout=10) as connection:
            connection.sendall(request)
            answer = b""
            try:
                while got := connection.recv(65536):
                    answer += got
            except ConnectionResetError:
                pass
        head, _, body = answer.partition(b"\r\n\r\n")
        status, *lines = head.decode("latin-1").split("\r\n")
        fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        return (int(status.split()[1]) if status else 0), fields, body

    def get(self, path: str = "/", method: str = "GET", **fields: str) -> tuple[int, dict[str, str], bytes]:
        """Ask as a browser on this machine does; keyword arguments are further fields, ``_`` for ``-``."""
        asked = {"Host": f"127.0.0.1:{self.port}", "Connection": "close"}
        asked |= {name.replace("_", "-"): value for name, value in fields.items()}
        lines = "".join(f"{name}: {value}\r\n" for name, value in asked.items())
        return self.ask(f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode("latin-1"))


def wait_for(look: Callable[[], T], seconds: float = 10.0) -> T:
    """What ``look`` gives as soon as it gives something."""
    until = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.01)
    return found


@contextmanager
def previewing(site: SmallSite, host: str = "127.0.0.1", port: int = 0) -> Iterator[Previewed]:
    """A preview of ``site`` on a free port, ended in good order."""
    said: list[str] = []
    wanted = Preview(
        build=site.build, out=site.out, watch=site.watch, host=host, port=port, open_browser=False, say=said.append
    )
    loop, ended = asyncio.new_event_loop(), asyncio.Event()
    thread = threading.Thread(target=lambda: loop.run_until_complete(wanted.until(ended)))
    thread.start()
    try:
        yield Previewed(site=site, said=said)
    finally:
        loop.call_soon_threadsafe(ended.set)
        thread.join()
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()


def build_of(page: bytes) -> str:
    return page.partition(b'data-build="')[2].partition(b'"')[0].decode()


class Socket:
    """A browser's end of a WebSocket, as far as the tests need it, on bare sockets so that it can misbehave."""

    def __init__(self, preview: Previewed, **fields: str) -> None:
        self.connection = socket.create_connection(("127.0.0.1", preview.port), timeout=10)
        here = f"127.0.0.1:{preview.port}"
        asked = {
            "Host": here,
            "Origin": f"http://{here}",
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Key": b64encode(os.urandom(16)).decode(),
            "Sec-WebSocket-Version": "13",
        } | fields
        lines = "".join(f"{name}: {value}\r\n" for name, value in asked.items() if value != "(none)")
        self.connection.sendall(f"GET /__preview/socket HTTP/1.1\r\n{lines}\r\n".encode())
        self.stream = self.connection.makefile("rb")
        self.status = int(self.stream.readline().split()[1])
        self.fields = {}
        while line := self.stream.readline().strip():
            name, _, value = line.decode().partition(":")
            self.fields[name.lower()] = value.strip()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()
        self.connection.close()

    def frame(self, payload: bytes, opcode: int = 1) -> None:
        size = len(payload)
        length = bytes([0x80 | size]) if size < 126 else bytes([0x80 | 127]) + struct.pack("!Q", size)
        with suppress(BrokenPipeError, ConnectionResetError):
            self.connection.sendall(bytes([0x80 | opcode]) + length + bytes(4) + payload)

    def say(self, message: object) -> None:
        self.frame(json.dumps(message).encode())

    def hear(self) -> dict[str, object] | None:
        """The next message; None where the other side ended the talk."""
        try:
            head = self.stream.read(2)
            if len(head) < 2 or head[0] & 0xF == 8:
                return None
            size = head[1] if head[1] < 126 else struct.unpack("!H", self.stream.read(2))[0]
            if head[0] & 0xF == 9:
                self.stream.read(size)
                return self.hear()
            return json.loads(self.stream.read(size))
        except ConnectionResetError:
            return None

    def greet(self, build: str) -> dict[str, object] | None:
        self.say({"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]})
        answer = self.hear()
        self.say({"command": "info", "build": build})
        return answer


def run_to_its_refusal(site: SmallSite, host: str, port: int) -> None:
    """Preview as the command does, where that ends at once."""
    serve(site.build, out=site.out, watch=site.watch, host=host, port=port, open_browser=False, say=print)
