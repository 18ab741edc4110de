"""Numbers of tables, figures, cases and annexes that were typed by hand: 见表3-9, 图2-1, 案例5, 附件3."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from zhibao.checks.caption_counts import CaptionCounts
from zhibao.checks.passages import Passage, PassageKind
from zhibao.model.text import Text
from zhibao.text.folding import fold
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.numerals import chinese_number

_MOST = 99
_CHINESE = {chinese_number(number): number for number in range(1, _MOST + 1)}
_NUMBER = r"(?:\d{1,2}(?:\s*[-—–.]\s*\d{1,2})?|[一二三四五六七八九十]{1,3})"
# 心电图12 and 统计报表1 are words: a label follows a mark or a word that points to it.
_POINTS = r"(?:[见如据由从看在和与及至,、。;:(“]|参阅|参照|所附|^)\s*"
# 案例一起 and 附件一并 hold no number.
_NO_NUMBER = r"(?![\d年月日个章节项条%样般致直些起并式天周种类次份张套组人家幅页本件])"
_MENTION = lazy_pattern(rf"{_POINTS}(?P<label>(?P<kind>表|图|案例|附件)\s*(?P<number>{_NUMBER})){_NO_NUMBER}")
_PARTS = lazy_pattern(r"\d+")
# Numbers of another document are its own: 《通知》附件3.
_ELSEWHERE = lazy_pattern(
    r"》[^,。;]{0,12}$|(?:通知|文件|标准|规范|办法|方案|指南|规程|目录|要求)(?:的|中的?|里的?)?[,(]?(?:见|如)?$"
)
_SENTENCE_END = lazy_pattern("[。;!?]")
# Words of most captions.
_GENERIC = lazy_pattern(
    r"20\d\d年?|一览表|统计表|情况表?|全市|我市|变化|统计|分布|中等职业|学校|教育|职业|单位|一览|基本|主要|分析|比较"
    r"|对比|其中|详见|如下"
)
_TOPIC_SIZE = 2
# So many words of another caption say what is meant where the caption that has the number says none of it.
_LIKE = 3


class Mention(Struct, frozen=True):
    """A label with a number that was typed, and what its sentence says before it."""

    text: Text
    kind: str
    number: tuple[int, ...]
    shown: str
    start: int
    end: int
    before: str


def mentions_in(prose: Iterable[Passage]) -> Iterator[Mention]:
    """Yield the mentions in paragraphs and notes."""
    for passage in prose:
        if passage.kind in (PassageKind.PARAGRAPH, PassageKind.NOTE):
            yield from _mentions(passage.text)


def _mentions(whole: Text) -> Iterator[Mention]:
    typed = whole.typed
    text = fold(typed)
    for match in _MENTION.finditer(text):
        start, end = match.span("label")
        if not _ELSEWHERE.search(text[:start]):
            before = _SENTENCE_END.split(text[:start])[-1]
            yield Mention(whole, match["kind"], _number(match["number"]), typed[start:end], start, end, before)


def _number(text: str) -> tuple[int, ...]:
    return (_CHINESE.get(text, 0),) if not text[0].isascii() else tuple(map(int, _PARTS.findall(text)))


def reason_against(mention: Mention, caption_counts: CaptionCounts) -> str:
    """Return what is wrong with a number, nothing where it may be right."""
    meant = caption_counts.numbered(mention.kind, mention.number)
    if meant is None:
        return "报告里没有这个编号"
    said = _topics(mention.before)
    others = [each for each in caption_counts.of_kind(mention.kind) if each.part == meant.part and each is not meant]
    likest = max(others, key=lambda each: len(said & _topics(each.text.plain)), default=meant)
    if said & _topics(meant.text.plain) or len(said & _topics(likest.text.plain)) < _LIKE:
        return ""
    label = f"{likest.kind}{likest.part}-{likest.at}" if len(mention.number) > 1 else f"{likest.kind}{likest.running}"
    return f"它是“{meant.text.plain}”，这里说的像是{label}“{likest.text.plain}”"


def _topics(text: str) -> frozenset[str]:
    """Return the pairs of characters that say what a text is about."""
    pieces = re.split(r"[^\u4e00-\u9fff]+", _GENERIC.sub(" ", text))
    return frozenset(piece[at : at + _TOPIC_SIZE] for piece in pieces for at in range(len(piece) - 1))
