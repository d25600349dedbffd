"""Plug-ins named by entry points: formats and readers, ours and third parties' alike.

Nothing is imported before it is asked for, so that a broken plug-in harms only itself.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import EntryPoint, entry_points

from handouts.errors import RegistryError
from handouts.suggestions import suggestion


@dataclass(frozen=True)
class Plugin:
    """A name that some distribution offers, not loaded yet."""

    entry: EntryPoint

    @property
    def name(self) -> str:
        return self.entry.name

    @cached_property
    def distribution(self) -> str:
        """Name and version of the distribution (`handouts 0.1.0`), for lists and messages."""
        dist = self.entry.dist
        return f"{dist.name} {dist.version}" if dist is not None else "an unknown distribution"

    def load(self) -> object:
        """Import what the plug-in names. Raises RegistryError for whatever goes wrong."""
        try:
            loaded: object = self.entry.load()
        except Exception as error:  # a third party's import may raise anything
            reason = " ".join(f"{type(error).__name__}: {error}".split())
            raise RegistryError(
                f"{self.name} cannot be loaded from {self.entry.value} ({reason}).",
                place=self.distribution,
                hint="Reinstall or remove that distribution.",
            ) from error
        return loaded


def installed(group: str) -> tuple[Plugin, ...]:
    """All plug-ins of the group, by name; two of one name stand side by side."""
    return _installed(group, tuple(sys.path))


@cache
def _installed(group: str, path: tuple[str, ...]) -> tuple[Plugin, ...]:
    """Looked up once for each search path: it takes as long as reading an episode."""
    del path
    found = [Plugin(entry) for entry in entry_points(group=group)]
    return tuple(sorted(found, key=lambda plugin: (plugin.name, plugin.entry.value)))


def chosen(name: str, plugins: Sequence[Plugin], kind: str) -> Plugin:
    """The one plug-in of that name. `kind` says what it is, in messages (`format`)."""
    matches = [plugin for plugin in plugins if plugin.name == name]
    if not matches:
        known = {plugin.name for plugin in plugins}
        raise RegistryError(f"There is no {kind} {name!r}.", hint=suggestion(name, known))
    if len(matches) > 1:
        owners = " and ".join(sorted(plugin.distribution for plugin in matches))
        raise RegistryError(
            f"The {kind} {name} comes from {owners}.", hint="Uninstall all of them but one."
        )
    return matches[0]
