"""T246: a paragraph that ends without a stop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhibao.checks.check import Check
from zhibao.checks.passages import Passage, PassageKind
from zhibao.findings import Finding, Severity
from zhibao.text.lazy_patterns import lazy_pattern

_STOPS = tuple("。！？；：…—.!?;:”’）)》】」〕")
_GOES_ON = tuple("，、,")
# Shorter lines may be headings, salutations or signatures; without a comma so may longer ones.
_LEAST, _LEAST_WHOLE = 16, 45
# An address, or a telephone number after its label, ends as it does.
_ADDRESS = lazy_pattern(r"[!-~]{8,}$|[：:][^，。：:]*[\d!-~]$")
# （三）突出产教融合，构建协同育人新格局.
_NUMBERED = lazy_pattern(r"[（(第]?[一二三四五六七八九十\d]{1,3}[）)、.．章节，]")
_MOST_HEADING = 45
_SHOWN = 12


class MissingStop(Check):
    code, severity, title = "T246", Severity.WARNING, "段落末尾没有句号"
    message = "这一段以“{found}”结束，后面没有句号。"
    advice = "请补上句号；话没有写完的，请补全。"
    why = "没有句号的段落，多半是复制时少了后半句。"

    def found(self, prose: tuple[Passage, ...]) -> Iterator[Finding]:
        told = [passage for passage in prose if passage.kind is PassageKind.PARAGRAPH]
        for at, passage in enumerate(told):
            text = passage.text.plain.rstrip()
            is_open = text.endswith(_GOES_ON) or (_is_sentence(passage, text) and not _is_listed(told, at))
            if is_open and not any(run.todo for run in passage.text.runs):
                yield self.at(passage.text.ref, found=f"…{text[-_SHOWN:]}")


def _is_heading(text: str) -> bool:
    """Tell whether a line is a heading by its number, or by clauses as long as each other."""
    sizes = {len(clause) for clause in text.split("，")}
    return len(text) <= _MOST_HEADING and "。" not in text and (len(sizes) == 1 or bool(_NUMBERED.match(text)))


def _is_sentence(passage: Passage, text: str) -> bool:
    """Tell whether it is told in a sentence, and neither a line in bold nor one that ends in an address."""
    is_long = len(text) >= (_LEAST if "，" in text else _LEAST_WHOLE)
    is_told = is_long and not text.endswith(_STOPS) and not _is_heading(text)
    return is_told and not all(run.bold for run in passage.text.runs) and not _ADDRESS.search(text)


def _is_listed(told: Sequence[Passage], at: int) -> bool:
    """Tell whether the paragraph beside it ends without a stop too: both are items of a list, unless they are told."""
    if "。" in told[at].text.plain:
        return False
    near = (told[each] for each in (at - 1, at + 1) if 0 <= each < len(told))
    same = (each for each in near if each.section.title is told[at].section.title)
    return any(not each.text.plain.rstrip().endswith((*_STOPS, *_GOES_ON)) for each in same)
