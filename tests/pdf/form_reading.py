"""The form of a PDF as a viewer finds it: by the catalog, by the pages, and by the structure."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

MULTILINE = 1 << 12


@dataclass(frozen=True)
class Widget:
    """What is seen on `page` (from 1); `state` is what a mark says."""

    page: int
    rect: tuple[float, ...]
    tooltip: str
    state: str
    appearances: tuple[str, ...]
    flags: int
    parents: tuple[str, ...]  # tags from the widget's own element upwards


@dataclass
class Field:
    name: str
    kind: str
    tooltip: str
    is_multiline: bool
    value: str
    look: str
    widgets: list[Widget] = field(default_factory=list)


@dataclass
class FormFile:
    """Fields by name in the catalog's order; names in the order of the structure."""

    fields: dict[str, Field]
    told: list[str]
    is_in_tree_once: bool
    count: int
    tab_orders: set[str]
    needs_appearances: bool
    fonts: dict[str, pikepdf.Object]
    file: pikepdf.Pdf  # its objects live as long as it does


def form_of(content: bytes) -> FormFile | None:
    file = pikepdf.open(io.BytesIO(content))
    if "/AcroForm" not in file.Root:
        return None
    form, annotations, tabs = file.Root.AcroForm, _annotations(file), set()
    told = [kid for kid in _objects(file.Root.StructTreeRoot.K) if kid.objgen in annotations]
    for page in file.pages:
        tabs.add(str(page.obj.Tabs))
    fields: dict[str, Field] = {}
    for one in form.Fields:
        read = _field(one)
        assert read.name not in fields, "names are unique"
        fields[read.name] = read
        for widget in one.get("/Kids", [one]):
            read.widgets.append(_widget(widget, annotations[widget.objgen]))
    return FormFile(
        fields,
        [str(kid.get("/Parent", kid).T) for kid in told],
        len({kid.objgen for kid in told}) == len(told) == len(annotations),
        len(annotations),
        tabs,
        bool(form.get("/NeedAppearances", False)),
        dict(form.DR.Font.items()),
        file,
    )


def _annotations(file: pikepdf.Pdf) -> dict[tuple[int, int], tuple[int, tuple[str, ...]]]:
    """Widgets by object: their page, and the tags that the parent tree leads to."""
    owners = dict(_parents(file.Root.StructTreeRoot.ParentTree))
    found = {}
    for number, page in enumerate(file.pages, 1):
        for annotation in page.obj.get("/Annots", []):
            if annotation.Subtype == "/Widget":
                assert annotation.P.objgen == page.obj.objgen
                owner = owners[int(annotation.StructParent)]
                assert owner.K[0].Obj.objgen == annotation.objgen, "the owner has this alone"
                assert len(owner.K) == 1
                found[annotation.objgen] = (number, tuple(_upwards(owner)))
    return found


def _parents(tree: pikepdf.Object) -> Iterator[tuple[int, pikepdf.Object]]:
    for leaf in tree.Kids:
        numbers = list(leaf.Nums)
        yield from zip(map(int, numbers[::2]), numbers[1::2], strict=True)


def _upwards(element: pikepdf.Object) -> Iterator[str]:
    while "/S" in element:
        yield str(element.S)[1:]
        element = element.P


def _objects(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Annotations in the order in which the structure tells them."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            if "/Obj" in kid:
                yield kid.Obj
            else:
                yield from _objects(kid)


def _field(one: pikepdf.Object) -> Field:
    flags = int(one.get("/Ff", 0))
    kind = {"/Tx": "text", "/Btn": "radio" if flags & 1 << 15 else "check"}[str(one.FT)]
    value, look = str(one.get("/V", "")), str(one.get("/DA", ""))
    return Field(str(one.T), kind, str(one.TU), bool(flags & MULTILINE), value, look)


def _widget(one: pikepdf.Object, where: tuple[int, tuple[str, ...]]) -> Widget:
    normal = one.AP.N
    states = () if isinstance(normal, pikepdf.Stream) else tuple(map(str, normal.keys()))
    state = next((name[1:] for name in states if name != "/Off"), "")
    rect = tuple(map(float, one.Rect))
    return Widget(where[0], rect, str(one.TU), state, states, int(one.F), where[1])
