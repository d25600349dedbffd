"""What the package may say that the book has: only what was seen in its documents."""

from __future__ import annotations

from lxml import etree

_NAMES = {"h": "http://www.w3.org/1999/xhtml", "epub": "http://www.idpf.org/2007/ops"}
# Features of the Schema.org accessibility vocabulary, and what has to be there for each.
_SIGNS = {
    "tableOfContents": "boolean(//h:nav[@epub:type='toc']//h:a)",
    "structuralNavigation": "boolean(//h:h1) and boolean(//h:h2)",
    "ARIA": "boolean(//@role)",
    "alternativeText": "boolean(//h:img[@alt != ''])",
    "index": "boolean(//*[@role='doc-index'])",
    "rubyAnnotations": "boolean(//h:ruby)",
    "pageBreakMarkers": "boolean(//*[@role='doc-pagebreak'])",
    "pageNavigation": "boolean(//h:nav[@epub:type='page-list']//h:a)",
}
# Of every book of ours: one linear order, and text that takes each size, face and colour.
_ALWAYS = ("readingOrder", "displayTransformability")
_WITHOUT_ALTERNATIVE = "boolean(//h:img[not(@alt) or @alt = ''])"


class Claims:
    """Looks at every document and keeps what it saw."""

    def __init__(self) -> None:
        signs = {**_SIGNS, "japanese": "boolean(//@lang[.='ja'])", "mute": _WITHOUT_ALTERNATIVE}
        self._open = {
            feature: etree.XPath(sign, namespaces=_NAMES) for feature, sign in signs.items()
        }
        self._seen: set[str] = set()

    def look(self, root: etree._Element) -> None:
        found = [feature for feature, is_there in self._open.items() if is_there(root)]
        self._seen.update(found)
        for feature in found:
            del self._open[feature]

    @property
    def features(self) -> list[str]:
        """Values of `schema:accessibilityFeature`."""
        missing = {"alternativeText"} if "mute" in self._seen else set()
        seen = [name for name in _SIGNS if name in self._seen - missing]
        return [*seen, *_ALWAYS]

    @property
    def has_japanese(self) -> bool:
        return "japanese" in self._seen

    @property
    def has_ruby(self) -> bool:
        return "rubyAnnotations" in self._seen

    @property
    def has_page_breaks(self) -> bool:
        return "pageBreakMarkers" in self._seen
