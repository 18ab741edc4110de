"""The command as it is run: exit statuses, and what goes to which stream."""

from __future__ import annotations

import importlib
import io
import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest

from tests.builders import TEMPLATES, Sheets, minimal_sheets, write_workbook
from tests.packs import PACKS
from tests.paging_fakes import FakeEngine, FakePrinter, blank_pdf
from tests.reports import changed_templates
from zhibao import cli
from zhibao.cli import main as run_main
from zhibao.cli.console import Console
from zhibao.findings import ReportPlace, TemplatePlace
from zhibao.findings.template_rules import TEMPLATE_SYNTAX
from zhibao.pack import DEFAULT_PACK, pack_titles
from zhibao.paging import Engine

BROKEN = minimal_sheets(基本情况=[("段落", "{{没有}}")])
ROOT = TEMPLATES.parent


class Ran(NamedTuple):
    """What a command line came to."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, object]:
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


Run = Callable[..., Ran]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project folder whose path has spaces and Chinese, without workbooks."""
    folder = tmp_path / "我的 项目"
    shutil.copytree(TEMPLATES, folder / "templates")
    return folder


@pytest.fixture
def run(root: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*words: str) -> Ran:
        capsys.readouterr()
        status = run_main(root, words)
        out, err = capsys.readouterr()
        return Ran(status, out, err)

    return command


def put(root: Path, name: str = "云州市 2025", sheets: Sheets | None = None) -> Path:
    return write_workbook(root / "inputs" / name / "工作簿.xlsx", sheets or minimal_sheets())


def files(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


# --- build ----------------------------------------------------------------------------------------------------------


def test_the_only_workbook_is_built_into_output(root: Path, run: Run) -> None:
    put(root)
    ran = run()
    report = root / "output" / "云州市职业教育质量报告（2025年度）.docx"
    numbers = report.with_name(f"{report.stem}_数字出处.xlsx")
    format_check = report.with_name(f"{report.stem}_格式核对.html")
    checked, marked = (report.with_name(f"{report.stem}{ending}") for ending in ("_检查报告.html", "_检查.xlsx"))
    told = f"报告：{report}\n数字出处：{numbers}\n格式核对：{format_check}\n"
    assert (ran.status, ran.out) == (0, f"{told}检查报告：{checked}\n标注的工作簿：{marked}\n")
    assert report.is_file()


def test_a_draft_ends_with_one_and_lists_its_findings_on_the_error_stream(root: Path, run: Run) -> None:
    put(root, sheets=BROKEN)
    ran = run()
    draft = root / "output" / "云州市职业教育质量报告（2025年度）_草稿.docx"
    assert ran.status == 1
    assert f"：{draft}\n" in ran.out and ran.out.startswith("草稿")
    assert "[T201] 错误 工作表“基本情况”B2：" in ran.err
    assert "T201" not in ran.out


def test_it_is_told_whose_page_numbers_these_are(root: Path, run: Run, engines: list[Engine]) -> None:
    put(root)
    engines[:] = [FakeEngine(name="LibreOffice")]
    assert run().err == "目录页码由 LibreOffice 排版得出，共 5 页。\n"
    engines[:] = [FakeEngine(name="估算", is_estimate=True)]
    err = run().err
    assert err.startswith("[E513] 提醒 目录页码由估算得出，可能差一页。请在 Word 或 WPS 里")
    assert err.splitlines()[1:] == ["合计：错误 0，提醒 1。"]
    engines[:] = []
    ran = run()
    assert (ran.status, ran.err[:6], ran.err.count("\n")) == (0, "[E504]", 2)


def test_copies_are_listed_after_the_report(root: Path, run: Run, engines: list[Engine]) -> None:
    put(root)
    engines[:] = [FakePrinter(content=blank_pdf((595, 842)))]
    out = run("--pdf", "--preview").out.splitlines()
    assert [line.partition("：")[0] for line in out] == [
        "报告",
        "数字出处",
        "格式核对",
        "检查报告",
        "标注的工作簿",
        "PDF",
        "预览",
    ]
    assert all(Path(line.partition("：")[2]).is_file() for line in out)


def test_errors_are_listed_before_warnings(root: Path, run: Run) -> None:
    put(root, sheets=minimal_sheets(基本情况=[("段落", "1\x7f2"), ("段落", "{{没有}}")]))
    err = run().err
    assert 0 <= err.index("[T201] 错误") < err.index("[W011] 提醒")


def test_a_stated_workbook_and_folder_are_used(root: Path, run: Run) -> None:
    workbook = write_workbook(root / "别 处" / "我的.xlsx", minimal_sheets())
    for words in ((str(workbook), "-o"), ("build", str(workbook), "--output")):
        folder = root / "结果 甲" / words[-1]
        assert run(*words, str(folder)).status == 0
        assert sorted(path.suffix for path in folder.iterdir()) == [".docx", ".html", ".html", ".xlsx", ".xlsx"]
    assert not (root / "output").exists()


def test_a_folder_may_be_stated_for_the_workbook_in_it(root: Path, run: Run) -> None:
    assert run(str(put(root).parent)).status == 0


def test_no_workbook_ends_with_two(root: Path, run: Run) -> None:
    ran = run()
    assert (ran.status, ran.out) == (2, "")
    assert "[W001]" in ran.err
    assert ran.err.endswith("没有生成任何文件。\n")


def test_a_missing_stated_workbook_ends_with_two(root: Path, run: Run) -> None:
    ran = run("没有.xlsx")
    assert (ran.status, ran.out) == (2, "")
    assert "没有.xlsx" in ran.err


def test_an_unreadable_workbook_ends_with_two(root: Path, run: Run) -> None:
    put(root).write_bytes(b"no zip")
    assert run().status == 2
    assert not (root / "output").exists()


@pytest.mark.parametrize(
    ("part", "old", "new", "code"),
    [
        ("document", "{{ cover.编制年月 }}", "{{ cover.编制月年 }}", "M406"),
        ("document", "{{ cover.编制年月 }}", "{{ cover. }}", "M405"),
        ("styles", 'w:val="表题"', 'w:val="别的"', ""),
        ("styles", 'w:val="待补"', 'w:val="别的"', "M404"),
    ],
)
def test_a_broken_template_ends_with_two(root: Path, run: Run, part: str, old: str, new: str, code: str) -> None:
    put(root)
    shutil.rmtree(root / "templates")
    changed_templates(root, **{part: lambda xml: xml.replace(old, new)})
    ran = run()
    assert (ran.status, f"[{code}]" in ran.err) == ((2, True) if code else (0, False))
    assert (root / "output").exists() is not bool(code)


def test_an_output_folder_that_cannot_be_made_ends_with_two(root: Path, run: Run) -> None:
    put(root)
    (root / "output").write_text("")
    ran = run()
    assert (ran.status, "[E501]" in ran.err) == (2, True)


def test_an_interruption_ends_with_130(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    put(root)

    def interrupted(*words: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(importlib.import_module("zhibao.pipeline.building"), "build", interrupted)
    ran = run()
    assert (ran.status, ran.out) == (130, "")
    assert "已停止" in ran.err


# --- several workbooks ----------------------------------------------------------------------------------------------


def test_several_workbooks_are_listed_and_none_is_built(root: Path, run: Run) -> None:
    put(root, "乙")
    put(root, "甲")
    ran = run()
    assert (ran.status, ran.out) == (2, "")
    assert "2 个工作簿：乙/工作簿.xlsx、甲/工作簿.xlsx" in ran.err
    assert "python generate.py inputs/乙/工作簿.xlsx" in ran.err
    assert not (root / "output").exists()


class Terminal(io.StringIO):
    """A stream that a person sits at."""

    def isatty(self) -> bool:
        return True


def at_terminal(monkeypatch: pytest.MonkeyPatch, typed: str) -> Terminal:
    """Put a person at the terminal who types this; return what is shown on the error stream."""
    err = Terminal()
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    monkeypatch.setattr(sys, "stderr", err)
    return err


def test_on_a_terminal_it_asks_which_one(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(root, "乙")
    put(root, "甲", BROKEN)
    err = at_terminal(monkeypatch, "\n三\n9\n0\n2\n")
    assert run_main(root, []) == 1
    assert "  1  乙/工作簿.xlsx\n  2  甲/工作簿.xlsx\n" in err.getvalue()
    assert err.getvalue().count("请选择工作簿（1–2）：") == 5


def test_an_answer_may_be_typed_in_full_width(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(root, "乙")
    put(root, "甲", BROKEN)
    at_terminal(monkeypatch, "２\n")
    assert run_main(root, []) == 1


def test_the_end_of_input_at_the_question_ends_with_two(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(root, "乙")
    put(root, "甲")
    err = at_terminal(monkeypatch, "")
    assert run_main(root, []) == 2
    assert "[E505]" in err.getvalue()


def test_progress_is_shown_only_on_a_terminal(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    put(root)
    assert "排入模板" not in run().err
    err = at_terminal(monkeypatch, "")
    assert run_main(root, []) == 0
    assert "排入模板…" in err.getvalue()


def test_progress_is_not_shown_with_json(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(root)
    err = at_terminal(monkeypatch, "")
    assert run_main(root, ["--format", "json"]) == 0
    assert err.getvalue() == ""


def test_the_progress_line_is_gone_before_the_findings(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(root, sheets=BROKEN)
    err = at_terminal(monkeypatch, "")
    run_main(root, [])
    before, _, _ = err.getvalue().partition("[T201]")
    assert re.search(r"存…\r +\r$", before)


# --- check, new, explain --------------------------------------------------------------------------------------------


def test_check_writes_the_findings_and_no_report(root: Path, run: Run) -> None:
    workbook = put(root)
    before, content = files(root), workbook.read_bytes()
    name = root / "output" / "云州市职业教育质量报告（2025年度）"
    written = {Path(f"{name}_检查报告.html"), Path(f"{name}_检查.xlsx")}
    told = f"没有发现错误。\n检查报告：{name}_检查报告.html\n标注的工作簿：{name}_检查.xlsx\n"
    ran = run("check")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(told) and ran.out.endswith("\n合计：错误 0，提醒 0。\n")
    assert run("check", str(workbook)).status == 0
    assert files(root) - before == {root / "output"} | written
    assert workbook.read_bytes() == content


def test_a_check_of_many_is_told_sheet_by_sheet_with_what_to_mend_first_on_top(root: Path, run: Run) -> None:
    """On standard output, so that check > 问题.txt holds them."""
    told = [("段落", f"第{number}所学校的的学生××人。") for number in range(3)]
    put(root, sheets=minimal_sheets(乙章=told, 甲章=told[:1]))
    lines = run("check").out.splitlines()
    sheets = [line for line in lines if line.startswith("——")]
    assert lines[0] == "先改这几处：" and lines[1].startswith("  1. 工作表“")
    assert sheets == ["—— 乙章 ——", "—— 甲章 ——"]
    first, second = map(lines.index, sheets)
    assert all("“乙章”" in line for line in lines[first + 1 : second])
    assert lines[-1] == "合计：错误 8，提醒 0。"


def test_check_with_errors_ends_with_one_and_lists_them_on_standard_output(root: Path, run: Run) -> None:
    put(root, sheets=BROKEN)
    ran = run("check", "-o", str(root / "结果"))
    assert (ran.status, ran.err) == (1, "")
    assert ran.out.startswith("[T201] 错误 工作表“基本情况”B2：")
    assert ran.out.endswith("\n合计：错误 1，提醒 0。\n")
    assert sorted(path.suffix for path in (root / "结果").iterdir()) == [".html", ".xlsx"]
    assert not (root / "output").exists()


def test_new_makes_workbook_and_photo_folder(root: Path, run: Run) -> None:
    ran = run("new", "云州市2026")
    folder = root / "inputs" / "云州市2026"
    assert (ran.status, ran.out) == (0, f"新工作簿：{folder / '工作簿.xlsx'}\n")
    assert (folder / "照片").is_dir()
    assert run().status == 1  # its examples are to be replaced


def test_new_never_overwrites(root: Path, run: Run) -> None:
    run("new", "云州市2026")
    ran = run("new", "云州市2026")
    assert (ran.status, "[E506]" in ran.err) == (2, True)


@pytest.mark.parametrize("pack", PACKS)
def test_new_makes_a_workbook_of_the_pack_that_is_asked_for(root: Path, run: Run, pack: str) -> None:
    assert run("new", "云州市2026", "--pack", pack).status == 0
    cover = openpyxl.load_workbook(root / "inputs" / "云州市2026" / "工作簿.xlsx")["封面"]
    assert ("模板", pack) in [row[:2] for row in cover.iter_rows(values_only=True)]


def test_new_refuses_a_pack_that_is_not_there_and_names_the_nearest(root: Path, run: Run) -> None:
    before = files(root)
    ran = run("new", "云州市2026", "--pack", "gongwn")
    assert (ran.status, "[M440]" in ran.err, "是不是“gongwen”" in ran.err) == (2, True, True)
    assert files(root) == before


@pytest.mark.parametrize("name", ["云州市", "../云州市2026"])
def test_new_refuses_other_names(root: Path, run: Run, name: str) -> None:
    before = files(root.parent)
    ran = run("new", name)
    assert (ran.status, "[E507]" in ran.err) == (2, True)
    assert files(root.parent) == before


@pytest.mark.parametrize("code", ["S101", " s101 "])
def test_explain_says_what_a_code_means_and_how_to_mend_it(run: Run, code: str) -> None:
    ran = run("explain", code)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("S101（错误）类型不认识\n意思：类型“…”不认识…\n怎么改：请从 A 列的下拉列表里选一个类型。")


def test_explain_shows_no_placeholders(run: Run) -> None:
    assert "{known}" not in run("explain", "S101").out
    assert "{{名称}}" in run("explain", "T202").out


JUMP = minimal_sheets() | {"指标": (("名称", "单位", "2024", "2025"), ("在校生", "人", 2468, 24688))}


def test_explain_puts_in_the_numbers_of_the_only_workbook(root: Path, run: Run) -> None:
    put(root, sheets=JUMP)
    before = files(root)
    told = (
        "您的工作簿里有 1 处：\n[D753] 错误 工作表“指标”D2：“在校生”2025 年是 24688人，上年是 2468人，是上年的 10 倍。"
    )
    out = run("explain", "d753").out
    assert "为什么要紧：" in out and "“核对”表" in out and told in out
    assert files(root) == before
    put(root, "乙")
    assert "您的工作簿" not in run("explain", "D753").out
    assert told in run("explain", "D753", str(root / "inputs" / "云州市 2025")).out
    found = run("explain", "D753", str(root / "inputs" / "云州市 2025"), "--format", "json").json
    assert [(each["cell"], each["code"]) for each in found["findings"]] == [("D2", "D753")]  # type: ignore[attr-defined]


def test_explain_refuses_a_stated_workbook_that_is_not_there(run: Run) -> None:
    ran = run("explain", "D753", "没有.xlsx")
    assert (ran.status, ran.out, "[W001]" in ran.err) == (2, "", True)


def test_explain_refuses_an_unknown_code_with_the_nearest(run: Run) -> None:
    ran = run("explain", "S1O1")
    assert (ran.status, ran.out) == (2, "")
    assert "是不是“S101”" in ran.err


# --- JSON -----------------------------------------------------------------------------------------------------------


def test_a_ready_report_in_json(root: Path, run: Run) -> None:
    put(root)
    ran = run("--format", "json")
    assert ran.status == 0
    assert ran.json["status"] == "ready"
    assert ran.json["report"] == str(root / "output" / "云州市职业教育质量报告（2025年度）.docx")
    assert str(ran.json["provenance"]).endswith("_数字出处.xlsx")
    assert str(ran.json["format_check"]).endswith("_格式核对.html")
    assert str(ran.json["check_report"]).endswith("_检查报告.html") and str(ran.json["marked_copy"]).endswith(
        "_检查.xlsx"
    )
    files = {"report", "provenance", "format_check", "check_report", "marked_copy", "pdf", "preview", "fault_record"}
    told = {"pages", "pages_estimated", "completion", "skipped", "findings"}
    assert set(ran.json) == {"status", *files, *told}
    assert ran.json["completion"] == {"filled": 0, "indicators": 0, "examples": 0}
    assert (ran.json["pdf"], ran.json["preview"]) == (None, None)
    assert (ran.json["pages"], ran.json["pages_estimated"]) == (5, False)


def test_the_copies_in_json(root: Path, run: Run, engines: list[Engine]) -> None:
    put(root)
    engines[:] = [FakePrinter(content=blank_pdf((595, 842)))]
    ran = run("--pdf", "--preview", "--format", "json")
    name = root / "output" / "云州市职业教育质量报告（2025年度）"
    assert (ran.json["pdf"], ran.json["preview"]) == (f"{name}.pdf", f"{name}_预览.html")


@pytest.mark.parametrize("engines_here", [[], [FakeEngine(is_estimate=True)]], ids=["none", "an estimate"])
def test_page_numbers_that_are_not_sure_in_json(
    root: Path, run: Run, engines: list[Engine], engines_here: list[Engine]
) -> None:
    put(root)
    engines[:] = engines_here
    ran = run("--format", "json")
    assert (ran.json["pages"], ran.json["pages_estimated"]) == ((5, True) if engines_here else (None, False))


def test_a_draft_in_json_has_its_findings(root: Path, run: Run) -> None:
    put(root, sheets=BROKEN)
    ran = run("--format=json")
    found = ran.json["findings"]
    assert (ran.status, ran.json["status"]) == (1, "draft")
    assert isinstance(found, list)
    (finding,) = [each for each in found if each["code"] == "T201"]
    assert set(finding) == {"code", "severity", "sheet", "cell", "message", "advice", "accepted"} | {
        "file",
        "place",
        "values",
        "excerpt",
        "cause",
    }
    assert (finding["severity"], finding["sheet"], finding["cell"]) == ("error", "基本情况", "B2")
    assert finding["accepted"] is None
    assert (finding["file"], finding["place"]) == ("工作簿.xlsx", {"kind": "cell", "sheet": "基本情况", "cell": "B2"})
    assert (finding["excerpt"], finding["values"]["found"]) == ("没有", "没有")


def test_findings_in_json_say_where_in_template_and_report(root: Path, run: Run) -> None:
    put(root)
    shutil.rmtree(root / "templates")
    changed_templates(root, document=lambda xml: xml.replace('\\t "附件标题,1"', '\\t "附件题目,1"'))
    ran = run("--format=json")
    found = {each["code"]: each for each in ran.json["findings"]}  # type: ignore[attr-defined]  # a list
    assert (found["M409"]["file"], found["M409"]["place"]) == ("report.docx", None)
    assert found["M409"]["values"]["style"] == "附件题目"
    assert found["F614"]["file"] == Path(str(ran.json["report"])).name
    assert (found["F614"]["sheet"], found["F614"]["cell"], found["F614"]["excerpt"]) == (None, None, None)


def test_a_tag_and_a_paragraph_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    places = (TemplatePlace("report.docx", "页眉 1 ", "第 3 段", "甲"), ReportPlace("报告.docx", 4, "第 2 段"))
    Console(sys.stdout, sys.stderr, as_json=True).refusal(TEMPLATE_SYNTAX.at(each, reason="多字") for each in places)
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [each["file"] for each in found] == ["report.docx", "报告.docx"]
    assert [each["place"] for each in found] == [
        {"kind": "template", "part": "页眉 1", "spot": "第 3 段", "words": "甲"},
        {"kind": "report", "page": 4, "paragraph": "第 2 段"},
    ]


@pytest.mark.parametrize("words", [("没有.xlsx",), ("explain", "X999"), ("new", "无年份"), ("--nonsense",)])
def test_a_refusal_in_json(run: Run, words: tuple[str, ...]) -> None:
    ran = run(*words, "--format", "json")
    assert ran.status == 2
    assert ran.err == ""
    assert (ran.json["status"], ran.json["report"], ran.json["pages"]) == ("failed", None, None)
    findings = ran.json["findings"]
    assert isinstance(findings, list)
    (finding,) = findings
    assert (finding["sheet"], finding["cell"]) == (None, None)


def test_check_in_json_has_no_report(root: Path, run: Run) -> None:
    put(root, sheets=BROKEN)
    ran = run("check", "--format", "json")
    assert (ran.status, ran.json["status"], ran.json["report"]) == (1, "draft", None)


def test_a_new_workbook_in_json(root: Path, run: Run) -> None:
    found = run("new", "云州市2026", "--format", "json").json
    assert found["workbook"] == str(root / "inputs" / "云州市2026" / "工作簿.xlsx")
    assert found["status"] == "ready"


def test_an_explanation_in_json(run: Run) -> None:
    found = run("explain", "S101", "--format", "json").json
    assert (found["code"], found["severity"], found["title"]) == ("S101", "error", "类型不认识")


# --- usage and consoles ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [("--nonsense",), ("new",), ("explain",), ("a", "b"), ("--format", "xml"), ("-o",)])
def test_words_that_mean_nothing_end_with_two(run: Run, words: tuple[str, ...]) -> None:
    ran = run(*words)
    assert (ran.status, ran.out) == (2, "")
    assert "[E509]" in ran.err and "--help" in ran.err


def test_help_is_in_chinese_and_ends_with_nought(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run_main(root, ["--help"])
    assert caught.value.code == 0
    out = capsys.readouterr().out
    assert out.startswith("用法：")
    assert all(f"generate.py {command}" in out for command in ("check", "new", "explain"))
    for name, title in pack_titles(TEMPLATES).items():
        default = "（默认）" if name == DEFAULT_PACK else ""
        assert f"      {name}{default}　{title}\n" in out


def gbk() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="gbk", newline="\n")


def said(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode("gbk")


def gbk_console(monkeypatch: pytest.MonkeyPatch) -> tuple[io.TextIOWrapper, io.TextIOWrapper]:
    """Run what follows at a Chinese Windows console; return its two streams."""
    streams = gbk(), gbk()
    monkeypatch.setattr(sys, "stdout", streams[0])
    monkeypatch.setattr(sys, "stderr", streams[1])
    return streams


RARE = minimal_sheets(基本情况=[("段落", "{{𠮷野家☃}}")])


def test_a_console_in_gbk_shows_what_it_can(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(root, sheets=RARE)
    streams = gbk_console(monkeypatch)
    assert run_main(root, []) == 1
    out, err = map(said, streams)
    assert "草稿" in out
    assert "[T201] 错误" in err and "?野家?" in err


def test_json_on_a_console_in_gbk_loses_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(root, sheets=RARE)
    out, _ = gbk_console(monkeypatch)
    assert run_main(root, ["--format", "json"]) == 1
    messages = [finding["message"] for finding in json.loads(said(out))["findings"]]
    assert any("𠮷野家☃" in message for message in messages)


def test_the_command_itself_passes_its_status_on(root: Path) -> None:
    put(root, sheets=BROKEN)
    shutil.copy(ROOT / "generate.py", root)
    for name in ("zhibao", "charts"):
        (root / name).symlink_to(ROOT / name)
    ran = subprocess.run(
        [sys.executable, "generate.py", "check", "--format", "json"],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert (ran.returncode, json.loads(ran.stdout)["status"]) == (1, "draft")


def test_the_package_offers_the_command() -> None:
    assert cli.main is run_main


def test_a_fault_of_the_program_is_one_line_and_json_too(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise IndexError("string index out of range")

    put(root)
    monkeypatch.setattr("zhibao.pipeline.building.audit", fail)
    ran = run("--format", "json")
    (finding,) = [each for each in ran.json["findings"] if isinstance(each, dict)]  # type: ignore[attr-defined]
    assert (ran.status, ran.json["status"], finding["code"]) == (2, "failed", "E534")
    assert "IndexError" in finding["message"] and ".py" in finding["message"]
    assert "Traceback" not in run().err
    assert [each.name[-7:] for each in (root / "output").iterdir()] == ["_故障.txt"]


def test_new_says_what_to_do_next_and_the_command_works(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    said = run("new", "云州市 2026").err
    words = shlex.split(said.partition("generate.py ")[2])
    monkeypatch.chdir(root)
    assert words == ["check", "inputs/云州市 2026"] and run(*words).status == 1


def test_a_path_with_spaces_is_quoted_in_advice(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    put(root, "甲 市2025")
    put(root, "乙 市2025")
    words = shlex.split(run().err.partition("generate.py ")[2].partition("。")[0])
    monkeypatch.chdir(root)
    assert words == ["inputs/乙 市2025/工作簿.xlsx"] and run(*words).status == 0
