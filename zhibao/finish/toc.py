"""The contents and the lists after it: the entries of TOC fields, bookmarked and hyperlinked, as Word writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from docx.document import Document
from msgspec import Struct

from zhibao.findings import Finding, NothingMadeError, template_rules
from zhibao.finish.heading_numbers import HeadingNumber
from zhibao.model.ref import CellRef
from zhibao.text.nearest import suggestion
from zhibao.word.block_elements import PARAGRAPH, plain_text_of, properties_of, style_id, texts_of
from zhibao.word.bookmarks import Bookmarks
from zhibao.word.field_codes import (
    CAPTION_ENTRY,
    FieldCode,
    counted_sequences,
    entry_style,
    toc_levels,
    toc_style_names,
)
from zhibao.word.fields import Field, code_run, cut_out, field_runs, mark_run, tab_run, text_run
from zhibao.word.styles import Styles
from zhibao.word.xml import Element, make, w

_FIRST_BOOKMARK = 100_000_001
_TOP = "toc 1"
# Captions without their labels, entries that authors mark, a part of the document (§17.16.5.68).
_OTHER_LISTS = ("a", "b", "f", "l")
# The lines that a list ends with on one page.
_LEAST_AT_END = 3
# Two figure spaces: LibreOffice prints a page number right of the right indent only where its text begins left of it.
_REACH = "\u2007" * 2


class TocEntry(Struct, frozen=True):
    """A line of the contents: its style's name, its texts each with its w:vertAlign, its paragraph's bookmark."""

    style: str
    texts: tuple[tuple[str, str], ...]
    bookmark: str


def fill_toc(
    document: Document, numbers: Mapping[Element, HeadingNumber], fields: Mapping[Element, Sequence[Field]]
) -> tuple[Finding, ...]:
    """Replace what the template's TOC fields show by their entries, in place; return what is wrong with the fields.

    The entries' page numbers are empty. `fields` are all fields of the body by its blocks.

    Raises NothingMadeError when the template lacks a style that the entries need, or has a list of another kind.
    """
    body, styles = document.element.body, Styles(document.styles.element)
    found = [each for some in fields.values() for each in some if each.code.kind == "TOC"]
    _refuse(each for each in found if _is_other(each.code))
    targets = _Targets(body, styles.names, numbers, fields)
    lists = [(each, targets.entries(each.code)) for each in found]
    lines = [_fill(toc, entries, styles.ids) for toc, entries in lists]
    if lines:
        # Other lists stand on the page that the lines of the others end on.
        _keep_together(lines[-1][-_LEAST_AT_END:])
    without = () if any(each.code.switch("c") is None for each in found) else (template_rules.NO_TOC.at(CellRef()),)
    return (*without, *_unknown_styles([each.code for each in found], styles))


def _is_other(code: FieldCode) -> bool:
    return any(code.switch(name) is not None for name in _OTHER_LISTS)


def _refuse(others: Iterable[Field]) -> None:
    found = [template_rules.OTHER_TOC.at(CellRef(), found=each.text.strip()) for each in others]
    if found:
        raise NothingMadeError(*found)


def _unknown_styles(codes: Iterable[FieldCode], styles: Styles) -> tuple[Finding, ...]:
    names = list(styles.ids)
    stated = {name for code in codes for name in _collected_styles(code)}
    rule = template_rules.UNKNOWN_TOC_STYLE
    return tuple(rule.at(CellRef(), style=n, suggestion=suggestion(n, names)) for n in sorted(stated - set(names)))


def _collected_styles(code: FieldCode) -> Iterable[str]:
    return toc_levels(code) if code.switch("c") is None else toc_style_names(code)


class _Targets:
    """The paragraphs that TOC fields may list, each bookmarked once it is."""

    def __init__(
        self,
        body: Element,
        names: Mapping[str, str],
        numbers: Mapping[Element, HeadingNumber],
        fields: Mapping[Element, Sequence[Field]],
    ) -> None:
        self._bookmarks, self._numbers, self._set = Bookmarks(body), numbers, dict[Element, str]()
        self._fields = fields
        printed = (each for each in body.iterchildren(PARAGRAPH) if plain_text_of(each).strip())
        self._all = [(each, names.get(style_id(each), "")) for each in printed]

    def entries(self, code: FieldCode) -> list[TocEntry]:
        """Return the entries of a field in the order of the text."""
        kinds = [(each, (name, self._counted(each, code))) for each, name in self._all]
        styles = {kind: entry_style(code, *kind) for kind in {kind for _, kind in kinds}}
        listed = ((each, styles[kind]) for each, kind in kinds)
        return [TocEntry(style, self._texts(each), self._bookmark(each)) for each, style in listed if style]

    def _counted(self, paragraph: Element, code: FieldCode) -> frozenset[str]:
        """Return the sequences that count in a paragraph, as far as a field asks for any."""
        if not code.switch("c") or paragraph not in self._fields:
            return frozenset()
        return counted_sequences(each.code for each in self._fields[paragraph])

    def _texts(self, paragraph: Element) -> tuple[tuple[str, str], ...]:
        label = self._numbers[paragraph].label if paragraph in self._numbers else ""
        return (label, ""), *texts_of(paragraph)

    def _bookmark(self, paragraph: Element) -> str:
        if paragraph not in self._set:
            self._set[paragraph] = f"_Toc{_FIRST_BOOKMARK + len(self._set)}"
            content = [each for each in paragraph if each.tag != w("pPr")]
            self._bookmarks.set(self._set[paragraph], content[0], content[-1])
        return self._set[paragraph]


def _fill(toc: Field, entries: Sequence[TocEntry], ids: Mapping[str, str]) -> list[Element]:
    """Put entries in the place of what a field shows, and return their lines."""
    empty = _TOP if toc.code.switch("c") is None else CAPTION_ENTRY
    _require_styles({entry.style for entry in entries} or {empty}, ids)
    lines = [_line(entry, ids) for entry in entries] or [_paragraph(ids[empty])]
    _as_field(lines, toc.text.strip())
    place = _cut_out(toc)
    for line in lines:
        place.addprevious(line)
    place.getparent().remove(place)  # type: ignore[union-attr]  # it stands in the story
    return lines


def _cut_out(toc: Field) -> Element:
    try:
        return cut_out(toc)
    except ValueError as error:
        raise NothingMadeError(template_rules.OTHER_TOC.at(CellRef(), found=toc.text.strip())) from error


def _require_styles(names: set[str], ids: Mapping[str, str]) -> None:
    missing = sorted(names - ids.keys())
    if missing:
        near = [(name, suggestion(name, ids)) for name in missing]
        raise NothingMadeError(*(template_rules.MISSING_STYLE.at(CellRef(), style=n, suggestion=s) for n, s in near))


def _line(entry: TocEntry, ids: Mapping[str, str]) -> Element:
    texts = ((at, "".join(text for text, _ in some)) for at, some in groupby(entry.texts, itemgetter(1)))
    number = field_runs(f"PAGEREF {entry.bookmark} \\h", "")
    runs = [*(text_run(text, at) for at, text in texts), tab_run(), text_run(_REACH), *number]
    return _paragraph(ids[entry.style], make("hyperlink", *runs, anchor=entry.bookmark, history="1"))


def _keep_together(lines: Sequence[Element]) -> None:
    """Keep lines on one page, so that no page ends a list with one or two."""
    for line in lines[:-1]:
        properties_of(line).append(make("keepNext"))


def _paragraph(style: str, *content: Element) -> Element:
    return make("p", make("pPr", make("pStyle", val=style)), *content)


def _as_field(lines: list[Element], code: str) -> None:
    """Make the lines the result of one TOC field."""
    first = properties_of(lines[0])
    for run in reversed([mark_run("begin"), code_run(code), mark_run("separate")]):
        first.addnext(run)
    lines[-1].append(mark_run("end"))
