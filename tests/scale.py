"""How much the tests of faults try: a part of it in every run of the tests, all of it in ``make faults``."""

import os

LONG = bool(os.environ.get("FAULTS"))
"""Whether this is the long form."""


def scale(short: int, long: int) -> int:
    """The number of tries in this run."""
    return long if LONG else short
