"""S233: the report's name, year or legal basis in the text that is not that of the cover."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from zhibao.checks.check import Check
from zhibao.checks.passages import Passage
from zhibao.findings import Finding, Severity
from zhibao.model.text import Text
from zhibao.text.keys import key_of
from zhibao.text.lazy_patterns import lazy_pattern

_REGION, _NAME, _BASIS = "地区", "报告名称", "依据文件"
_DEFAULT_NAME = "职业教育质量报告"
_TITLE = lazy_pattern("《[^《》]*质量(?:年度)?报告[^《》]*》")
_OTHERS = lazy_pattern("编写|编制|指南|方案|办法|要求|模板|体例|省|国|高等|高职|学校|学院|中学")
_YEAR = lazy_pattern(r"(?<!\d)(20\d\d)(?!\d)")
_NOTE = lazy_pattern(r"[(（][^()（）]*[)）]|20\d\d年?度?|[《》]")
_BEFORE = lazy_pattern(r"上年|去年|往年|上一年|历年|此前|相比|[比较与同]$|连续|曾")
_SAME = 6


class NameOfReport(Check):
    code, severity, title = "S233", Severity.WARNING, "报告名称、年度与封面不符"
    message = "“{found}”与封面的“{stated}”不符：{reason}。"
    advice = "请照封面改；文字里写 {{{{报告名称}}}}、{{{{报告年度}}}}、{{{{依据文件}}}}，就总与封面一样。"
    why = "报告名称、年度和依据文件在封面、前言里都有，一处还是去年的，省里最先看到。"

    def found(self, prose: tuple[Passage, ...], cover: Mapping[str, Text], year: int | None) -> Iterator[Finding]:
        for passage in prose:
            text = passage.text.plain
            for match in _TITLE.finditer(text) if year else ():
                before = re.split("[。；;]", text[: match.start()])[-1]
                if not _BEFORE.search(before) and (told := _told(match[0], cover, year or 0)):
                    stated, reason = told
                    yield self.at(passage.text.ref, found=match[0], stated=stated, reason=reason)


def _told(title: str, cover: Mapping[str, Text], year: int) -> tuple[str, str] | None:
    """Return what the cover says and what is wrong with a title, None where nothing is."""
    is_notice = "通知" in title
    if is_notice:
        return _of_notice(title, cover.get(_BASIS, Text()).plain, year)
    region = cover.get(_REGION, Text()).plain
    name = cover.get(_NAME, Text()).plain or f"{region}{_DEFAULT_NAME}"
    bare = key_of(_NOTE.sub("", title))
    if _OTHERS.search(bare.removeprefix(region)) or not (bare.startswith(region) or bare == _DEFAULT_NAME):
        return None
    if bare not in (key_of(_NOTE.sub("", name)), _DEFAULT_NAME):
        return name, "名称不同"
    years = set(map(int, _YEAR.findall(title)))
    return (f"{year}年度", "年度不同") if years and year not in years else None


def _of_notice(title: str, basis: str, year: int) -> tuple[str, str] | None:
    """Return what is wrong with the title of the notice on which the report rests."""
    years, stated = set(map(int, _YEAR.findall(title))), set(map(int, _YEAR.findall(basis)))
    if years and not years & {year, year + 1, *stated}:
        return basis or f"{year}年度", "通知的年度不同"
    own, known = key_of(title).strip("《》"), key_of(basis).split("》")[0].strip("《》")
    is_same_issuer = known and own[:_SAME] == known[:_SAME]
    return (basis, "文件名不同") if is_same_issuer and own != known else None
