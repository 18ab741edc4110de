"""The first page of 数字出处, for the clerk: how many numbers came about how, and those to look at by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from xlsxwriter.worksheet import Worksheet

from zhibao.model.origin import Way
from zhibao.model.provenance import Provenance
from zhibao.model.ref import CellRef
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.list_sheets import ListLook, ListSheet
from zhibao.workbook.provenance_sheets import ListLooks

OVERVIEW_SHEET = "先看这里"
_TITLE = "报告里的数从哪里来"
_MEANING = {
    Way.ENTERED: ("填在“指标”“封面”或表格里的数，照印", "核对来源"),
    Way.COMPUTED: ("程序照公式算的，或两年相比得出的（见“公式”“代入”）", "不用核对"),
    Way.AGGREGATED: ("程序从表里数出来、加出来的", "不用核对"),
    Way.REPORTED: ("有公式，又填了数：印的是填的数", "看第二部分"),
    Way.TYPED: ("直接写在文字里，没有从“指标”取", "看第一部分"),
    Way.MADE: ("程序写的，如年份的表头", "不用核对"),
}
_HEADER = ("章节", "位置", "前后文", "印出", "在工作簿的哪里")
_WIDTHS = (26.0, 30.0, 58.0, 16.0, 24.0)
_LINK = len(_HEADER) - 1
# Longer lists are for the filter of the sheet behind.
_MOST = 300
# 约【120】人, 【120】余人; a bare 近 also counts years (近【5】年).
_ABOUT = lazy_pattern(
    r"(?:约|大概|估计|估算|预计|测算|将近|接近|超过|不足|近)【[^】]*】(?!个?[年月日天届次])|】\w{0,2}(?:左右|上下|余|多[人个所万项元家]|以上)"
)

# 【2025】年【3】月: nothing that data would change.
_DATE = lazy_pattern(r"】(?:学?年|月|日|级|届|世纪)|【(?:19|20)\d\d】[—\-～至]")


class Overview:
    """The page, which is the same for the same numbers; `to` gives the address of a cell."""

    def __init__(self, sheet: Worksheet, looks: ListLooks, to: Callable[[CellRef], tuple[str, str]]) -> None:
        self._to = to
        self.list = ListSheet(sheet, looks, _WIDTHS)

    def write(self, rows: Sequence[Provenance]) -> None:
        """Write the counts, and the numbers that somebody has to look at."""
        self.list.line(_TITLE, ListLook.TITLE)
        self.list.line(
            f"全部 {len(rows)} 个数逐个列在后面的“数字出处”表里，每个都能点到工作簿的那一格。", ListLook.REMARK
        )
        ways = [row.way for row in rows]
        self._counts({way: ways.count(way) for way in Way})
        typed = [row for row in rows if row.way is Way.TYPED and not _DATE.search(row.context)]
        self._section(
            "一、直接写在文字里的数", "改了数据，程序不会跟着改：换成 {{名称}}，或每次自己核对。日期没有列。", typed
        )
        reported = list(_each_once(row for row in rows if row.way is Way.REPORTED))
        self._section("二、填报值", "印的是填的数，不是算的数。", reported)
        about = [row for row in rows if row.context and _ABOUT.search(row.context)]
        self._section("三、约数和估计的数", "前后有“约”“近”“余”“预计”一类的字：有准数的，换成准数。", about)
        self.list.finish()

    def _counts(self, counts: Mapping[Way, int]) -> None:
        self.list.begin_row()
        self.list.head(("来历", "个数", "意思", "", "要做什么"))
        for way, (meaning, task) in _MEANING.items():
            self.list.begin_row((way.value, "", meaning, "", task))
            self.list.count(1, counts[way])

    def _section(self, title: str, advice: str, rows: Sequence[Provenance]) -> None:
        self.list.begin_row()
        self.list.line(f"{title}：{len(rows)} 处" if rows else f"{title}：没有", ListLook.SECTION)
        if not rows:
            return
        self.list.line(advice, ListLook.REMARK)
        self.list.head(_HEADER)
        for row in rows[:_MOST]:
            self._row(row)
        if len(rows) > _MOST:
            self.list.line(f"另有 {len(rows) - _MOST} 处，在“数字出处”表里筛选“来历”。", ListLook.REMARK)

    def _row(self, row: Provenance) -> None:
        shown = row.context or "，".join(filter(None, (row.name, row.working)))
        told = shown if row.way is not Way.REPORTED else f"{row.name}：{row.working}"
        self.list.begin_row((row.part, row.place, told, row.printed))
        for ref in row.inputs.cells[:1]:
            self.list.link(_LINK, str(ref), *self._to(ref))


def _each_once(rows: Iterable[Provenance]) -> Iterator[Provenance]:
    """Yield the first mention of each name."""
    seen: set[str] = set()
    for row in rows:
        if row.name not in seen:
            seen.add(row.name)
            yield row
