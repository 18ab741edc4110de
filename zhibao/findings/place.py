"""Where a finding stands: at a cell of a workbook, in a template or in the report."""

from __future__ import annotations

from msgspec import Struct

from zhibao.model.ref import CellRef

_SHOWN = 40


class TemplatePlace(Struct, frozen=True):
    """A spot in a template's part (第 3 段, 表 1 第 2 行第 1 格) and the words there; what is not known is empty."""

    file: str = ""
    part: str = ""
    spot: str = ""
    words: str = ""

    def __str__(self) -> str:
        words = f"“{self.words[:_SHOWN]}”"
        if self.spot:
            return f"{self.part}{self.spot}{words}"
        return f"{words}附近" if self.words else ""


class ReportPlace(Struct, frozen=True):
    """A page of the report, where it is known, and a paragraph by the headings over it or by its words."""

    file: str = ""
    page: int | None = None
    paragraph: str = ""

    def __str__(self) -> str:
        return self.paragraph


# A finding about nothing in particular is at NOWHERE.
Place = CellRef | TemplatePlace | ReportPlace
