"""What a run may leave, by what it says and how it ends."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.reliability.small_reports import Ran, SmallReport, is_leftover, undated
from zhibao.packing import is_as_packed

_OLDER = ("那里的一份是以前的", "没有动它；新的一份另存为")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_ENGLISH = ("Traceback", "Errno", "No space", "denied", "Input/output", "too large", "故障", "E534")


def wrong_words(ran: Ran) -> Iterator[str]:
    """Yield what a run should not have printed, or did not."""
    if not _CHINESE.search(ran.said):
        yield f"没有说明：{ran.said!r}"
    yield from (f"印出了“{words}”：{ran.said}" for words in _ENGLISH if words in ran.said)


def wrong_outcome(ran: Ran, new: SmallReport, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[str]:
    """Yield where what stands in the folder is not what the run's end says, or not whole, or not told."""
    old = before.get(new.report)
    placed = [name for name in after if undated(name) == new.report and after[name] == new.content]
    stands = after.get(new.report)
    if stands not in (old, new.content):
        yield "报告不是旧的也不是新的"
    if ran.status == 0 and len(placed) != 1:
        yield f"以 0 结束，新的报告有 {len(placed)} 份"
    if ran.status == 2 and placed and old != new.content:
        yield "说没有生成，却有新的报告"
    if ran.status not in (0, 2):
        yield f"以 {ran.status} 结束：{ran.said}"
    for name in after.keys() - before.keys():
        if undated(name) not in new.files and not is_leftover(name):
            yield f"多了 {name}"
    yield from _wrong_beside(ran, new, before, after)


def _wrong_beside(ran: Ran, new: SmallReport, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the files beside the report that are damaged, and after a report those that are older without a word."""
    for name in sorted(new.files.keys() - {new.report}):
        content = after.get(name)
        if content not in (None, before.get(name)) and not _is_whole(content):
            yield f"{name} 坏了"
        is_left = content is not None and content == before.get(name) != new.files[name]
        if ran.status == 0 and is_left and _is_of(new, before) and not _is_told_older(name, ran.said):
            yield f"{name} 是旧的，没有说：{ran.said}"


def _is_told_older(name: str, said: str) -> bool:
    return any(name in line and any(words in line for words in _OLDER) for line in said.splitlines())


def _is_of(new: SmallReport, before: Mapping[str, bytes]) -> bool:
    """Tell whether the new report takes the old one's name, and with it the files beside it."""
    return before.get(new.report) is None or _is_whole(before[new.report])


def _is_whole(content: bytes | None) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "某")
        path.write_bytes(content or b"")
        return is_as_packed(path)
