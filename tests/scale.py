"""How much the tests of faults try: a part of it in every run of the tests, all of it in ``make faults``."""

import os

SHARE = float(os.environ.get("FAULTS") or 0)
"""How much of the long form is run: 1 is all of it, 0.1 a tenth for those who cannot wait, 0 the short form."""

LONG = SHARE > 0
"""Whether this is the long form, or a part of it."""


def scale(short: int, long: int) -> int:
    """The number of tries in this run."""
    return max(short, int(long * SHARE))
