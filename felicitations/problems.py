"""What is said to a person when an input is not as it should be: one sentence, with its place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong with one file.

    ``code`` is a stable word for programs (``E-...`` refuses the file, ``W-...`` only wants an eye);
    ``line`` and ``column`` count from 1, 0 where the problem has no place inside the file.
    """

    code: str
    path: str
    text: str
    line: int = 0
    column: int = 0

    @property
    def refuses(self) -> bool:
        """Whether the file is left out of the archive because of it."""
        return self.code.startswith("E-")

    def __str__(self) -> str:
        """``path:line:column: CODE text``, always on one line and without control characters."""
        place = self.path + (f":{self.line}" if self.line else "") + (f":{self.column}" if self.column else "")
        return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in f"{place}: {self.code} {self.text}")


class Refused(Exception):
    """The whole build is refused; ``problems`` say why. The old site stays as it was."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems
