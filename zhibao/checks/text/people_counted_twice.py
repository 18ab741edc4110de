"""T290: people who are counted by two words: 160人学生."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.passages import Passage
from zhibao.findings import Finding, Severity
from zhibao.text.lazy_patterns import lazy_pattern

# 12人教师团队 is right: it is the team that has twelve.
_COUNTED_TWICE = lazy_pattern(
    r"(?<=\d)人((?:毕业|在校)?学?生|教师|选手|学员|职工)(?=$|[，。；、）]|被|获|参|均|取|到|在|通|荣)"
)


class PeopleCountedTwice(Check):
    code, severity, title = "T290", Severity.WARNING, "“人”字多余"
    message = "“{excerpt}”里的“人{found}”应写“名{found}”，或只写“人”。"
    advice = "请把“人”改成“名”。"
    why = "“人”和后面的词说的是同样的人，一句里说了两遍，多半是查值带了单位，或改字时留下的。"

    def found(self, prose: tuple[Passage, ...]) -> Iterator[Finding]:
        for passage in prose:
            for match in _COUNTED_TWICE.finditer(passage.text.plain):
                yield self.at(passage.text.ref, excerpt=around(passage.text.plain, *match.span()), found=match[1])
