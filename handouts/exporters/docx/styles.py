"""styles.xml: defaults, and every style of the sheet as WordprocessingML."""

from __future__ import annotations

from functools import cache

from handouts.exporters.docx.faces import DECLARATION
from handouts.exporters.docx.namespaces import WORD
from handouts.exporters.docx.shape import Shape
from handouts.exporters.docx.stylesheet import (
    StyleSheetEntry,
    entries,
    footnote_entries,
    ruby_entry,
)
from handouts.exporters.docx.table_styles import table_styles
from handouts.exporters.docx.workbook_sheet import workbook_entries
from handouts.layout.theme import Theme
from handouts.word_names import BUILT_IN_NAMES, STYLE_NAMES, Style


@cache
def styles_xml(
    theme: Theme,
    shape: Shape,
    language: str,
    *,
    is_workbook: bool,
    has_ruby: bool = False,
    has_notes: bool = False,
) -> str:
    """The style sheet; `language` is that of the Latin text, the Japanese is ja-JP always.

    `is_workbook`, `has_ruby` and `has_notes` say which styles the file has a use for.
    """
    sheet = (
        *entries(theme, shape),
        *((ruby_entry(),) if has_ruby else ()),
        *(workbook_entries(theme, shape) if is_workbook else ()),
        *(footnote_entries() if has_notes else ()),
    )
    styles = "".join(style_xml(entry) for entry in sheet)
    tables = table_styles(theme, is_workbook=is_workbook)
    return (
        f'{DECLARATION}<w:styles xmlns:w="{WORD}">{_defaults(language)}{_LATENT}'
        f"{styles}{_FOUNDATIONS}{tables}</w:styles>"
    )


def _defaults(language: str) -> str:
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"'
        ' w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>'
        f'<w:lang w:val="{language}" w:eastAsia="ja-JP" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:widowControl/><w:snapToGrid w:val="0"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )


# Built-in styles that we don't define stay out of Word's gallery until somebody uses one.
_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"'
    ' w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
)


def style_xml(entry: StyleSheetEntry) -> str:
    style = entry.style
    custom = "" if style in BUILT_IN_NAMES else ' w:customStyle="1"'
    default = ' w:default="1"' if style is Style.NORMAL else ""
    setting, letters = entry.setting.xml(), entry.letters.xml()
    return (
        f'<w:style w:type="{entry.kind}"{default}{custom} w:styleId="{style}">'
        f'<w:name w:val="{STYLE_NAMES[style]}"/>'
        + (f'<w:basedOn w:val="{entry.based_on}"/>' if entry.based_on else "")
        + (f'<w:next w:val="{entry.following}"/>' if entry.following else "")
        + f'<w:uiPriority w:val="{entry.priority}"/><w:qFormat/>'
        + (f"<w:pPr>{setting}</w:pPr>" if setting else "")
        + (f"<w:rPr>{letters}</w:rPr>" if letters else "")
        + "</w:style>"
    )


_FOUNDATIONS = (
    f'<w:style w:type="character" w:default="1" w:styleId="{Style.DEFAULT_FONT}">'
    f'<w:name w:val="{STYLE_NAMES[Style.DEFAULT_FONT]}"/><w:uiPriority w:val="1"/>'
    "<w:semiHidden/><w:unhideWhenUsed/></w:style>"
    f'<w:style w:type="table" w:default="1" w:styleId="{Style.TABLE_NORMAL}">'
    f'<w:name w:val="{STYLE_NAMES[Style.TABLE_NORMAL]}"/><w:uiPriority w:val="99"/>'
    "<w:semiHidden/><w:unhideWhenUsed/></w:style>"
    f'<w:style w:type="numbering" w:default="1" w:styleId="{Style.NO_LIST}">'
    f'<w:name w:val="{STYLE_NAMES[Style.NO_LIST]}"/><w:uiPriority w:val="99"/>'
    "<w:semiHidden/><w:unhideWhenUsed/></w:style>"
)
