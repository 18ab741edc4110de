"""Whatever a clerk writes, no check fails."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import Rows, minimal_sheets
from tests.checks.reviews import matter
from zhibao.checks import review

_LEXICON = """
在校生 招生 其中 占 比上年 增加 减少 下降 提高到 由 共 一等奖 合计 小计 2024年 2025年 生均 职普比 率 百分点
人 所 % :1 万元 ， 。 、 ； （ ） 序号 增减 增幅 占比 全市 学校 0 1 7 25115 1,234 3.5 69.43 2.8:7.2 1:0 -3
9999999999999999999999999999999999999999 0.00001
“ ” （ ( 《 》 见表 案例 附件 一是 三是 〔2021〕 号 學 and O 有限公司 云州护理学校 ×× 左右 约 超过 分别 2024年13月
"""
_WORDS = _LEXICON.split()
_TEXT = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14).map("".join)
_FORMULAS = ("在校生/教师", "教师*100", "在校生-教师", "在校生/教师*10", '求和("表", "人")', '计数("表", 人="3")')
_UNITS = ("人", "%", ":1", "成比", "", "万元")
_TYPED = st.sampled_from((None, 3, -5, 0.25, "12.5%", "3:1", "2.4:7.6", "—", "约3", "9" * 120))
_INDICATOR = st.tuples(
    st.sampled_from(_UNITS), _TYPED, _TYPED, st.sampled_from(_FORMULAS), st.sampled_from((None, 0, 2))
)
_LOOKUPS = ("比上年{{在校生.增减}}", "较去年同期{{数1.增幅}}", "{{数0.比上年增减}}", "{{数2}}", "{{表:表}}")
_ROW = st.lists(_TEXT, min_size=4, max_size=4).map(lambda cells: ("", *cells))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(_TEXT, min_size=1, max_size=4), st.lists(_ROW, min_size=2, max_size=6))
def test_no_check_fails(texts: list[str], table: list[tuple[str, ...]]) -> None:
    rows: Rows = [
        ("节", "规模"),
        *(("段落", text) for text in texts),
        ("表格", "表"),
        *table,
        ("案例", texts[0], texts[-1]),
        ("段落", texts[0]),
    ]
    with tempfile.TemporaryDirectory() as folder:
        sheets = minimal_sheets(基本情况=rows) | {"指标": [("名称", "单位", "2024", "2025"), ("在校生", "人", 3, 4)]}
        sheets |= {"学校": [("学校名称", "简称"), ("云州护理学校", "护校"), (texts[0], "")]}
        reviewed = review(matter(Path(folder), sheets))
    for fault in reviewed.findings.faults:
        raise fault


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(_INDICATOR, min_size=1, max_size=4), st.sampled_from(_LOOKUPS), st.sampled_from((3, 3.25, "若干", None))
)
def test_no_check_fails_whatever_formulas_come_to(
    rows: list[tuple[str | float | None, ...]], text: str, cell: object
) -> None:
    table: Rows = [("表格", "表", "", "合计=行"), ("", "校", "人"), ("", "甲", 3), ("", "乙", cell)]  # type: ignore[list-item]
    dictionary: Rows = [
        *(("名称", "单位", "2024", "2025", "公式", "小数位"), ("在校生", "人", 3, 3), ("教师", "人", 0, 7)),
        *((f"数{at}", *row) for at, row in enumerate(rows)),
    ]
    with tempfile.TemporaryDirectory() as folder:
        sheets = minimal_sheets(基本情况=[("段落", text), *table]) | {"指标": dictionary}
        reviewed = review(matter(Path(folder), sheets))
    for fault in reviewed.findings.faults:
        raise fault
