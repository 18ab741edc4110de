"""D766: a share in a sentence that is not that of the numbers beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from zhibao.checks.check import Check
from zhibao.checks.fact_names import name_of
from zhibao.checks.facts import Facts
from zhibao.checks.named_shares import named_share
from zhibao.checks.printed_number import HALF, NumberForm, shown_like
from zhibao.checks.quantities import Quantity, Sentence
from zhibao.checks.scopes import Scopes
from zhibao.findings import Finding, Severity

# From the part to its share: 人，占; 人留在本市工作，占专任教师的; 人（占.
_SHARE_OF = re.compile(
    r"(?:[^,、]{0,12}[,(、]|\s*)(?:约|仅|只|共|合计)?占(?:到|了)?([^,]*?)的?(?:比例|比重)?(?:为|达到?)?\s*"
)
_FROM_WHOLE = re.compile(r"\s*(?:[^,]{0,12}[,(、]|\s*)(?:约|仅|只)?占[^,]{0,12}")
_TO_SHARE = re.compile(r"[^,]{0,10}?的?(?:比例|比重)?(?:为|达到?)?\s*")
_RATE = re.compile(r"[,(、]\s*[^,、]{0,6}?([^,、]{2})率(?:为|达到?|是)?\s*")
_AMONG = re.compile(r"(.{2,}?)(?:的(?:毕业生|学生|教师|人员))?中有?")
_KIND_OF = re.compile(r"的([^的]{3,8})$")
_HUNDREDFOLD = 100
_ALL = re.compile(r"(?:全市|全部|总体|总数|总量|总人数|全市总数|全市总量)的?")
_PART_OF = re.compile(r"其中|内有|中[,]?|[(]含")


@dataclass(frozen=True, slots=True)
class _Stated:
    """A part and its share, and the wholes that it may be of; `is_sure` tells that the first is what is meant."""

    part: Quantity
    share: Quantity
    wholes: tuple[Fraction, ...]
    is_sure: bool
    parts: tuple[Fraction, ...] = ()

    def fits(self, whole: Fraction) -> bool:
        """Tell whether the share is that of the part, or of another one in the sentence, in a whole."""
        step = self.part.number.step
        slack = step * HALF / whole * 100 if step > 1 and whole else Fraction(0)
        parts = (self.part.number.value, *self.parts)
        return bool(whole) and any(self.share.number.is_near(part / whole * 100, slack) for part in parts)

    def fits_a_fact(self, facts: Facts) -> bool:
        """Tell whether it is the share in any amount that is stated anywhere."""
        value, slack = self.share.number.value, self.share.number.step * HALF
        least, most = value + slack, max(value - slack, Fraction(1, _HUNDREDFOLD))
        parts = (self.part.number.value, *self.parts)
        return any(facts.has_between(self.part.unit, part * 100 / least, part * 100 / most) for part in parts if part)


class ProseShare(Check):
    code, severity, title = "D766", Severity.ERROR, "正文里的占比算不出来"
    message = "“{excerpt}”：{part} 占 {whole} 是 {computed}，不是 {found}。"
    advice = (
        "请核对部分、整体和占比三个数；占比在“指标”表里写公式，正文查值，就总算得对。分母是别的数的，请在话里写明。"
    )
    why = "部分和整体就在旁边，读者一除就知道；多半是数改了，占比没有跟着改。"

    def found(
        self, paragraphs: tuple[tuple[Sentence, ...], ...], facts: Facts, scopes: Scopes, year: int | None
    ) -> Iterator[Finding]:
        for paragraph in paragraphs:
            for sentence in paragraph:
                yield from self._named(sentence, facts, scopes, year or 0)
            seen: list[Quantity] = []
            settled: tuple[Fraction, ...] = ()
            for sentence in paragraph:
                for stated in _shares(sentence, seen, facts):
                    fitting = tuple(filter(stated.fits, stated.wholes))
                    if fitting:
                        settled = fitting[:1]
                    elif not stated.fits_a_fact(facts):
                        # Shares that follow each other are of one whole, as far as nothing else is said.
                        alike = stated if stated.is_sure or not settled else _of(stated, settled)
                        yield from self._findings(sentence, alike)
                seen += sentence.quantities

    def _named(self, sentence: Sentence, facts: Facts, scopes: Scopes, year: int) -> Iterator[Finding]:
        for share in sentence.quantities:
            known = named_share(sentence, share, facts, scopes, year)
            if known and not share.number.is_near(known.hundredths):
                excerpt = sentence.shown(share.start - len(share.lead), share.end)
                told = {"part": known.part.number.shown, "whole": known.whole.number.shown, "found": share.shown}
                computed = shown_like(known.hundredths, share.number)
                yield self.at(sentence.passage.text.ref, excerpt=excerpt, computed=computed, **told)

    def _findings(self, sentence: Sentence, stated: _Stated) -> Iterator[Finding]:
        part, share = stated.part, stated.share
        whole = stated.wholes[0] if stated.is_sure and stated.wholes else None
        if whole and not (share.is_looked_up and part.is_looked_up):
            excerpt = sentence.shown(part.start - len(part.lead), share.end)
            computed = shown_like(part.number.value / whole * 100, share.number)
            told = {"part": part.shown, "whole": f"{shown_like(whole, part.number)}{part.unit}", "found": share.shown}
            yield self.at(sentence.passage.text.ref, excerpt=excerpt, computed=computed, **told)


def _of(stated: _Stated, settled: tuple[Fraction, ...]) -> _Stated:
    return replace(stated, wholes=settled, is_sure=settled[0] in stated.wholes)


def _shares(sentence: Sentence, seen: Sequence[Quantity], facts: Facts) -> Iterator[_Stated]:
    quantities = sentence.quantities
    for at, share in enumerate(quantities):
        if share.number.kind is NumberForm.SHARE and not share.is_rough and at:
            stated = _explicit(sentence, at) or _named(sentence, at, seen, facts) or _rate(sentence, at, seen)
            if stated and not stated.part.is_rough and not stated.part.is_change:
                yield replace(stated, parts=_others(sentence, at, stated.part.unit))


def _rate(sentence: Sentence, at: int, seen: Sequence[Quantity]) -> _Stated | None:
    """Return the share of 专业对口1198人，对口率81.94%, whose name has the words of the part."""
    part, share = sentence.quantities[at - 1], sentence.quantities[at]
    match = _RATE.fullmatch(sentence.between(part, share))
    if not match or not part.is_amount or match[1] not in part.lead:
        return None
    before = [each for each in (*seen, *sentence.quantities[: at - 1]) if each.unit == part.unit and each.is_level]
    larger = [each.number.value for each in reversed(before) if each.number.value > part.number.value]
    return _Stated(part, share, tuple(larger), bool(larger))


def _others(sentence: Sentence, at: int, unit: str) -> tuple[Fraction, ...]:
    """Return what else before a share it may be of: each other part, and all that are listed together."""
    values = [each.number.value for each in sentence.quantities[:at] if each.unit == unit and each.is_amount]
    together = (sum(values[start:], Fraction(0)) for start in range(len(values) - 1))
    return (*values, *together)


def _explicit(sentence: Sentence, at: int) -> _Stated | None:
    """Return the share of 661人，占952人的69.43%."""
    if at < 2:
        return None
    part, whole, share = sentence.quantities[at - 2 : at + 1]
    is_same = part.unit == whole.unit and part.is_amount and whole.is_amount
    is_stated = _FROM_WHOLE.fullmatch(sentence.between(part, whole)) and _TO_SHARE.fullmatch(
        sentence.between(whole, share)
    )
    return _Stated(part, share, (whole.number.value,), not whole.is_rough) if is_same and is_stated else None


def _named(sentence: Sentence, at: int, seen: Sequence[Quantity], facts: Facts) -> _Stated | None:
    """Return the share of 532人，占专任教师的41.24%, or of 其中升学4563人，占63.38%."""
    part, share = sentence.quantities[at - 1], sentence.quantities[at]
    match = _SHARE_OF.fullmatch(sentence.between(part, share))
    if not match or not part.is_amount:
        return None
    before = [each for each in (*seen, *sentence.quantities[: at - 1]) if each.unit == part.unit and each.is_amount]
    larger = [each for each in before if each.number.value >= part.number.value]
    among = None if match[1] else _AMONG.fullmatch(part.lead) or _KIND_OF.search(part.lead)
    if match[1] or among:
        return _Stated(part, share, *_called(match[1] or (among[1] if among else ""), part, larger, facts))
    whole = _whole(sentence, at - 1, larger)
    others = tuple(each.number.value for each in before)
    return _Stated(part, share, (whole.number.value, *others) if whole else others, whole is not None)


def _called(words: str, part: Quantity, larger: Sequence[Quantity], facts: Facts) -> tuple[tuple[Fraction, ...], bool]:
    """Return what there is of the whole that is named, and whether there is but one number of it."""
    # 占全市的: of all that are counted as the part is.
    words = part.lead if _ALL.fullmatch(words) else words
    name = name_of(words)
    beside = [each.number.value for each in larger if name and name in name_of(each.lead) + each.trail]
    stated = [each.number.value for each in facts.called(words, part.unit)]
    found = tuple(dict.fromkeys((*beside, *stated)))
    return (*found, *(each.number.value for each in larger)), bool(found)


def _whole(sentence: Sentence, at: int, larger: Sequence[Quantity]) -> Quantity | None:
    """Return the whole that stands before 其中, or at the head of a paragraph of parts with their shares."""
    levels = [each for each in larger if each.is_level]
    before = [each for each in sentence.quantities[:at] if each in levels]
    if not levels or len(levels) < len(larger):
        return None
    if before:
        is_part = _PART_OF.search(sentence.text[before[-1].end : sentence.quantities[at].start])
        return before[-1] if is_part else None
    return levels[0] if levels[0].number.value == max(each.number.value for each in levels) else None
