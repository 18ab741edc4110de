"""D769: a count in a sentence that no table beside it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhibao.checks.check import Check
from zhibao.checks.listings import AWARDS, Beside, ItemList
from zhibao.checks.quantities import Quantity, Sentence
from zhibao.findings import Finding, Severity
from zhibao.text.lazy_patterns import lazy_pattern

_SHOWN, _TOPIC = 3, 2
_TIMES = ("次", "期", "场", "项", "个")
# Of these a list has one in a row.
_THINGS = (*_TIMES, "家", "门", "支", "种", "件", "所", "部", "篇", "批", "届")
_GRADE = "(?:[特一二三四]等|金|银|铜|优秀|优胜|鼓励)奖"
_GRADE_BEFORE, _GRADE_AFTER = lazy_pattern(f"{_GRADE}$"), lazy_pattern(_GRADE)
_AWARDS = lazy_pattern(r"(?:获奖|获得?奖项|共获奖)$")


class CountOfRows(Check):
    code, severity, title = "D769", Severity.ERROR, "正文里的个数与旁边的表不同"
    message = "“{found}”，旁边的表“{caption}”里“{word}”却是 {counted}。"
    advice = '请数一数表里的行，改正一处；个数由程序数最可靠：在“指标”表写公式 计数("表名", 列="值")，正文查值。'
    why = "名单就在旁边，读者一数就知道；多半是名单增减了，话没有跟着改。"

    def found(self, beside: tuple[Beside, ...]) -> Iterator[Finding]:
        for each in beside:
            for sentence in each.sentences:
                for quantity in sentence.quantities:
                    if _is_count(quantity):
                        yield from self._compared(each, sentence, quantity)
                        yield from self._of_subject(each, sentence, quantity)

    def _compared(self, beside: Beside, sentence: Sentence, quantity: Quantity) -> Iterator[Finding]:
        meant = beside.meant(sentence, quantity.start)
        word = _word(quantity, meant)
        having = [each for each in meant if word in each.counts or (word == AWARDS and each.has_grades)]
        lawful = _lawful(word, having, beside.listings, quantity.unit)
        if having and quantity.number.value not in lawful:
            own = [len(each.rows) if word == AWARDS else each.counts[word][0] for each in having]
            counted = "、".join(f"{count} 个" for count in list(dict.fromkeys(own))[:_SHOWN])
            told = {"found": _excerpt(sentence, quantity), "word": word, "counted": counted}
            yield self.at(sentence.passage.text.ref, caption=having[0].grid.placed.caption, **told)

    def _of_subject(self, beside: Beside, sentence: Sentence, quantity: Quantity) -> Iterator[Finding]:
        """Yield a count of what the caption of a listing says is listed: 专题教研活动6次."""
        before, after = quantity.lead, quantity.trail
        named = [each for each in beside.listings if each.subject]
        meant = [each for each in named if before.endswith(each.subject) or after.startswith(each.subject)]
        if len(meant) == 1 and quantity.unit in _THINGS and quantity.number.value not in meant[0].all_counts:
            counted = {"word": meant[0].subject, "counted": f"{len(meant[0].rows)} 个"}
            found = _excerpt(sentence, quantity)
            yield self.at(sentence.passage.text.ref, caption=meant[0].grid.placed.caption, found=found, **counted)


def _is_count(quantity: Quantity) -> bool:
    return quantity.is_amount and quantity.is_level and not quantity.is_looked_up and quantity.number.step == 1


def _word(quantity: Quantity, meant: Sequence[ItemList]) -> str:
    """Return the word of the tables that is counted, empty for none."""
    if _AWARDS.search(quantity.lead):
        return AWARDS
    grades = (_GRADE_BEFORE.search(quantity.lead), _GRADE_AFTER.match(quantity.trail))
    grade = next((match[0] for match in grades if match), "")
    return grade if any(grade in each.counts for each in meant) else _kind(quantity, meant)


def _kind(quantity: Quantity, meant: Sequence[ItemList]) -> str:
    """Return the kind that is counted: 校级 of 校级培训5次, where the table is of 培训."""
    topic = quantity.lead[-_TOPIC:]
    about = [each for each in meant if len(topic) == _TOPIC and topic in each.caption]
    words = (quantity.lead[start:-_TOPIC] for start in range(len(quantity.lead) - _TOPIC - 1))
    found = (word for word in words if any(word in each.counts for each in about))
    return next(found, "") if quantity.unit in _TIMES else ""


def _lawful(word: str, having: Sequence[ItemList], listings: Sequence[ItemList], unit: str) -> frozenset[int]:
    """Return every count that may be meant: of one table, of all together, or printed in a table of numbers."""
    own = [each.all_counts if word == AWARDS else _counts(each, word, unit) for each in having]
    rows = [len(each.rows) if word == AWARDS else each.counts[word][0] for each in having]
    return frozenset().union(*own, {sum(rows)}, *(each.printed for each in listings))


def _counts(listing: ItemList, word: str, unit: str) -> frozenset[int]:
    return listing.counts_of_things(word) if unit in _TIMES else frozenset(listing.counts[word])


def _excerpt(sentence: Sentence, quantity: Quantity) -> str:
    return sentence.shown(quantity.start - len(quantity.lead), quantity.end + len(quantity.trail))
