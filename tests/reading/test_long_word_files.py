"""Time grows with a Word file, whatever it is made of, and never with its square."""

from __future__ import annotations

import pytest
from growth import MOST, growth
from word_files import WORD, members_of, paragraph, word_file, zipped

from handouts.readers.docx import DocxReader

_TEXT = "<w:r><w:t>and </w:t></w:r>"
_LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="x/hyperlink" Target="https://example.com/" TargetMode="External"/>'
    '<Relationship Id="r2" Type="x/hyperlink" Target="file:///etc" TargetMode="External"/>'
    "</Relationships>"
)
RUNS = {
    "bold": f"<w:r><w:rPr><w:b/></w:rPr><w:t>so </w:t></w:r>{_TEXT}",
    "links": f'<w:hyperlink r:id="r1"><w:r><w:t>here</w:t></w:r></w:hyperlink>{_TEXT}',
    "refused links": f'<w:hyperlink r:id="r2"><w:r><w:t>here</w:t></w:r></w:hyperlink>{_TEXT}',
    "tracked changes": '<w:ins w:id="1"><w:r><w:t>new </w:t></w:r></w:ins>'
    '<w:del w:id="2"><w:r><w:delText>old </w:delText></w:r></w:del>',
    "terms": "<w:r><w:t>本音 (honne, true)と</w:t></w:r>",
    "comments": f'<w:r><w:commentReference w:id="3"/></w:r>{_TEXT}',
    "bookmarks": f'<w:bookmarkStart w:id="3" w:name="_hb_a"/>{_TEXT}<w:bookmarkEnd w:id="3"/>',
}


def _file(runs: str, times: int) -> bytes:
    start = (paragraph("How to Ask", "a3"), paragraph("Why ask at all?", "1"))
    comment = f'<w:comment w:id="3" w:author="Mori">{paragraph("Really?")}</w:comment>'
    comments = f'<w:comments xmlns:w="{WORD}">{comment}</w:comments>'
    content = word_file([*start, paragraph("Ask ", runs=runs * times)], comments=comments)
    members = members_of(content)
    return zipped(members | {"word/_rels/document.xml.rels": _LINKS.encode()})


@pytest.mark.timed
@pytest.mark.parametrize("runs", RUNS.values(), ids=RUNS)
def test_a_paragraph_of_ten_times_as_many_runs_takes_ten_times_as_long(runs: str) -> None:
    short, long = _file(runs, 1_000), _file(runs, 10_000)
    reader = DocxReader()
    assert growth(lambda: reader.read(short, "x.docx"), lambda: reader.read(long, "x.docx")) <= MOST
