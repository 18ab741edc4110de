"""Long names on the cover end their lines between groups of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibao.model.text import Text
from zhibao.render.cover_lines import sense_lines

# A name, how many characters a line holds, the region, and the lines.
NAMES = [
    ("焦作市职业教育质量报告", 12, "焦作市", "焦作市职业教育质量报告"),
    ("济源产城融合示范区职业教育质量报告", 12, "济源产城融合示范区", "济源产城融合示范区/职业教育质量报告"),
    ("云州市中等职业教育质量年度报告", 12, "云州市", "云州市/中等职业教育质量年度报告"),
    (
        "云州市现代职业教育高质量发展改革示范区中等职业教育质量年度报告",
        17,
        "云州市",
        "云州市/现代职业教育高质量发展改革示范区/中等职业教育质量年度报告",
    ),
    (
        "云州市教育体育局职业教育与成人教育科（云州市职业教育研究中心）编制",
        27,
        "",
        "云州市教育体育局职业教育与成人教育科/（云州市职业教育研究中心）编制",
    ),
    ("一个没有词组可断的很长的名称", 6, "", "一个没有词组可断的很长的名称"),
]


@pytest.mark.parametrize(("name", "most", "region", "lines"), NAMES)
def test_a_long_name_is_broken_between_groups(name: str, most: int, region: str, lines: str) -> None:
    assert "/".join(line.plain for line in sense_lines(Text.of(name), most, region)) == lines


@given(st.text(st.sampled_from("云州市县职业教育质量报告局（）中等A1"), max_size=60), st.integers(1, 30))
def test_nothing_is_lost_and_no_line_is_empty(name: str, most: int) -> None:
    lines = [line.plain for line in sense_lines(Text.of(name), most, name[:3])]
    assert "".join(lines) == name
    assert all(lines) or not name
