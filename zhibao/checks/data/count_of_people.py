"""D770: a count of people in a sentence that the names of the table beside it do not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhibao.checks.check import Check
from zhibao.checks.listings import Beside, ItemList, names_in
from zhibao.checks.quantities import Quantity, Sentence
from zhibao.findings import Finding, Severity
from zhibao.text.lazy_patterns import lazy_pattern

# What sentence and table must both be about: 27名学生参加, 23人获奖.
_TOPICS = (r"获奖|[获夺][^,]{0,10}奖|斩获", "入选|当选|评为", "表彰", "聘", "结业", "录取")
_TEACHERS, _STUDENTS = lazy_pattern("教师|老师"), lazy_pattern("学生|选手|同学|学员")
_CLAUSE = lazy_pattern(r"[^,]*")


class CountOfPeople(Check):
    code, severity, title = "D770", Severity.ERROR, "正文里的人数与名单不同"
    message = "“{found}”，旁边的表“{caption}”里“{column}”列共有 {counted} 个不同的姓名。"
    advice = '请数一数名单，改正一处；人数由程序数最可靠：在“指标”表写公式 去重计数("表名", "列")，正文查值。'
    why = "名单就在旁边，读者一数就知道；一个人得几个奖，只算一个人。"

    def found(self, beside: tuple[Beside, ...]) -> Iterator[Finding]:
        for each in beside:
            for sentence in each.sentences:
                for quantity in sentence.quantities:
                    if quantity.unit == "人" and quantity.is_level and not quantity.is_looked_up:
                        yield from self._compared(each, sentence, quantity)

    def _compared(self, beside: Beside, sentence: Sentence, quantity: Quantity) -> Iterator[Finding]:
        clause = _clause(sentence, quantity)
        meant = [each for each in beside.meant(sentence, quantity.start) if _is_about(clause, each)]
        named = [(each, column) for each in meant for column in each.people(_of_teachers(quantity, clause))]
        lawful = {count for each in meant for count in _lawful(each)}
        together = {len({name for each, column in named for name in names_in(each.rows, column)})}
        if named and quantity.number.value not in lawful | together:
            first, column = named[0]
            told = {"found": clause, "column": column.name, "counted": len(set(names_in(first.rows, column)))}
            yield self.at(sentence.passage.text.ref, caption=first.grid.placed.caption, **told)


def _clause(sentence: Sentence, quantity: Quantity) -> str:
    start = sentence.text.rfind(",", 0, quantity.start) + 1
    match = _CLAUSE.match(sentence.text, quantity.end)
    return sentence.shown(start, match.end() if match else quantity.end)


def _is_about(clause: str, listing: ItemList) -> bool:
    """Tell whether clause and table are about the same: about prizes, where the table states grades."""
    if listing.subject and listing.subject in clause:
        return True
    about = listing.caption + "".join(column.name for column in listing.words) + ("获奖" if listing.has_grades else "")
    return any(re.search(topic, clause) and re.search(topic, about) for topic in _TOPICS)


def _of_teachers(quantity: Quantity, clause: str) -> bool | None:
    return True if _TEACHERS.search(clause) else False if _STUDENTS.search(clause) else None


def _lawful(listing: ItemList) -> Sequence[int]:
    """Return every count of rows and names, of all and of each kind."""
    return [*listing.all_counts, *(count for counts in listing.counts.values() for count in counts)]
