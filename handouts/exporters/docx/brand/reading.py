"""The one place where an exporter reads a file: the template that its options name."""

from __future__ import annotations

from pathlib import Path

from handouts.exporters.docx.brand.opening import refusal
from handouts.exporters.docx.brand.template import Template, read_template

_MOST = 50 * 1024 * 1024
_SUFFIXES = (".docx", ".dotx")


def open_template(path: Path, *, cover: bool) -> Template:
    """The template at `path`. Raises OptionError where it can't be read or used."""
    suffix = path.suffix.lower()
    if suffix in (".docm", ".dotm"):
        raise refusal(f"{path.name} may have macros; these never go into a handout.")
    if suffix not in _SUFFIXES:
        raise refusal(f"takes a .docx or .dotx, not {path.name}.")
    try:
        if path.stat().st_size > _MOST:
            raise refusal(f"{path.name} is larger than {_MOST // 1024**2} MB.")
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise refusal(f"{path} cannot be read: {reason}.", "Check path and rights.") from None
    return read_template(content, cover=cover)
