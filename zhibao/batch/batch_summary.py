"""What came of many workbooks, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from zhibao.batch.job import Built
from zhibao.pipeline import Status

STATUS_NAMES = {Status.READY.value: "可报送", Status.DRAFT.value: "草稿", Status.FAILED.value: "没有生成"}
_MOST_COMMON = 10


class CommonFinding(Struct, frozen=True):
    """A kind of finding: in how many workbooks, and how often in all."""

    code: str
    title: str
    workbooks: int
    count: int


class Summary(Struct, frozen=True):
    """The results in the order of the workbooks' paths, and the ten commonest kinds of findings."""

    results: tuple[Built, ...]
    common: tuple[CommonFinding, ...]

    @property
    def is_all_ready(self) -> bool:
        return all(each.status == Status.READY.value for each in self.results)

    @property
    def totals(self) -> str:
        """How many workbooks came to what: 共 18 份：可报送 12，草稿 5，没有生成 1."""
        counts = Counter(each.status for each in self.results)
        parts = "，".join(f"{name} {counts[status]}" for status, name in STATUS_NAMES.items())
        skipped = sum(each.is_unchanged for each in self.results)
        return f"共 {len(self.results)} 份：{parts}" + (f"；其中 {skipped} 份没有变化，没有重做" if skipped else "")


def summarised(results: Sequence[Built]) -> Summary:
    """Return the summary of the results."""
    counts = [(each.code, each.title, each.count) for built in results for each in built.codes]
    workbooks = Counter((code, title) for code, title, _ in counts)
    totals: Counter[tuple[str, str]] = Counter()
    for code, title, count in counts:
        totals[code, title] += count
    found = [CommonFinding(*kind, workbooks[kind], total) for kind, total in totals.items()]
    order = sorted(found, key=lambda each: (-each.workbooks, -each.count, each.code))
    return Summary(tuple(results), tuple(order[:_MOST_COMMON]))
