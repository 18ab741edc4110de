"""What may happen to a folder of reports, in any order: no work of somebody's is lost, and what is said is so."""

from __future__ import annotations

import os
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import docx
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from tests.builders import minimal_sheets, write_workbook
from tests.reliability.child_answers import CAN_FORK, Forked
from tests.reliability.faulty_disk import PowerCut
from tests.reliability.figures import Figures
from tests.reliability.outcomes import wrong_words
from tests.reliability.small_reports import Ran, files_in, is_leftover, run
from zhibao.packing import is_as_packed, report_of, seal_of

# The last makes a draft.
_SENTENCES = ("全市有中等职业学校三所。", "全市有中等职业学校四所。", "全市有{{没有}}所。")
_NAMED = re.compile(r"^(?:报告|草稿（改完上面的错误后再生成）)：(.+)$", re.MULTILINE)
_SUBMISSION = "云州市职业教育质量报告（2025年度）.docx"
_BESIDE = ("_数字出处.xlsx", "_格式核对.html", ".pdf", "_预览.html")
_ABOUT_WORKBOOK = ("_检查报告.html", "_检查.xlsx")
_STEPS, _OPERATIONS = 12, 60
_ANY = st.integers(0, 1000)
_tried: Counter[str] = Counter()


def prove(examples: int, folder: Path) -> Figures:
    """Try so many courses of events; to find the shortest that goes wrong would take minutes."""
    _tried.clear()
    course = settings(
        max_examples=examples,
        stateful_step_count=_STEPS,
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    try:
        run_state_machine_as_test(ClerksFolder, settings=course)
    except Exception as error:
        steps = "；".join(getattr(error, "__notes__", ()))
        return Figures(dict(_tried), (f"{error!r}：{steps}",))
    return Figures(dict(_tried))


class ClerksFolder(RuleBasedStateMachine):
    """A folder of reports; `kept` are the files that are somebody's, `held` those that a program has open."""

    def __init__(self) -> None:
        super().__init__()
        self._temporary = tempfile.TemporaryDirectory()
        self.out = Path(self._temporary.name, "output")
        self.out.mkdir()
        self.kept: dict[Path, bytes] = {}
        self.held: dict[Path, bytes] = {}
        self.serial = 0
        self.edit_the_workbook(0)

    def teardown(self) -> None:
        """Take the folder away."""
        _tried["经过"] += 1
        self._temporary.cleanup()

    @rule(sentence=st.integers(0, len(_SENTENCES) - 1))
    def edit_the_workbook(self, sentence: int) -> None:
        """Type another sentence."""
        self.sentence = sentence
        self.workbook = _workbook(sentence, self.out.parent)

    @rule()
    def build(self) -> None:
        """Build: the report that is named is the workbook's, and the exit status is that of its kind."""
        _tried["生成"] += 1
        ran = self._run(lambda: run(self.workbook, self.out))
        (path,) = map(Path, _NAMED.findall(ran.said))
        assert path.read_bytes() == _report_of(self.sentence), f"{path} is another report"
        assert not any(map(is_leftover, files_in(self.out)))
        older = [path.with_name(f"{path.stem}{ending}") for ending in _BESIDE]
        older += [self.out / f"{Path(_SUBMISSION).stem}{ending}" for ending in _ABOUT_WORKBOOK]
        for each in older:
            if each.exists() and report_of(each) != seal_of(path):
                assert each.name in ran.said, f"nothing tells that {each} is older"

    @rule()
    def check(self) -> None:
        """Check: just the files that are of another report than the one that they stand beside are named."""
        _tried["检查"] += 1
        ran = self._run(lambda: run(self.workbook, self.out, command="check"))
        told = [line for line in ran.said.splitlines() if "[E537]" in line]
        expected = set(self._of_others())
        named = {name for name in files_in(self.out) if any(f" {name} " in f" {_spaced(line)} " for line in told)}
        assert named - {_SUBMISSION, _draft()} == expected, f"named {named}, of others {expected}"

    @precondition(lambda self: CAN_FORK)
    @rule(nth=st.integers(1, _OPERATIONS))
    def be_killed(self, nth: int) -> None:
        """Build and be killed before the n-th thing that is asked of the disk: all reports are whole."""
        _tried["中途杀死"] += 1

        def build() -> Ran:
            with PowerCut(nth).in_use():
                return self._run(lambda: run(self.workbook, self.out))

        Forked(build).answer()
        for path in self.out.glob("*.docx"):
            assert path in self.kept or is_as_packed(path), f"{path} is neither whole nor somebody's"

    @rule(which=_ANY)
    def edit_a_report(self, which: int) -> None:
        """Add a paragraph in Word."""
        path = self._chosen(which, ".docx")
        if path:
            _tried["在 Word 里改"] += 1
            document = docx.Document(str(path))
            document.add_paragraph(f"编辑写的第 {self._next()} 段。")
            document.save(str(path))
            self.kept[path] = path.read_bytes()

    @rule(which=_ANY, puts_back=st.booleans())
    def rename(self, which: int, puts_back: bool) -> None:
        """Give a report or a file beside it another name, a report its first one where that is free."""
        path = self._chosen(which, "")
        if path:
            _tried["改名"] += 1
            puts_back = puts_back and path.suffix == ".docx" and not (self.out / _SUBMISSION).exists()
            new = self.out / (_SUBMISSION if puts_back else f"改名 {self._next()}{path.suffix}")
            self.kept.pop(path, None)
            path.rename(new)
            # Under its own name a report that nobody has edited is the program's again.
            if not (puts_back and is_as_packed(new)):
                self.kept[new] = new.read_bytes()

    @rule(which=_ANY)
    def open_a_file(self, which: int) -> None:
        """Open a file in a program that holds it, as Word and Excel do on Windows."""
        path = self._chosen(which, "")
        if path:
            _tried["开着文件"] += 1
            self.held[path] = path.read_bytes()

    @rule()
    def close_all_files(self) -> None:
        """Close what is open."""
        self.held.clear()

    @invariant()
    def nothing_is_lost(self) -> None:
        """What somebody has edited, renamed or has open is as it was."""
        for path, content in (self.kept | self.held).items():
            assert path.exists() and path.read_bytes() == content, f"{path} is lost"

    def _run(self, command: Callable[[], Ran]) -> Ran:
        with _holding(set(self.held)):
            ran = command()
        assert not list(wrong_words(ran)), ran.said
        assert ran.status == int(self.sentence == len(_SENTENCES) - 1), ran.said
        return ran

    def _of_others(self) -> Iterator[str]:
        for report in (self.out / _SUBMISSION, self.out / _draft()):
            for path in (report.with_name(f"{report.stem}{ending}") for ending in _BESIDE):
                if report.exists() and path.exists() and report_of(path) not in ("", seal_of(report)):
                    yield path.name

    def _chosen(self, which: int, suffix: str) -> Path | None:
        paths = sorted(path for path in self.out.iterdir() if path.name.endswith(suffix) and path not in self.held)
        paths = [path for path in paths if not is_leftover(path.name)]
        return paths[which % len(paths)] if paths else None

    def _next(self) -> int:
        self.serial += 1
        return self.serial


def _draft() -> str:
    return f"{Path(_SUBMISSION).stem}_草稿.docx"


def _spaced(line: str) -> str:
    return line.replace("、", " ")


def _workbook(sentence: int, folder: Path) -> Path:
    return write_workbook(folder / "0" / "工作簿.xlsx", minimal_sheets(基本情况=[("段落", _SENTENCES[sentence])]))


@cache
def _report_of(sentence: int) -> bytes:
    """Return the report of a sentence, made where nothing else stands."""
    with tempfile.TemporaryDirectory() as folder:
        ran = run(_workbook(sentence, Path(folder)), Path(folder, "output"))
        (path,) = _NAMED.findall(ran.said)
        return Path(path).read_bytes()


@contextmanager
def _holding(held: set[Path]) -> Iterator[None]:
    """Let the system refuse to replace, move or remove these files."""

    def refusing(call: Callable[..., Any]) -> Callable[..., Any]:
        def called(*paths: Any, **named: Any) -> Any:
            if not held.isdisjoint(map(Path, paths)):
                raise PermissionError(13, "held")
            return call(*paths, **named)

        return called

    with (
        patch.object(os, "replace", refusing(os.replace)),
        patch.object(os, "unlink", refusing(os.unlink)),
        patch("time.sleep", lambda seconds: None),
    ):
        yield
