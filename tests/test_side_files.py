"""What stands beside a report carries its seal, and what does not belong to the report that stands there is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import TEMPLATES, Sheets, minimal_sheets, write_workbook
from tests.paging.test_copies import PDF
from tests.paging_fakes import FakePrinter
from tests.reports import silent
from zhibao.packing import report_of, seal_of
from zhibao.paging import Wanted
from zhibao.pipeline import Outcome, Status, build, check

NEWER = minimal_sheets(基本情况=[("段落", "改过的话。")])
BROKEN = minimal_sheets(基本情况=[("段落", "{{没有}}")])
BOTH = Wanted(pdf=True, preview=True)
# The fake engine's PDF has another text, tests lay nothing out, and a fault is met.
PASSED_OVER = {"E504", "E518", "E534"}


class PowerCut(BaseException):
    """Nothing that the program could catch by mistake."""


def workbook(folder: Path, sheets: Sheets | None = None) -> Path:
    return write_workbook(folder / "inputs" / "工作簿.xlsx", sheets or minimal_sheets())


def built(folder: Path, sheets: Sheets | None = None, wanted: Wanted = BOTH) -> Outcome:
    return build(workbook(folder, sheets), TEMPLATES, folder / "output", silent, (FakePrinter(content=PDF),), wanted)


def checked(folder: Path, sheets: Sheets | None = None) -> Outcome:
    return check(workbook(folder, sheets), TEMPLATES, silent, folder / "output")


def told(outcome: Outcome) -> list[str]:
    return [each.code for each in outcome.findings if each.code not in PASSED_OVER]


def cut_after_the_report(folder: Path, sheets: Sheets) -> None:
    """Build until the report stands under its name, and no further."""

    def cut(*_: object) -> None:
        raise PowerCut

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("zhibao.pipeline.building.numbers_file", cut)
        with pytest.raises(PowerCut):
            built(folder, sheets)


def test_every_file_beside_a_report_carries_its_seal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object) -> None:
        raise LookupError

    monkeypatch.setattr("zhibao.paging.pdf_copies.missing_texts", faulty)
    made = built(tmp_path)
    assert made.report and made.fault_record
    beside = [each for each in (tmp_path / "output").iterdir() if each != made.report]
    assert len(beside) == 7
    assert {report_of(each) for each in beside} == {seal_of(made.report)} != {""}


def test_files_of_a_check_name_no_report(tmp_path: Path) -> None:
    made = checked(tmp_path)
    assert made.check_report and made.marked_copy
    assert (report_of(made.check_report), report_of(made.marked_copy), report_of(tmp_path / "没有")) == ("", "", "")


def test_the_next_check_names_what_a_run_that_was_cut_short_left_of_the_report_before(tmp_path: Path) -> None:
    first = built(tmp_path)
    assert first.report and first.pdf and first.preview and first.provenance and first.format_check
    assert told(checked(tmp_path)) == []
    cut_after_the_report(tmp_path, NEWER)
    (finding,) = checked(tmp_path, NEWER).findings
    assert finding.code == "E537"
    for path in (first.report, first.pdf, first.preview, first.provenance, first.format_check):
        assert path.name in finding.message
    again = built(tmp_path, NEWER)
    assert told(again) == [] and told(checked(tmp_path, NEWER)) == []


def test_copies_of_the_report_before_do_not_stay_though_the_report_is_as_it_stood(tmp_path: Path) -> None:
    first = built(tmp_path)
    cut_after_the_report(tmp_path, NEWER)
    again = built(tmp_path, NEWER, Wanted())
    assert again.report == first.report and told(again) == ["E535"]
    assert first.pdf and not first.pdf.exists()


def test_a_draft_run_says_what_does_not_belong_to_the_submission_beside_it(tmp_path: Path) -> None:
    built(tmp_path)
    cut_after_the_report(tmp_path, NEWER)
    draft = built(tmp_path, BROKEN)
    assert draft.status is Status.DRAFT and {"E503", "E537"} <= set(told(draft))


def test_a_file_that_cannot_be_written_is_named_and_that_an_older_one_stands_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, older = Path.replace, "那里的一份是以前的"
    messages = {}

    def refusing(self: Path, target: Path) -> Path:
        if target.name.endswith("_格式核对.html"):
            raise OSError(28, "full")
        return replace(self, target)

    def said(sheets: Sheets | None) -> str:
        (message,) = [each.message for each in built(tmp_path, sheets).findings if each.code == "E510"]
        return message

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refusing)
        messages["none there"] = said(None)
    built(tmp_path)
    monkeypatch.setattr(Path, "replace", refusing)
    messages |= {"the same": said(None), "older": said(NEWER)}
    assert [name for name, message in messages.items() if older in message] == ["older"]
    assert "格式核对没有写成" in messages["older"]
    # What could not be written then is told by the next run too.
    (finding,) = checked(tmp_path, NEWER).findings
    assert finding.code == "E537" and "_格式核对.html" in finding.message and "数字出处" not in finding.message
