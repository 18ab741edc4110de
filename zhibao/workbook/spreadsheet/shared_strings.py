"""String items (ECMA-376 part 1, §18.4): the texts of cells, shared or in the cell, with the formats of their runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress

from msgspec import Struct

from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.spreadsheet.plain_rows import OddError, taken_out
from zhibao.workbook.spreadsheet.safe_xml import Element, PartError, elements, is_on, local
from zhibao.workbook.spreadsheet.tag_counts import hold_against

ROOT, ITEM = "sst", "si"
_ROOT, _END = lazy_pattern(rb"<sst(?: [^<>]*)?>"), b"</sst>"
_PLAIN_ITEM = lazy_pattern(r"<si><t(?: xml:space=\"preserve\")?>([^<>&]+)</t></si>")
_ESCAPED = lazy_pattern("_x([0-9A-Fa-f]{4})_")
_SURROGATE = lazy_pattern("[\ud800-\udfff]")
_NESTED, _UNKNOWN = "文字里套着 {name}", "文字里有不认识的 {name}"


class CellFont(Struct, frozen=True):
    """What a font says that matters in print."""

    name: str = ""
    bold: bool = False
    italic: bool = False
    strike: bool = False
    position: str = ""

    @classmethod
    def of(cls, properties: Element) -> CellFont:
        """Return the font that the properties of a run (`rPr`) or a `font` of the style sheet state."""
        stated = {local(each): each for each in properties}
        face, position = stated.get("rFont", stated.get("name")), stated.get("vertAlign")
        return cls(
            "" if face is None else face.get("val", ""),
            is_on(stated.get("b")),
            is_on(stated.get("i")),
            is_on(stated.get("strike")),
            "" if position is None else position.get("val", ""),
        )


class StringRun(Struct, frozen=True):
    """Characters of one font; the font is None where the run states none and has the cell's."""

    text: str
    font: CellFont | None = None


class StringItem(Struct, frozen=True):
    """A cell's text: runs where it has formats of its own, otherwise one; `fault` says what is wrong with it."""

    runs: tuple[StringRun, ...]
    is_rich: bool = False
    fault: str = ""

    @property
    def text(self) -> str:
        return self.runs[0].text if len(self.runs) == 1 else "".join([run.text for run in self.runs])


def shared_strings(content: bytes) -> Mapping[str, StringItem]:
    """Return the items of a shared string table by their indexes as cells write them."""
    with suppress(OddError):
        return _plain_strings(content)
    items = {str(index): string_item(each) for index, each in enumerate(elements(content, ROOT, (ITEM,)))}
    hold_against(content, ROOT, Counter({ITEM: len(items)}), {ITEM: "条共用文字"})
    return items


def _plain_strings(content: bytes) -> Mapping[str, StringItem]:
    """Return the items of a table whose texts have no formats of their own; OddError for any other table.

    Its root has no prefix, so that its items, which have none, are of SpreadsheetML as it is.
    """
    root = _ROOT.search(content)
    if root is None or content.count(b"<", 0, root.start()) > content.count(b"<?", 0, root.start()):
        raise OddError
    shell, items = taken_out(content, root.end(), content.rfind(_END))
    texts = [match[1] for match in _PLAIN_ITEM.finditer(items)]
    # What is left is no item, or one that is not plain.
    if _PLAIN_ITEM.sub("", items) or list(elements(shell, ROOT, (ITEM,))):
        raise OddError
    return {str(index): StringItem((StringRun(unescaped(text)),)) for index, text in enumerate(texts)}


def string_item(item: Element) -> StringItem:
    """Return the text of an `si` or `is`; what says how it is pronounced is left out."""
    runs: list[StringRun] = []
    faults: list[str] = []
    is_rich = False
    for child in item:
        name = local(child)
        if name == "t":
            runs.append(StringRun(_text(child, faults)))
        elif name == "r":
            is_rich = True
            runs.append(_run(child, faults))
        elif name not in ("rPh", "phoneticPr", "extLst"):
            faults.append(_UNKNOWN.format(name=name))
    return StringItem(tuple(runs), is_rich, "；".join(faults))


def _run(element: Element, faults: list[str]) -> StringRun:
    text, font = "", None
    for child in element:
        if local(child) == "t":
            text += _text(child, faults)
        elif local(child) == "rPr":
            font = CellFont.of(child)
    return StringRun(text, font)


def _text(element: Element, faults: list[str]) -> str:
    if len(element):
        faults.append(_NESTED.format(name=local(element[0])))
        return unescaped("".join(map(str, element.itertext())))
    return unescaped(element.text or "")


def unescaped(text: str) -> str:
    """Return a text with `_x0041_` made A, once (§22.9.2.19), so that `_x005F_x0041_` stands for `_x0041_`."""
    if "_x" not in text:
        return text
    plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _SURROGATE.search(plain) else plain


def item_at(items: Mapping[str, StringItem], index: str) -> StringItem:
    """Return the item that a cell names by its index, counted from 0; PartError when there is none."""
    found = items.get(index.strip())
    if found is None:
        raise PartError(f"要第 {index[:20]} 条共用文字，共有 {len(items)} 条")
    return found
