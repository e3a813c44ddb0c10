"""The command line: arguments to one call, and what became of it in words. The only place that prints."""

from felicitations.cli.commands import commands
from felicitations.cli.program import installed, main

__all__ = ["commands", "installed", "main"]
