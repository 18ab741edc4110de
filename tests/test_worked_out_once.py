"""What is worked out once is worked out anew as soon as what it follows from is another."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.builders import TEMPLATES, Sheets, minimal_sheets
from tests.reports import changed_templates, make
from tests.worked_out_once import Answers
from zhibao.findings import NothingMadeError
from zhibao.model.ref import CellRef
from zhibao.pack import load_pack


def test_an_answer_is_kept_and_an_error_is_not() -> None:
    answers, asked = Answers(), []

    def work_out() -> int:
        asked.append(1)
        return len(asked) if len(asked) > 1 else int("x")

    with pytest.raises(ValueError):
        answers.get("key", work_out)
    assert [answers.get("key", work_out), answers.get("key", work_out)] == [2, 2]
    assert answers.get("other", work_out) == 3


def test_the_answers_asked_for_longest_ago_are_let_go() -> None:
    answers = Answers(most=2)
    for key in ("a", "b", "a", "c"):
        answers.get(key, lambda: 1)
    assert [answers.get(key, lambda: 2) for key in ("a", "c", "b")] == [1, 1, 2]


def test_a_template_and_a_pack_that_change_are_read_anew(tmp_path: Path) -> None:
    """In the same place: as an editor works at one."""
    sheets = minimal_sheets()
    templates = Path(shutil.copytree(TEMPLATES, tmp_path / "templates"))
    pack = templates / "henan"
    assert make(tmp_path / "一", sheets, templates).codes == []
    report = (pack / "report.docx").read_bytes()
    damaged = changed_templates(tmp_path / "二", document=half) / "henan" / "report.docx"
    (pack / "report.docx").write_bytes(damaged.read_bytes())
    with pytest.raises(NothingMadeError):
        make(tmp_path / "三", sheets, templates)
    (pack / "report.docx").write_bytes(report)
    (pack / "format.toml").write_text("[nothing]", encoding="utf-8")
    with pytest.raises(NothingMadeError):
        make(tmp_path / "四", sheets, templates)


def test_what_a_pack_states_is_read_anew_when_a_file_of_it_or_of_its_base_changes(tmp_path: Path) -> None:
    templates = Path(shutil.copytree(TEMPLATES, tmp_path / "templates"))
    before = load_pack(templates, "gongwen", CellRef())
    assert load_pack(templates, "gongwen", CellRef()) == before
    for pack, figure in (("henan", "row_height = "), ("gongwen", 'chapter = "')):
        path = templates / pack / "pack.toml"
        stated = path.read_text(encoding="utf-8")
        assert figure in stated
        path.write_text(stated.replace(figure, f"{figure}1"), encoding="utf-8")
        changed = load_pack(templates, "gongwen", CellRef())
        assert changed != before
        before = changed


def test_the_prose_of_a_fresh_workbook_is_read_anew_when_it_changes(tmp_path: Path) -> None:
    """What nobody has written anew is told, whatever was told before."""
    templates = Path(shutil.copytree(TEMPLATES, tmp_path / "templates"))
    sheets = minimal_sheets(基本情况=[("段落", "谁也没有写过的一句话，等着人来改写。")])
    assert "T251" not in told(tmp_path / "一", sheets, templates)
    starter = templates / "henan" / "starter.toml"
    words = starter.read_text(encoding="utf-8")
    row = '["段落", "谁也没有写过的一句话，等着人来改写。"],'
    starter.write_text(words.replace('["段落", ', f'{row} ["段落", '), encoding="utf-8")
    assert "T251" in told(tmp_path / "二", sheets, templates)


def told(folder: Path, sheets: Sheets, templates: Path) -> set[str]:
    return {finding.code for finding in make(folder, sheets, templates).outcome.findings}


def half(xml: str) -> str:
    """Leave a tag of the cover without its end."""
    return xml.replace("{{ cover.编制年月 }}", "{{ cover.编制年月", 1)
