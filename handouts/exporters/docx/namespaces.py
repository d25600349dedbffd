"""The XML namespaces of a Word file, and texts parsed under them."""

from __future__ import annotations

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DECLARED = f'xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}" xmlns:w14="{WORD_2010}"'
# A program older than check boxes is told that it may pass over them.
IGNORABLE = f'xmlns:mc="{COMPATIBILITY}" mc:Ignorable="w14"'
