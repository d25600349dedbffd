"""Which formats there are, and the exporter of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from handouts.errors import RegistryError
from handouts.exporters.api import ENTRY_POINT_GROUP, Exporter
from handouts.layout.loader import shipped_layouts
from handouts.plugins import Plugin, chosen, installed

# A suffix ends in a file name, so nothing that could leave the folder may stand in it.
SAFE_SUFFIX = re.compile(r"(\.[a-z0-9]{1,12}){1,2}")
_TEXTS = ("name", "suffix", "media_type", "default_layout")


def formats() -> tuple[Plugin, ...]:
    """Every format that is installed, broken ones and twins included."""
    return installed(ENTRY_POINT_GROUP)


def exporter_class(name: str, among: Sequence[Plugin] | None = None) -> type[Exporter]:
    """Load the exporter of a format. Raises RegistryError: unknown, twice, broken or misshapen."""
    return exporter_of(chosen(name, formats() if among is None else among, "format"))


def exporter_of(plugin: Plugin) -> type[Exporter]:
    """Load a plug-in and see that it is an exporter."""
    loaded = plugin.load()
    fault = _fault(loaded, plugin.name)
    if fault:
        raise RegistryError(
            f"{plugin.entry.value} is no exporter: {fault}.",
            place=plugin.distribution,
            hint="Ask its author to run handouts.testing on it, or remove it.",
        )
    return cast("type[Exporter]", loaded)


def _fault(loaded: object, name: str) -> str:
    if not isinstance(loaded, type):
        return "it is not a class"
    for attribute in _TEXTS:
        if not isinstance(getattr(loaded, attribute, None), str):
            return f"its {attribute} is not a text"
    if getattr(loaded, "name", None) != name:
        return f"it calls itself {getattr(loaded, 'name', None)!r}, its entry point {name!r}"
    if not SAFE_SUFFIX.fullmatch(getattr(loaded, "suffix", "")):
        return f"its suffix {getattr(loaded, 'suffix', '')!r} is not like '.pdf'"
    if getattr(loaded, "default_layout", "") not in shipped_layouts():
        return f"its default_layout {getattr(loaded, 'default_layout', '')!r} does not exist"
    return "" if callable(getattr(loaded, "export", None)) else "it has no method export"
