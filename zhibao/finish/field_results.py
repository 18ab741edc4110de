"""The cached results of SEQ and STYLEREF fields, evaluated as Word evaluates them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zhibao.finish.heading_numbers import HeadingNumber, shown_number
from zhibao.word.block_elements import PARAGRAPH
from zhibao.word.field_codes import FieldCode
from zhibao.word.fields import Field, fields
from zhibao.word.number_formats import format_of_switch
from zhibao.word.xml import Element

_KINDS = ("SEQ", "STYLEREF")


def fill_field_results(
    body: Element, numbers: Mapping[Element, HeadingNumber], found: Mapping[Element, Sequence[Field]]
) -> None:
    """Fill every SEQ and STYLEREF field of the body's paragraphs, in place; `found` are all fields by their blocks."""
    counting = _Counting()
    for paragraph in body.iterchildren(PARAGRAPH):
        if paragraph in numbers:
            counting.pass_heading(numbers[paragraph])
        for field in _within(paragraph, found.get(paragraph, ())):
            result = counting.result(field.code)
            if result is not None:
                field.set_result(result)


def _within(paragraph: Element, found: Sequence[Field]) -> Sequence[Field]:
    """Return the fields to be filled that begin in a paragraph, as far as they go in it."""
    if all(each.end is not None and paragraph in each.end.iterancestors(PARAGRAPH) for each in found):
        return [each for each in found if each.code.kind in _KINDS]
    return fields(paragraph, *_KINDS)


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

    def result(self, code: FieldCode) -> str | None:
        """Return the field's result, None for a STYLEREF that names no heading with a number."""
        return self._next(code) if code.kind == "SEQ" else self._heading_counter(code)

    def _heading_counter(self, code: FieldCode) -> str | None:
        heading = self._headings.get(int(code.argument) - 1) if code.argument.isdecimal() else None
        return heading.counter if heading else None

    def _next(self, code: FieldCode) -> str:
        name = code.arguments[0]
        self._restart(code, name)
        if code.switch("r") is not None:
            self._counters[name] = int(code.switch("r") or 0)
        elif code.switch("c") is None:
            self._counters[name] = self._counters.get(name, 0) + 1
        format_ = format_of_switch(code.switch("*") or "ARABIC")
        return "" if code.is_silent else shown_number(self._counters.get(name, 0), format_)

    def _restart(self, code: FieldCode, name: str) -> None:
        """Begin again at zero when a heading of the level in `\\s` was passed since the last count."""
        level = code.switch("s")
        if level is None:
            return
        passed = tuple(self._passed[: int(level)])
        if self._reset_at.get(name) != passed:
            self._counters[name] = 0
        self._reset_at[name] = passed
