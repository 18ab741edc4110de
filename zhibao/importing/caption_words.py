"""The words by which captions, units, notes and case studies are known: 表1-1：…, 单位：人, 注：…, 案例 2：…."""

from __future__ import annotations

from zhibao.importing.import_lines import SourceLine
from zhibao.text.lazy_patterns import lazy_pattern

_NUMERAL = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
_NUMBER = rf"{_NUMERAL}(?:\s*[-—–－‐.．]\s*\d{{1,3}})*"
_AFTER = r"[\s\u3000]*[：:、.．]?[\s\u3000]*"
# A picture may be called 图 without a number.
_BARE = {"表": "", "图": r"|^[\s\u3000]*图(?:[\s\u3000]+|[：:])(?=\S)"}
_CAPTIONS = {
    label: lazy_pattern(rf"^[\s\u3000]*[【\[（(]?(?:续|附)?{label}[\s\u3000]*{_NUMBER}[】\]）)]?{_AFTER}{_BARE[label]}")
    for label in "表图"
}
_CONTINUED = lazy_pattern(r"^[（(]?(?:续(?:上|前)?表|接上[表页])[^。]{0,30}$|^[（(]续[）)]$|[（(]续(?:表)?\d*[）)]$")
_CASE = lazy_pattern(
    rf"^[\s\u3000]*[【\[]?(?:典型|优秀|特色)?案例[\s\u3000]*(?:{_NUMBER}[\s\u3000]*(?:[】\]][：:]?|[：:、.．]|[\s\u3000]+|(?=[（(])|$)|[】\]][：:]?|[：:])"
    r"[\s\u3000]*"
)
_UNIT = lazy_pattern(
    r"^[\s\u3000]*[（(]?[\s\u3000]*(?P<unit>(?:计量|数据)?单位[：:].{1,20}?)[\s\u3000]*[）)]?[\s\u3000]*$"
)
_UNIT_AT_END = lazy_pattern(
    r"[\s\u3000]*[（(][\s\u3000]*(?P<unit>(?:计量)?单位[：:][^（）()]{1,16})[）)][：:]?[\s\u3000]*$"
)
_NOTE = lazy_pattern(r"^[\s\u3000]*[（(]?(?:备?注|说明|资料来源|数据来源|来源|注释|附注)[\s\u3000]*\d*[：:]")
_CAPTION_STYLES = {"表": ("表题", "表标题", "表名"), "图": ("图题", "图标题", "图名", "图注")}
_SEQUENCES = {"表": ("表", "附表", "Table"), "图": ("图", "附图", "Figure")}
_NOTE_STYLES, _UNIT_STYLES, _CASE_STYLES = ("注", "表注"), ("表单位",), ("案例标题",)
_LONGEST = 90


def caption_length(line: SourceLine, label: str) -> int | None:
    """Return how many characters of a line are the number of its caption (表 or 图), None where it is surely none."""
    match = _CAPTIONS[label].match(line.text.plain)
    named = line.look.style in _CAPTION_STYLES[label] or bool(line.sequences & set(_SEQUENCES[label]))
    if len(line.plain) > _LONGEST or line.plain.endswith("。") or not (match or named):
        return None
    return match.end() if match else 0


def is_caption(line: SourceLine) -> bool:
    """Tell whether a line is surely a caption."""
    return caption_length(line, "表") is not None or caption_length(line, "图") is not None


def is_continued(text: str) -> bool:
    """Tell whether a line only says that a table goes on."""
    return bool(_CONTINUED.search(text.strip()))


def case_length(line: SourceLine) -> int | None:
    """Return how many characters of a line are the label of a case study, None where it begins none."""
    match = _CASE.match(line.text.plain)
    if match:
        return match.end()
    return 0 if line.look.style in _CASE_STYLES else None


def is_case(line: SourceLine) -> bool:
    """Tell whether a line begins a case study."""
    return case_length(line) is not None


def unit_of_line(line: SourceLine) -> str | None:
    """Return the unit that a line states and nothing else: 单位：人."""
    match = _UNIT.match(line.text.plain)
    if match:
        return match["unit"].strip()
    return line.plain if line.look.style in _UNIT_STYLES and line.key else None


def unit_at_end(caption: str) -> tuple[int, str] | None:
    """Return where the unit in brackets at a caption's end begins, and the unit."""
    match = _UNIT_AT_END.search(caption)
    return (match.start(), match["unit"].strip()) if match else None


def is_note(line: SourceLine) -> bool:
    """Tell whether a line is a note or source under a table or figure."""
    return bool(_NOTE.match(line.text.plain)) or line.look.style in _NOTE_STYLES
