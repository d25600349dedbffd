"""The command line: the only code that prints or exits."""

from __future__ import annotations

import sys


def main() -> None:
    """Run `handouts`."""
    try:
        from handouts.cli.program import program

        program.main(prog_name="handouts")
    except KeyboardInterrupt:  # before or after the time that the program itself looks out for it
        sys.exit(130)
