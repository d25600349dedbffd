"""The answer key as a file of its own."""

from __future__ import annotations

import uuid
from dataclasses import replace

from handouts.layout.layout import Edition
from handouts.publication.matter import TitlePage
from handouts.publication.part_keys import TITLE_PAGE
from handouts.publication.publication import Publication

ANSWERS = "answers"


def answer_file(publication: Publication) -> Publication | None:
    """A publication with nothing but the answers of another; None where it has none.

    Its page references are to that edition's printed pages.
    """
    if publication.answers is None:
        return None
    title_page = TitlePage(TITLE_PAGE, publication.metadata.title, publication.answers.heading)
    return replace(
        publication,
        edition=Edition(ANSWERS, publication.answers.heading, answers=True),
        identifier=uuid.uuid5(uuid.NAMESPACE_URL, publication.identifier).urn,
        front=(title_page,),
        chapters=(),
        back=(publication.answers,),
        answers=None,
        remarks=(),
    )
