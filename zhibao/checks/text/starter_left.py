"""T251: what still reads as the fresh workbook had it."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.passages import Passage, PassageKind, passages_of
from zhibao.checks.report_sections import sections_of
from zhibao.findings import Finding, Severity
from zhibao.model.report import ReadReport
from zhibao.text.keys import squeezed
from zhibao.text.lazy_patterns import lazy_pattern

_MARK = lazy_pattern(r"[(（]示例[)）]")
_SENTENCE = lazy_pattern(r"[^。！？；]+[。！？；]?")
# 具体如下： and the like are anybody's words.
_LEAST = 8
_SHOWN = 24


class StarterLeft(Check):
    code, severity, title = "T251", Severity.ERROR, "还是新工作簿里的原话"
    message = "“{found}”是新工作簿里的样子，没有改成自己的内容。"
    may_be_waived = False
    advice = "请换成本地的内容；用不着的，删去这一行。"
    why = "样子里的“此处写……”一类的话印出去，省里一眼就看得出报告没有写完；只删去“（示例）”几个字还不够。"

    def found(self, read: ReadReport, starter: frozenset[str]) -> Iterator[Finding]:
        # A sentence of look-ups says what is so in every place: she has taken it over by taking away the mark.
        cells = {text for text in map(_plain, starter) if "{{" not in text}
        parts = {part for text in map(_plain, starter) for part in _sentences(text)}
        sentences = {part for part in parts if "{{" not in part and len(part) >= _LEAST}
        for passage in passages_of(sections_of(read.parts)):
            text = _plain(passage.text.plain)
            left = [text] if text in cells else [part for part in _sentences(text) if part in sentences]
            if passage.kind is not PassageKind.CAPTION and left and not _is_marked(passage):
                yield self.at(passage.text.ref, found=left[0][:_SHOWN])


def _plain(text: str) -> str:
    return squeezed(_MARK.sub("", text))


def _sentences(text: str) -> list[str]:
    return _SENTENCE.findall(text)


def _is_marked(passage: Passage) -> bool:
    """Tell whether it is marked as an example, of which T203 tells."""
    return _MARK.search(passage.text.plain) is not None
