"""The command line: arguments to one call, and what became of it in words. The only place that prints."""

from felicitations.cli.commands import commands
from felicitations.cli.program import main

__all__ = ["commands", "main"]
