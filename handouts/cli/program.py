"""The command `handouts`: its subcommands, and how each of them ends."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click

from handouts import __version__
from handouts.cli.build import build
from handouts.cli.check import check
from handouts.cli.config import config
from handouts.cli.console import code_of, say, say_error
from handouts.cli.init import init
from handouts.cli.inspect import inspect
from handouts.cli.installed import activities, formats, layouts
from handouts.cli.lint import lint
from handouts.cli.pull import pull
from handouts.errors import ExitCode, HandoutsError

_EPILOG = """\b
Begin with:
  handouts init my-workspace

\b
Tab completion: put the line for your shell into its start-up file.
  bash  eval "$(_HANDOUTS_COMPLETE=bash_source handouts)"
  zsh   eval "$(_HANDOUTS_COMPLETE=zsh_source handouts)"
  fish  _HANDOUTS_COMPLETE=fish_source handouts | source

\b
Exit status: 0 done; 1 a source or an output failed; 2 wrong usage;
3 warnings under --strict; 130 interrupted.
"""


class Program(click.Group):
    """A group whose commands return an ExitCode and may raise HandoutsError."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run and exit, with one line for whatever the user can mend."""
        try:
            code = super().main(
                args,
                prog_name,
                complete_var,
                standalone_mode=False,
                windows_expand_args=windows_expand_args,
                **extra,
            )
        except click.ClickException as error:
            error.show()
            code = error.exit_code
        except click.Abort:
            say("Interrupted.")
            code = ExitCode.INTERRUPTED
        except HandoutsError as error:
            say_error(error)
            code = code_of(error)
        if standalone_mode:
            sys.exit(int(code or 0))
        return code


@click.group(
    "handouts",
    cls=Program,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def program() -> None:
    """Make PDF workbooks, Word handouts and EPUB compilations from training episodes."""


for command in (build, check, inspect, pull, lint, formats, activities, layouts, config, init):
    program.add_command(command)
