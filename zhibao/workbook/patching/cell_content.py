"""What a cell holds (ECMA-376 part 1, §18.3.1.4): taken away, moved to another cell, changed in its words."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Sequence

from lxml import etree
from msgspec import Struct

from zhibao.workbook.patching.dialects import Dialect, lawful
from zhibao.workbook.patching.formula_references import shifted
from zhibao.workbook.patching.shared_items import SharedItems
from zhibao.workbook.spreadsheet import Element, local, place_of

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PRONOUNCED = ("rPh", "phoneticPr")


class WordChange(Struct, frozen=True):
    """`by` in place of the characters from `start` up to `end`."""

    start: int
    end: int
    by: str


def words(cell: Element, strings: SharedItems) -> str:
    """Return the characters of a cell that holds words and no formula, as the file spells them; else none."""
    item = _item(cell, strings)
    return "" if item is None else "".join(each.text or "" for each in _texts(item))


def change_words(cell: Element, strings: SharedItems, changes: Sequence[WordChange]) -> None:
    """WordChange a cell's words, every character in the format that it has; changes go from left to right."""
    item = _item(cell, strings)
    if item is None:
        return
    for each in reversed(changes):
        _change(_texts(item), each)
    _hold(cell, "inlineStr", [_inline(cell, item)])


def number_in(cell: Element, digits: str) -> None:
    """Let a cell hold a number."""
    value = etree.Element(Dialect.of(cell).tag("v"))
    value.text = digits
    _hold(cell, "", [value])


def formula_in(cell: Element, formula: str, result: str) -> None:
    """Let a cell hold a formula whose result is words."""
    tag = Dialect.of(cell).tag
    stated, value = etree.Element(tag("f")), etree.Element(tag("v"))
    stated.text, value.text = lawful(formula), lawful(result)
    _hold(cell, "str", [stated, value])


def empty(cell: Element) -> None:
    """Take away what a cell holds, but not its formula, whose result is unknown then."""
    _hold(cell, "", [each for each in cell if local(each) == "f"])


def empty_whole(cells: Iterable[Element], all_cells: Callable[[], Iterable[Element]]) -> None:
    """Take away what cells hold, their formulas too; formulas that others take from them go on to these."""
    gone = list(cells)
    masters = [each for each in gone if (found := each.find("{*}f")) is not None and found.get("ref")]
    for each in masters:
        _pass_on(each, gone, all_cells())
    for each in gone:
        _hold(each, "", [])


def move(source: Element, target: Element, strings: SharedItems) -> None:
    """Let a cell hold what another one shows, and that one nothing; a formula stays and its result moves."""
    kind, held = source.get("t", ""), [copy.deepcopy(each) for each in source if local(each) in ("v", "is")]
    rich = source.get("vm", "")
    if kind == "str":
        held = [_inline(source, _plain_item(source))]
        kind = "inlineStr"
    empty(source)
    _hold(target, kind, held)
    if rich:
        target.set("vm", rich)


def _pass_on(master: Element, gone: Sequence[Element], cells: Iterable[Element]) -> None:
    """Give a formula that others share with a cell to each of these."""
    formula = master.find("{*}f")
    place = place_of(master.get("r", ""))
    if formula is None or place is None or formula.get("t") != "shared":
        return
    for each in cells:
        stated, other = each.find("{*}f"), place_of(each.get("r", ""))
        if stated is None or other is None or stated.get("si") != formula.get("si") or each in gone:
            continue
        stated.text = shifted(formula.text or "", other[0] - place[0], other[1] - place[1])
        for name in ("t", "si", "ref"):
            stated.attrib.pop(name, "")


def _item(cell: Element, strings: SharedItems) -> Element | None:
    if cell.find("{*}f") is not None:
        return None
    kind, value = cell.get("t", "n"), cell.find("{*}v")
    if kind == "inlineStr":
        return cell.find("{*}is")
    if kind == "s" and value is not None:
        return strings.item(value.text or "")
    return _plain_item(cell) if kind == "str" and value is not None else None


def _plain_item(cell: Element) -> Element:
    tag = Dialect.of(cell).tag
    item, value = etree.Element(tag("is")), cell.find("{*}v")
    etree.SubElement(item, tag("t")).text = None if value is None else value.text
    return item


def _texts(item: Element) -> list[Element]:
    """Return the elements that hold an item's characters."""
    own = [each for each in item if local(each) not in _PRONOUNCED]
    return [text for each in own for text in ([each] if local(each) == "t" else each.iterfind("{*}t"))]


def _change(texts: Sequence[Element], change: WordChange) -> None:
    """Make one change; what takes the place of characters has the format of the first of them."""
    position, is_made = 0, False
    for each in texts:
        text = each.text or ""
        start, end = max(change.start - position, 0), min(change.end - position, len(text))
        position += len(text)
        if start < end:
            each.text = text[:start] + ("" if is_made else lawful(change.by)) + text[end:]
            each.set(_SPACE, "preserve")
            is_made = True


def _inline(cell: Element, item: Element) -> Element:
    """Return an item as it stands in a cell; how its words are pronounced is left out: they may have changed."""
    inline = etree.Element(Dialect.of(cell).tag("is"))
    inline.extend(copy.deepcopy(each) for each in item if local(each) not in _PRONOUNCED)
    return inline


def _hold(cell: Element, kind: str, held: Sequence[Element]) -> None:
    for each in [*cell]:
        if local(each) != "extLst":
            cell.remove(each)
    for at, each in enumerate(held):
        cell.insert(at, each)
    for name in ("t", "vm", "cm"):
        cell.attrib.pop(name, "")
    if kind:
        cell.set("t", kind)
