"""The shares that sentences state, each with its part and what it may be the share of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from zhibao.checks.fact_names import name_of
from zhibao.checks.facts import Facts
from zhibao.checks.printed_number import HALF, NumberForm
from zhibao.checks.quantities import Quantity, Sentence
from zhibao.text.lazy_patterns import lazy_pattern

# From the part to its share: 人，占; 人留在本市工作，占专任教师的; 人（占.
_SHARE_OF = lazy_pattern(
    r"(?:[^,、]{0,12}[,(、]|\s*)(?:约|仅|只|共|合计)?占(?:到|了|比)?([^,]*?)的?(?:比例|比重)?(?:为|达到?)?\s*"
)
_FROM_WHOLE = lazy_pattern(r"\s*(?:[^,]{0,12}[,(、]|\s*)(?:约|仅|只)?(?:占|完成)[^,]{0,12}")
_TO_SHARE = lazy_pattern(r"[^,]{0,10}?的?(?:比例|比重)?(?:为|达到?)?\s*")
# A rate of graduation is that of those who began years ago.
_RATE = lazy_pattern(r"[,(、]\s*[^,、]{0,6}?(?!毕业)([^,、]{2})[率度](?:为|达到?|是)?\s*")
# 3126人参加考核，2874人取得证书，通过率91.94%: how many of those who took part did well.
_TRIED = lazy_pattern(
    "参加|参考|参与|报考|报名|报到|申报|录取|应考|考核|测试|抽检|检查|检测|派出|选派|计划|毕业|签订|推荐|送检|应届|发放"
)
_SUCCESS = lazy_pattern(
    r"[,(、]\s*[^,、]{0,8}?(?:通过|合格|取证|报到|录取|获奖|及格|优秀|签约|结业|达标|成功|优良|留任|就业|升学|上线|完成|转化|回收|有效|参与|满意)率"
    r"(?:为|达到?|是|约)?\s*"
)
_AMONG_BEFORE = lazy_pattern(r"(?:^|[,;])([^,;\d]{2,12})中,(?:[\d—~-]{2,6})?$")
_PEOPLE_AFTER = lazy_pattern(r"(?<=..)(?:毕业生|学生|教师|人员|总人数|总人次|总数|总量|总面积|人次|人数)$")
_AMONG = lazy_pattern(r"(.{2,}?)(?:的(?:毕业生|学生|教师|人员))?中有?")
_KIND_OF = lazy_pattern(r"的([^的]{3,8})$")
_HUNDREDFOLD = 100
_SHORT = 2
# A share that misses that of its neighbour by a point at most is meant to be it.
_NEAR_MISS = Fraction(1)
_ALL = lazy_pattern(r"(?:全市|全部|总体|总数|总量|总人数|全市总数|全市总量)的?")
_PART_OF = lazy_pattern(r"其中|内有|中[,]?|[(]含")


class StatedShare(Struct, frozen=True):
    """A part and its share, and the wholes that it may be of; `is_sure` tells that the first is what is meant.

    `is_named`: the sentence says of what it is. `is_guessed`: what came before is taken for the whole.
    """

    part: Quantity
    share: Quantity
    wholes: tuple[Fraction, ...]
    is_sure: bool
    parts: tuple[Fraction, ...] = ()
    is_named: bool = False
    is_guessed: bool = False

    def fits(self, whole: Fraction) -> bool:
        """Tell whether the share is that of the part, or of another one in the sentence, in a whole."""
        step = self.part.number.step
        slack = step * HALF / whole * 100 if step > 1 and whole else Fraction(0)
        parts = (self.part.number.value, *self.parts)
        return bool(whole) and any(self.share.number.is_near(part / whole * 100, slack) for part in parts)

    @property
    def bounds(self) -> tuple[Fraction, Fraction]:
        """Between what the whole lies of which the part is this share."""
        value, slack = self.share.number.value, self.share.number.step * HALF
        part = self.part.number.value * 100
        return part / (value + slack), part / max(value - slack, slack)

    def fits_any(self, amounts: Iterable[Fraction]) -> bool:
        """Tell whether it is the share in one of these amounts."""
        return any(map(self.fits, amounts))

    def fits_a_fact(self, facts: Facts) -> bool:
        """Tell whether it is the share in any amount that is stated anywhere."""
        value, slack = self.share.number.value, self.share.number.step * HALF
        least, most = value + slack, max(value - slack, Fraction(1, _HUNDREDFOLD))
        parts = (self.part.number.value, *self.parts)
        return any(facts.has_between(self.part.unit, part * 100 / least, part * 100 / most) for part in parts if part)


def shares_of(sentence: Sentence, seen: Sequence[Quantity], facts: Facts) -> Iterator[StatedShare]:
    quantities = sentence.quantities
    for at, share in enumerate(quantities):
        if share.number.kind is NumberForm.SHARE and not share.is_rough and at:
            stated = _explicit(sentence, at) or _named(sentence, at, seen, facts) or _rate(sentence, at, seen)
            stated = stated or _of_success(sentence, at)
            if stated and not stated.part.is_rough and not stated.part.is_change:
                yield replace(stated, parts=_others(sentence, at, stated.part.unit))


def _rate(sentence: Sentence, at: int, seen: Sequence[Quantity]) -> StatedShare | None:
    """Return the share of 专业对口1198人，对口率81.94%, whose name has the words of the part."""
    part, share = sentence.quantities[at - 1], sentence.quantities[at]
    match = _RATE.fullmatch(sentence.between(part, share))
    if not match or not part.is_amount or match[1] not in part.lead:
        return None
    before = [each for each in (*seen, *sentence.quantities[: at - 1]) if each.unit == part.unit and each.is_level]
    larger = [each.number.value for each in reversed(before) if each.number.value > part.number.value]
    return StatedShare(part, share, tuple(larger), bool(larger), is_named=True, is_guessed=True)


def _of_success(sentence: Sentence, at: int) -> StatedShare | None:
    """Return the share of 3126人参加考核，2874人取得证书，通过率91.94%."""
    if at < 2:
        return None
    whole, part, share = sentence.quantities[at - 2 : at + 1]
    is_tried = _TRIED.search(whole.lead + whole.trail)
    is_like = whole.unit == part.unit and whole.number.value >= part.number.value and whole.is_level
    is_rate = _SUCCESS.fullmatch(sentence.text[part.end + len(part.trail) : share.start])
    return StatedShare(part, share, (whole.number.value,), True) if is_tried and is_like and is_rate else None


def _others(sentence: Sentence, at: int, unit: str) -> tuple[Fraction, ...]:
    """Return what else before a share it may be of: each other part, and all that are listed together."""
    values = [each.number.value for each in sentence.quantities[:at] if each.unit == unit and each.is_amount]
    together = (sum(values[start:], Fraction(0)) for start in range(len(values) - 1))
    return (*values, *together)


def _explicit(sentence: Sentence, at: int) -> StatedShare | None:
    """Return the share of 661人，占952人的69.43%."""
    if at < 2:
        return None
    part, whole, share = sentence.quantities[at - 2 : at + 1]
    is_same = part.unit == whole.unit and part.is_amount and whole.is_amount
    is_stated = _FROM_WHOLE.fullmatch(sentence.between(part, whole)) and _TO_SHARE.fullmatch(
        sentence.between(whole, share)
    )
    return StatedShare(part, share, (whole.number.value,), not whole.is_rough) if is_same and is_stated else None


def _named(sentence: Sentence, at: int, seen: Sequence[Quantity], facts: Facts) -> StatedShare | None:
    """Return the share of 532人，占专任教师的41.24%, or of 其中升学4563人，占63.38%."""
    part, share = sentence.quantities[at - 1], sentence.quantities[at]
    match = _SHARE_OF.fullmatch(sentence.between(part, share))
    if not match or not part.is_amount:
        return None
    before = [each for each in (*seen, *sentence.quantities[: at - 1]) if each.unit == part.unit and each.is_amount]
    larger = [each for each in before if each.number.value >= part.number.value]
    among = None if match[1] else _among(sentence, part)
    if match[1] or among:
        called = _called(match[1] or (among[1] if among else ""), part, larger, facts)
        return StatedShare(part, share, *called, is_named=True)
    whole = _whole(sentence, at - 1, larger) or _nearly(sentence, at, larger)
    others = tuple(each.number.value for each in before)
    return StatedShare(part, share, (whole.number.value, *others) if whole else others, whole is not None)


def _nearly(sentence: Sentence, at: int, larger: Sequence[Quantity]) -> Quantity | None:
    """Return the quantity right before a part of which the share nearly is: 952人，“双师型”661人，占比69.32%."""
    part, share = sentence.quantities[at - 1], sentence.quantities[at]
    before = sentence.quantities[at - 2] if at > 1 else None
    if before not in larger or not before or not before.is_level:
        return None
    missed = abs(part.number.value / before.number.value * 100 - share.number.value)
    return before if missed <= _NEAR_MISS else None


def _among(sentence: Sentence, part: Quantity) -> re.Match[str] | None:
    """Return the whole that is named before a part: 专任教师中高级职称, 在校生中，女生."""
    before = sentence.text[: part.start - len(part.lead)]
    return _AMONG.fullmatch(part.lead) or _KIND_OF.search(part.lead) or _AMONG_BEFORE.search(before)


def _called(words: str, part: Quantity, larger: Sequence[Quantity], facts: Facts) -> tuple[tuple[Fraction, ...], bool]:
    """Return what there is of the whole that is named, and whether there is but one number of it."""
    # 占全市的: of all that are counted as the part is.
    words = part.lead if _ALL.fullmatch(words) else words
    name = name_of(words)
    beside = [each.number.value for each in larger if name and _is_said_of(name, each)]
    plain = _PEOPLE_AFTER.sub("", words)
    stated = [each.number.value for each in facts.called(words, part.unit) or facts.called(plain, part.unit)]
    found = tuple(dict.fromkeys((*beside, *stated)))
    return (*found, *(each.number.value for each in larger)), bool(found)


def _is_said_of(name: str, quantity: Quantity) -> bool:
    """Tell whether the words around a quantity are those of a name: 走访企业 of 50家合作企业的走访中."""
    said = name_of(quantity.lead) + quantity.trail
    return name in said or (len(name) > _SHORT and set(name) <= set(said))


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
