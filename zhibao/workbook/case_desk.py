"""The case studies that schools sent, handed out to the sections that ask for them (收案例)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from zhibao.findings import Finding, Findings, school_form_rules
from zhibao.model.blocks import CaseStudy, ReadBlock
from zhibao.model.received import Adoption, CasePlace, Received, SentCase
from zhibao.model.ref import CellRef
from zhibao.text.keys import key_of
from zhibao.text.nearest import suggestion

UNTITLED = "（无题目）"


class _Sorted(Struct, frozen=True):
    """A case study, the row of the sheet 采用 about it, and the section where it is wanted."""

    sent: SentCase
    adoption: Adoption | None

    @property
    def place(self) -> str:
        return (self.adoption.place if self.adoption else "") or self.sent.place.plain

    @property
    def place_ref(self) -> CellRef:
        """The cell that says where it is wanted."""
        return self.adoption.ref if self.adoption and self.adoption.place else self.sent.place.ref


class CaseDesk:
    """Knows which case studies go where: those of the sheet 采用 in its order, then the others."""

    def __init__(self, received: Received, adoptions: Sequence[Adoption] | None, findings: Findings) -> None:
        """`adoptions` are the rows of the sheet 采用, None where the workbook has none."""
        self._findings = findings
        self._has_sheet, self._has_forms = adoptions is not None, bool(received.forms)
        self._waiting = list(_in_order(received.cases, adoptions or (), findings))
        self._unlisted: list[SentCase] = []
        self._places: list[CasePlace] = []

    @property
    def places(self) -> tuple[CasePlace, ...]:
        """The sections that have asked."""
        return tuple(self._places)

    @property
    def unlisted(self) -> tuple[SentCase, ...]:
        """The case studies that were handed out without a row of the sheet 采用, and those left over."""
        return (*self._unlisted, *(each.sent for each in self._waiting if not each.adoption))

    def taken(self, place: CasePlace, ref: CellRef) -> list[CaseStudy[ReadBlock]]:
        """Return the case studies for a section, which are then no longer there."""
        self._places.append(place)
        found = [each for each in self._waiting if is_meant(each.place, place)]
        self._waiting = [each for each in self._waiting if each not in found]
        if self._has_forms and not found:
            self._findings.add(school_form_rules.NO_CASES_HERE.at(ref, section=place))
        for each in found:
            self._tell_unlisted(each)
        return [each.sent.case for each in found]

    def tell_left(self) -> None:
        """Report what no section asked for."""
        for each in self._waiting:
            self._findings.add(self._left(each))

    def _left(self, left: _Sorted) -> Finding:
        values = {"school": left.sent.school, "title": left.sent.title or UNTITLED}
        if not left.place:
            return school_form_rules.CASE_WITHOUT_PLACE.at(left.place_ref, **values)
        near = suggestion(left.place, map(str, self._places))
        return school_form_rules.CASE_PLACE_UNKNOWN.at(left.place_ref, **values, section=left.place, suggestion=near)

    def _tell_unlisted(self, handed: _Sorted) -> None:
        if handed.adoption:
            return
        self._unlisted.append(handed.sent)
        if self._has_sheet:
            values = {"school": handed.sent.school, "title": handed.sent.title or UNTITLED}
            self._findings.add(school_form_rules.CASE_NOT_LISTED.at(handed.sent.case.ref, **values))


def is_meant(words: str, place: CasePlace) -> bool:
    """Tell whether words mean a section: 学生发展／学生素质, or its own name alone."""
    key = key_of(words)
    return bool(key) and key in (key_of(str(place)), key_of(place.section or place.chapter))


def _in_order(cases: Sequence[SentCase], rows: Sequence[Adoption], findings: Findings) -> Iterator[_Sorted]:
    """Yield the case studies that are used: those with a row in the order of the rows, then those without."""
    left = list(cases)
    listed: dict[tuple[str, str], Adoption] = {}
    for row in rows:
        key = key_of(row.school), key_of(row.title)
        values = {"school": row.school, "title": row.title or UNTITLED}
        if key in listed:
            findings.add(school_form_rules.SAME_CASE_TWICE.at(row.ref, **values))
            continue
        listed[key] = row
        found = [each for each in left if (key_of(each.school), key_of(each.title)) == key]
        left = [each for each in left if each not in found]
        if not found:
            near = suggestion(row.title, _titles(cases, row.school))
            findings.add(school_form_rules.CASE_NOT_RECEIVED.at(row.ref, **values, suggestion=near))
        yield from (_Sorted(each, row) for each in found if row.is_used)
    yield from (_Sorted(each, None) for each in left)


def _titles(cases: Iterable[SentCase], school: str) -> list[str]:
    return [each.title for each in cases if key_of(each.school) == key_of(school) and each.title]
