"""Same publication, same bytes: in another process, locale, time zone and hash seed."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys

from pdf_samples import chapter, paragraph, section

from handouts.exporters.pdf import PdfExporter
from handouts.exporters.pdf.chapter import lay_out_chapter
from handouts.exporters.pdf.references import References
from handouts.exporters.pdf.setting import make_setting
from handouts.layout.labels import ENGLISH
from handouts.layout.theme import CLASSIC
from handouts.testing.tricky import tricky_publication

SCRIPT = """
import hashlib
from handouts.exporters.pdf import PdfExporter
from handouts.layout.theme import CLASSIC
from handouts.testing.tricky import tricky_publication
content = PdfExporter({}).export(tricky_publication(), CLASSIC).content
print(hashlib.sha256(content).hexdigest())
"""


def test_the_bytes_do_not_depend_on_the_process() -> None:
    here = hashlib.sha256(PdfExporter({}).export(tricky_publication(), CLASSIC).content)
    for seed, zone, locale in (("1", "Asia/Tokyo", "C"), ("2", "America/Lima", "tr_TR.UTF-8")):
        world = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT], env=world, capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == here.hexdigest()


def test_a_fragment_survives_pickling_and_knows_nothing_of_its_book() -> None:
    setting = make_setting(CLASSIC, "A4", ENGLISH, References("participant"), is_double=True)
    part = chapter(1, "Title", [section("s", "Why?", [paragraph("p", "Text 😀.")])])
    first, _ = lay_out_chapter(part, setting)
    again, _ = lay_out_chapter(part, setting)
    assert first == again == pickle.loads(pickle.dumps(first))


def test_naming_the_format_loads_no_layout_engine() -> None:
    script = "import sys, handouts.exporters.pdf; print('reportlab' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
