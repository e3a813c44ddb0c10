"""Builds and previews the archive: ``python build.py``, ``python build.py serve``, ``python build.py --help``."""

import sys

from felicitations.cli import main

if __name__ == "__main__":
    sys.exit(main())
