"""The facts that a cover states: whose report it is, of which year, by whom and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from zhibao.findings import import_rules
from zhibao.importing.import_entries import Taking
from zhibao.importing.import_lines import SourceLine
from zhibao.text.folding import fold
from zhibao.text.lazy_patterns import lazy_pattern

_REPORT = lazy_pattern("报告")
_YEAR = lazy_pattern(r"[(]?\s*(20\d\d)\s*年?\s*(?:度)?\s*[)]?")
_MONTH = lazy_pattern(
    r"(20\d\d|[二〇○零Oo一三四五六七八九]{4})\s*年\s*(\d{1,2}|[一二三四五六七八九十]{1,2})\s*月(?:\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*日)?"
)
_MAKER = lazy_pattern(
    r"^(?:编制单位|编制|编写单位|填报单位|报送单位|单位)?\s*[：:]?\s*(?P<who>.{2,40}?(?:局|厅|委员会|委|学校|学院|中心|办公室|人民政府|集团))\s*(?P<sign>编制|编写|编印|编|\(?盖章\)?)?$"
)
_REGION = lazy_pattern(r"^(.{1,12}?(?:州市|市|县|自治区|区|自治州|州|盟|省|旗))")
_ADDRESS = lazy_pattern(
    r"(?:网址|地址|链接)?[为是：:]*\s*[<＜]?(https?://[^\s<>＞，。）)]+|www\.[^\s<>＞，。）)]+)[>＞]?"
)
_FORM = lazy_pattern(r"公开形式\s*(?:为|是|[：:])\s*([^，。；：:\s]{2,20})")
_BASIS = lazy_pattern(r"《([^《》]{6,80}?通知)》")
_SCHOOL_YEAR = lazy_pattern(r"(20\d\d)\s*[-—–~至/]{1,2}\s*(20\d\d)\s*学年")


class CoverFacts(Struct):
    """What the cover says by key of the sheet 封面; `name` is the title as printed."""

    values: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.values.get("报告名称", "")

    def put(self, key: str, value: str) -> None:
        """Keep what is said first."""
        if value:
            self.values.setdefault(key, value)


def cover_facts(lines: Sequence[SourceLine], taking: Taking) -> CoverFacts:
    """Return what the lines of the cover and of the page on publicity say; lines that say nothing known are noted."""
    facts = CoverFacts()
    title: list[SourceLine] = []
    for line in (each for each in lines if each.key):
        if not _take(line, facts, title, taking):
            taking.leave(import_rules.COVER_LINE, line.source, line.text.plain)
    if title and "报告名称" not in facts.values:
        _finish_title(title, facts, taking)
    _complete(facts)
    return facts


def _take(line: SourceLine, facts: CoverFacts, title: list[SourceLine], taking: Taking) -> bool:
    """Put what a line says into the facts; tell whether it says anything known. What it says besides is noted."""
    text = fold(line.text.plain).strip()
    if _take_publicity(line, facts, taking):
        return True
    if _MONTH.fullmatch(text) and "编制年月" not in facts.values:
        facts.put("编制年月", _month(line.text.plain))
        taking.leave(import_rules.NOT_PRINTED_SO, line.source, line.text.plain, "编制年月（已填进“封面”表）")
        return True
    if (year := _YEAR.fullmatch(text)) and "报告年度" not in facts.values:
        return _put(line, "报告年度", year[1], facts, taking)
    if (
        "报告名称" not in facts.values
        and (_REPORT.search(text) or (not title and _REGION.fullmatch(text)))
        and len(text) <= 40
    ):
        title.append(line)
        if _REPORT.search(text):
            _finish_title(title, facts, taking)
        return True
    maker = _MAKER.fullmatch(text)
    if maker and "编制单位" not in facts.values:
        return _put(line, "编制单位", maker["who"], facts, taking)
    return False


def _put(line: SourceLine, key: str, value: str, facts: CoverFacts, taking: Taking) -> bool:
    facts.put(key, value)
    taking.leave(import_rules.NOT_PRINTED_SO, line.source, line.text.plain, f"{key}（已填进“封面”表）")
    return True


def _take_publicity(line: SourceLine, facts: CoverFacts, taking: Taking) -> bool:
    text = line.text.plain
    form, address = _FORM.search(text), _ADDRESS.search(text)
    if form:
        facts.put("公开形式", form[1])
    if address:
        facts.put("公开网址", address[1])
    is_of_it = bool(form or address or "公开形式" in text)
    if is_of_it:
        taking.leave(import_rules.NOT_PRINTED_SO, line.source, text, "公开形式及网址（已填进“封面”表）")
    return is_of_it


def _finish_title(title: list[SourceLine], facts: CoverFacts, taking: Taking) -> None:
    """Make the name of the report of the lines of its title; a year in it is that of the report."""
    whole = "".join("".join(each.text.plain.split()) for each in title)
    year = re.search(r"[（(]?(20\d\d)年?(?:度)?[）)]?$", whole)
    if year:
        facts.put("报告年度", year[1])
        whole = whole[: year.start()]
    elif inside := re.search(r"(20\d\d)年?度?", whole):
        facts.put("报告年度", inside[1])
    facts.put("报告名称", whole)
    for each in title:
        taking.leave(import_rules.NOT_PRINTED_SO, each.source, each.text.plain, "报告名称（已填进“封面”表）")


def _complete(facts: CoverFacts) -> None:
    region = _REGION.match(re.sub(r"^20\d\d年?度?", "", facts.name)) or _REGION.match(facts.values.get("编制单位", ""))
    if region:
        facts.put("地区", region[1])


def _month(text: str) -> str:
    """Return a month as it was written, without spaces and the day: 二〇二五年十二月."""
    return re.sub(r"(?<=月).*", "", "".join(text.split()))


def facts_of_text(lines: Iterable[str], facts: CoverFacts) -> None:
    """Add what the preface says of the notice that the report follows, and of the year of its data."""
    for line in lines:
        if (basis := _BASIS.search(line)) and "依据文件" not in facts.values:
            facts.put("依据文件", f"《{basis[1]}》")
        if span := _SCHOOL_YEAR.search(line):
            facts.put("数据学年", f"{span[1]}—{span[2]}学年")
