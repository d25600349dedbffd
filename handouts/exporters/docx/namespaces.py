"""The XML namespaces of a Word file, and texts parsed under them."""

from __future__ import annotations

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARED = f'xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}"'
