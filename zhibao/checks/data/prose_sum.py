"""D767: parts in a sentence that do not make the total which it states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from zhibao.checks.check import Check
from zhibao.checks.kinds import is_all, is_run, names_kind, of_kind, sum_of_parts
from zhibao.checks.quantities import Quantity, Sentence
from zhibao.findings import Finding, Severity
from zhibao.pack.review_rules import ReviewRules, Whole
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.numbers import exact_digits

_TOTAL = lazy_pattern(
    r"^(?:[^,]{0,6})?(?:共计|合计|总计|总共|总数|共|全年|两项相加|相加|之和)(?:为|有|获|获得|是|达)?(?:奖(?:项)?|招生|培训)?$"
)
_LISTED = lazy_pattern(r"[^,;、。()\d]{0,14}[、,和及与]\s*[^,;、]{0,16}")
# From a total to its first part: 6所，其中公办; 6所，公办; 248项。
_PARTED = lazy_pattern(r"[^,、]{0,12}[,(:。;]?\s*(?:其中|包括|分别为|含)?[:,]?[^,;、]{0,8}")
_LEAST = 2
_SCALES = (("亿", 100_000_000), ("万", 10_000))
# The last of the parts is all that is left: 其他380人.
_REST = lazy_pattern("^(?:其他|其它|其余)")
_OF_YEAR, _YEARS = lazy_pattern(r"(20\d\d)年[^,;、\d]{0,8}$"), lazy_pattern("[两二三四五六]年")
_YEARS_OF = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_PRIZE = "奖"
# Of these one may have several: women and party members, schools of two honours.
_TRAITS = lazy_pattern(
    "女|党员|职称|双师|学历|农村|民族|困难|住校|寄宿|示范|重点|标准化|特色|双高|达标|品牌|优质|先进|名师|骨干|[以之](?:上|下)|拥有|具有|取得"
)
_FROM_TOTAL = lazy_pattern(r"[,(。;]\s*其中")
# Without such a word it is one of the parts: 升学2946人，就业2044人，其他228人.
_PARTS_FOLLOW = lazy_pattern("^中,|其中|包括|分为|分别|[:(](?!.*[)])")
_MANY = 3
# 总投资2860万元，其中企业投入1980万元、学院投入880万元: the parts are of what the total is.
_ALL = lazy_pattern("总(?:投资|投入|收入|支出|额|量|数|面积|经费)")
_OPEN = lazy_pattern(r"(?<![中高同一二三四特])等(?![奖次级职\d])|左右|以上|部分")


class ProseSum(Check):
    code, severity, title = "D767", Severity.ERROR, "正文里各部分之和与总数不同"
    message = "“{excerpt}”：各部分相加是 {sum}，总数却是 {found}。"
    advice = "请核对各部分与总数，改正填错的一个；还有没写出来的部分，请写全，或写明“等”。"
    why = "各部分就在总数旁边，读者一加就知道；多半是一个数改了，别的没有跟着改。"

    def found(self, sentences: tuple[Sentence, ...], rules: ReviewRules) -> Iterator[Finding]:
        kinds = tuple(each for whole in rules.wholes if not whole.total for each in whole.parts)
        for sentence in sentences:
            if len(sentence.quantities) > _LEAST - 1:
                # A sum that is stated before its parts and after them is wrong but once.
                told = {
                    (each.values["sum"], each.values["found"]): each
                    for each in self._of_sentence(sentence, rules, kinds)
                }
                yield from told.values()

    def _of_sentence(self, sentence: Sentence, rules: ReviewRules, kinds: tuple[str, ...]) -> Iterator[Finding]:
        yield from self._of_list(sentence)
        for whole in rules.wholes:
            yield from self._of_whole(sentence, whole, (*kinds, *whole.parts))
        for at in range(len(sentence.quantities)):
            yield from self._of_closed_list(sentence, at)

    def _of_list(self, sentence: Sentence) -> Iterator[Finding]:
        """Yield what is wrong with 一等奖9个、二等奖17个、三等奖24个，共50个."""
        parts: list[Quantity] = []
        for quantity in sentence.quantities:
            if parts and not _continues(sentence, parts[-1], quantity):
                parts = []
            if len(parts) >= _LEAST and _TOTAL.search(quantity.lead) and quantity.unit == parts[0].unit:
                yield from self._compared(sentence, _likeliest(sentence, parts, quantity), quantity)
                parts = []
            else:
                parts.append(quantity)

    def _of_whole(self, sentence: Sentence, whole: Whole, kinds: tuple[str, ...]) -> Iterator[Finding]:
        """Yield what is wrong with 学校6所，其中公办5所、民办1所, which names all the kinds there are."""
        parts = [of_kind(sentence, word) for word in whole.parts]
        found = [each for each in parts if each]
        if len(found) < _LEAST:
            return
        total = _total(sentence, found[0], kinds)
        if total and {each.unit for each in found} == {total.unit} and is_run(sentence, found):
            # Kinds of which one thing has but one: some of them are never more than all.
            is_sum = is_all(sentence, whole, found) and not whole.is_open
            if (is_sum or sum_of_parts(found) > total.number.value) and _is_of(whole, sentence, total, found[0]):
                yield from self._compared(sentence, found, total)

    def _of_closed_list(self, sentence: Sentence, at: int) -> Iterator[Finding]:
        """Yield what is wrong with 2402人，其中国有企业186人、其他2216人, and with 近三年87项，其中2023年24项、……."""
        total, *following = sentence.quantities[at:]
        if not following or not _is_parted(sentence, total, following):
            return
        parts = following[:1]
        for quantity in following[1:]:
            # After 其中市属4所、县属2所, comes another parting: ，公办5所、民办1所.
            is_new = len(parts) > 1 and "," in sentence.between(parts[-1], quantity)
            is_new = is_new and "," not in sentence.between(*parts[:2])
            if is_new or not _continues(sentence, parts[-1], quantity) or _TOTAL.search(quantity.lead):
                break
            parts.append(quantity)
            if _REST.match(quantity.lead):
                break
        is_like = total.is_level and total.is_amount and {each.unit for each in parts} == {total.unit}
        if is_like and len(parts) >= _LEAST and (_are_all(sentence, total, parts) or _are_more(sentence, total, parts)):
            yield from self._compared(sentence, parts, total)

    def _compared(self, sentence: Sentence, parts: Sequence[Quantity], total: Quantity) -> Iterator[Finding]:
        everything = (*parts, total)
        is_exact = not any(each.is_rough for each in everything) and len({each.number.step for each in everything}) == 1
        found = sum_of_parts(parts)
        start, end = min(each.start - len(each.lead) for each in everything), max(each.end for each in everything)
        excerpt = sentence.shown(start, end)
        # 在市级以上竞赛中获奖87项: what is said of the total leaves no part out.
        is_open = _OPEN.search(sentence.text[min(each.start for each in everything) : end])
        if is_exact and not is_open and found != total.number.value and not all(e.is_looked_up for e in everything):
            yield self.at(
                sentence.passage.text.ref,
                excerpt=excerpt,
                sum=_shown(found, total),
                found=total.shown,
            )


def _shown(number: Fraction, like: Quantity) -> str:
    """Return a number in the unit in which another one is stated: 3.1亿元."""
    word, times = next(((word, times) for word, times in _SCALES if word in like.shown), ("", 1))
    return f"{exact_digits(number / times)}{word}{like.number.unit}"


def _likeliest(sentence: Sentence, parts: Sequence[Quantity], total: Quantity) -> Sequence[Quantity]:
    """Return those of the parts before a total of which it is the sum, else those that are listed with 、."""
    for start in range(len(parts) - 1):
        if sum_of_parts(parts[start:]) == total.number.value:
            return parts[start:]
    start = len(parts) - 1
    while start and "," not in sentence.between(parts[start - 1], parts[start]):
        start -= 1
    return parts[start:] if len(parts) - start >= _LEAST else parts


def _is_of(whole: Whole, sentence: Sentence, total: Quantity, first: Quantity) -> bool:
    """Tell whether a total is one of what the parts are: 参赛选手1126名，评出一等奖114名 is none."""
    said = total.lead + total.trail
    is_parted = "其中" in sentence.between(total, first)
    return whole.total in said and (is_parted or _PRIZE not in whole.parts[0] or _PRIZE in said)


def _is_parted(sentence: Sentence, total: Quantity, following: list[Quantity]) -> bool:
    """Tell whether parts follow a total, between which its share and its changes may stand; take these away."""
    is_between = False
    while len(following) > 1 and not (following[0].is_level and following[0].is_amount):
        del following[0]
        is_between = True
    if is_between:
        return bool(_FROM_TOTAL.search(sentence.between(total, following[0])))
    between = sentence.between(total, following[0])
    return bool(_PARTED.fullmatch(between) and _PARTS_FOLLOW.search(between))


def _are_all(sentence: Sentence, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Tell whether nothing is left beside the parts."""
    ends = {each.lead[-2:] for each in parts}
    is_of_all = len(ends) == 1 and _ALL.search(total.lead) is not None
    return bool(_REST.match(parts[-1].lead)) or is_of_all or _are_all_years(sentence, total, parts)


def _are_more(sentence: Sentence, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Tell whether several parts, of which one thing is but one, are more than all."""
    is_parted = _FROM_TOTAL.search(sentence.between(total, parts[0]))
    is_each_less = all(each.number.value < total.number.value for each in parts)
    has_traits = any(_TRAITS.search(each.lead + each.trail) for each in parts)
    return bool(
        is_parted
        and is_each_less
        and len(parts) >= _MANY
        and not has_traits
        and sum_of_parts(parts) > total.number.value
    )


def _are_all_years(sentence: Sentence, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Tell whether the parts are those of as many years as the total is said to be of."""
    years = [_OF_YEAR.search(sentence.text[: each.start]) for each in parts]
    stated = _YEARS.findall(sentence.text[: total.start])
    return all(years) and bool(stated) and _YEARS_OF[stated[-1][0]] == len(parts)


def _continues(sentence: Sentence, before: Quantity, quantity: Quantity) -> bool:
    """Tell whether a quantity goes on with a list of the same kind, or says what it comes to."""
    is_like = before.unit == quantity.unit and quantity.is_amount
    return is_like and bool(_LISTED.fullmatch(sentence.between(before, quantity)))


def _total(sentence: Sentence, first: Quantity, kinds: Sequence[str]) -> Quantity | None:
    """Return the total that is parted: between 6所 and 公办5所 only kinds stand, 其中市属4所、县属2所."""
    at = sentence.quantities.index(first)
    while at and any(names_kind(sentence.quantities[at], kind) for kind in kinds):
        at -= 1
    # 1056名学生分2批（第一批548人
    if at and sentence.quantities[at].lead.endswith("分"):
        at -= 1
        total = sentence.quantities[at]
        return total if total.unit == first.unit and total.is_level else None
    total, following = sentence.quantities[at], sentence.quantities[at + 1 : at + 2]
    is_parted = bool(following) and _PARTED.fullmatch(sentence.between(total, following[0]))
    return total if is_parted and total.is_level and not any(names_kind(total, kind) for kind in kinds) else None
