"""Info dictionary and XMP packet: the same facts twice, so they come from one place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import handouts
from handouts.exporters.pdf.pdf_text import pdf_text
from handouts.exporters.xml_text import clean, escape_markup
from handouts.publication.publication import Publication

_PRODUCER = f"handouts {handouts.__version__}"

_CLAIM_NAMES = """
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/\""""
_CLAIMS = """
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>"""
# PDF/A-2 takes only XMP schemas that it knows; PDF/UA's has to be described in place.
_UA_SCHEMA = """
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What the file says about itself, in texts that XML can hold. `moment` is in UTC."""

    title: str
    author: str
    subject: str
    keywords: str
    language: str
    rights: str
    publisher: str
    moment: datetime


def facts_of(publication: Publication) -> DocumentFacts:
    metadata = publication.metadata
    return DocumentFacts(
        title=clean(metadata.title),
        author=clean(metadata.author),
        subject=clean(metadata.description or metadata.subtitle),
        keywords=clean(", ".join(metadata.subjects)),
        language=metadata.language,
        rights=clean(metadata.rights),
        publisher=clean(metadata.publisher),
        moment=datetime.fromtimestamp(publication.built, UTC),
    )


def info_dictionary(facts: DocumentFacts) -> str:
    texts = {
        "Title": facts.title,
        "Author": facts.author,
        "Subject": facts.subject,
        "Keywords": facts.keywords,
        "Creator": _PRODUCER,
        "Producer": _PRODUCER,
    }
    items = "".join(f"/{name}{pdf_text(text)}" for name, text in texts.items() if text)
    date = f"(D:{facts.moment:%Y%m%d%H%M%S}+00'00')"
    return f"<<{items}/CreationDate{date}/ModDate{date}>>"


def xmp_packet(facts: DocumentFacts, *, is_conforming: bool = True) -> bytes:
    """`is_conforming`: the file says that it is PDF/UA-1 and PDF/A-2a."""
    names, claims, schema = "", "", ""
    if is_conforming:
        names, claims, schema = _CLAIM_NAMES, _CLAIMS, _UA_SCHEMA
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"{names}>
{_properties(facts)}{claims}
</rdf:Description>{schema}
</rdf:RDF></x:xmpmeta><?xpacket end="w"?>""".encode()


def _properties(facts: DocumentFacts) -> str:
    date = f"{facts.moment:%Y-%m-%dT%H:%M:%S}+00:00"
    lines = [
        _language_choice("dc:title", facts.title),
        _list("dc:creator", "Seq", facts.author),
        _language_choice("dc:description", facts.subject),
        _language_choice("dc:rights", facts.rights),
        _list("dc:publisher", "Bag", facts.publisher),
        _list("dc:language", "Bag", facts.language),
        _simple("pdf:Keywords", facts.keywords),
        _simple("pdf:Producer", _PRODUCER),
        _simple("xmp:CreatorTool", _PRODUCER),
        _simple("xmp:CreateDate", date),
        _simple("xmp:ModifyDate", date),
    ]
    return "\n".join(line for line in lines if line)


def _simple(name: str, text: str) -> str:
    return f"<{name}>{escape_markup(text)}</{name}>" if text else ""


def _list(name: str, kind: str, text: str) -> str:
    item = f"<rdf:{kind}><rdf:li>{escape_markup(text)}</rdf:li></rdf:{kind}>"
    return f"<{name}>{item}</{name}>" if text else ""


def _language_choice(name: str, text: str) -> str:
    item = f'<rdf:Alt><rdf:li xml:lang="x-default">{escape_markup(text)}</rdf:li></rdf:Alt>'
    return f"<{name}>{item}</{name}>" if text else ""
