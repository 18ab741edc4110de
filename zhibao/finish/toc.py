"""The contents: the TOC field's entries, bookmarked and hyperlinked, as Word itself would write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from docx.document import Document

from zhibao.findings import Finding, NothingMadeError, template_rules
from zhibao.finish.heading_numbers import HeadingNumber
from zhibao.model.ref import CellRef
from zhibao.text.nearest import suggestion
from zhibao.word.block_elements import PARAGRAPH, plain_text_of, properties_of, style_id, texts_of
from zhibao.word.bookmarks import Bookmarks
from zhibao.word.field_codes import FieldCode, toc_levels
from zhibao.word.fields import Field, code_run, cut_out, field_runs, fields, mark_run, tab_run, text_run
from zhibao.word.styles import Styles
from zhibao.word.xml import Element, make, w

_FIRST_BOOKMARK = 100_000_001
_TOP = "toc 1"
# Lists of captions, of entries that authors mark, of a part of the document (§17.16.5.68).
_OTHER_LISTS = ("a", "b", "c", "f", "l")


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A line of the contents, its texts each with its w:vertAlign, and the bookmark of the heading it stands for."""

    level: int
    texts: tuple[tuple[str, str], ...]
    bookmark: str


def fill_toc(document: Document, numbers: Mapping[Element, HeadingNumber]) -> tuple[Finding, ...]:
    """Replace what the template's TOC field shows by the entries, in place; return what is wrong with the field.

    The entries' page numbers are empty.

    Raises NothingMadeError when the template lacks a style that the entries need, or has a list of another kind.
    """
    body, styles = document.element.body, Styles(document.styles.element)
    toc = _contents(fields(body, "TOC"))
    if toc is None:
        return (template_rules.NO_TOC.at(CellRef()),)
    levels = toc_levels(toc.code)
    by_id = {key: levels[name] for key, name in styles.names.items() if name in levels}
    entries = _bookmarked(body, by_id, numbers)
    _require_styles({f"toc {entry.level}" for entry in entries} or {_TOP}, styles.ids)
    lines = [_line(entry, styles.ids) for entry in entries] or [_paragraph(styles.ids[_TOP])]
    _as_field(lines, toc.text.strip())
    place = _cut_out(toc)
    for line in lines:
        place.addprevious(line)
    body.remove(place)
    return _unknown_styles(levels, styles)


def _contents(found: Sequence[Field]) -> Field | None:
    """Return the field of the contents; NothingMadeError for lists of another kind, which nothing here can fill."""
    contents = [each for each in found if not _is_other(each.code)]
    others = [each for each in found if _is_other(each.code)] + contents[1:]
    if others:
        raise NothingMadeError(*(template_rules.OTHER_TOC.at(CellRef(), found=each.text.strip()) for each in others))
    return next(iter(contents), None)


def _cut_out(toc: Field) -> Element:
    try:
        return cut_out(toc)
    except ValueError as error:
        raise NothingMadeError(template_rules.OTHER_TOC.at(CellRef(), found=toc.text.strip())) from error


def _is_other(code: FieldCode) -> bool:
    return any(code.switch(name) is not None for name in _OTHER_LISTS)


def _unknown_styles(levels: Mapping[str, int], styles: Styles) -> tuple[Finding, ...]:
    names = list(styles.ids)
    unknown = sorted(levels.keys() - set(names))
    rule = template_rules.UNKNOWN_TOC_STYLE
    return tuple(rule.at(CellRef(), style=name, suggestion=suggestion(name, names)) for name in unknown)


def _bookmarked(body: Element, levels: Mapping[str, int], numbers: Mapping[Element, HeadingNumber]) -> list[TocEntry]:
    entries = []
    headings = [p for p in body.iterchildren(PARAGRAPH) if style_id(p) in levels and plain_text_of(p).strip()]
    bookmarks = Bookmarks(body)
    for index, paragraph in enumerate(headings):
        name = f"_Toc{_FIRST_BOOKMARK + index}"
        content = [each for each in paragraph if each.tag != w("pPr")]
        bookmarks.set(name, content[0], content[-1])
        label = numbers[paragraph].label if paragraph in numbers else ""
        entries.append(TocEntry(levels[style_id(paragraph)], ((label, ""), *texts_of(paragraph)), name))
    return entries


def _require_styles(names: set[str], ids: Mapping[str, str]) -> None:
    missing = sorted(names - ids.keys())
    if missing:
        near = [(name, suggestion(name, ids)) for name in missing]
        raise NothingMadeError(*(template_rules.MISSING_STYLE.at(CellRef(), style=n, suggestion=s) for n, s in near))


def _line(entry: TocEntry, ids: Mapping[str, str]) -> Element:
    texts = ((at, "".join(text for text, _ in some)) for at, some in groupby(entry.texts, itemgetter(1)))
    runs = [*(text_run(text, at) for at, text in texts), tab_run(), *field_runs(f"PAGEREF {entry.bookmark} \\h", "")]
    link = make("hyperlink", *runs, anchor=entry.bookmark, history="1")
    return _paragraph(ids[f"toc {entry.level}"], link)


def _paragraph(style: str, *content: Element) -> Element:
    return make("p", make("pPr", make("pStyle", val=style)), *content)


def _as_field(lines: list[Element], code: str) -> None:
    """Make the lines the result of one TOC field."""
    first = properties_of(lines[0])
    for run in reversed([mark_run("begin"), code_run(code), mark_run("separate")]):
        first.addnext(run)
    lines[-1].append(mark_run("end"))
