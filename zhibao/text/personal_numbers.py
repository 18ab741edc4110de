"""Numbers of persons in running text: identity cards (GB 11643), mobile telephones, bank cards (GB/T 17552)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from enum import Enum

from msgspec import Struct

from zhibao.text.folding import fold
from zhibao.text.lazy_patterns import lazy_pattern

_GAP = r"[\s.·_‐‑‒–—−-]{0,2}"
# Neither a part of longer digits nor of a decimal number.
_START, _END = r"(?<!\d)(?<!\d\.)", r"(?!\d|\.\d)"
# Nor of a code such as ZS13812345678.
_NO_CODE = r"(?:(?<![A-Z])|(?<=TEL))"
_PROVINCE = lazy_pattern(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91")
_MOBILE = r"1(?:3\d|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])"
# 138 1234 5678, 138-12345678, 1381234 5678, 1381 234 5678 and the like, not any digits with gaps between.
_GROUPS = rf"(?:\d{{8}}|(?:{_GAP}\d{{4}}){{2}}|{_GAP}\d{{8}}|\d{_GAP}\d{{3}}{_GAP}\d{{4}}|\d{_GAP}\d{{4}}{_GAP}\d{{3}})"
_BANKS = r"(?:62|60[13]|95[58]|4|5[1-5]|35|2[2-7])"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
# The digits of the shortest, of a mobile telephone.
FEWEST_CHARACTERS = 11
_SHOWN_FIRST, _SHOWN_LAST = 3, 2


class NumberKind(Enum):
    """What a private number is, by the word for it."""

    IDENTITY = "身份证号"
    MOBILE = "手机号"
    BANK_CARD = "银行卡号"


_PATTERNS = {
    NumberKind.IDENTITY: rf"[1-9](?:{_GAP}\d){{16}}{_GAP}[\dXx]|[1-9]\d{{14}}",
    NumberKind.BANK_CARD: rf"{_NO_CODE}(?={_BANKS})(?:\d{{16,19}}|\d{{4}}(?:{_GAP}\d{{4}}){{3}}(?:{_GAP}\d{{1,3}})?"
    rf"|\d{{6,8}}{_GAP}\d{{10,13}})",
    NumberKind.MOBILE: rf"{_NO_CODE}(?:(?:\+|00)?86{_GAP})?{_MOBILE}{_GROUPS}",
}
_FINDERS = {kind: lazy_pattern(f"{_START}(?=({words}){_END})") for kind, words in _PATTERNS.items()}


class PersonalNumber(Struct, frozen=True):
    """A number of a person in a text; `shown` hides most of its digits."""

    kind: NumberKind
    start: int
    end: int
    shown: str


def personal_numbers(text: str) -> Iterator[PersonalNumber]:
    """Yield the numbers of persons in a text, in whatever width and with gaps between their digits."""
    if len(text) < FEWEST_CHARACTERS:
        return
    plain, taken = fold(text), 0
    found = [(each.start(), kind, each[1]) for kind, finder in _FINDERS.items() for each in finder.finditer(plain)]
    for start, kind, words in sorted(found, key=lambda each: (each[0], -len(each[2]))):
        digits = re.sub(r"[^\dX]", "", words.upper())
        if start >= taken and _is_sound(kind, digits):
            taken = start + len(words)
            yield PersonalNumber(kind, start, taken, _hidden(digits))


def _hidden(digits: str) -> str:
    return f"{digits[:_SHOWN_FIRST]}{'*' * (len(digits) - _SHOWN_FIRST - _SHOWN_LAST)}{digits[-_SHOWN_LAST:]}"


def _is_sound(kind: NumberKind, digits: str) -> bool:
    match kind:
        case NumberKind.IDENTITY:
            return _is_identity(digits)
        case NumberKind.BANK_CARD:
            return 16 <= len(digits) <= 19 and _has_luhn_check(digits)
        case NumberKind.MOBILE:
            return True


def _is_identity(digits: str) -> bool:
    """Tell a number of 18 digits by its place, date and check digit, an old one of 15 by its place and date."""
    if not _PROVINCE.match(digits):
        return False
    if len(digits) == 15:
        return _is_date(f"19{digits[6:12]}")
    check = _CHECKS[sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False)) % 11]
    return digits[-1] == check and _is_date(digits[6:14]) and "1880" < digits[6:10] < "2100"


def _is_date(digits: str) -> bool:
    try:
        datetime.datetime.strptime(digits, "%Y%m%d")
    except ValueError:
        return False
    return True


def _has_luhn_check(digits: str) -> bool:
    doubled = (int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(digits)))
    return sum(each - 9 if each > 9 else each for each in doubled) % 10 == 0
