"""What the clerk typed into a year's cell, read as a number of the indicator's measure, or refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from msgspec import Struct

from zhibao.findings import Finding, data_rules
from zhibao.indicators.units import TEN, Measure, Unit
from zhibao.model.indicator import YearCell
from zhibao.text.keys import squeezed
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.none_marks import NONE_MARKS
from zhibao.text.numbers import decimals_of, decimals_shown, digits_of, exact_digits, number_meant

_DIGITS = r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_PLAIN = lazy_pattern(_DIGITS)
_PERCENT = lazy_pattern(rf"({_DIGITS})%")
_RATIO = lazy_pattern(rf"({_DIGITS}):1")
_PARTS = lazy_pattern(rf"({_DIGITS}):({_DIGITS})")
_MYRIADS = {"万": 10**4, "亿": 10**8, "千": 10**3, "百": 100, "": 1}
_WITH_UNIT = lazy_pattern(rf"({_DIGITS})([百千万亿]?)(\D*)")
_LONGEST = 40
# 12.3万 is what a number format shows of 123456, which is no number of 万元.
_SCALED = lazy_pattern(rf"{_DIGITS}[百千万亿]\D*")
_VAGUE = lazy_pattern(r"[约近余多超]|左右|以上|以下|上下")


class Entry(Struct, frozen=True):
    """A typed number, the decimals that the sheet shows, and whether it sets off thousands."""

    number: Fraction
    decimals: int = 0
    is_grouped: bool = False


class _Refusal(ValueError):
    """Why the text is no number, as advice to the clerk."""


def is_none_mark(cell: YearCell) -> bool:
    """Tell whether the cell says that there lawfully is no number (—)."""
    return cell.value is None and squeezed(cell.text) in NONE_MARKS


def read_typed(cell: YearCell, unit: Unit) -> Entry | Finding | None:
    """Return the cell's number, None for an empty cell, a finding for what is no number of the unit's measure."""
    text = squeezed(cell.text)
    if not text:
        return None
    if len(text) > _LONGEST if cell.value is None else abs(cell.value.adjusted()) > _LONGEST:
        return _not_a_number(cell, unit, "")
    if unit.measure is Measure.SHARE and (bare := _bare_percentage(cell, text)) is not None:
        readings = [digits_of(bare), exact_digits(Fraction(bare * 100))]
        likely = readings[abs(bare) <= 1]
        return data_rules.BARE_PERCENTAGE.at(
            cell.ref, found=cell.text, small=readings[0], large=readings[1], likely=likely
        )
    try:
        return _READERS[unit.measure](cell, text, unit)
    except _Refusal as refusal:
        return _not_a_number(cell, unit, str(refusal))


def _not_a_number(cell: YearCell, unit: Unit, hint: str) -> Finding:
    return data_rules.NOT_A_NUMBER.at(cell.ref, found=cell.text[:20], unit=unit.name or unit.measure.value, hint=hint)


def _bare_percentage(cell: YearCell, text: str) -> Decimal | None:
    """Return the number of a cell that does not say whether it is a percentage; of 0 it does not matter."""
    if _PERCENT.fullmatch(text):
        return None
    return (cell.value if cell.value is not None else _plain(text)) or None


def _plain(text: str) -> Decimal | None:
    return Decimal(text.replace(",", "")) if _PLAIN.fullmatch(text) else None


def _amount(cell: YearCell, text: str, unit: Unit) -> Entry:
    if _PERCENT.fullmatch(text):
        raise _Refusal("这一格是百分数，单位却不是 %：请把“单位”改为 %，或把这一格改为数。")
    is_other_unit = unit.name[:1] in "百千万亿" and unit.name and _SCALED.fullmatch(text)
    if cell.value is not None and not is_other_unit:
        return Entry(Fraction(cell.value), decimals_shown(cell.value, text), "," in text)
    number = _plain(text)
    if number is None:
        raise _Refusal(_amount_hint(text, unit))
    return Entry(Fraction(number), decimals_of(text), "," in text)


def _amount_hint(text: str, unit: Unit) -> str:
    if number := number_meant(text):
        return f"里面有像数字的字母，是不是 {number}？"
    if _VAGUE.search(text):
        return "请填确切的数，“约”“余”一类的字写在正文里。"
    found = _WITH_UNIT.fullmatch(text)
    if found is None or (found[3] and found[3].isascii() and found[3] != unit.name):
        return ""  # What is no unit may be a slip of the keyboard, and is not just left out.
    digits, myriad, word = found.groups()
    stated = unit.name[:1] if unit.name[:1] in _MYRIADS else ""
    noun = unit.name.removeprefix(stated) or word
    if myriad in ("", stated):
        return f"单位写在“单位”列，这里只填 {digits}。"
    whole = Fraction(digits.replace(",", "")) * _MYRIADS[myriad] / _MYRIADS[stated]
    return f"请填 {exact_digits(whole)}，或把“单位”改为“{myriad}{noun}”后填 {digits}。"


def _share(cell: YearCell, text: str, unit: Unit) -> Entry:
    found = _PERCENT.fullmatch(text)
    if found is None and (cell.value == 0 or _plain(text) == 0):
        return Entry(Fraction(0))
    if found is None:
        raise _Refusal("单位是 %，请填 69.43% 这样带百分号的数。")
    number = cell.value if cell.value is not None else Decimal(found[1].replace(",", "")) / 100
    return Entry(Fraction(number), decimals_of(found[1]))


def _ratio(cell: YearCell, text: str, unit: Unit) -> Entry:
    if cell.value is not None and not _PERCENT.fullmatch(text):
        return Entry(Fraction(cell.value), decimals_shown(cell.value, text))
    found = _RATIO.fullmatch(text)
    number = found[1] if found else text
    if _plain(number) is None:
        raise _Refusal("单位是 :1，请把单元格设为“文本”后填 13.65:1，或只填 13.65。")
    return Entry(Fraction(number.replace(",", "")), decimals_of(number))


def _parts(cell: YearCell, text: str, unit: Unit) -> Entry:
    found = _PARTS.fullmatch(text)
    first = _plain(found[1]) if found else (cell.value if cell.value is not None else _plain(text))
    second = _plain(found[2]) if found else None
    if first is None or not 0 <= first <= TEN or (second is not None and first + second != TEN):
        raise _Refusal("单位是“成比”，请把单元格设为“文本”后填 2.4:7.6，两项之和是 10。")
    is_number = found is None and cell.value is not None
    return Entry(Fraction(first), decimals_shown(first, text) if is_number else decimals_of(digits_of(first)))


_READERS: Mapping[Measure, Callable[[YearCell, str, Unit], Entry]] = MappingProxyType(
    {Measure.AMOUNT: _amount, Measure.SHARE: _share, Measure.RATIO: _ratio, Measure.PARTS: _parts}
)
