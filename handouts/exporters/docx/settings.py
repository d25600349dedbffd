"""settings.xml: how Word treats the file, and the language tags it knows."""

from __future__ import annotations

from dataclasses import dataclass

from handouts.exporters.docx.faces import DECLARATION
from handouts.exporters.docx.footnotes import FOOTNOTE_SETTINGS
from handouts.exporters.docx.namespaces import WORD

# 15 is Word 2013 and all later ones; anything lower opens in "compatibility mode".
COMPATIBILITY_MODE = 15
_REGIONS = {"en": "en-US", "ja": "ja-JP", "de": "de-DE", "fr": "fr-FR", "es": "es-ES"}
# Word's own words for the last three; `useFELayout` would bring old Japanese line breaking.
_COMPATIBILITY = (
    ("compatibilityMode", str(COMPATIBILITY_MODE)),
    ("overrideTableStyleFontSizeAndJustification", "1"),
    ("enableOpenTypeFeatures", "1"),
    ("doNotFlipMirrorIndents", "1"),
    ("differentiateMultirowTableHeaders", "1"),
)


def word_language(tag: str) -> str:
    """The BCP 47 tag as Word's dictionaries want it: with a region."""
    return _REGIONS.get(tag.lower(), tag)


@dataclass(frozen=True, slots=True)
class Manner:
    """How Word treats this file and not another.

    `others` are settings that margins and running lines hang on. `is_form`: nothing but controls
    can be filled in. `has_notes`: there are footnotes.
    """

    others: frozenset[str] = frozenset()
    is_form: bool = False
    has_notes: bool = False


PLAIN = Manner()


def settings_xml(language: str, manner: Manner = PLAIN) -> str:
    """`language` as from `word_language`. The order is the schema's (CT_Settings)."""
    margins, lines = (
        "".join(f"<w:{name}/>" for name in names if name in manner.others)
        for names in (("mirrorMargins", "gutterAtTop"), ("evenAndOddHeaders",))
    )
    form = '<w:documentProtection w:edit="forms" w:enforcement="1"/>' if manner.is_form else ""
    modes = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word"'
        f' w:val="{value}"/>'
        for name, value in _COMPATIBILITY
    )
    return (
        f'{DECLARATION}<w:settings xmlns:w="{WORD}"><w:zoom w:percent="100"/>'
        f'{margins}{form}<w:defaultTabStop w:val="720"/>{lines}'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"{FOOTNOTE_SETTINGS if manner.has_notes else ''}"
        f"<w:compat>{modes}</w:compat>"
        f'<w:themeFontLang w:val="{language}" w:eastAsia="ja-JP"/>'
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2"'
        ' w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4"'
        ' w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink"'
        ' w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )
