"""T265: numbers of documents in other brackets than 〔〕."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zhibao.checks.all_texts import printed_texts
from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.passages import Passage
from zhibao.checks.placed_tables import PlacedTable
from zhibao.findings import Finding, Severity
from zhibao.model.text import Text
from zhibao.text.lazy_patterns import lazy_pattern

# （2023）豫0802民初123号 is a case of a court.
_NUMBER = lazy_pattern(
    r"(?P<issuer>[\u4e00-\u9fff]{1,8})\s*(?P<open>[\[［【〖(（〔])\s*(?P<year>(?:19|20)\d\d)\s*(?P<close>[\]］】〗)）〕])\s*"
    r"(?P<the>第?)(?P<zeros>0*)(?P<number>[1-9]\d{0,3})\s*号"
)
_HINT = lazy_pattern("号")


class DocumentNumbers(Check):
    code, severity, title = "T265", Severity.WARNING, "发文字号的写法"
    message = "“{excerpt}”里的发文字号应写作“{right}”。"
    advice = "请改成“{right}”：年份用六角括号〔〕，序号不加“第”，前面不补 0。"
    why = "发文字号照《党政机关公文格式》（GB/T 9704—2012）7.2.5 写，写法不对，检索文件时也找不到。"

    def found(
        self, cover: Mapping[str, Text], prose: tuple[Passage, ...], tables: tuple[PlacedTable, ...]
    ) -> Iterator[Finding]:
        for text in printed_texts(cover, prose, tables, _HINT):
            for match in _NUMBER.finditer(text.plain) if "号" in text.plain else ():
                is_right = (match["open"], match["close"], match["the"], match["zeros"]) == ("〔", "〕", "", "")
                if not is_right and not match["issuer"].endswith(("令", "公告", "年度")):
                    right = f"〔{match['year']}〕{match['number']}号"
                    yield self.at(text.ref, excerpt=around(text.plain, *match.span("open"))[:-1] + "…", right=right)
