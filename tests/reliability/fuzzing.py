"""Mutated workbooks, templates, photos and packs: a finding or a clean refusal, and never ready with text missing.

python -m tests.reliability.fuzzing NUMBER…    shows what comes of single files
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from random import Random
from unittest import mock

from lxml import etree

from tests.builders import TEMPLATES
from tests.every_row_type import write_every_row_type
from tests.invariants import faults
from tests.package_invariants import package_faults
from tests.photo_samples import drawing, noise, saved
from tests.reliability.byte_mutations import of_bytes, of_lines
from tests.reliability.figures import Figures
from tests.reliability.forked import Ran, ran
from tests.reliability.independent_reading import missing
from tests.reliability.part_mutations import of_deflated, of_package
from tests.worked_out_once import worked_out_once
from zhibao.cli.main import main
from zhibao.figures.photo_decoder import DECODER
from zhibao.paging.estimate import Estimate

MOST_MEMORY = 1 << 30
# Fewer are tried by one process: the tests have one for each core.
_FILES_OF_A_PROCESS = 1000
_PACK = Path("templates", "henan")
_TEMPLATE = _PACK / "report.docx"
_BOOK, _PHOTO = Path("inputs", "工作簿.xlsx"), Path("inputs", "照片", "甲.png")
_FAULT = "程序出错"
Mutate = Callable[[bytes, Random], tuple[str, bytes]]


@dataclass(frozen=True)
class Target:
    """A kind of file, how often it is chosen, and what is done to it."""

    name: str
    share: int
    path: Path
    mutate: Mutate


@cache
def photos() -> tuple[bytes, ...]:
    """Return one photo of each kind that is taken."""
    kinds = ("JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF", "JPEG2000", "AVIF")
    heic = (Path(__file__).parents[1] / "data" / "photo.heic").read_bytes()
    return (heic, saved(drawing((300, 200)), "PNG"), *(saved(noise((120, 80)), kind) for kind in kinds))


def of_photo(content: bytes, chance: Random) -> tuple[str, bytes]:
    kind = chance.randrange(len(photos()))
    what, changed = of_bytes(photos()[kind], chance)
    if chance.random() < 0.2:
        what, changed = of_bytes(changed, chance)
    return f"photo {kind}: {what}", changed


TARGETS = (
    Target("工作簿的字节", 12, _BOOK, of_bytes),
    Target("工作簿的压缩数据", 8, _BOOK, of_deflated),
    Target("工作簿的部件", 40, _BOOK, of_package),
    Target("模板的字节", 4, _TEMPLATE, of_bytes),
    Target("模板的压缩数据", 4, _TEMPLATE, of_deflated),
    Target("模板的部件", 18, _TEMPLATE, of_package),
    Target("照片", 8, _PHOTO, of_photo),
    Target("版式包的设置", 6, _PACK / "pack.toml", of_lines),
)


def prove(files: int, folder: Path, seed: int = 16) -> Figures:
    """Run the program on so many mutated files; thousands are shared out among the cores."""
    if not hasattr(os, "fork"):
        return Figures({"文件": 0}, skipped="没有 fork，没有试")
    processes = min(os.cpu_count() or 1, files // _FILES_OF_A_PROCESS) or 1
    sites = [folder / str(number) for number in range(processes)]
    shares = [range(first, files, processes) for first in range(processes)]
    if processes == 1:
        proved = [_prove_share(folder, shares[0], seed)]
    else:
        with ProcessPoolExecutor(processes, get_context("fork")) as pool:
            proved = list(pool.map(_prove_share, sites, shares, [seed] * processes))
    tried = sum((each for each, _, _ in proved), Counter[str]())
    tried["内存最多 MB"] = max(most for _, most, _ in proved) // 1_000_000
    return Figures(tried, tuple(each for _, _, wrong in proved for each in wrong))


def _prove_share(folder: Path, numbers: range, seed: int) -> tuple[Counter[str], int, list[str]]:
    """Return what came of the files of these numbers, the most memory held, and what is wrong."""
    tried, most, wrong = Counter[str](), 0, list[str]()
    site = Site(folder)
    for number in numbers:
        target, run, told = site.tried(number, seed)
        tried["文件"] += 1
        tried[target.name] += 1
        tried[{0: "可以报送", 1: "草稿", 2: "拒绝"}.get(run.status, "别的")] += 1
        most = max(most, run.memory)
        wrong += [f"{target.name} {number}：{each}" for each in told]
    return tried, most, wrong


class Site:
    """A folder with a workbook that has every row type, its photo and the packs; the libraries are loaded."""

    def __init__(self, folder: Path) -> None:
        self._root = folder / "甲 乙"
        self._output, self._notes = self._root / "output", folder
        (self._root / "inputs").mkdir(parents=True)
        write_every_row_type(self._root / "inputs")
        shutil.copytree(TEMPLATES, self._root / "templates")
        self._sound = {target.path: (self._root / target.path).read_bytes() for target in TARGETS}
        # Loads every library, and makes the photo ready, which no fork need do.
        with contextlib.redirect_stdout(io.StringIO()):
            self._run()
        DECODER.close()
        assert ran(self._run, self._notes).status == 0

    def tried(self, number: int, seed: int) -> tuple[Target, Ran, list[str]]:
        """Return what was changed in the file of that number, the run on it, and what is wrong with that."""
        chance = Random(f"{seed} {number}")
        (target,) = chance.choices(TARGETS, [each.share for each in TARGETS])
        what, content = target.mutate(self._sound[target.path], chance)
        (self._root / target.path).write_bytes(content)
        run = ran(self._run, self._notes)
        told = [f"{each}（{what}）" for each in self._wrong(run)]
        (self._root / target.path).write_bytes(self._sound[target.path])
        return target, run, told

    def _run(self) -> int:
        shutil.rmtree(self._output, ignore_errors=True)
        with mock.patch("zhibao.paging.all_engines", lambda: (Estimate(),)):
            return main(self._root, [str(self._root / _BOOK), "-o", str(self._output), "--format", "json"])

    def _wrong(self, run: Ran) -> Iterator[str]:
        if run.ending or run.status not in (0, 1, 2):
            yield f"退出码 {run.status}，信号 {run.ending}，{run.seconds:.0f} 秒"
            return
        if run.memory > MOST_MEMORY:
            yield f"内存 {run.memory // 1_000_000} MB"
        if "Traceback" in run.said:
            yield f"traceback {run.said[-300:]}"
        told = json.loads(run.out)
        yield from (each["message"] for each in told["findings"] if _FAULT in each["message"])
        made = sorted(self._output.glob("*.docx"))
        if len(made) != (run.status < 2):
            yield f"退出码 {run.status}，报告 {len(made)} 份"
        elif made:
            judged = ran(lambda: self._judge(run.status == 0, made[0], told["findings"]), self._notes)
            if judged.ending or judged.status:
                yield f"核对没有做完 {judged.ending} {judged.said[-300:]}"
            yield from filter(None, judged.out.splitlines())

    def _judge(self, is_ready: bool, report: Path, findings: list[dict[str, str]]) -> int:
        """Print what is wrong with a report."""
        if is_ready:
            print(*(f"报告 {each}" for each in self._report_faults(report)), sep="\n")
            try:
                lost = missing(self._root / _BOOK, report, findings)
            except Exception as error:
                # openpyxl raises whatever it likes: there is nothing to compare with.
                print(f"openpyxl: {error!r}", file=sys.stderr)
                return 0
            print(*(f"少了 {each}" for each in lost), sep="\n")
        return 0

    def _report_faults(self, report: Path) -> list[str]:
        """Return what is wrong with a report; what a mutated template says within its parts is its own fault."""
        if (self._root / _TEMPLATE).read_bytes() == self._sound[_TEMPLATE]:
            return faults(report)
        return sorted(set(_between_parts(report)) - set(_between_parts(self._root / _TEMPLATE)))


def _between_parts(document: Path) -> list[str]:
    with zipfile.ZipFile(document) as file:
        data = {name: file.read(name) for name in file.namelist()}
    parsed = {name: etree.fromstring(part) for name, part in data.items() if name.endswith((".xml", ".rels"))}
    return list(package_faults(data, parsed))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made, worked_out_once():
        here = Site(Path(made))
        for word in sys.argv[1:]:
            of, came, found = here.tried(int(word), 16)
            print(word, of.name, came.status, came.ending, came.memory // 1_000_000, f"{came.seconds:.1f}", found)
            print(came.out[:3000], came.said[-3000:])
