"""A brand in Word: the logo in the headers with words, colours and fonts in the theme."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from brand_samples import ACCENT, PRIMARY, TALL, WIDE, exported, layout_file, png
from lxml import etree
from PIL import Image

from handouts.exporters.docx.lint import lint

DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
ALT = "Hinoki & Vale Learning, three marks in a row"


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("base", ["workbook", "handout"])
@pytest.mark.parametrize("logo", [WIDE, TALL, png()], ids=["wide", "tall", "png"])
def test_every_header_has_the_logo_with_words(tmp_path: Path, logo: str | bytes, base: str) -> None:
    content = exported(layout_file(tmp_path, logo, base=base), "docx").content
    found = parts(content)
    headers = {
        name: etree.fromstring(part)
        for name, part in found.items()
        if "/header" in name and name.endswith(".xml")
    }
    assert headers
    numbers = []
    for name, header in headers.items():
        (what,) = header.iter(DRAWN + "docPr")
        (blip,) = header.iter(BLIP)
        assert what.get("descr") == ALT
        numbers.append(what.get("id"))
        links = found[f"word/_rels/{Path(name).name}.rels"].decode()
        (link,) = re.findall(rf'<Relationship [^>]*Id="{blip.get(EMBED)}"[^>]*>', links)
        assert 'Target="media/image1.png"' in link
    assert len(set(numbers)) == len(numbers)
    assert not lint(content)


def test_the_logo_keeps_its_proportions_and_is_a_png_in_one_copy(tmp_path: Path) -> None:
    found = parts(exported(layout_file(tmp_path), "docx").content)
    (name,) = (name for name in found if name.startswith("word/media/"))
    with Image.open(io.BytesIO(found[name])) as image:
        assert image.width / image.height == pytest.approx(320 / 48, rel=0.01)
    (extent,) = etree.fromstring(found["word/header1.xml"]).iter(DRAWN + "extent")
    assert int(extent.get("cx")) / int(extent.get("cy")) == pytest.approx(320 / 48, rel=0.01)


def test_the_theme_has_the_brands_colours_and_the_footer_its_line(tmp_path: Path) -> None:
    found = parts(exported(layout_file(tmp_path), "docx").content)
    theme = found["word/theme/theme1.xml"].decode()
    for slot, colour in (("accent1", PRIMARY), ("accent2", ACCENT)):
        assert f'<a:{slot}><a:srgbClr val="{colour[1:].upper()}"/>' in theme
    assert PRIMARY[1:].upper() in found["word/styles.xml"].decode()
    footers = [part for name, part in found.items() if "/footer" in name]
    assert any(b"Hinoki &amp; Vale, Kyoto" in part for part in footers)


def test_a_clients_template_keeps_its_own_header(tmp_path: Path) -> None:
    from client_templates import letterhead  # noqa: PLC0415

    (tmp_path / "client.docx").write_bytes(letterhead().content())
    layout = layout_file(tmp_path, more='[export.docx]\ntemplate = "client.docx"\n')
    found = parts(exported(layout, "docx").content)
    headers = b"".join(part for name, part in found.items() if "/header" in name)
    assert ALT.encode() not in headers.replace(b"&amp;", b"&")


def test_without_a_brand_there_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "plain.toml").write_text('[layout]\nname = "plain"\n', "utf-8")
    found = parts(exported(tmp_path / "plain.toml", "docx").content)
    assert not [name for name in found if "media" in name]
