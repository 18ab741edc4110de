"""D778: a change in words that is not the difference or growth of the numbers."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from zhibao.checks.changes import Change, Said
from zhibao.checks.check import Check
from zhibao.checks.printed_number import Number, NumberForm, shown_like
from zhibao.findings import Finding, Severity


class ChangeAmount(Check):
    code, severity, title = "D778", Severity.ERROR, "正文里的增减、增幅与数不合"
    message = "“{excerpt}”：{found} 应是 {computed}（{working}）。"
    advice = "请核对两年的数和增减；数填进“指标”表，正文写 {{{{名称.增减}}}}、{{{{名称.增幅}}}}，就总算得对。"
    why = "读者拿两年的数一算就知道；多半是数改了，增减、增幅没有跟着改，或除以了本年。"

    def found(self, changes: tuple[Change, ...]) -> Iterator[Finding]:
        for change in changes:
            for said in change.said:
                if not said.quantity.is_looked_up:
                    yield from self._compared(change, said)

    def _compared(self, change: Change, said: Said) -> Iterator[Finding]:
        expected = _expected(change, said)
        number = said.quantity.number
        if expected is not None and not number.is_near(expected[0], expected[1]):
            place = change.sentence.passage.text.ref
            told = {"found": number.shown, "computed": _told(expected[0], number), "working": _working(change)}
            yield self.at(place, excerpt=change.excerpt, **told)


def _expected(change: Change, said: Said) -> tuple[Fraction, Fraction] | None:
    """Return what should be said, and how far it may be from that; None where nothing can be said."""
    kind, this = said.quantity.number.kind, change.this
    if not this:
        return None
    if not change.last:
        return _from_difference(change, said)
    difference = change.difference or Fraction(0)
    if kind is NumberForm.SHARE and this.kind is NumberForm.AMOUNT and change.growth is not None:
        return abs(change.growth), change.slack / abs(change.last.value) * 200
    is_points = kind is NumberForm.POINTS and this.kind is NumberForm.SHARE
    return (abs(difference), change.slack) if is_points or kind is this.kind is NumberForm.AMOUNT else None


def _from_difference(change: Change, said: Said) -> tuple[Fraction, Fraction] | None:
    """Return the growth that follows from this year's number and the difference that is said before it."""
    first, this = change.said[0], change.this
    is_growth = said is not first and said.quantity.number.kind is NumberForm.SHARE and said.is_more == first.is_more
    if not this or not is_growth or {this.kind, first.quantity.number.kind} != {NumberForm.AMOUNT}:
        return None
    last = this.value - first.signed
    is_same = first.quantity.unit == this.unit or first.quantity.unit == "人"
    return (first.quantity.number.value / last * 100, change.slack / last * 200) if last > 0 and is_same else None


def _told(value: Fraction, like: Number) -> str:
    if like.kind is not NumberForm.AMOUNT:
        return shown_like(value, like)
    scale = next((mark for mark in "万亿" if mark in like.shown), "")
    times = {"": 1, "万": 10_000, "亿": 100_000_000}[scale]
    return shown_like(value / times, Number(value, like.step / times, like.kind, "")) + scale + like.unit


def _working(change: Change) -> str:
    assert change.this
    if change.last:
        return f"由 {change.last.shown} 到 {change.this.shown}" + (f"，{change.where}" if change.where else "")
    return f"本年 {change.this.shown}，上年为它减去所说的增减"
