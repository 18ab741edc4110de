"""D787: a total and a value per head in a sentence that imply another number of pupils."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from zhibao.checks.check import Check
from zhibao.checks.facts import Facts
from zhibao.checks.printed_number import HALF, Number, shown_like
from zhibao.checks.quantities import Quantity, Sentence
from zhibao.checks.scopes import Scopes
from zhibao.findings import Finding, Severity
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.numbers import digits_of, rounded

_PER_HEAD = lazy_pattern(r"(?<![百千])生均")
_PUPILS = ("中职在校生", "在校生", "全日制在校生")
# What says that another number of pupils is meant.
_BASIS = lazy_pattern(r"折合|折算|口径|均值|平均数|平均值|按.{0,12}计|不含|另")
# The number of pupils that is in the report anyway is no other one.
_SAID_PUPILS = lazy_pattern(r"按(?:照)?[^,;\d]{0,8}?(\d{1,9})人(?:计|算|计算|测算)")
# By how much a number of pupils may differ: that of autumn and that of spring.
_NEAR = Fraction(2, 100)


class PerHeadInProse(Check):
    code, severity, title = "D787", Severity.WARNING, "总量与生均数对不上在校生数"
    message = "“{excerpt}”：{total} 除以 {found} 是 {implied} 人，报告里的在校生是 {pupils}，照此生均应是 {computed}。"
    advice = "请核对总量、生均数和在校生数；生均数按折合在校生等别的人数算的，请在话里或“口径”列写明。"
    why = "总量、人数、生均数三个都在报告里，一除就知道合不合；几个生均数的分母各不相同，会被追问口径。"

    def found(
        self, paragraphs: tuple[tuple[Sentence, ...], ...], facts: Facts, scopes: Scopes, year: int | None
    ) -> Iterator[Finding]:
        pupils = [fact for name in _PUPILS for fact in facts.called(name, "人") if fact.year == year and not fact.scope]
        known = {fact.number.value for fact in pupils}
        for paragraph in paragraphs if pupils else ():
            whole = "".join(sentence.text for sentence in paragraph)
            whole = _SAID_PUPILS.sub(lambda match: match[0] if Fraction(match[1]) not in known else "", whole)
            if not (_BASIS.search(whole) or paragraph[0].passage.section.case):
                for sentence in paragraph:
                    for head in _heads(sentence, facts, year or 0):
                        if scopes.is_whole(sentence, head.quantity) and not any(
                            head.fits(fact.number.value) for fact in pupils
                        ):
                            yield self._finding(sentence, head, pupils[0].number)

    def _finding(self, sentence: Sentence, head: _Head, pupils: Number) -> Finding:
        found = head.quantity.number
        computed = f"{shown_like(head.total.value / pupils.value, found)}{found.unit}"
        implied = digits_of(rounded(head.total.value / found.value, 0))
        told = {"total": head.total.shown, "found": found.shown, "pupils": pupils.shown, "computed": computed}
        excerpt = sentence.shown(head.start, head.quantity.end)
        return self.at(sentence.passage.text.ref, excerpt=excerpt, implied=implied, **told)


class _Head(Struct, frozen=True):
    """A value per head, and the total of which it is."""

    quantity: Quantity
    total: Number
    start: int
    is_rough: bool = False

    def fits(self, pupils: Fraction) -> bool:
        value = self.total.value / pupils
        slack = self.total.step * HALF / pupils
        return self.quantity.number.is_near(value, slack + (value * _NEAR if self.is_rough else 0))


def _heads(sentence: Sentence, facts: Facts, year: int) -> Iterator[_Head]:
    before: Quantity | None = None
    for head in sentence.quantities:
        words = _PER_HEAD.split(head.lead)
        if len(words) > 1 and head.is_level and head.is_amount and head.number.value and not head.is_looked_up:
            if before and _is_total(before, head, words[-1]):
                yield _Head(head, before.number, before.start - len(before.lead), before.is_rough)
            elif stated := facts.settled("", words[0] or words[-1], year, head.unit):
                yield _Head(head, stated.number, head.start - len(head.lead))
        # 按在校生21406人计 stands between a total and its value per head.
        before = before if head.unit == "人" else head


def _is_total(before: Quantity, head: Quantity, own: str) -> bool:
    """Tell whether the quantity right before is the total of a value per head."""
    is_like = before.unit == head.unit and (before.is_level or before.is_rough)
    return is_like and before.number.value > head.number.value and _names_the_same(own, before.lead)


def _names_the_same(own: str, total: str) -> bool:
    """Tell whether 生均 goes with the total before it: without a name of its own, or with one that has its words."""
    plain = re.sub(r"(?:建筑|占地)?面积|价值|数量|约|为|是|达|达到|共|馆藏|值", "", own)
    return not plain or plain in total or plain[:2] in total
