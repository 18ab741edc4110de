"""How a value and its change from the year before are printed: 25115、减少3687人、提高2.01个百分点、下降12.8%."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from zhibao.indicators.units import Measure, percent_digits
from zhibao.indicators.values import Value
from zhibao.model.origin import Origin
from zhibao.pack import ChangeRules
from zhibao.text.numbers import digits_of, grouped_digits, rounded

CHANGE, GROWTH, SIGNED, WITH_UNIT = "增减", "增幅", "变化", "带单位"
FULL_CHANGE, FULL_GROWTH = "比上年增减", "比上年增幅"
# What each form is called when it brings its own 比上年.
FULL: Mapping[str, str] = MappingProxyType({CHANGE: FULL_CHANGE, GROWTH: FULL_GROWTH})
POINTS = "个百分点"


class Printed(Struct, frozen=True):
    """A number as it is printed, where it comes from, and the number itself when it is all that is printed."""

    text: str
    origin: Origin
    number: Decimal | None = None


class NoChangeError(ValueError):
    """A change that cannot be stated; the message says why."""


def plain(value: Value) -> Printed:
    """Return the value with the sign of its measure."""
    return Printed(value.shown, value.origin, value.printed)


def with_unit(value: Value) -> Printed:
    """Return the value with its unit."""
    return Printed(value.shown + value.unit.name, value.origin)


def change(current: Value, previous: Value, rules: ChangeRules) -> Printed:
    """Return how much more or less it is in words: 减少3687人, 提高2.01个百分点, 持平."""
    difference = _difference(current, previous)
    words = {Measure.AMOUNT: rules.amount, Measure.SHARE: rules.share}.get(current.unit.measure, rules.ratio)
    text = _word(difference, words, rules.level)
    if difference:
        points = POINTS if current.unit.measure is Measure.SHARE else ""
        text += _digits(abs(difference), current) + points + current.unit.name
    return Printed(text, _change_origin(current, previous))


def signed(current: Value, previous: Value, rules: ChangeRules) -> Printed:
    """Return the change as a number with its sign: -3687, +1270, 0; of shares in percentage points."""
    difference = _difference(current, previous)
    text = ("+" if difference > 0 else "") + _digits(difference, current)
    return Printed(text, _change_origin(current, previous), difference)


def signed_with_points(current: Value, previous: Value, rules: ChangeRules) -> Printed:
    """Return the change with its sign for a table's column, where shares need their unit."""
    found = signed(current, previous, rules)
    points = POINTS if current.unit.measure is Measure.SHARE else ""
    return Printed(found.text + points, found.origin, None if points else found.number)


def growth(current: Value, previous: Value, rules: ChangeRules) -> Printed:
    """Return the growth in words: 下降12.8%; raise NoChangeError for shares and unless both are positive."""
    ratio = _growth(current, previous)
    percentage = rounded(abs(ratio) * 100, rules.growth_decimals)
    if ratio and not percentage:
        text = rules.about_level
    else:
        text = _word(ratio, rules.growth, rules.level) + (f"{digits_of(percentage)}%" if ratio else "")
    return Printed(text, _growth_origin(current, previous, ratio))


def signed_growth(current: Value, previous: Value, rules: ChangeRules) -> Printed:
    """Return the growth with its sign for a table's column: -12.8%; raises as `growth` does."""
    ratio = _growth(current, previous)
    percentage = rounded(ratio * 100, rules.growth_decimals)
    text = f"{'+' if percentage > 0 else ''}{digits_of(percentage)}%"
    return Printed(text, _growth_origin(current, previous, ratio), percentage.scaleb(-2))


def _difference(current: Value, previous: Value) -> Decimal:
    """Return the difference of the printed numbers, so that a reader who subtracts them finds it."""
    return current.printed - previous.printed


def _growth(current: Value, previous: Value) -> Fraction:
    base = Fraction(previous.printed)
    if current.unit.measure is Measure.SHARE:
        raise NoChangeError("百分数只说增减（个百分点），不说增幅；请改用“.增减”")
    if current.unit.measure is Measure.PARTS:
        raise NoChangeError("成比只说增减，不说增幅；请改用“.增减”")
    if base <= 0:
        raise NoChangeError(f"上年是 {previous.shown}，除不出增幅；请改用“.增减”或直接写明")
    if current.printed < 0:
        raise NoChangeError(f"本年是 {current.shown}，由正变负，不说增幅；请改用“.增减”或直接写明")
    return (Fraction(current.printed) - base) / base


def _word(difference: Decimal | Fraction, words: tuple[str, str], level: str) -> str:
    more, less = words
    return level if not difference else more if difference > 0 else less


def _digits(difference: Decimal, value: Value) -> str:
    if value.unit.measure is Measure.SHARE:
        return percent_digits(difference)
    return grouped_digits(difference) if value.is_grouped else digits_of(difference)


def _change_origin(current: Value, previous: Value) -> Origin:
    working = f"{current.shown}-{_in_brackets(previous)}"
    exact = Fraction(_difference(current, previous))
    return Origin(f"{current.origin.name}增减", exact, "本年-上年", working, (), (current.origin, previous.origin))


def _growth_origin(current: Value, previous: Value, ratio: Fraction) -> Origin:
    working = f"({current.shown}-{_in_brackets(previous)})/{_in_brackets(previous)}"
    sources = (current.origin, previous.origin)
    return Origin(f"{current.origin.name}增幅", ratio, "(本年-上年)/上年", working, (), sources)


def _in_brackets(value: Value) -> str:
    return f"({value.shown})" if value.number < 0 else value.shown


Change = Callable[[Value, Value, ChangeRules], Printed]


def _full(stated: Change) -> Change:
    """Return a change in words that stand by themselves: 比上年减少3687人, 与上年基本持平; raises as `stated`."""

    def full(current: Value, previous: Value, rules: ChangeRules) -> Printed:
        printed = stated(current, previous, rules)
        return replace(printed, text=(rules.along if printed.text in rules.levels else rules.against) + printed.text)

    return full


CHANGES: Mapping[str, Change] = MappingProxyType(
    {CHANGE: change, GROWTH: growth, SIGNED: signed, FULL_CHANGE: _full(change), FULL_GROWTH: _full(growth)}
)
# The changes that a table has columns for.
COLUMN_CHANGES: Mapping[str, Change] = MappingProxyType({CHANGE: signed_with_points, GROWTH: signed_growth})
FORMS = (*CHANGES, WITH_UNIT)
