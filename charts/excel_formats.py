"""Excel's number formats: the one under which a value prints as its label, and values printed alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct
from msgspec.structs import replace

from charts.chart_data_points import ChartData

MOST_DECIMALS = 10
LONGEST_TEXT = 100  # characters; Excel refuses a format of more than 255, and each is escaped
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_SECTION = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])+|(?<=;)(?=;)|(?<=;)$')
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


class NumberFormat(Struct, frozen=True):
    """Decimals, thousands set off by commas, per cent, and what stands before and after the number."""

    decimals: int = 0
    grouped: bool = False
    percent: bool = False
    before: str = ""
    after: str = ""

    @property
    def code(self) -> str:
        """The format in Excel's notation."""
        whole = "#,##0" if self.grouped else "0"
        fraction = f".{'0' * self.decimals}" if self.decimals else ""
        return f"{literal(self.before)}{whole}{fraction}{'%' if self.percent else ''}{literal(self.after)}"

    def text(self, value: Decimal) -> str:
        """The value as printed under the format."""
        number = value * 100 if self.percent else value
        rounded = number.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)
        shown = f"{rounded:{',' if self.grouped else ''}f}"
        return f"{self.before}{shown}{'%' if self.percent else ''}{self.after}"


def literal(text: str) -> str:
    """The text as it stands in a number format, each character escaped."""
    return "".join(f"\\{character}" for character in text)


def format_of(label: str) -> NumberFormat | None:
    """The format that a label is printed in; None when there is no number in it that a format could print."""
    number = _NUMBER.search(label)
    decimals = len(number[0].partition(".")[2]) if number else 0
    if number is None or decimals > MOST_DECIMALS:
        return None
    before, after = label[: number.start()], label[number.end() :]
    percent = after.startswith("%")
    return NumberFormat(decimals, "," in number[0], percent, before, after[percent:])


def code_for(label: str, value: Decimal, grouped: bool = False, source: str = "") -> str:
    """The code under which the value prints as the label.

    With `grouped` a value below a thousand gets commas too, should it grow. Brackets around negative numbers, 千 or
    an exponent need the `source`, the code that gave the label. Without it the mere text is printed, whatever the
    value becomes.
    """
    stated = format_of(label)
    if stated:
        for found in (replace(stated, grouped=stated.grouped or grouped), stated):
            if found.text(value) == label:
                return found.code
    if prints_numbers(source):
        return source
    return literal(label) if len(label) <= LONGEST_TEXT else "General"


def prints_numbers(code: str) -> bool:
    """Whether numbers above and below zero print as what they are under the code."""
    sections = [_LITERAL.sub("", section) for section in _SECTION.findall(code)]
    return bool(sections) and all(re.search("[0#?]|General", section) for section in sections[:2])


def sum_labels(data: ChartData, sums: Sequence[Decimal]) -> list[str]:
    """Sums of the values as they would be printed among the labels, "" where the labels say no plain numbers."""
    points = [(value, label) for series in data.series for _, value, label in series.present]
    stated = [(value, label, format_of(label)) for value, label in points]
    if not all(form and form.text(value) == label for value, label, form in stated):
        return [""] * len(sums)
    return list(map(common_format(data.labels).text, sums))


def common_format(labels: list[str]) -> NumberFormat:
    """The format for a number that stands among the labels, such as their sum: with the most decimals of any."""
    found = [each for each in map(format_of, labels) if each]
    return NumberFormat(
        max((each.decimals for each in found), default=0),
        any(each.grouped for each in found),
        bool(found) and all(each.percent for each in found),
        after=found[0].after if found and len({each.after for each in found}) == 1 else "",
    )
