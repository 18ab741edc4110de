"""Headings of tables in the words between which a line may be broken: 占地|面积|（平方米）, never 在校|生."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from zhibao.text.lazy_patterns import lazy_pattern

# Words that stand in headings of reports on schools. A text between two of them is a word too, and a character that
# is left alone belongs to the word before it (在校生数).
_WORDS = """
在校生 毕业生 招生 新生 学生 男生 女生 中职生 高职生 本科生 研究生 留学生 在校 在籍 毕业 人数 人次 数量 总数
总量 合计 小计 总计 占比 比例 比重 比率 生师比 师生比 就业率 升学率 满意度 合格率 巩固率 流失率 增长率 达标率
完成率 学校 院校 学院 单位 企业 部门 机构 名称 全称 简称 类别 类型 层次 性质 隶属 关系 办学 主体 地区 县区 区域
方向 领域 行业 岗位 工种 专业 大类 专业群 课程 教材 教师 专任 兼职 双师型 双师 师资 教职工 职称 学历 学位 高级
中级 初级 正高级 副高级 硕士 博士 本科 专科 占地 建筑 面积 校舍 场地 运动场 教学 科研 行政 用房 宿舍 食堂 实训
实习 实践 基地 工位 设备 仪器 总值 图书 纸质 电子 计算机 生均 人均 平均 经费 拨款 投入 支出 收入 财政 资金 金额
总额 学费 资助 助学金 奖学金 免学费 产值 就业 升学 对口 直接 自主 创业 签约 薪酬 起薪 留存 去向 落实 合作 校企
协议 时间 日期 起止 年度 年份 学年 学期 上年 本年 同比 比上年 增减 增幅 增长 变化 变动 项目 赛项 竞赛 大赛 技能
参赛 选手 获奖 奖项 奖次 等次 等级 级别 国家级 省级 市级 校级 一等奖 二等奖 三等奖 特等奖 优秀奖 指导 辅导
负责人 负责 联系人 联系 电话 备注 说明 内容 成效 做法 简介 主要 典型 案例 序号 编号 代码 指标 口径 来源 计量
培训 社会 服务 技术 鉴定 考核 证书 持证 职业 教育 中等 高等 中职 高职 普通 高中 技工 五年制 三年制 全日制 学制
年级 班级 其中 农村 城市 城镇 户籍 民办 公办 市属 县属 省属 直属 产教 融合 共同体 联合体 产业 平台 数字 资源
信息化 网络 精品 在线 开放 数据 统计 情况 规模 结构 分布 国际 交流 境外 完成 目标 计划 实际 达标 标准 是否 最高
最低 横向 纵向 课题 论文 专利 成果
"""
_LONGEST = 4
# Numbers with what is counted, Latin words, a bracket with all that is in it, or as much as is not one of these.
_STRETCH = lazy_pattern(
    r"(?P<whole>\d{4}年\d{1,2}月(?:\d{1,2}日)?|第?[\d０-９.,:%+\-A-Za-z]+(?:[年月日类个级届期次班所人岁万亿]|%)?|[（(][^（()）]*[)）]|[、，/／与和及—\-])"
    r"|(?P<chinese>[^\d０-９A-Za-z（(、，/／—\s]+)|\s+|[（(]"
)
_OPENING = "（(“‘《〈第"
# What does not begin a line: a number, a mark, or a character left alone.
_CLINGS = lazy_pattern(r"\s|[\d.]+$|[、，：:；。/／—\-”’》〉）)]|.$")


@cache
def _known() -> frozenset[str]:
    return frozenset(_WORDS.split())


def words(text: str) -> list[str]:
    """Return the words of a heading, which together are the text; marks stay with the word before them."""
    joined: list[str] = []
    for word in _raw(text):
        if joined and (joined[-1][-1] in _OPENING or _CLINGS.match(word)):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _raw(text: str) -> Iterator[str]:
    at = 0
    for found in _STRETCH.finditer(text):
        if found.start() > at:
            yield text[at : found.start()]
        yield from _parted(found[0]) if found["chinese"] else (found[0],)
        at = found.end()
    if at < len(text):
        yield text[at:]


def _parted(text: str) -> Iterable[str]:
    """Yield a stretch of Chinese in its words, the longest known one at each place; what is between them is one."""
    start = at = 0
    while at < len(text):
        size = next((size for size in range(_LONGEST, 1, -1) if text[at : at + size] in _known()), 0)
        if size:
            if at > start:
                yield text[start:at]
            yield text[at : at + size]
            at = start = at + size
        else:
            at += 1
    if at > start:
        yield text[start:]
