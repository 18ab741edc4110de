"""S214: signs that something is still to be written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from zhibao.checks.all_texts import printed_texts
from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.passages import Passage
from zhibao.checks.placed_tables import PlacedTable
from zhibao.findings import Finding, Severity
from zhibao.model.text import Text
from zhibao.pack import Pack
from zhibao.text.lazy_patterns import lazy_pattern

_HAN = r"[\u4e00-\u9fff]"
# 有待补齐, 等待定点 and 有待填补 are words.
_TODO = (
    r"(?<![有亟尚仍急])(?:待补(?:充|填|录)?(?![考习课贴助办齐足强短位缺偿给])|待填(?![补充])|待核实)"
    r"|(?<![有等期接招对看优])待定(?![期点向位岗级时额量制居稿标性后])|TODO|TBD"
)
_SIGNS = (
    rf"[×xX]{{2,}}(?=[\u4e00-\u9fff%％])|(?<={_HAN})[×xX]{{2,}}|_{{3,}}|＿{{2,}}|□{{2,}}|(?<![\d*])\*{{2,}}(?![\d*])|[?？]{{2,}}"
    rf"|(?<![{{]){{{_HAN}[^{{}}]*}}(?![}}])|\(\s*示例\s*\)|（\s+示例\s*）|[（(【\[]\s*[）)】\]]"
    rf"|[○〇◯]{{2,}}(?={_HAN})(?![一二三四五六七八九年])|(?<!{_HAN})[#＃]{{2,}}"
)
_ASKED = "某某(?=学校|市|县|公司|单位|专业|企业)|(?:此处|这里)(?:补充|填写|插入|粘贴)|[（(【]请(?:补充|填写|插入|粘贴)"
# Each of them has one of these.
_HINT = lazy_pattern(r"[×xX_＿□*?？{（(【\[○〇◯#＃待T某此这]")
_LEFT = lazy_pattern(f"{_SIGNS}|{_TODO}|{_ASKED}")
_COUNTED = "%％人名所个项元万次年月"
# 不低于××: 于 is a surname too.
_NO_NAME_BEFORE = lazy_pattern("(?:[低高大小少多等由至对关位在]于|[以作]为|[共还]有|平均)$")


class PlaceholderLeft(Check):
    code, severity, title = "S214", Severity.ERROR, "还有没填的空"
    message = "“{excerpt}”里的“{found}”是还没有填的空。"
    advice = "请填上，或把这句话删去。"
    why = "××、____、待补 一类的记号是写稿时留的空，印出去就是没有写完的报告。"

    def found(
        self, cover: Mapping[str, Text], prose: tuple[Passage, ...], tables: tuple[PlacedTable, ...], pack: Pack
    ) -> Iterator[Finding]:
        for text in printed_texts(cover, prose, tables, _HINT):
            # What the program itself put in place of what is missing has its finding.
            typed = text.typed
            for match in _LEFT.finditer(typed) if _HINT.search(typed) else ():
                if not _is_name(typed, match, pack.privacy.surnames):
                    yield self.at(text.ref, excerpt=around(text.plain, *match.span()), found=match[0])


def _is_name(text: str, match: re.Match[str], surnames: str) -> bool:
    """Tell whether the signs hide a name, as in 王××."""
    start, end = match.span()
    is_sign = match[0][0] in "×xX" and text[end : end + 1] not in _COUNTED
    return is_sign and start > 0 and text[start - 1] in surnames and not _NO_NAME_BEFORE.search(text[:start])
