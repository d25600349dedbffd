"""styles.xml: defaults, and every style of the sheet as WordprocessingML."""

from __future__ import annotations

from functools import cache

from handouts.exporters.docx.faces import DECLARATION
from handouts.exporters.docx.looks import Edge
from handouts.exporters.docx.names import BUILT_IN_NAMES, STYLE_NAMES, Style
from handouts.exporters.docx.namespaces import WORD
from handouts.exporters.docx.page import twips
from handouts.exporters.docx.shape import Shape
from handouts.exporters.docx.stylesheet import StyleSheetEntry, entries
from handouts.layout.theme import Theme

CELL_PADDING = 2.0  # mm, right of each column


@cache
def styles_xml(theme: Theme, shape: Shape, language: str) -> str:
    """The style sheet; `language` is that of the Latin text, the Japanese is ja-JP always."""
    styles = "".join(style_xml(entry) for entry in entries(theme, shape))
    return (
        f'{DECLARATION}<w:styles xmlns:w="{WORD}">{_defaults(language)}{_LATENT}'
        f"{styles}{_FOUNDATIONS}{_term_table(theme)}</w:styles>"
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


def _term_table(theme: Theme) -> str:
    strong, fine = Edge(1, theme.primary), Edge(0.5, theme.hairline)
    padding = f'<w:right w:w="{twips(CELL_PADDING)}" w:type="dxa"/>'
    head = Edge(0.5, theme.primary).xml("bottom")
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{Style.TERM_TABLE}">'
        f'<w:name w:val="{STYLE_NAMES[Style.TERM_TABLE]}"/>'
        f'<w:basedOn w:val="{Style.TABLE_NORMAL}"/><w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{strong.xml('top')}{strong.xml('bottom')}"
        f"{fine.xml('insideH')}</w:tblBorders>"
        f'<w:tblCellMar><w:left w:w="0" w:type="dxa"/>{padding}</w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{head}</w:tcBorders></w:tcPr>'
        "</w:tblStylePr></w:style>"
    )
