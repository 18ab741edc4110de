"""What the schools sent: the forms that were used and their case studies."""

from __future__ import annotations

from msgspec import Struct

from zhibao.model.blocks import CaseStudy, ReadBlock
from zhibao.model.ref import NOWHERE, CellRef
from zhibao.model.text import Text


class RosterSchool(Struct, frozen=True):
    """A school of the roster; one that is not asked (填报=否) gets no form, and none is missed."""

    name: Text
    short: str = ""
    is_asked: bool = True


class CasePlace(Struct, frozen=True):
    """A section of the report that case studies are sent for; without a section the chapter before its first one."""

    chapter: str
    section: str = ""

    def __str__(self) -> str:
        return f"{self.chapter}／{self.section}" if self.section else self.chapter


class SentForm(Struct, frozen=True):
    """A form that is used, by the workbook's name for its file: 学校填报/甲校.xlsx."""

    school: str
    file: str


class SentCase(Struct, frozen=True):
    """A case study of a form and the section that the school chose for it, by its words."""

    school: str
    place: Text
    case: CaseStudy[ReadBlock]

    @property
    def title(self) -> str:
        return self.case.title.plain


class Adoption(Struct, frozen=True):
    """A row of the sheet 采用: a case study, and the section where it is printed if not where it was sent to."""

    school: str
    title: str
    place: str = ""
    is_used: bool = True
    ref: CellRef = NOWHERE


class Received(Struct, frozen=True):
    """Everything that the schools sent but their tables; `roster` are the schools of the workbook.

    `places` are the sections that print what was sent for them (收案例), `unlisted` the case studies that the sheet
    采用 does not name, in the order of the report.
    """

    cases: tuple[SentCase, ...] = ()
    forms: tuple[SentForm, ...] = ()
    roster: tuple[RosterSchool, ...] = ()
    places: tuple[CasePlace, ...] = ()
    unlisted: tuple[SentCase, ...] = ()


NOTHING_RECEIVED = Received()
