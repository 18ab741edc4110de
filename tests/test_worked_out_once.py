"""What is worked out once is worked out anew as soon as what it follows from is another."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.builders import TEMPLATES, minimal_sheets
from tests.reports import changed_templates, make
from tests.worked_out_once import Answers
from zhibao.findings import NothingMadeError


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


def half(xml: str) -> str:
    """Leave a tag of the cover without its end."""
    return xml.replace("{{ cover.编制年月 }}", "{{ cover.编制年月", 1)
