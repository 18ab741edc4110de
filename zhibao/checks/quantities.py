"""The quantities that sentences state: number, unit, and the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from zhibao.checks.passages import Passage, PassageKind
from zhibao.checks.printed_number import Number, NumberForm
from zhibao.checks.respectively import leads_of_list
from zhibao.text.folding import fold
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.numbers import decimals_of

_UNITS = (
    "个百分点|百分点|人次|人|名|位|所|个月|个|项|支|门|种|册|套|台|件|次|场|期|家|户|条|节|学时|课时|学分|亩|平方米|平方公里|公顷|元"
    "|份|笔|幅|首|例|幢|㎡|吨|公里|小时|分钟|天|篇|部|本|张|枚|块|对|处|届|批|辆|间|栋|座|班|组|队|课|%|:1"
)
_QUANTITY = lazy_pattern(
    r"(?<![\d.:/〔\[第~\-—–A-Za-z])(?<!\d,)(\d{1,3}(?:,\d{3}){1,9}|\d{1,30})(\.\d{1,30})?(?![\d.])"
    rf"\s*(万|亿)?\s*(余|多|来)?\s*({_UNITS})(余)?(?!\d)"
)
# 专业点26个。其中一产类4个: what 其中 is of stands before the stop.
_SENTENCE = lazy_pattern(r"(?:[^。;!?\n]|[。;](?=其中))+")
_BEFORE = lazy_pattern(r"[^,。;:!?、\d]*$")
# 由18万元增加到2025年的64万元
_OF_YEAR = lazy_pattern(r"(?<=[到至])20\d\d年(?:度|底|末)?的$")
_AFTER = lazy_pattern(r"[^,。;:!?、\d]*")
_ROUGH_BEFORE = lazy_pattern(
    r"(?:约|近|超|超过|逾|大约|接近|不少于|不低于|不超过|至少|最多|不足|上|达到?近|将近)(?:为|达|有)?$"
)
_ROUGH_AFTER = lazy_pattern(r"(?:以上|以下|左右|以内|上下)")
_CHANGE = r"(?<!新)增加|增长|提高|上升|提升|扩大|净增|多出?|减少|下降|降低|回落|缩减|少|压减"
_CHANGE += "|增幅|增速|增长率|降幅|(?<!新)增|减|降|升"
_IS_CHANGE = lazy_pattern(rf"(?:{_CHANGE})(?:了|约|近|为|达到?)*$")
_YEAR = r"(?:上年度?|去年|上一年度?|上学年|20\d\d年度?)"
_IS_LAST = lazy_pattern(rf"(?:(?:[比较由从自]|[高低多少]于){_YEAR}(?:同期)?的?|(?<![来])[由从自]|[高低多少]于)$")
_YEAR_DIGITS = 4
_PEOPLE = frozenset("人名位")
_SCALES = {None: 1, "万": 10_000, "亿": 100_000_000}
_KINDS = {
    "%": NumberForm.SHARE,
    ":1": NumberForm.RATIO,
    "百分点": NumberForm.POINTS,
    "个百分点": NumberForm.POINTS,
}


class Quantity(Struct, frozen=True):
    """A number with its unit; `lead` and `trail` are the words before and after it, up to the next mark or number.

    `unit` is one word for people, whatever the text counts them by. `is_looked_up`: the program put it there.
    `is_compared_with`: something is compared with it, as with 242 in 比上年的242项.
    """

    number: Number
    unit: str
    start: int
    end: int
    lead: str
    trail: str
    is_rough: bool
    is_looked_up: bool
    is_compared_with: bool

    @property
    def shown(self) -> str:
        return self.number.shown

    @property
    def is_amount(self) -> bool:
        return self.number.kind is NumberForm.AMOUNT

    @property
    def is_change(self) -> bool:
        """Tell whether it says how much more or less: 增加213人."""
        return bool(_IS_CHANGE.search(self.lead)) or self.number.kind is NumberForm.POINTS

    @property
    def is_level(self) -> bool:
        """Tell whether it states exactly how much there is now."""
        return not (self.is_rough or self.is_change or self.is_compared_with)


class Sentence(Struct, frozen=True):
    """A sentence of a paragraph in half-width forms, as long as it was typed, and its quantities."""

    passage: Passage
    text: str
    typed: str
    before: str
    quantities: tuple[Quantity, ...]

    def between(self, left: Quantity, right: Quantity) -> str:
        return self.text[left.end : right.start]

    def shown(self, start: int, end: int) -> str:
        """Return what stands there, as it was typed."""
        return self.typed[max(start, 0) : end].strip()


def sentences_of(passages: Iterable[Passage]) -> Iterator[Sentence]:
    """Yield the sentences of paragraphs and notes in reading order."""
    for passage in passages:
        if passage.kind in (PassageKind.PARAGRAPH, PassageKind.NOTE):
            yield from _sentences(passage)


def paragraphs_of(sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, ...]]:
    """Yield the sentences paragraph by paragraph."""
    return (tuple(group) for _, group in groupby(sentences, key=lambda each: id(each.passage)))


def _sentences(passage: Passage) -> Iterator[Sentence]:
    runs = [run for run in passage.text.runs if not run.target]
    typed = "".join(run.text for run in runs)
    made = [run.origin is not None or run.todo for run in runs for _ in run.text]
    text = fold(typed)
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        quantities = _listed(text[start:end], tuple(_quantities(text[start:end], made[start:end])))
        yield Sentence(passage, text[start:end], typed[start:end], text[:start], quantities)


def _listed(text: str, quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Return the quantities, those of a list (招生、毕业生分别增长3.65%和2.1%) with the words that each would have."""
    leads = dict(leads_of_list(text, quantities)) if "分别" in text or "依次" in text else {}
    return tuple(replace(each, lead=leads.get(at, each.lead)) for at, each in enumerate(quantities))


def _quantities(text: str, made: list[bool]) -> Iterator[Quantity]:
    end = 0
    for match in _QUANTITY.finditer(text):
        if match[5] == "届" and len(match[1]) == _YEAR_DIGITS:
            continue
        before = text[end : match.start()].replace(" ", "")
        lead, trail = _BEFORE.search(_OF_YEAR.sub("", before)), _AFTER.match(text, match.end())
        assert lead and trail
        rough = match[4] or match[6] or _ROUGH_BEFORE.search(lead[0]) or _ROUGH_AFTER.match(trail[0])
        is_made = any(made[match.start() : match.end()])
        unit = "人" if match[5] in _PEOPLE else match[5]
        words = (lead[0], trail[0].replace(" ", ""))
        marks = (bool(rough), is_made, bool(_IS_LAST.search(before)))
        yield Quantity(_number(match), unit, *match.span(), *words, *marks)
        end = match.end()


def _number(match: re.Match[str]) -> Number:
    digits = match[1].replace(",", "") + (match[2] or "")
    times = _SCALES[match[3]]
    step = Fraction(times, 10 ** decimals_of(digits))
    kind = _KINDS.get(match[5], NumberForm.AMOUNT)
    return Number(Fraction(digits) * times, step, kind, match[0].replace(" ", ""), match[5])
