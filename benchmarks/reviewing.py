"""What the review takes beside a build: python benchmarks/reviewing.py [WORKBOOK]

Builds the sample, or another workbook, without LibreOffice and reviews it, each warm, and prints the share that the
review has of the build (the aim is below a quarter), and the checks and needs that take longest.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from zhibao.checks import Matter, all_checks, review  # noqa: E402 (the project is found from its own folder)
from zhibao.compute import compute  # noqa: E402
from zhibao.pack import load_pack  # noqa: E402
from zhibao.pipeline import build  # noqa: E402
from zhibao.workbook.reader import read_workbook  # noqa: E402
from zhibao.workbook.starter.prose import starter_prose  # noqa: E402

TEMPLATES = ROOT / "templates"
SAMPLE = ROOT / "inputs" / "焦作市2025" / "工作簿.xlsx"
ROUNDS, SHOWN = 5, 12


def seconds(step: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median of the processor time that a step takes once it is warm."""
    step()
    times = []
    for _ in range(rounds):
        start = time.process_time()
        step()
        times.append(time.process_time() - start)
    return statistics.median(times)


def matter_of(workbook: Path) -> Callable[[], Matter]:
    """Return what makes the matter of a workbook anew, with nothing found out yet."""
    read, pack, _ = read_workbook(workbook, partial(load_pack, TEMPLATES))
    report, _ = compute(read, pack.change, pack.numbers)
    cover = {key: text.plain for key, text in read.cover.items()}
    starter = starter_prose(pack, cover.get("地区", ""), int(cover.get("报告年度", "0")))
    return lambda: Matter(report, read, pack, None, starter)


def slowest(fresh: Callable[[], Matter]) -> dict[str, float]:
    """Return the time of every need and of every check, whose needs are ready."""
    matter = fresh()
    times: dict[str, float] = {}

    def timed(name: str, step: Callable[[], object]) -> None:
        start = time.process_time()
        step()
        times[name] = time.process_time() - start

    for name, value in vars(Matter).items():
        if isinstance(value, cached_property):
            timed(name, partial(getattr, matter, name))
    for check in all_checks():
        timed(f"{check.code} {check.__name__}", partial(review, matter, [check]))
    return times


def main(workbook: Path) -> None:
    """Print the two times, their ratio, and what is slow."""
    fresh = matter_of(workbook)
    reviewing = seconds(lambda: review(fresh()))
    with tempfile.TemporaryDirectory() as folder:
        building = seconds(lambda: build(workbook, TEMPLATES, Path(folder), lambda step: None), rounds=3)
    print(f"build {building:.2f} s, review {reviewing:.3f} s: {reviewing / building:.1%} of it")
    for name, taken in sorted(slowest(fresh).items(), key=lambda each: -each[1])[:SHOWN]:
        print(f"{taken * 1000:8.1f} ms  {name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE)
