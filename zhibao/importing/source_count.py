"""The document counted by a second route: its paragraphs, cells, pictures and charts straight from the XML.

The package has been looked through (zhibao/word/package_faults.py): it has no entities.
Nothing here shares code with the reading that the import works on: what that overlooks is seen here.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree

from msgspec import Struct

from zhibao.text.lazy_patterns import lazy_pattern

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_V = "{urn:schemas-microsoft-com:vml}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OTHER_NOTES = ("separator", "continuationSeparator", "continuationNotice")
_BLANK = lazy_pattern(r"\s|[\u00ad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_NO_TEXT = frozenset((f"{_W}del", f"{_W}moveFrom"))


class SourceCount(Struct, frozen=True):
    """What a document holds: its paragraphs by number, those of notes after them; the cells of each outermost table;
    how often each picture file is shown; the numbers of each chart.
    """

    paragraphs: dict[int, str]
    notes: tuple[str, ...]
    tables: dict[int, tuple[str, ...]]
    pictures: Counter[str]
    charts: tuple[tuple[str, ...], ...]


def characters(text: str) -> str:
    """Return the characters of a text that count: none that only part or join words."""
    return _BLANK.sub("", text).replace("\u2011", "-")


def counted(content: bytes) -> SourceCount:
    """Return what a .docx file holds."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        names = set(file.namelist())
        main = _main(file)
        root = ElementTree.fromstring(file.read(main))
        related = _related(file, main)
        folder = posixpath.dirname(main)
        notes = [
            text
            for name in ("footnotes.xml", "endnotes.xml")
            if (part := posixpath.join(folder, name)) in names
            for text in _notes(ElementTree.fromstring(file.read(part)))
        ]
        pictures: Counter[str] = Counter()
        for key in _picture_keys(root):
            target = related.get(key, "")
            pictures[hashlib.sha256(file.read(target)).hexdigest() if target in names else key] += 1
        charts = tuple(_chart(file.read(related[key])) for key in _chart_keys(root) if related.get(key) in names)
    body = root.find(f"{_W}body")
    assert body is not None
    numbers = {id(each): at for at, each in enumerate(body.iter(f"{_W}p"), 1)}
    paragraphs = {numbers[id(each)]: text for each in _shown(body, f"{_W}p") if (text := _own_text(each))}
    table_numbers = {id(each): at for at, each in enumerate(body.iter(f"{_W}tbl"), 1)}
    tables = {table_numbers[id(each)]: tuple(_cells(each)) for each in _outermost_tables(body)}
    return SourceCount(paragraphs, tuple(notes), tables, pictures, charts)


def _main(file: zipfile.ZipFile) -> str:
    for each in ElementTree.fromstring(file.read("_rels/.rels")):
        if each.get("Type", "").endswith("/officeDocument"):
            return each.get("Target", "").lstrip("/")
    raise KeyError("officeDocument")


def _related(file: zipfile.ZipFile, part: str) -> dict[str, str]:
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in file.namelist():
        return {}
    return {
        each.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
        for each in ElementTree.fromstring(file.read(listed))
        if each.get("TargetMode") != "External"
    }


def _shown(element: ElementTree.Element, *tags: str) -> Iterator[ElementTree.Element]:
    """Yield the elements of those tags, of alternatives only the one that is shown, without what is deleted."""
    for child in element:
        if child.tag in _NO_TEXT:
            continue
        if child.tag == f"{_MC}AlternateContent":
            choice = next((each for each in child if not each.get("Requires", "").startswith("cx")), None)
            if choice is not None:
                yield from _shown(choice, *tags)
            continue
        if child.tag in tags:
            yield child
        if child.tag == f"{_W}tr" and child.find(f"{_W}trPr/{_W}del") is not None:
            continue
        yield from _shown(child, *tags)


def _own_text(paragraph: ElementTree.Element) -> str:
    """Return the characters of a paragraph without those of paragraphs inside it, as those of text boxes."""
    return characters("".join(_texts(paragraph)))


def _texts(element: ElementTree.Element) -> Iterator[str]:
    for child in element:
        if child.tag in _NO_TEXT or child.tag == f"{_W}txbxContent":
            continue
        if child.tag == f"{_MC}AlternateContent":
            chosen = next((each for each in child if not each.get("Requires", "").startswith("cx")), None)
            if chosen is not None:
                yield from _texts(chosen)
        elif child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        else:
            yield from _texts(child)


def _notes(root: ElementTree.Element) -> Iterator[str]:
    for note in root:
        if note.get(f"{_W}type") not in _OTHER_NOTES:
            yield characters("".join(text for paragraph in _shown(note, f"{_W}p") for text in _texts(paragraph)))


def _outermost_tables(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    for child in element:
        if child.tag == f"{_W}tbl":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _outermost_tables(child)


def _cells_of(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Yield the cells of a table, not those of tables inside them."""
    for child in element:
        if child.tag == f"{_W}tc":
            yield child
        elif not (child.tag == f"{_W}tr" and child.find(f"{_W}trPr/{_W}del") is not None):
            yield from _cells_of(child)


def _cells(table: ElementTree.Element) -> Iterator[str]:
    """Yield the characters of each cell that has any."""
    for cell in _cells_of(table):
        text = characters("".join(text for paragraph in _shown(cell, f"{_W}p") for text in _texts(paragraph)))
        if text:
            yield text


def _picture_keys(root: ElementTree.Element) -> Iterator[str]:
    for each in _shown(root, f"{_A}blip", f"{_V}imagedata"):
        key = each.get(f"{_R}embed") or each.get(f"{_R}link") or each.get(f"{_R}id")
        if key:
            yield key


def _chart_keys(root: ElementTree.Element) -> Iterator[str]:
    return (key for each in _shown(root, f"{_C}chart") if (key := each.get(f"{_R}id")))


def _chart(content: bytes) -> tuple[str, ...]:
    root = ElementTree.fromstring(content)
    found = (each for kind in ("val", "yVal") for value in root.iter(f"{_C}{kind}") for each in value.iter(f"{_C}v"))
    return tuple(each.text or "" for each in found)
