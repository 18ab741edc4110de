"""What is doubted in the numbers of sentences: what is said of it, and what looks like it and is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import Rows, Sheets, minimal_sheets
from tests.checks.examples import Example
from tests.checks.reviews import findings
from zhibao.checks import Check
from zhibao.checks.data.change_amount import ChangeAmount
from zhibao.checks.data.change_direction import ChangeDirection
from zhibao.checks.data.count_of_schools import CountOfSchools
from zhibao.checks.data.kinds_sum import KindsSum
from zhibao.checks.data.points_of_amount import PointsOfAmount
from zhibao.checks.data.prose_against_indicator import ProseAgainstIndicator
from zhibao.checks.data.prose_against_prose import ProseAgainstProse
from zhibao.checks.data.prose_part import ProsePart
from zhibao.checks.data.prose_share import ProseShare
from zhibao.checks.data.prose_sum import ProseSum

INDICATORS: Rows = [
    ("名称", "单位", "2024", "2025"),
    ("中职在校生", "人", 28802, 25115),
    ("专任教师", "人", 1800, 1840),
    ("招生数", "人", 5835, 6048),
    ("就业率", "%", "95.50%", "96.10%"),
]

# A check, sentences, and what is found in each message.
CASES: list[tuple[type[Check], str, list[str]]] = [
    (ProseShare, "毕业生7200人，其中升学4563人，占63.83%。", ["63.38%"]),
    (ProseShare, "952名专业课教师中，“双师型”教师661人，占69.34%。", ["69.43%"]),
    (ProseShare, "“双师型”教师661人，占952人的69.34%。", ["69.43%"]),
    (ProseShare, "党员教师532人，占专任教师的29.81%。", ["28.91%"]),
    (ProseShare, "毕业生7200人。其中升学4563人，占63.38%；就业2164人，占30.60%。", ["30.06%"]),
    (ProseShare, "毕业生7200人，其中升学4563人，占63.38%；就业2164人，占30.06%。", []),
    (ProseShare, "毕业生7200人，其中升学4563人，占六成以上；就业约2164人，占30%左右。", []),
    (ProseShare, "护理专业学生900人，占全校的31.3%。参加培训30人，占参训者的12%。", []),
    (ProseShare, "在校生25115人，女生占52.6%，住校生占80%。", []),
    (ProseShare, "专任教师占中职在校生的比例为8.33%。", ["1840人 占 25115人 是 7.33%，不是 8.33%"]),
    (ProseShare, "2024年，专任教师占中职在校生的6.52%。", ["6.25%"]),
    (ProseShare, "专任教师占中职在校生的7.33%；2024年，专任教师占中职在校生的6.25%。", []),
    (ProseShare, "市属学校专任教师占中职在校生的45%。女教师占专任教师的45%，党员占学生的3%。", []),
    (ProseShare, "专任教师约占中职在校生的8%，招生占毕业生的45%，就业率达96.10%。", []),
    (ProseSum, "全市有学校6所，其中公办5所、民办2所。", ["7所，总数却是 6所"]),
    (ProseSum, "全市有学校6所，其中市属4所、县属2所，公办3所、民办1所。", ["4所，总数却是 6所"]),
    (ProseSum, "获一等奖9个、二等奖17个、三等奖24个，共51个。", ["50个，总数却是 51个"]),
    (ProseSum, "全市共获奖248项，其中一等奖61项、二等奖77项、三等奖111项。", ["249项"]),
    (ProseSum, "高中阶段在校生30人，其中普通高中20人、中职11人。", ["31人"]),
    (ProseSum, "调整专业23个，其中新增19个、撤销5个。", ["24个"]),
    (ProseSum, "全市有学校6所，其中市属4所、县属2所，公办5所、民办1所。", []),
    (ProseSum, "全市共获奖248项，其中一等奖61项、二等奖77项、三等奖100项、优秀奖10项。", []),
    (ProseSum, "全市共获奖248项，其中一等奖61项、二等奖77项。", []),
    (ProseSum, "开设护理3个班、汽修2个班等，共12个班。聘请教师3人、技师4人，培训共30次。", []),
    (ProseSum, "获一等奖61个（含6个全省第一名）、二等奖77个、三等奖110个。", []),
    (KindsSum, "全市有学校7所，其中市属4所、县属3所；公办5所、民办1所。", ["6所，而前面的总数是 7所"]),
    (KindsSum, "专任教师中，研究生96人、本科1582人、专科192人。", ["1870人，而“专任教师”"]),
    (KindsSum, "全市有学校7所，其中市属4所、县属3所；公办6所、民办1所。", []),
    (KindsSum, "全市有学校7所，其中市属4所、县属3所；到校公办教师5人、民办教师1人。", []),
    (KindsSum, "专任教师中，研究生96人、本科1582人、专科162人。外聘教师中，研究生9人、本科2人、专科1人。", []),
    (KindsSum, "专任教师中，高级396人、中级982人、初级300人。", []),
    (ProsePart, "直接就业2164人，其中升学4563人。", ["4563人 多于整体 2164人"]),
    (ProsePart, "有学校11所（含12所民办）。", ["12所"]),
    (ProsePart, "直接就业2164人，其中对口1198人。有学校11所（含1所民办）。", []),
    (ProsePart, "在校生25115人、教职工2006人，其中市属学校在校生3000人。", []),
    (ProsePart, "比上年增加300人，其中升学4563人。培训约20人，其中骨干30人。", []),
    (PointsOfAmount, "就业率为97.6%，比上年提高2.1%。", ["2.1 个百分点"]),
    (PointsOfAmount, "图书6048册，比上年增长3.65个百分点。", ["3.65%"]),
    (PointsOfAmount, "就业率为97.6%，比上年提高2.1个百分点；图书6048册，比上年增长3.65%。", []),
    (PointsOfAmount, "就业率98%，毕业生增长5%。", []),
    (PointsOfAmount, "优秀率由20%提高到30%，提高50%。", []),
    (ChangeDirection, "共获奖248项，比2024年的252项增加4项。", ["由 252项 到 248项，是减少"]),
    (ChangeDirection, "就业率由95.5%提高到93.6%。", ["由 95.5% 到 93.6%"]),
    (ChangeDirection, "中职在校生比上年稳步增长。", ["由 28802人 到 25115人"]),
    (ChangeDirection, "招生6048人，比上年减少213人。", ["是增加"]),
    (ChangeDirection, "招生6048人，比上年增加213人。招生比上年有所增长。", []),
    (ChangeDirection, "流失率由3.10%下降到1.20%。生师比为13.65:1，低于上年的14.16:1。", []),
    (ChangeDirection, "市属学校招生比上年有所下降。护理专业招生6000人，比上年减少30人。", []),
    (ChangeAmount, "共获奖248项，比2024年的242项增加8项，增长2.5%。", ["8项 应是 6项"]),
    (ChangeAmount, "财政拨款28640万元，比上年增加1525万元，增长5.26%。", ["5.26% 应是 5.62%"]),
    (ChangeAmount, "招生比上年增加231人，增长3.65%。", ["231人 应是 213人"]),
    (ChangeAmount, "就业率由95.50%提高到96.10%，提高0.71个百分点。", ["0.60个百分点"]),
    (ChangeAmount, "财政拨款28640万元，比上年增加1525万元，增长5.62%。招生比上年增加213人，增长3.65%。", []),
    (ChangeAmount, "培训2.2万人次，比上年增加0.2万人次，增长11%。", []),
    (ChangeAmount, "市属学校招生比上年增加100人，增长9%。图书比上年增加约300册。", []),
    (ChangeAmount, "招生、专任教师分别增长3.65%和3.22%。", ["3.22% 应是 2.22%"]),
    (ChangeAmount, "专任教师和招生比上年分别增加40人、231人。", ["231人 应是 213人"]),
    (ChangeAmount, "招生、专任教师增幅分别为3.65%和2.22%。", []),
    (ChangeAmount, "护理、汽修专业分别增长3.65%和9.22%。招生和甲、乙两校分别增加1人。", []),
    (ProseAgainstIndicator, "全市中职在校生25151人。", ["是 25115人。"]),
    (ProseAgainstIndicator, "中职在校生、专任教师和招生分别为25151人、1840人和6048人。", ["是 25115人。"]),
    (ProseAgainstIndicator, "中职在校生、专任教师分别为25115人、1840人，甲校、乙校分别有900人、30人。", []),
    (ProseAgainstIndicator, "全市中职在校生28802人。", ["像是 2024 年的数"]),
    (ProseAgainstIndicator, "2024年，全市中职在校生28803人。", ["2024 年是 28802人"]),
    (ProseAgainstIndicator, "2024年，全市中职在校生28802人。到2027年，中职在校生达到30000人。", []),
    (ProseAgainstIndicator, "市属学校中职在校生3000人，专任教师200人。云州市第一学校有专任教师300人。", []),
    (ProseAgainstIndicator, "全市中职在校生2.5万人，专任教师1800余人。女专任教师900人。", []),
    (ProseAgainstIndicator, "护理专业创办于1990年，现有在校生900人、专任教师30人。", []),
    (ProseAgainstIndicator, "面向新生开展入学教育，共招生900人。", []),
    (CountOfSchools, "全市现有中等职业学校3所。", ["却有 2 所"]),
    (CountOfSchools, "3所学校全部建有心理辅导室。", ["却有 2 所"]),
    (CountOfSchools, "全市有1所学校开展国际合作，其中中等职业学校5所。2所学校全部达标。", []),
    (CountOfSchools, "市属中等职业学校1所。到2027年，全市有中等职业学校3所。2024年，全市有中等职业学校3所。", []),
    (ProseAgainstProse, "全市教职工2006人。各校共有教职工2008人。", ["2006人"]),
    (ProseAgainstProse, "全市教职工2006人。市属学校教职工800人。2024年教职工1990人。", []),
    (ProseAgainstProse, "获二等奖5个。教师比赛获二等奖3个。培训班3期。举办培训班30期。", []),
]


def around(text: str) -> Sheets:
    """Return the sheets in which a text stands alone in its section."""
    roster = [("学校名称", "简称"), ("云州市第一学校", "一中专"), ("云州市第二学校", "二中专")]
    return minimal_sheets(基本情况=[("节", "规模"), ("段落", text)]) | {"指标": INDICATORS, "学校": roster}


EXAMPLES = [Example(check, around(text), told) for check, text, told in CASES]


@pytest.mark.parametrize(("check", "text", "told"), CASES, ids=[f"{each[0].code} {each[1][:18]}" for each in CASES])
def test_it_is_told_and_what_is_right_is_not(tmp_path: Path, check: type[Check], text: str, told: list[str]) -> None:
    found = findings(tmp_path, check, around(text))
    assert [str(each.ref) for each in found] == ["基本情况!B3"] * len(told)
    assert all(words in each.message for words, each in zip(told, found, strict=True))
