"""The commands, each from a module of its own, and which of them is meant when none is named."""

from __future__ import annotations

import click

from felicitations import __version__
from felicitations.cli.bring import import_command
from felicitations.cli.build import build_command
from felicitations.cli.explain import explain_command
from felicitations.cli.init import init_command
from felicitations.cli.keep import bag_command, check_command, record_command
from felicitations.cli.read import read_command
from felicitations.cli.review import review_command
from felicitations.cli.serve import serve_command


class Commands(click.Group):
    """A group whose first command is meant when none is named: ``build.py --strict`` is ``build.py build --strict``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the name of the first command before options that are not the group's own."""
        own = {name for option in self.get_params(ctx) for name in (*option.opts, *option.secondary_opts)}
        if not args or (args[0].startswith("-") and args[0].partition("=")[0] not in own):
            args = ["build", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="felicitations")
def commands() -> None:
    """Turn a folder of articles about messages of congratulation into a static archive."""


for _command in (
    build_command,
    serve_command,
    read_command,
    explain_command,
    review_command,
    record_command,
    check_command,
    bag_command,
    init_command,
    import_command,
):
    commands.add_command(_command)
