"""The parts of a document (ECMA-376 part 1, §11.3) as XML, of a saved file or of one that python-docx has open."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from docx.document import Document
from docx.opc.part import Part, XmlPart
from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from zhibao.word.like_rows import NO_ROWS, LikeRows, without_like_rows
from zhibao.word.simple_types import is_on
from zhibao.word.xml import Element, make, w

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_READ = ("styles", "numbering", "settings", "header", "footer", "footnotes", "endnotes", "comments")
# A report is its own file, but a part may still come from a template that somebody sent.
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


class DocumentParts(Struct, frozen=True):
    """The main part and those it refers to; headers and footers by relationship id, `notes` foot- and endnotes.

    `rows` are those of its tables that are not among its elements.
    """

    document: Element
    styles: Element
    numbering: Element | None
    settings: Element | None
    headers_and_footers: Mapping[str, Element]
    notes: tuple[Element, ...] = ()
    comments: Element | None = None
    rows: LikeRows = NO_ROWS

    @property
    def body(self) -> Element:
        """The body; KeyError for a main part without one."""
        found = self.document.find(w("body"))
        if found is None:
            raise KeyError("w:body")
        return found

    @property
    def texts(self) -> tuple[Element, ...]:
        """The parts that hold text: body, headers, footers and notes."""
        return (self.body, *self.headers_and_footers.values(), *self.notes)

    def is_set(self, name: str) -> bool:
        """Tell whether a setting of the document is on."""
        return self.settings is not None and is_on(self.settings.find(w(name))) is True


def open_parts(content: bytes, likes: bool = False) -> DocumentParts:
    """Return the parts of a .docx file, read without the code that wrote them.

    With `likes` rows of long tables are not among the body's elements that are like one above them.
    Raises what zipfile and lxml raise for a damaged file, ValueError or KeyError for one without a main part.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        names = set(file.namelist())
        (main,) = (target for _, kind, target in _relations(file, "") if kind == "officeDocument")
        related = (
            (key, kind, partial(_parsed, file, target))
            for key, kind, target in _relations(file, main)
            if target in names
        )
        document, rows = without_like_rows(file.read(main)) if likes else (file.read(main), NO_ROWS)
        return replace(_gathered(parse(document), related), rows=rows)


def parts_of(document: Document) -> DocumentParts:
    """Return the parts of a document that python-docx has open; what is changed in them is changed in the document."""
    relations = (each for each in document.part.rels.values() if not each.is_external)
    related = (
        (each.rId, each.reltype.removeprefix(_OFFICE), partial(_element_of, each.target_part)) for each in relations
    )
    return _gathered(document.element, related)


def release(document: Document) -> None:
    """Free the main part's tree, for a document that is not used again.

    python-docx's package and parts refer to each other: a long report's would stay until garbage is collected.
    """
    document.element.clear()


def parse(content: bytes) -> Element:
    """Return a part as XML, without entities and without network."""
    return etree.fromstring(content, _PARSER)


class RelatedFile(Struct, frozen=True):
    """A part that another one refers to: the kind of the relationship, its name and its bytes; none for a link."""

    kind: str
    name: str
    content: bytes | None


def related_files(content: bytes, owner: str = "") -> Mapping[str, RelatedFile]:
    """Return by relationship id what a part of a .docx file refers to, the main part where none is named."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        names = set(file.namelist())
        main = owner or next(target for _, kind, target in _relations(file, "") if kind == "officeDocument")
        return {
            key: RelatedFile(kind, target, file.read(target) if target in names else None)
            for key, kind, target in _relations(file, main, external=True)
        }


def embedded_files(content: bytes) -> Mapping[str, tuple[bytes, ...]]:
    """Return by relationship id what the main part of a .docx file shows: pictures, charts with what they refer to."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        names = set(file.namelist())
        (main,) = (target for _, kind, target in _relations(file, "") if kind == "officeDocument")
        shown = [(key, target) for key, kind, target in _relations(file, main) if kind not in _READ]
        return {
            key: tuple(
                [
                    file.read(name)
                    for name in (target, *(inner for *_, inner in _relations(file, target)))
                    if name in names
                ]
            )
            for key, target in shown
        }


def _parsed(file: zipfile.ZipFile, name: str) -> Element:
    return parse(file.read(name))


def _element_of(part: Part) -> Element:
    return part.element if isinstance(part, XmlPart) else parse(part.blob)


def _gathered(document: Element, related: Iterable[tuple[str, str, Callable[[], Element]]]) -> DocumentParts:
    """Return the parts, given the id and the kind of each relationship, and how its part is read."""
    read = [(key, kind, part()) for key, kind, part in related if kind in _READ]
    by_kind = {kind: part for _, kind, part in read}
    around = {key: part for key, kind, part in read if kind in ("header", "footer")}
    notes = tuple(part for kind, part in by_kind.items() if kind in ("footnotes", "endnotes"))
    styles = by_kind.get("styles")
    return DocumentParts(
        document,
        make("styles") if styles is None else styles,
        by_kind.get("numbering"),
        by_kind.get("settings"),
        around,
        notes,
        by_kind.get("comments"),
    )


def _relations(file: zipfile.ZipFile, owner: str, external: bool = False) -> Iterator[tuple[str, str, str]]:
    """Yield id, kind and target of a part's relationships to other parts; those of the package have no owner.

    With `external` those to things outside are among them, their targets as they are stated.
    """
    folder, name = posixpath.split(owner)
    for each in _read(file, posixpath.join(folder, "_rels", f"{name}.rels")):
        if each.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
            yield each.get("Id", ""), each.get("Type", "").removeprefix(_OFFICE), target.lstrip("/")
        elif external:
            yield each.get("Id", ""), each.get("Type", "").removeprefix(_OFFICE), each.get("Target", "")


def _read(file: zipfile.ZipFile, name: str) -> Iterable[Element]:
    """Return the elements in the root of a part, none where there is no such part."""
    try:
        content = file.read(name)
    except KeyError:
        return ()
    return parse(content)
