"""The line that begins a case study taken apart: its label, title, school, and the text that is run into it."""

from __future__ import annotations

import re

from msgspec import Struct

from zhibao.findings import import_rules
from zhibao.importing.caption_words import case_length
from zhibao.importing.import_entries import NO_TEXT, Taking
from zhibao.importing.import_lines import SourceLine
from zhibao.model.text import Text
from zhibao.text.lazy_patterns import lazy_pattern

_LONGEST_TITLE, _LONGEST_LEAD_IN = 50, 60
_SCHOOLS = lazy_pattern(
    r"[（(](?P<schools>[^（）()]{2,60}(?:学校|学院|中专|职专|职高|技校|大学|高中|中学|中心|集团|教育局))[）)][\s\u3000]*$"
)
_LEAD_IN = lazy_pattern(rf"^(?P<title>[^。；：:]{{0,{_LONGEST_LEAD_IN}}}?)[：:](?P<rest>.)", re.DOTALL)


class CaseLabel(Struct, frozen=True):
    """A case study's title, its schools, and the first paragraph where it follows on the same line."""

    title: Text
    school: str = ""
    lead: Text = NO_TEXT


def case_label(line: SourceLine, taking: Taking) -> CaseLabel:
    """Return what the line says; what of it the program prints itself is noted."""
    length = case_length(line) or 0
    plain = line.text.plain
    taking.leave(import_rules.NOT_PRINTED_SO, line.source, plain[:length], "案例的编号")
    rest = line.text.cut(length)
    if not _is_run_in(rest.plain):
        return _titled(rest, line, taking)
    split = _LEAD_IN.match(rest.plain)
    if split is None:
        return CaseLabel(Text(), "", rest)
    taking.leave(
        import_rules.SIGNS_TAKEN, line.source, rest.plain[split.end("title") : split.start("rest")], "案例题目后的冒号"
    )
    titled = _titled(rest.cut(0, split.end("title")), line, taking)
    return CaseLabel(titled.title, titled.school, rest.cut(split.start("rest")))


def _is_run_in(text: str) -> bool:
    return len(text.strip()) > _LONGEST_TITLE or "。" in text


def _titled(text: Text, line: SourceLine, taking: Taking) -> CaseLabel:
    match = _SCHOOLS.search(text.plain)
    if match is None or match["schools"] in text.plain[: match.start()]:
        return CaseLabel(text)
    taking.leave(import_rules.SIGNS_TAKEN, line.source, "（）", "案例学校的括号")
    return CaseLabel(text.cut(0, match.start()), match["schools"])
