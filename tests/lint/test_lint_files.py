"""What is no template at all, what editors do that heals, and the command."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.builders import TEMPLATES, minimal_sheets
from tests.lint.damage import REPORT, added, changed, found, found_in_small, lint_bytes, paragraph, put, replaced, run
from tests.reports import make
from tests.word.xml_strings import complex_field, text
from zhibao.cli import main

BOLD = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>"
PROOF = '<w:proofErr w:type="spellStart"/>'


def said(content: bytes) -> str:
    (finding,) = lint_bytes(content)
    return f"{finding.code} {finding.message}"


def with_part(name: str, data: bytes) -> bytes:
    return changed({name: data})


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "文件是空的"),
        (b"%PDF-1.7 ...", "它是 PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧格式（.doc、.wps），或加了密码"),
        (b"{\\rtf1 }", "它是 RTF"),
        (b"<html></html>", "它是网页"),
        (REPORT.read_bytes()[:9000], "文件不完整"),
        (with_part("word/vbaProject.bin", b"x"), "带有宏"),
    ],
    ids=["empty", "pdf", "doc", "rtf", "html", "cut off", "macros"],
)
def test_what_is_no_docx_is_called_by_its_name(content: bytes, reason: str) -> None:
    message = said(content)
    assert message.startswith("M403 模板 ")
    assert reason in message


def test_a_zip_that_is_no_word_document_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("mimetype", "text")
    assert "它不是 Word 文档" in said(packed.getvalue())


def test_a_damaged_part_is_refused() -> None:
    assert said(changed(document=lambda xml: xml[:5000])).startswith("M403 ")


def test_a_finished_report_is_no_template(tmp_path: Path) -> None:
    report = make(tmp_path, minimal_sheets()).path
    message = said(report.read_bytes())
    assert message.startswith("M410 ")
    assert message.endswith("里没有一个标签，它是程序生成的报告。")


def test_a_document_without_tags_is_no_template() -> None:
    message = said(changed(document=lambda xml: xml.replace("{", "(")))
    assert message.startswith("M410 ")
    assert message.endswith("里没有一个标签。")


# One paragraph each; a finding would name its paragraph by its words.
HARMLESS = {
    "fonts": run("{{ co") + BOLD.format("ver.地") + run("区 }}"),
    "braces apart": run("{") + run("{ cover.地区 }") + run("}"),
    "spelling": run("{{ cover.") + PROOF + run("地区") + PROOF + run(" }}"),
    "bent quotes": run("{% if cover.地区 == “甲” %}甲{% endif %}"),
    "item": run("{{ cover['地区'] }}"),
    "guarded": run("{% if cover.公开网址 is defined %}{{ cover.公开网址 }}{% endif %}"),
    "loop": run("{% for c in chapters if c.title %}{{ loop.index }}{% else %}无{% endfor %}"),
    "set": run("{% set n = annexes|length %}{{ n }}"),
    "nested": run("{% for c in chapters %}{% for b in c.blocks %}{% if b.kind == 'table' and b.caption %}{{ b.kind }}"
                  "{% endif %}{% endfor %}{% endfor %}"),
    "plain words": run("（甲）、乙：“丙”，100 % {一}"),
}  # fmt: skip


def test_what_renders_gives_no_finding() -> None:
    assert found(document=put("".join(paragraph(content) for content in HARMLESS.values()))) == []


def test_paragraph_ids_repeated_in_loops_give_no_finding() -> None:
    assert found(document=replaced("<w:p>", '<w:p w14:paraId="00000001">')) == []


@pytest.mark.parametrize("words", ["0", "false", "off"])
def test_switches_that_are_off_ask_for_no_update(words: str) -> None:
    off = replaced('w:fldCharType="begin"', f'w:fldCharType="begin" w:dirty="{words}"', 1)
    settings = replaced("<w:zoom ", f'<w:updateFields w:val="{words}"/><w:zoom ')
    assert found(document=off, settings=settings) == []


def test_a_tag_in_a_nested_result_is_told_once() -> None:
    inner = complex_field("TITLE", text("{{ cover.地区 }}"))
    assert [said[:4] for said in found(document=put(paragraph(complex_field("QUOTE", inner))))] == ["M420"]


def test_all_faults_are_told_in_one_run() -> None:
    def damaged(xml: str) -> str:
        xml = xml.replace("{{ chapter.title }}", "{{ chapter.titel }}").replace("{{ line }}", "｛｛ line }}")
        return added("{%p if preface %}")(xml).replace(" TOC ", " TXC ")

    messages = found(
        document=damaged,
        styles=lambda xml: xml.replace('w:val="待补"', 'w:val="a"').replace('w:val="表格文字"', 'w:val="b"'),
    )
    codes = sorted(message[:4] for message in messages)
    assert [code for code in ("M404", "M406", "M407", "M411", "M413") if code not in codes] == []
    assert codes.count("M404") == 2


def test_a_faulty_name_is_found_beside_a_loop_without_an_end() -> None:
    loop, names = paragraph(run("{%p for c in chapters %}")), paragraph(run("{{ c.titel }}{{ annexs }}"))
    messages = found_in_small(put(loop + names))
    assert [message[:4] for message in messages] == ["M413", "M406", "M406"]


@pytest.mark.parametrize(
    ("first", "codes"),
    [
        ("{{ cover.地区 cover }}", ["M405", "M413", "M406"]),
        ("{{ cover.地区 }", ["M411", "M413", "M406"]),
        ("{% if preface AND annexes %}{% endif %}", ["M405", "M413", "M406"]),
        ("{% fro c in chapters %}{{ c.title }}{% endfor %}", ["M405"]),
        ("{%p if preface }", ["M411"]),
    ],
    ids=["output", "half an output", "condition", "unknown word", "half a block"],
)
def test_a_lost_tag_hides_only_what_may_follow_from_it(first: str, codes: list[str]) -> None:
    others = paragraph(run("{{ titel_lines }}")) + paragraph(run("{%p if annexes %}"))
    assert sorted(message[:4] for message in found(document=put(paragraph(run(first)) + others))) == sorted(codes)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    return tmp_path


def spoil(root: Path) -> Path:
    path = root / "templates" / "henan" / "report.docx"
    path.write_bytes(changed(document=replaced("{{ chapter.title }}", "{{ chapter.titel }}")))
    return path


def test_the_command_ends_with_zero_for_all_packs(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(root, ["lint"]) == 0
    shown = capsys.readouterr()
    assert shown.out.count("没有发现问题。") == len(list(TEMPLATES.glob("*/pack.toml")))
    assert shown.err == ""


@pytest.mark.parametrize("target", ["", "henan", "templates/henan", "templates/henan/report.docx"])
def test_the_command_ends_with_one_for_a_faulty_template(
    root: Path, target: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = spoil(root)
    stated = str(root / target) if "/" in target else target
    assert main(root, ["lint", stated] if target else ["lint"]) == 1
    shown = capsys.readouterr()
    assert "[M406] 错误 模板正文第 136 段" in shown.err
    assert str(path) in shown.out


def test_a_file_outside_a_pack_is_checked_by_the_usual_rules(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    moved = shutil.move(spoil(root), root / "新.docx")
    assert main(root, ["lint", str(moved)]) == 1
    assert "titel" in capsys.readouterr().err


def test_the_command_ends_with_two_when_there_is_no_such_template(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(root, ["lint", "hennan"]) == 2
    assert "[M430] 错误 没有模板文件或版式包“hennan”，是不是“henan”？" in capsys.readouterr().err


def test_a_pack_whose_template_is_gone_is_told_in_chinese(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "templates/henan/report.docx").unlink()
    assert main(root, ["lint", "henan"]) == 1
    assert "打不开（它不在那里）" in capsys.readouterr().err


def test_a_faulty_pack_file_is_told_with_its_key(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / "templates" / "henan" / "pack.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("close_gaps", "close_gap"), encoding="utf-8")
    assert main(root, ["lint", "henan"]) == 1
    assert "[M402]" in (shown := capsys.readouterr().err)
    assert "[text] 缺少 close_gaps；多出 close_gap" in shown


def test_json_lists_every_template_with_its_findings(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = spoil(root)
    assert main(root, ["lint", "henan", "--format", "json"]) == 1
    stated = json.loads(capsys.readouterr().out)
    assert stated["status"] == "draft"
    (template,) = stated["templates"]
    assert template["path"] == str(path)
    (finding,) = template["findings"]
    assert (finding["code"], finding["severity"], finding["file"]) == ("M406", "error", "report.docx")
    assert (finding["place"]["kind"], finding["place"]["part"], finding["excerpt"]) == ("template", "正文", "titel")
    assert f"{finding['place']['spot']}“{finding['place']['words']}”" in finding["message"]


def test_lengths_with_units_are_read() -> None:
    paddings = replaced('<w:left w:w="85"', '<w:left w:w="4.25pt"')
    sizes = replaced('<w:sz w:val="21"/>', '<w:sz w:val="10.5pt"/>')
    assert found(document=replaced('w:w="11906"', 'w:w="210mm"'), styles=lambda xml: sizes(paddings(xml))) == []
