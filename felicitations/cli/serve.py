"""The command ``serve``: the preview."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path
from typing import Any

import click

from felicitations.build import build
from felicitations.cli.codes import CLEAN
from felicitations.cli.options import FOLDER, chosen, shared
from felicitations.model import Show, Summary


@click.command("serve")
@shared
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free port.")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in a browser.")
@click.option("--out", type=FOLDER, default="public", show_default=True, help="Where the site is published.")
def serve_command(host: str, port: int, open_browser: bool, out: Path, **options: Any) -> int:
    """Preview the site; it is built again whenever a seed, the source or a template changes."""
    # The preview's libraries take a tenth of a second to load, which no other command shall pay for.
    from felicitations.serve import serve

    paths = chosen(options, "seeds", "source", "templates")

    def again(show: Show) -> Summary:
        return build(paths, out=out, search="last", clock=time.perf_counter, show=show)

    say = partial(click.echo, err=True)
    say("The search stays as it was last made; python build.py brings it up to date.")
    serve(again, out=out, watch=paths.watched, host=host, port=port, open_browser=open_browser, say=say)
    return CLEAN
