"""The cached results of SEQ and STYLEREF fields, evaluated as Word evaluates them."""

from __future__ import annotations

from collections.abc import Mapping

from docx.document import Document
from lxml.etree import _Element as Element

from zhibao.finish.fields import FieldCode, field_codes_of
from zhibao.finish.number_formats import field_number
from zhibao.finish.numbering import HeadingNumber
from zhibao.finish.paragraphs import body_paragraphs


def fill_field_results(document: Document, numbers: Mapping[Element, HeadingNumber]) -> None:
    """Fill every SEQ and STYLEREF field of the body, in place."""
    counting = _Counting()
    for paragraph in body_paragraphs(document):
        if paragraph in numbers:
            counting.pass_heading(numbers[paragraph])
        for field_code in field_codes_of(paragraph):
            result = counting.result(field_code)
            if result is not None:
                field_code.set_result(result)


class _Counting:
    """The state of all sequences while the document is walked through in order."""

    def __init__(self) -> None:
        self._counters: dict[str, int] = {}
        self._reset_at: dict[str, tuple[int, ...]] = {}
        self._headings: dict[int, HeadingNumber] = {}
        self._passed = [0] * 9

    def pass_heading(self, number: HeadingNumber) -> None:
        self._headings[number.level] = number
        self._passed[number.level] += 1

    def result(self, field_code: FieldCode) -> str | None:
        """Return the field's result, None for other kinds of field."""
        # Word takes names of fields in either case; in small letters LibreOffice prints the result that stands here.
        kind = field_code.words[0].upper() if field_code.words else ""
        if kind == "STYLEREF":
            return self._heading_counter(field_code)
        return self._next(field_code) if kind == "SEQ" else None

    def _heading_counter(self, field_code: FieldCode) -> str | None:
        level = field_code.words[1]
        heading = self._headings.get(int(level) - 1) if level.isdecimal() else None
        return heading.counter if heading else None

    def _next(self, field_code: FieldCode) -> str:
        name = field_code.words[1]
        self._restart(field_code, name)
        if field_code.switch("r") is not None:
            self._counters[name] = int(field_code.switch("r") or 0)
        elif field_code.switch("c") is None:
            self._counters[name] = self._counters.get(name, 0) + 1
        hidden = field_code.switch("h") is not None and field_code.switch("*") is None
        return "" if hidden else field_number(self._counters.get(name, 0), field_code.switch("*") or "ARABIC")

    def _restart(self, field_code: FieldCode, name: str) -> None:
        """Begin again at zero when a heading of the level in `\\s` was passed since the last count."""
        level = field_code.switch("s")
        if level is None:
            return
        passed = tuple(self._passed[: int(level)])
        if self._reset_at.get(name) != passed:
            self._counters[name] = 0
        self._reset_at[name] = passed
