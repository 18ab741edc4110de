"""The contents: the TOC field's entries, bookmarked and hyperlinked, as Word itself would write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from zhibao.findings import Findings, NothingMadeError, template_rules
from zhibao.finish.bookmarks import Bookmarks
from zhibao.finish.fields import (
    FieldCode,
    code_run,
    field_codes_of,
    field_runs,
    mark_run,
    tab_run,
    text_run,
)
from zhibao.finish.numbering import HeadingNumber
from zhibao.finish.paragraphs import body_paragraphs, properties_of, shown_text, style_id, style_ids, style_names
from zhibao.model.ref import CellRef
from zhibao.text.nearest import suggestion

_FIRST_BOOKMARK = 100_000_001


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A line of the contents, and the bookmark of the heading that it stands for."""

    level: int
    text: str
    bookmark: str


def fill_toc(document: Document, numbers: Mapping[Element, HeadingNumber], findings: Findings) -> None:
    """Replace the template's TOC paragraph by the entries, in place; their page numbers are empty.

    Raises NothingMadeError when the template lacks a style that the entries need.
    """
    found = next(_toc_fields(document), None)
    if found is None:
        findings.add(template_rules.NO_TOC.at(CellRef()))
        return
    paragraph, field_code = found
    entries = _bookmarked(document, _levels(field_code, style_names(document), findings), numbers)
    ids = style_ids(document)
    _require_styles({f"toc {entry.level}" for entry in entries}, ids)
    lines = [_line(entry, ids) for entry in entries]
    if lines:
        _as_field(lines, field_code.code.strip())
        for line in lines[:-1]:
            paragraph.addprevious(line)
        document.element.body.replace(paragraph, lines[-1])


def _toc_fields(document: Document) -> Iterator[tuple[Element, FieldCode]]:
    for paragraph in body_paragraphs(document):
        for field_code in field_codes_of(paragraph):
            if field_code.words[:1] == ["TOC"]:
                yield paragraph, field_code


def _levels(field_code: FieldCode, names: Mapping[str, str], findings: Findings) -> Mapping[str, int]:
    """Return the contents level by style id: the headings of the \\o range, and the styles of \\t."""
    headings = field_code.switch("o") or ("" if field_code.switch("t") else "1-3")
    first, _, last = headings.partition("-")
    wanted = {f"heading {level}": level for level in range(int(first), int(last) + 1)} if headings else {}
    stated = [word.strip() for word in re.split(r"[,，;]", field_code.switch("t") or "")]
    pairs = zip(stated[::2], stated[1::2], strict=False)
    wanted |= {name: int(level) for name, level in pairs}
    for name in wanted.keys() - set(names.values()):
        findings.add(
            template_rules.UNKNOWN_TOC_STYLE.at(CellRef(), style=name, suggestion=suggestion(name, names.values()))
        )
    return {key: wanted[name] for key, name in names.items() if name in wanted}


def _bookmarked(
    document: Document, levels: Mapping[str, int], numbers: Mapping[Element, HeadingNumber]
) -> list[TocEntry]:
    entries = []
    headings = [p for p in body_paragraphs(document) if style_id(p) in levels and shown_text(p).strip()]
    bookmarks = Bookmarks(document)
    for index, paragraph in enumerate(headings):
        name = f"_Toc{_FIRST_BOOKMARK + index}"
        content = [each for each in paragraph if each.tag != qn("w:pPr")]
        bookmarks.set(name, content[0], content[-1])
        label = numbers[paragraph].label if paragraph in numbers else ""
        entries.append(TocEntry(levels[style_id(paragraph)], label + shown_text(paragraph), name))
    return entries


def _require_styles(names: set[str], ids: Mapping[str, str]) -> None:
    missing = sorted(names - ids.keys())
    if missing:
        near = [(name, suggestion(name, ids)) for name in missing]
        raise NothingMadeError(*(template_rules.MISSING_STYLE.at(CellRef(), style=n, suggestion=s) for n, s in near))


def _line(entry: TocEntry, ids: Mapping[str, str]) -> Element:
    paragraph, properties, style = (OxmlElement(name) for name in ("w:p", "w:pPr", "w:pStyle"))
    style.set(qn("w:val"), ids[f"toc {entry.level}"])
    properties.append(style)
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), entry.bookmark)
    link.set(qn("w:history"), "1")
    for run in [text_run(entry.text), tab_run(), *field_runs(f"PAGEREF {entry.bookmark} \\h", "")]:
        link.append(run)
    paragraph.append(properties)
    paragraph.append(link)
    return paragraph


def _as_field(lines: list[Element], code: str) -> None:
    """Make the lines the result of one TOC field."""
    first = properties_of(lines[0])
    for run in reversed([mark_run("begin"), code_run(code), mark_run("separate")]):
        first.addnext(run)
    lines[-1].append(mark_run("end"))
