"""Page numbers filled into the contents and every other PAGEREF field, as the footers print them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing

from docx.document import Document
from msgspec import Struct

from zhibao.findings import Finding, Findings, paging_rules
from zhibao.model.ref import CellRef
from zhibao.paging.choosing import Engines, Laid
from zhibao.paging.list_titles import ListTitle, list_titles
from zhibao.paging.page_marks import Marks
from zhibao.word.bookmarks import bookmark_starts
from zhibao.word.fields import Field, fields
from zhibao.word.late_rows import NO_ROWS, LateRows
from zhibao.word.number_formats import written
from zhibao.word.package import parts_of
from zhibao.word.sections import Section, sections
from zhibao.word.xml import Element

# As wide as most numbers, so that filling the true ones in moves nothing.
_PLACEHOLDER = "88"


class _Target(Struct, frozen=True):
    """A bookmark's start, the section that it stands in, and the PAGEREF fields that name it."""

    start: Element
    section: int
    fields: tuple[Field, ...]


def fill_page_numbers(
    document: Document, engines: Engines, late: LateRows = NO_ROWS
) -> tuple[Laid | None, tuple[Finding, ...]]:
    """Fill the PAGEREF fields in place; return who laid the document out, and what went wrong.

    `late` are the rows that were kept out of the document.
    None when nobody could: the fields are empty then, and a finding says so.
    """
    findings = Findings()
    found = sections(parts_of(document))
    coded = [(field, field.code) for field in fields(document.element.body)]
    targets = _targets([(field, code.argument) for field, code in coded if code.kind == "PAGEREF"], found, findings)
    lists = [field.begin for field, code in coded if code.kind == "TOC"]
    _fill(targets, [_PLACEHOLDER] * len(targets))

    def lay_out() -> tuple[Laid, list[str], list[ListTitle]] | None:
        return _laid_out(document, late, found, targets, lists, engines, findings)

    laid = lay_out()
    if laid and (laid[2] or any(len(number) > len(_PLACEHOLDER) for number in laid[1])):
        # Wider than what held its place, a number may have made its line longer: laid out as it is now.
        _fill(targets, laid[1])
        for title in laid[2]:
            title.begin_page()
        laid = lay_out() or laid
    _fill(targets, laid[1] if laid else [""] * len(targets))
    if targets and laid is None:
        findings.add(paging_rules.NO_PAGE_NUMBERS.at(CellRef()))
    elif targets and laid and laid[0].is_estimate:
        findings.add(paging_rules.ESTIMATED.at(CellRef(), engine=laid[0].engine))
    return laid[0] if laid else None, (*engines.findings, *findings)


def _fill(targets: Iterable[_Target], numbers: Iterable[str]) -> None:
    for target, number in zip(targets, numbers, strict=True):
        for field in target.fields:
            field.set_result(number)


def _targets(
    page_references: Iterable[tuple[Field, str]], found: Sequence[Section], findings: Findings
) -> list[_Target]:
    """Return what PAGEREF fields name, each given with the bookmark's name, in the order of the text."""
    references: dict[str, list[Field]] = {}
    for field, name in page_references:
        references.setdefault(name, []).append(field)
    references.pop("", None)
    starts = {
        name: (mark, number)
        for number, section in enumerate(found)
        for element in section.elements
        for name, mark in bookmark_starts(element)
    }
    for name in references.keys() - starts.keys():
        findings.add(paging_rules.UNKNOWN_BOOKMARK.at(CellRef(), bookmark=name))
    return [_Target(*starts[name], tuple(references[name])) for name in starts if name in references]


def _laid_out(
    document: Document,
    late: LateRows,
    found: Sequence[Section],
    targets: Sequence[_Target],
    lists: Sequence[Element],
    engines: Engines,
    findings: Findings,
) -> tuple[Laid, list[str], list[ListTitle]] | None:
    """Return who laid the document out, the printed number of each target's page, and titles apart from their lists."""
    with closing(Marks(document, late)) as marks:
        at_sections = [_section_mark(marks, section) for section in found]
        at_targets = [marks.before(target.start) for target in targets]
        titles = list(list_titles(document, lists, marks))
        laid = engines.lay_out(marks.saved, marks.names, lambda engine: engine.pages_of(document, late))
    if laid is None:
        return None
    places = laid.pages.places
    ahead = list(_offsets(found, [places.get(mark, 1) for mark in at_sections]))
    numbers = [places[mark] + ahead[target.section] for mark, target in zip(at_targets, targets, strict=True)]
    printed = [_printed(n, found[target.section], findings) for n, target in zip(numbers, targets, strict=True)]
    return laid, printed, [title for title in titles if places[title.mark] != places[title.list_mark]]


def _section_mark(marks: Marks, section: Section) -> str:
    paragraph = section.first_paragraph
    # A section without a paragraph, which Word does not write, has no heading whose page could be asked for.
    return marks.at_start(paragraph) if paragraph is not None else ""


def _printed(number: int, section: Section, findings: Findings) -> str:
    printed = written(number, section.number_format)
    if printed is None:
        findings.add(paging_rules.UNKNOWN_FORMAT.at(CellRef(), found=section.number_format))
    return printed or str(number)


def _offsets(found: Sequence[Section], firsts: Sequence[int]) -> Iterator[int]:
    """Yield for each section what its printed numbers are ahead of the physical ones, given its first page."""
    offset = 0
    for section, first in zip(found, firsts, strict=True):
        number = first + offset
        if section.first_number is not None:
            number = section.first_number
        elif (section.kind, number % 2) in (("oddPage", 0), ("evenPage", 1)):
            # A page left blank, which engines do not count, has a number too.
            number += 1
        offset = number - first
        yield offset
