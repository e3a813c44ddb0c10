"""Which requests the preview answers: rules on Host, Origin and path, as pure functions.

A page of any site can make its reader's browser send requests to the loopback. What keeps the preview to itself is
that a request must name it as its reader does (against DNS rebinding) and that no path leads out of the site.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import unquote_to_bytes

from felicitations.disk.manifest import MANIFEST

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})

LONGEST_PATH = 2048
LONGEST_NAME = 255

_HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::([0-9]{1,5}))?", re.IGNORECASE | re.ASCII)


def is_loopback(host: str) -> bool:
    """Whether ``host``, a name or an address, can be reached from this machine only."""
    if host.lower() in LOOPBACK:
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def is_wildcard(host: str) -> bool:
    """Whether ``host`` stands for all addresses of this machine (0.0.0.0, ::, or nothing)."""
    try:
        return not host or ip_address(host).is_unspecified
    except ValueError:
        return False


def in_url(host: str) -> str:
    """``host`` as it is written in an address: an IPv6 address in brackets."""
    return f"[{host}]" if ":" in host else host


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Where the preview listens: ``host`` as the person gave it, and the ``port``."""

    host: str
    port: int

    @property
    def address(self) -> str:
        """The address to open in a browser."""
        loopback = "::1" if ":" in self.host else "127.0.0.1"
        name = loopback if is_wildcard(self.host) else self.host
        return f"http://{in_url(name)}:{self.port}/"

    def admits(self, host: str | None, local: str) -> bool:
        """Whether a request may bear this Host field.

        The loopback's names and the host that the person gave are admitted, with our port and no other. Where we listen
        on all addresses, so is the very address that the connection came in by, ``local``: a name is not, because
        whoever rules its DNS could lead a reader's browser here.
        """
        parts = _HOST.fullmatch(host or "")
        if not parts or int(parts[3] or 80) != self.port:
            return False
        name = (parts[1] or parts[2]).lower()
        return name in LOOPBACK or name == (local if is_wildcard(self.host) else self.host).lower()

    def admits_origin(self, origin: str | None, host: str | None, local: str) -> bool:
        """Whether a page of this Origin may open a socket: our own pages only, by the name they were read under.

        ``origin`` and ``host`` are the headers of these names; ``local`` is the address at which the request came in.
        """
        return self.admits(host, local) and (origin or "").lower() == f"http://{host}".lower()


def leads_astray(path: str) -> bool:
    """Whether a request's path could lead anywhere but to a published file.

    ``path`` is as it was sent, still encoded, without its query. Refused are dot segments and hidden files, the
    manifest of what is ours, empty segments, backslashes, control characters, bytes
    that are no UTF-8, and names longer than a file system takes.
    """
    if not path.startswith("/") or len(path) > LONGEST_PATH:
        return True
    try:
        names = unquote_to_bytes(path).decode("utf-8")[1:].split("/")
    except UnicodeDecodeError:
        return True
    if any(not name for name in names[:-1]) or names[0] == MANIFEST:
        return True
    return any(
        name.startswith(".") or "\\" in name or len(name.encode()) > LONGEST_NAME or not (name.isprintable())
        for name in names
    )
