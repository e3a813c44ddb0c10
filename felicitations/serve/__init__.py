"""The preview: the site on this machine, built again at every change, with what is wrong shown in the page.

``livereload`` serves, watches and tells the browsers; the modules here close what it leaves open:

- ``guard``     which Host, Origin and path are answered
- ``attempt``   one build, whatever becomes of it
- ``sources``   what changed in the watched folders
- ``weave``     the one tag that a page gains, and its policy
- ``failure``   the page that stands in for a site that was not built
- ``responses`` the answers to requests and the socket of the browsers
- ``server``    what listens, how many it takes, and its log
- ``preview``   the round: watch, build, tell
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from felicitations.serve.attempt import Build


def serve(  # noqa: PLR0913 - all are named, and each is a thing of its own
    build: Build,
    *,
    out: Path,
    watch: tuple[Path, ...],
    host: str,
    port: int,
    open_browser: bool,
    say: Callable[[str], None],
) -> None:
    """Preview the site until the person ends it (Ctrl+C or SIGTERM).

    ``build`` makes the site in ``out`` and returns what it did; it raises ``Refused`` where it cannot. What it is
    called with it gives the site as soon as that is planned: a page that somebody looks at is made at once, and not
    waited for. It is called once at the start and again whenever a file in one of the ``watch`` folders changes, always
    in the same worker thread, never twice at a time. ``host`` and ``port`` are where to listen, port 0 any
    free one; a host other than the loopback's is warned of. ``say`` takes one line for the person at a time.

    Raises ``Refused`` before anything is served: ``Unavailable`` when the address cannot be listened on (the port is
    busy, the host unknown), ``Unsafe`` or ``Locked`` when the first build may not publish in ``out``.
    """
    # Tornado and livereload take a tenth of a second to import: no other command shall pay for them.
    from felicitations.serve.preview import Preview

    Preview(build=build, out=out, watch=watch, host=host, port=port, open_browser=open_browser, say=say).run()
