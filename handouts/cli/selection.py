"""`--select` and `--ignore`: which remarks are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handouts.codes import covers, unknown_selector
from handouts.diagnostics import Diagnostic, Severity
from handouts.errors import OptionError


@dataclass(frozen=True, slots=True)
class Selection:
    """Codes, or their first words. Nothing selected means everything."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def of(self, remarks: Iterable[Diagnostic]) -> list[Diagnostic]:
        """What was asked for, and every error. Raises OptionError for a code nobody knows."""
        found = list(remarks)
        others = {remark.code for remark in found}
        for option, selectors in (("--select", self.select), ("--ignore", self.ignore)):
            for selector in selectors:
                if hint := unknown_selector(selector, others):
                    raise OptionError(f"{option}: there is no code {selector!r}.", hint=hint)
        return [remark for remark in found if self._takes(remark)]

    def _takes(self, remark: Diagnostic) -> bool:
        if remark.severity is Severity.ERROR:
            return True
        selected = not self.select or _any_covers(self.select, remark.code)
        return selected and not _any_covers(self.ignore, remark.code)


def _any_covers(selectors: Sequence[str], code: str) -> bool:
    return any(covers(selector, code) for selector in selectors)


def codes_in(values: Sequence[str]) -> tuple[str, ...]:
    """`a,b` and repeated options alike."""
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip())
