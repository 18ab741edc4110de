"""D787: a total and a value per head in a sentence that imply another number of pupils."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from zhibao.checks.check import Check
from zhibao.checks.facts import Fact, Facts
from zhibao.checks.printed_number import HALF, shown_like
from zhibao.checks.quantities import Quantity, Sentence
from zhibao.checks.scopes import Scopes
from zhibao.findings import Finding, Severity
from zhibao.text.numbers import digits_of, rounded

_PER_HEAD = re.compile(r"生均")
_PUPILS = ("中职在校生", "在校生", "全日制在校生")
# What says that another number of pupils is meant.
_BASIS = re.compile(r"折合|折算|口径|均值|平均数|平均值|按.{0,12}计|不含|另")
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
        for paragraph in paragraphs if pupils else ():
            whole = "".join(sentence.text for sentence in paragraph)
            if not (_BASIS.search(whole) or scopes.is_named(whole) or paragraph[0].passage.section.case):
                for sentence in paragraph:
                    yield from self._of_sentence(sentence, pupils)

    def _of_sentence(self, sentence: Sentence, pupils: list[Fact]) -> Iterator[Finding]:
        for at, head in enumerate(sentence.quantities):
            total = _total(sentence, at)
            if (
                total
                and not (head.is_rough or head.is_looked_up)
                and not any(_fits(total, head, fact) for fact in pupils)
            ):
                computed = shown_like(total.number.value / pupils[0].number.value, head.number)
                told = {"total": total.shown, "found": head.shown, "pupils": pupils[0].number.shown}
                told["implied"] = digits_of(rounded(total.number.value / head.number.value, 0))
                excerpt = sentence.shown(total.start - len(total.lead), head.end)
                place = sentence.passage.text.ref
                yield self.at(place, excerpt=excerpt, computed=f"{computed}{head.number.unit}", **told)


def _total(sentence: Sentence, at: int) -> Quantity | None:
    """Return the total right before a value per head, of which it is."""
    head, before = sentence.quantities[at], sentence.quantities[at - 1] if at else None
    is_per_head = _PER_HEAD.search(head.lead) and head.is_level and head.is_amount and head.number.value
    if not before or not is_per_head or before.unit != head.unit or (not before.is_level and not before.is_rough):
        return None
    own = _PER_HEAD.split(head.lead)[-1]
    return before if before.number.value > head.number.value and _names_the_same(own, before.lead) else None


def _names_the_same(own: str, total: str) -> bool:
    """Tell whether 生均 goes with the total before it: without a name of its own, or with one that has its words."""
    plain = re.sub(r"(?:建筑|占地)?面积|价值|数量|约|为|是|达|达到|共|馆藏|值", "", own)
    return not plain or plain in total or plain[:2] in total


def _fits(total: Quantity, head: Quantity, pupils: Fact) -> bool:
    value = total.number.value / pupils.number.value
    slack = total.number.step * HALF / pupils.number.value
    near = value * (_NEAR if total.is_rough else Fraction(0))
    return head.number.is_near(value, slack + near)
