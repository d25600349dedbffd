"""Word comments: what a trainer is told beside an activity."""

from __future__ import annotations

from datetime import UTC, datetime

from handouts.exporters.docx.faces import DECLARATION
from handouts.exporters.docx.namespaces import DECLARED
from handouts.word_names import Style


class Comments:
    """Collects the comments of a file. `author` is escaped; the time is that of the build."""

    def __init__(self, author: str, built: int) -> None:
        self._author, self._comments = author, list[str]()
        self._initials = "".join(word[0] for word in author.split() if word[0].isalnum())[:3]
        self._date = datetime.fromtimestamp(built, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def add(self, paragraphs: str) -> tuple[str, str]:
        """What stands before and after the words that the comment is on."""
        number = len(self._comments)
        self._comments.append(
            f'<w:comment w:id="{number}" w:author="{self._author}" w:date="{self._date}"'
            f' w:initials="{self._initials}">{paragraphs}</w:comment>'
        )
        start = f'<w:commentRangeStart w:id="{number}"/>'
        end = (
            f'<w:commentRangeEnd w:id="{number}"/><w:r><w:rPr>'
            f'<w:rStyle w:val="{Style.COMMENT_REFERENCE}"/></w:rPr>'
            f'<w:commentReference w:id="{number}"/></w:r>'
        )
        return start, end

    def part(self) -> str:
        """comments.xml; empty where nothing is remarked on."""
        if not self._comments:
            return ""
        return f"{DECLARATION}<w:comments {DECLARED}>{''.join(self._comments)}</w:comments>"
