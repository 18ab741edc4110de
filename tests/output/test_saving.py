"""Writing the report: its name, whole or not at all, never over what somebody has edited."""

from __future__ import annotations

import datetime
import os
import stat
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document

from tests.builders import TEMPLATES, Rows, minimal_sheets, patch_parts, write_workbook
from tests.reports import make, silent
from zhibao.findings import NothingMadeError
from zhibao.model.text import Text
from zhibao.output import ReportFile, save_beside, save_report
from zhibao.packing import pack
from zhibao.pipeline import Status, build
from zhibao.word.late_rows import LateRows

COVER = {"报告名称": Text.of("云州市职业教育质量报告"), "报告年度": Text.of("2025")}
PATTERN = "{报告名称}（{报告年度}年度）"
BROKEN = minimal_sheets(基本情况=[("段落", "{{没有}}")])


def content(text: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    return pack(document)


pytestmark = pytest.mark.unsound("documents of python-docx alone, which state another compatibility")
NEW = content("新")


class Clock(datetime.datetime):
    """A clock that stands still."""

    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> Clock:
        return cls(2025, 12, 1, 9, 5)


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhibao.output.report_saving.datetime.datetime", Clock)


def saved(file: ReportFile, is_draft: bool = False) -> tuple[str, list[str]]:
    """Save NEW and return its name and the codes of the findings."""
    path, findings = save_report(NEW, file, is_draft)
    assert path.read_bytes() == NEW
    return path.name, [finding.code for finding in findings]


def edited(path: Path) -> bytes:
    """Put a report there that an editor has saved again."""
    document = docx.Document()
    document.add_paragraph("编辑改过")
    document.save(str(path))
    return path.read_bytes()


# --- writing --------------------------------------------------------------------------------------------------------


def test_the_folder_is_made(tmp_path: Path) -> None:
    assert saved(ReportFile(tmp_path / "新 文件夹" / "内", "报告")) == ("报告.docx", [])


def test_an_own_older_report_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "报告.docx").write_bytes(content("旧"))
    assert saved(ReportFile(tmp_path, "报告")) == ("报告.docx", [])
    assert [path.name for path in tmp_path.iterdir()] == ["报告.docx"]


def test_a_report_that_somebody_edited_stays(tmp_path: Path) -> None:
    before = edited(tmp_path / "报告.docx")
    assert saved(ReportFile(tmp_path, "报告")) == ("报告_20251201-0905.docx", ["E502"])
    assert (tmp_path / "报告.docx").read_bytes() == before


def test_an_edited_draft_stays_too(tmp_path: Path) -> None:
    before = edited(tmp_path / "报告_草稿.docx")
    assert saved(ReportFile(tmp_path, "报告"), is_draft=True) == ("报告_草稿_20251201-0905.docx", ["E502"])
    assert (tmp_path / "报告_草稿.docx").read_bytes() == before


def test_a_file_that_is_no_report_stays(tmp_path: Path) -> None:
    (tmp_path / "报告.docx").write_bytes(b"anything")
    assert saved(ReportFile(tmp_path, "报告"))[1] == ["E502"]
    assert (tmp_path / "报告.docx").read_bytes() == b"anything"


def test_neighbours_of_one_minute_are_numbered(tmp_path: Path) -> None:
    edited(tmp_path / "报告.docx")
    names = [saved(ReportFile(tmp_path, "报告"))[0] for _ in range(3)]
    assert names == [f"报告_20251201-0905{more}.docx" for more in ("", "（2）", "（3）")]


def in_use(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Make replacing files of these names fail as Windows does while Word holds them."""
    replace = Path.replace

    def refusing(self: Path, target: Path) -> Path:
        if Path(target).name in names:
            raise PermissionError(13, "拒绝访问")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refusing)


def test_a_file_in_use_gets_a_neighbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = content("旧")
    (tmp_path / "报告.docx").write_bytes(old)
    in_use(monkeypatch, "报告.docx")
    assert saved(ReportFile(tmp_path, "报告")) == ("报告_20251201-0905.docx", ["E502"])
    assert (tmp_path / "报告.docx").read_bytes() == old


def test_an_error_while_writing_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = content("旧")
    (tmp_path / "报告.docx").write_bytes(old)

    def broken(self: Path, target: Path) -> Path:
        raise OSError(28, "磁盘已满")

    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(NothingMadeError) as caught:
        save_report(NEW, ReportFile(tmp_path, "报告"), False)
    assert [finding.code for finding in caught.value.findings] == ["E501"]
    assert "磁盘已满" in str(caught.value)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"报告.docx": old}


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("")
    with pytest.raises(NothingMadeError) as caught:
        save_report(NEW, ReportFile(tmp_path / "output", "报告"), False)
    assert [finding.code for finding in caught.value.findings] == ["E501"]


def test_an_old_report_is_whole_until_the_new_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new file is written under another name first."""
    (tmp_path / "报告.docx").write_bytes(content("旧"))
    replace, seen = Path.replace, []

    def watching(self: Path, target: Path) -> Path:
        seen.append((self.read_bytes() == NEW, self.parent == tmp_path, Path(target).read_bytes() == NEW))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", watching)
    saved(ReportFile(tmp_path, "报告"))
    assert seen == [(True, True, False)]


class PowerCut(BaseException):
    """Nothing that the program could catch by mistake."""


STEPS = ("open", "write", "fsync", "read_bytes", "replace")


def cut_at(step: str, error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make one step of saving fail; what was written of the file before it is there."""

    def failing(*_: object, **__: object) -> None:
        raise error

    if step == "write":
        opened = Path.open

        def half(self: Path, *args: Any, **kwargs: Any) -> Any:
            file = opened(self, *args, **kwargs)
            if "x" in str(args):
                file.write(NEW[:100])
                file.close()
                raise error
            return file

        monkeypatch.setattr(Path, "open", half)
    elif step == "fsync":
        monkeypatch.setattr("zhibao.output.report_saving.os.fsync", failing)
    else:
        monkeypatch.setattr(Path, step, failing)


@pytest.mark.parametrize("error", [OSError(28, "磁盘已满"), PowerCut(), KeyboardInterrupt()], ids=repr)
@pytest.mark.parametrize("step", STEPS)
def test_a_failure_at_any_step_leaves_the_last_report_and_nothing_else(
    step: str, error: BaseException, tmp_path: Path
) -> None:
    old = content("旧")
    (tmp_path / "报告.docx").write_bytes(old)
    with pytest.MonkeyPatch.context() as patch:
        cut_at(step, error, patch)
        with pytest.raises(NothingMadeError if isinstance(error, OSError) else type(error)) as caught:
            save_report(NEW, ReportFile(tmp_path, "报告"), False)
    if isinstance(caught.value, NothingMadeError):
        assert [each.code for each in caught.value.findings] == ["E501"]
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"报告.docx": old}


@pytest.mark.parametrize("step", STEPS)
def test_a_side_file_that_cannot_be_written_leaves_nothing(step: str, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        cut_at(step, OSError(28, "磁盘已满"), patch)
        file = ReportFile(tmp_path, "报告")
        path, findings = save_beside(NEW, file.submission, "_数字出处.xlsx", file)
    assert (path, [each.code for each in findings]) == (None, ["E510"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("ending", "what"), [("_数字出处.xlsx", "数字出处"), (".xlsx", "“报告.xlsx”")])
def test_what_is_not_written_has_a_name(ending: str, what: str, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        cut_at(STEPS[0], OSError(28, "磁盘已满"), patch)
        file = ReportFile(tmp_path, "报告")
        _, findings = save_beside(NEW, file.submission, ending, file)
    assert findings[0].message.startswith(f"{what}没有写成：")


def test_a_file_that_is_not_read_back_as_it_was_written_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = content("旧")
    (tmp_path / "报告.docx").write_bytes(old)
    read = Path.read_bytes
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", lambda self: read(self)[:-1] if self.suffix == ".tmp" else read(self))
        with pytest.raises(NothingMadeError) as caught:
            save_report(NEW, ReportFile(tmp_path, "报告"), False)
    assert [each.code for each in caught.value.findings] == ["E530"]
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"报告.docx": old}


def test_the_file_is_on_the_disk_before_it_is_moved_and_its_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    sync, replace = os.fsync, Path.replace

    def syncing(number: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(number).st_mode) else "file")
        sync(number)

    def moving(self: Path, target: Path) -> Path:
        done.append("move")
        return replace(self, target)

    monkeypatch.setattr("zhibao.output.report_saving.os.fsync", syncing)
    monkeypatch.setattr(Path, "replace", moving)
    saved(ReportFile(tmp_path, "报告"))
    assert done == ["file", "move", "folder"]


def test_a_folder_that_cannot_be_opened_as_on_windows_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(*_: object) -> int:
        raise PermissionError(13, "拒绝访问")

    monkeypatch.setattr("zhibao.output.report_saving.os.open", refusing)
    assert saved(ReportFile(tmp_path, "报告")) == ("报告.docx", [])


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "docProps/app.xml"])
def test_one_character_that_somebody_changed_keeps_the_report(part: str, tmp_path: Path) -> None:
    first = make(tmp_path, minimal_sheets())

    def change(name: str, data: bytes) -> bytes:
        return data.replace(b">", b"> ", 1) if name == part else data

    patch_parts(first.path, change)
    before = first.path.read_bytes()
    again = make(tmp_path, minimal_sheets())
    assert again.codes == ["E502"]
    assert again.path != first.path and first.path.read_bytes() == before


@pytest.mark.unsound("a paragraph is emptied")
def test_a_difference_that_is_read_back_makes_a_draft_and_leaves_the_submission(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make(tmp_path, minimal_sheets())
    before = first.path.read_bytes()

    def lossy(document: Document, late: LateRows) -> bytes:
        for run in document.paragraphs[-1].runs:
            run.text = ""
        return pack(document, late)

    monkeypatch.setattr("zhibao.pipeline.building.pack", lossy)
    workbook = write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets())
    outcome = build(workbook, TEMPLATES, tmp_path / "output", silent)
    assert outcome.status is Status.DRAFT
    assert {"F601"} <= {each.code for each in outcome.findings}
    assert outcome.report and outcome.report.stem.endswith("_草稿")
    assert first.path.read_bytes() == before


# --- drafts and submissions -----------------------------------------------------------------------------------------


def test_a_draft_never_touches_a_submission_and_names_it(tmp_path: Path) -> None:
    first = make(tmp_path, minimal_sheets())
    before = first.path.read_bytes()
    draft = make(tmp_path, BROKEN)
    assert draft.path.name == "云州市职业教育质量报告（2025年度）_草稿.docx"
    assert first.path.read_bytes() == before
    assert draft.codes == ["T201 基本情况!B2", "E503"]
    (finding,) = [each for each in draft.outcome.findings if each.code == "E503"]
    assert str(first.path) in finding.message


def test_a_submission_takes_the_place_of_its_draft_and_of_what_stood_beside_it(tmp_path: Path) -> None:
    make(tmp_path, BROKEN)
    ready = make(tmp_path, minimal_sheets())
    assert ready.codes == ["E535"]
    assert [path.name for path in ready.path.parent.iterdir() if "草稿" in path.name] == []
    assert make(tmp_path, minimal_sheets()).codes == []


def test_a_draft_that_somebody_edited_stays_and_is_told(tmp_path: Path) -> None:
    draft = make(tmp_path, BROKEN)
    document = docx.Document(str(draft.path))
    document.add_paragraph("编辑写的")
    document.save(str(draft.path))
    ready = make(tmp_path, minimal_sheets())
    assert ready.codes == ["E535", "E536"]
    assert draft.path.exists() and draft.path.name in ready.outcome.findings[-1].message


def test_the_same_workbook_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    table: Rows = [("表格", "表"), ("", "甲"), ("", "1")]
    chart: Rows = [("统计图", "图", "饼图"), ("", "年", "人"), ("", "甲", 3)]
    workbook = write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets(基本情况=[*table, *chart]))
    reports = [build(workbook, TEMPLATES, tmp_path / name, silent).report for name in ("一", "二")]
    first, second = (path.read_bytes() for path in reports if path)
    assert first == second
