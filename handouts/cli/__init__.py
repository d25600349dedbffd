"""The command line: the only code that prints or exits."""

from __future__ import annotations

import gc
import sys

QUIET_COLLECTOR = (100_000, 50, 100)


def main() -> None:
    """Run `handouts`."""
    # Models are many small objects that live until the end: looking for cycles among them again
    # and again takes a third of the time of a long text, and finds none.
    gc.set_threshold(*QUIET_COLLECTOR)
    try:
        from handouts.cli.program import program

        program.main(prog_name="handouts")
    except KeyboardInterrupt:  # before or after the time that the program itself looks out for it
        sys.exit(130)
