"""What a number is of: the name by which a table, a sentence and the dictionary call the same thing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from zhibao.text.keys import key_of
from zhibao.text.lazy_patterns import lazy_pattern

_UNIT_IN_BRACKETS = lazy_pattern(r"\((?:单位:)?[^()]{1,5}\)$")
_COUNTED = lazy_pattern(r"(?<=..)(?:总人数|人数|人次|总数|总量|数量|数)$")
_STATES = lazy_pattern(
    r"(?:增至|[增减]少?加?到|增长到|扩大到|提高到|上升到|下降到|减少到|总计|合计|共计|共有|累计|达到|已达|保持在|稳定在|为|是|有|共|达|计|至|在|仅|已)+$"
)
_PRIZE = lazy_pattern(r"(?:[一二三特]等|[金银铜]|优秀|优胜)奖$")
_AREA = lazy_pattern(r"(占地|校舍)(?:建筑)?(?:总)?面积$")
_SECONDARY = lazy_pattern(r"(?:中等职业|中职)(?:学校|教育)?(?=.)")
_PREFIX = lazy_pattern(
    r"(?:[全我本][市县区州]|各校|中职(?!学校)|届|目前|截至|年底|年末|年度|年|本年度?|今年|当年|全年|一年|累计|共计"
    r"|共有|现有|拥有|建有|设有|开设|配有|实有|总共|校内|全日制|在读|在籍|在册|毕业(?=去向)|的|共|现|有|总)+(?=..)"
)
# Words that say how something is counted, not what.
_GENERIC = lazy_pattern(
    "人|人数|数|数量|占比|比例|合计|小计|总计|次数|金额|面积|人次|其他|全市|学校|各校|我市|总数|规模|数额|百分比|比重"
    # Of what, is not said.
    "|(?:合格|优秀|优良|通过|满意|达标|完成|覆盖|参与|取证|获奖|使用|出勤|及格)率|满意度"
    "|个数|所数|值|总值|增减|变化"
)


@lru_cache(maxsize=65536)
def name_of(words: str) -> str:
    """Return what is counted: 中职在校生 of 全市中职在校生人数共有, without quotation marks and units in brackets."""
    name = _SECONDARY.sub("中职", key_of(words).replace('"', ""))
    name = _STATES.sub("", _UNIT_IN_BRACKETS.sub("", name))
    prefix = _PREFIX.match(name)
    name = _COUNTED.sub("", name[prefix.end() :] if prefix else name)
    return _AREA.sub(r"\1", name)


def may_be_among(names: Iterable[str], words: Iterable[str]) -> frozenset[str]:
    """Return those of some names of what is counted that words may have: each is a part of the words that have it."""
    joined = _SECONDARY.sub("中职", "\n".join([key_of(each).replace('"', "") for each in words]))
    return frozenset(name for name in names if name in joined)


def is_generic(words: str) -> bool:
    """Tell whether words say how something is counted, not what."""
    return bool(_GENERIC.fullmatch(name_of(words)))


def is_telling(name: str) -> bool:
    """Tell whether a name says what is counted; prizes of one grade are won in many contests."""
    return len(name) > 1 and not _GENERIC.fullmatch(name) and not _PRIZE.search(name)
