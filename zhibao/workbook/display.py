"""Cell values as the sheet shows them: number formats of ECMA-376 part 1, §18.8.30–31.

The libraries that do this for Python are unmaintained (ssf, last release 2020, fails on import here), and
openpyxl only recognises dates; so the codes that Excel, WPS and LibreOffice offer in their dialogs are done here.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from zhibao.workbook.dates import format_date, is_date_code

CellValue = bool | int | float | str | datetime.datetime | datetime.date | datetime.time | datetime.timedelta

_GENERAL_DIGITS = 11
# Excel keeps 15 significant digits; the 17 of a binary double are noise.
_DOUBLE = Context(prec=15, rounding=ROUND_HALF_UP)
# Wide enough for the largest double with all its zeros and decimals.
_WIDE = Context(prec=400)
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|_(?P<padding>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]|'
    r"(?P<number>[0#?][0#?,]*(?:\.[0#?]*)?|\.[0#?]+)|(?P<scale>,+)|(?P<exponent>[Ee][+-]0+)|(?P<literal>.)",
    re.DOTALL,
)
_CONDITION = re.compile(r"^(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)$")


class UnknownFormatError(ValueError):
    """Raised for a number format code that this module cannot follow."""


def decimal_of(value: int | float) -> Decimal:
    """Return the number that Excel shows for a binary double: 15 significant digits."""
    return Decimal(value) if isinstance(value, int) else _DOUBLE.create_decimal(repr(value)).normalize()


def display(value: CellValue, code: str) -> str:
    """Return the text that the sheet shows for `value` under the number format `code`.

    Raises UnknownFormatError for codes beyond those that the programs' dialogs offer (fractions, several digit groups,
    numbers in Chinese numerals).
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return _number(decimal_of(value), code or "General")
    return format_date(value, code)


def _number(number: Decimal, code: str) -> str:
    section, shown = _section(number, code.replace("G/通用格式", "General"))
    tokens = list(_TOKEN.finditer(section))
    # A date code on a number means a damaged date; several digit groups are fractions or 0!.0,"万".
    if is_date_code(section) or "[dbnum" in section.lower() or sum(match["number"] is not None for match in tokens) > 1:
        raise UnknownFormatError(code)
    if "General" in section or not any(match["number"] for match in tokens):
        return _general_section(shown, section, tokens)
    return _Pattern.of(tokens).apply(shown, tokens)


def _section(number: Decimal, code: str) -> tuple[str, Decimal]:
    """Choose the section for the number's sign or condition; a section of its own drops the minus sign."""
    sections = _split(code)
    conditions = [_condition(section) for section in sections]
    for position, condition in enumerate(conditions):
        if condition and _holds(number, condition[1], Decimal(condition[2])):
            return sections[position], abs(number) if position else number
    if any(conditions) and not (number < 0 and len(sections) > 2 and not conditions[1]):
        return sections[:3][-1], number
    if number < 0 and len(sections) > 1:
        return sections[1], -number
    if number == 0 and len(sections) > 2:
        return sections[2], number
    return sections[0], number


def _condition(section: str) -> re.Match[str] | None:
    return next(filter(None, map(_CONDITION.match, re.findall(r"\[([^\]]*)\]", section))), None)


def _split(code: str) -> list[str]:
    return re.findall(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])+|(?<=;)(?=;)|(?<=;)$', code) or [code]


def _holds(number: Decimal, sign: str, bound: Decimal) -> bool:
    order = (number > bound) - (number < bound)
    return {"<": order < 0, ">": order > 0, "=": order == 0, "<=": order <= 0, ">=": order >= 0}.get(sign, order != 0)


def _general_section(number: Decimal, section: str, tokens: list[re.Match[str]]) -> str:
    if "General" in section:
        before, _, after = section.partition("General")
        return _literals(list(_TOKEN.finditer(before))) + general(number) + _literals(list(_TOKEN.finditer(after)))
    return general(number) if "@" in section else _literals(tokens)


def general(number: Decimal) -> str:
    """Return a number under the General format in a column that is wide enough: at most 11 characters."""
    whole = len(str(abs(int(number))))
    if whole > _GENERAL_DIGITS or _is_too_small(number):
        mantissa, exponent = f"{number:.5E}".split("E")
        mantissa = mantissa.rstrip("0").rstrip(".")
        return f"{mantissa}E{exponent[0]}{int(exponent[1:]):02d}"
    return plain(round_half_up(number, max(_GENERAL_DIGITS - 1 - whole, 0)))


def _is_too_small(number: Decimal) -> bool:
    """Tell whether a small number needs an exponent so as not to lose digits."""
    return 0 < abs(number) < Decimal("1e-4") and len(plain(abs(number))) > _GENERAL_DIGITS


def plain(number: Decimal) -> str:
    """Return the digits of a number without an exponent and without trailing zeros."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-0", "-0" if number else "0")


def round_half_up(number: Decimal, decimals: int) -> Decimal:
    """Return the number rounded half away from zero to so many decimals."""
    return number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_WIDE)


@dataclass(frozen=True, slots=True)
class _Pattern:
    """The digit pattern of one section."""

    decimals_least: int
    decimals_most: int
    whole_least: int
    thousands: bool
    scale: int
    exponent: int | None

    @classmethod
    def of(cls, tokens: list[re.Match[str]]) -> _Pattern:
        digits = "".join(match["number"] or "" for match in tokens)
        whole, _, decimals = digits.partition(".")
        trailing = len(whole) - len(whole.rstrip(",")) if not decimals else 0
        scale = 3 * (trailing + sum(len(match["scale"] or "") for match in tokens))
        percents = sum(match["literal"] in ("%", "％") for match in tokens)
        exponent = next((len(match["exponent"]) - 2 for match in tokens if match["exponent"]), None)
        return cls(
            decimals.count("0"),
            len(decimals),
            whole.count("0"),
            "," in whole.rstrip(","),
            scale - 2 * percents,
            exponent,
        )

    def apply(self, number: Decimal, tokens: list[re.Match[str]]) -> str:
        body, tail = self._digits(number.scaleb(-self.scale))
        parts = {"number": body, "exponent": tail}
        text = "".join(parts.get(match.lastgroup or "") or _literal(match) for match in tokens)
        return f"-{text}" if number < 0 and re.search("[1-9]", body) else text

    def _digits(self, number: Decimal) -> tuple[str, str]:
        if self.exponent is None:
            return self._fixed(number), ""
        power = number.adjusted() if number else 0
        if abs(round_half_up(number.scaleb(-power), self.decimals_most)) >= 10:
            power += 1
        sign = "-" if power < 0 else "+"
        return self._fixed(number.scaleb(-power)), f"E{sign}{abs(power):0{self.exponent}d}"

    def _fixed(self, number: Decimal) -> str:
        whole, _, decimals = f"{abs(round_half_up(number, self.decimals_most)):f}".partition(".")
        while len(decimals) > self.decimals_least and decimals.endswith("0"):
            decimals = decimals[:-1]
        whole = whole.lstrip("0").rjust(self.whole_least, "0")
        grouped = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", whole) if self.thousands else whole
        # Excel keeps the point of "0.#" even when no decimal follows.
        return f"{grouped}.{decimals}" if self.decimals_most else grouped


def _literals(tokens: list[re.Match[str]]) -> str:
    return "".join(_literal(match) for match in tokens)


def _literal(match: re.Match[str]) -> str:
    """Return what a token prints beside the digits: quoted text, currency signs; padding and colours print nothing."""
    if match["bracket"] is not None:
        currency = re.match(r"^\$([^-]*)(?:-.*)?$", match["bracket"])
        return currency[1] if currency else ""
    return match["quoted"] or match["escaped"] or match["literal"] or ""
