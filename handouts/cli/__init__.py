"""The command line: the only code that prints or exits."""

from __future__ import annotations


def main() -> None:
    """Run `handouts`."""
    from handouts.cli.program import program

    program.main(prog_name="handouts")
