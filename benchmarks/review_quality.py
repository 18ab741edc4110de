"""How many planted faults the review finds, and how often it doubts what is right: python benchmarks/review_quality.py

Plants the faults of tests/planted/faults.toml in copies of the sample, reviews these and the clean workbooks, and
prints precision and recall for each family of codes. Ends with 1 when a fault is missed or anything else is doubted.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.builders import TEMPLATES, write_workbook  # noqa: E402 (the project is found from its own folder)
from tests.packs import WORKBOOKS  # noqa: E402
from tests.planted.filling import filled_fresh_workbook  # noqa: E402
from tests.planted.planting import copy_of_sample, doubts, faults, look_alikes, reviewed  # noqa: E402
from zhibao import review  # noqa: E402
from zhibao.findings import Finding  # noqa: E402
from zhibao.findings.listing import FAMILIES  # noqa: E402


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        told, missed, uncalled = _of_planted(Path(folder) / "样例")
        uncalled += _families(_of_clean(Path(folder)))
    print(f"种下的错 {len(faults())} 处，在 {len(_books())} 本样例副本里；不该有问题的工作簿 {len(WORKBOOKS) + 2} 本")
    print("类别\t种下\t找到\t召回率\t误报\t准确率")
    for family in sorted(told | missed | uncalled):
        _print_line(FAMILIES[family], told[family], missed[family], uncalled[family])
    _print_line("全部", told.total(), missed.total(), uncalled.total())
    return int(bool(missed or uncalled))


def _books() -> list[int]:
    return sorted({fault.book for fault in faults()})


def _of_planted(folder: Path) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Return by family what is told of the planted faults, what is missed, and what else is doubted."""
    told: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    uncalled: Counter[str] = Counter()
    sample = copy_of_sample(folder)
    for book in _books():
        found = reviewed(sample, book)
        left = Counter(each.fault.code[0] for each in found.missed)
        missed += left
        told += Counter(each.fault.code[0] for each in found.planted) - left
        uncalled += _families(found.uncalled)
    return told, missed, uncalled


def _of_clean(folder: Path) -> list[Finding]:
    """Return what is doubted in workbooks that are right."""
    alike = write_workbook(folder / "相像" / "工作簿.xlsx", look_alikes())
    fresh = filled_fresh_workbook(folder / "填好" / "工作簿.xlsx")
    paths = (*WORKBOOKS.values(), alike, fresh)
    return [each for path in paths for each in doubts(review(path, templates=TEMPLATES))]


def _families(findings: Iterable[Finding]) -> Counter[str]:
    return Counter(each.code[0] for each in findings)


def _print_line(name: str, told: int, missed: int, uncalled: int) -> None:
    planted = told + missed
    recall = f"{told / planted:.1%}" if planted else "—"
    precision = f"{told / (told + uncalled):.1%}" if told + uncalled else "—"
    print(name, planted, told, recall, uncalled, precision, sep="\t")


if __name__ == "__main__":
    raise SystemExit(main())
