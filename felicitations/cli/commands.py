"""The commands, each from a module of its own, and which of them is meant when none is named."""

from __future__ import annotations

from importlib import import_module

import click

from felicitations import __version__

COMMANDS = {
    "build": "build",
    "serve": "serve",
    "read": "read",
    "explain": "explain",
    "review": "review",
    "record": "keep",
    "check": "keep",
    "bag": "keep",
    "init": "init",
    "import": "bring",
}
"""The commands in the order in which help lists them, each with its module, which holds it as ``<name>_command``."""


class Commands(click.Group):
    """A group whose first command is meant when none is named: ``build.py --strict`` is ``build.py build --strict``.

    The module of a command is imported when the command is asked for, as Click's documentation has it: all of them take
    half a second. https://click.palletsprojects.com/en/stable/complex/#lazily-loading-subcommands
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the name of the first command before options that are not the group's own."""
        own = {name for option in self.get_params(ctx) for name in (*option.opts, *option.secondary_opts)}
        if not args or (args[0].startswith("-") and args[0].partition("=")[0] not in own):
            args = ["build", *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click calls it
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - Click calls it
        """One command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"felicitations.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="felicitations")
def commands() -> None:
    """Turn a folder of articles about messages of congratulation into a static archive."""
