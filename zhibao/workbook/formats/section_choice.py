"""Which section of a number format holds for a value, and whether it says the sign itself."""

from __future__ import annotations

from decimal import Decimal

from zhibao.workbook.formats.tokens import FormatSection, FormatToken, Kind, UnknownFormatError, sections_of

_GENERAL = FormatSection((FormatToken(Kind.GENERAL, "General"),))
_AS_IT_IS = FormatSection((FormatToken(Kind.TEXT, "@"),))
_WITH_TEXT = 4


def text_section(code: str) -> FormatSection:
    """Return the section that texts are shown by: the fourth, else a last one with @, else one that changes nothing."""
    *_, last = sections = sections_of(code)
    return last if len(sections) == _WITH_TEXT or last.has(Kind.TEXT) else _AS_IT_IS


def number_section(number: Decimal, code: str) -> tuple[FormatSection, Decimal]:
    """Return the section for a number, and the number without its sign where the section stands for it."""
    sections = sections_of(code)[: _WITH_TEXT - 1]
    if len(sections_of(code)) < _WITH_TEXT and sections[-1].has(Kind.TEXT):
        sections = sections[:-1] or (_GENERAL,)
    if any(each.condition for each in sections):
        return _by_condition(number, sections, code)
    place = min({1: 0, -1: 1, 0: 2}[(number > 0) - (number < 0)], len(sections) - 1)
    if number == 0 and len(sections) < _WITH_TEXT - 1:
        place = 0
    return sections[place], abs(number) if place == 1 else number


def _by_condition(number: Decimal, sections: tuple[FormatSection, ...], code: str) -> tuple[FormatSection, Decimal]:
    first, second = sections[0].condition, sections[1].condition if len(sections) > 1 else None
    if len(sections) == _WITH_TEXT - 1 and sections[2].condition:
        raise UnknownFormatError(code)
    if first and first.holds(number):
        return sections[0], abs(number) if first.only_negative else number
    if len(sections) == 1:
        return _GENERAL, number
    if second and second.holds(number):
        return sections[1], _under_second(number, second.only_negative, code)
    if second is None and first is None:
        raise UnknownFormatError(code)
    return _otherwise(number, sections, code)


def _under_second(number: Decimal, only_negative: bool, code: str) -> Decimal:
    """Return the number as a second section's own condition wants it; what becomes of other signs is not known."""
    if number < 0 and not only_negative:
        raise UnknownFormatError(code)
    return abs(number)


def _otherwise(number: Decimal, sections: tuple[FormatSection, ...], code: str) -> tuple[FormatSection, Decimal]:
    """Return the section for what no condition holds of; Excel shows ##### where there is none."""
    first, second = sections[0].condition, sections[1].condition
    if first is None:
        if number > 0 or len(sections) < _WITH_TEXT - 1:
            return sections[0], number
        return sections[2], number
    if second is None and len(sections) == _WITH_TEXT - 1:
        return (sections[1], -number) if number < 0 else (sections[2], number)
    if second is not None and len(sections) < _WITH_TEXT - 1:
        raise UnknownFormatError(code)
    if second is None and number < 0 and not first.sign.startswith(">"):
        raise UnknownFormatError(code)  # Excel drops the sign of -3 under [<=-5]0;0, but not always.
    last = sections[-1]
    return last, abs(number) if second is None and first.only_negative_fail else number
