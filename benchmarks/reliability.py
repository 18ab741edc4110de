"""What comes of killed runs, full disks, damaged files and the like: benchmarks/reliability.py [--short] [PROOF...]

Runs the proofs of tests/reliability/, all or those of the modules that are named, and prints how often each was tried
and every outcome that should not have been. Ends with 1 when there was one. `--short` tries each a little, as the tests
do.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.reliability import (  # noqa: E402 (the project is found from its own folder)
    at_once,
    bad_input_memory,
    clerks_folder,
    fuzzing,
    kills,
    limits,
    write_faults,
)
from tests.reliability.figures import Figures  # noqa: E402
from tests.worked_out_once import worked_out_once  # noqa: E402


@dataclass(frozen=True)
class Proof:
    """A proof by its title, how often it tries what it does, and how often in short."""

    title: str
    prove: Callable[[int, Path], Figures]
    full: int
    short: int

    @property
    def name(self) -> str:
        """The module that it is in."""
        return self.prove.__module__.rpartition(".")[2]


PROOFS = (
    Proof("写、落盘、改名，每一次都出一回错", write_faults.prove, full=12, short=1),
    Proof("任意时刻被杀死（kill -9）", kills.prove, full=1000, short=50),
    Proof("文件长度有限制，磁盘快满", limits.prove, full=120, short=8),
    Proof("八次运行同时生成同一份报告", at_once.prove, full=10, short=1),
    Proof("生成、改稿、改名、开着、杀死，任意次序", clerks_folder.prove, full=60, short=5),
    Proof("工作簿、模板、照片、版式包改坏一处", fuzzing.prove, full=4000, short=200),
    Proof("坏输入的清单，每一个的内存和用时", bad_input_memory.prove, full=1000, short=4),
)


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = [proof.name for proof in PROOFS]
    parser.add_argument("proofs", nargs="*", metavar="PROOF", help=f"of {', '.join(names)}")
    parser.add_argument("--short", action="store_true")
    stated = parser.parse_args(words)
    if unknown := sorted({*stated.proofs} - {*names}):
        parser.error(f"no proof {', '.join(unknown)}; there are {', '.join(names)}")
    wrong = list[str]()
    print("| 证明 | 试了多少 | 结果不对 |\n|---|---|---|")
    for proof in (each for each in PROOFS if each.name in (stated.proofs or names)):
        # What follows from the template alone is no part of these proofs, and takes half of a small run.
        with tempfile.TemporaryDirectory() as folder, worked_out_once():
            figures = proof.prove(proof.short if stated.short else proof.full, Path(folder))
        print(f"| {proof.title} | {figures} | {len(figures.wrong)} |", flush=True)
        wrong += [f"{proof.title}：{each}" for each in figures.wrong]
    used = os.times()
    print(f"处理器用时 {used.user + used.children_user:.0f} 秒")
    for each, times in Counter(wrong).items():
        print(f"{each}（{times} 次）")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
