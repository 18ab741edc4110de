"""Packs: found by folder, complete or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import TEMPLATES, henan
from zhibao.findings import Finding, NothingMadeError
from zhibao.model.ref import CellRef
from zhibao.pack import load_pack, pack_names

STATED = (TEMPLATES / "henan" / "pack.toml").read_text(encoding="utf-8")
REF = CellRef("封面", "B8")


def refusal(templates: Path, name: str) -> Finding:
    with pytest.raises(NothingMadeError) as caught:
        load_pack(templates, name, REF)
    (finding,) = caught.value.findings
    return finding


def write(templates: Path, name: str, stated: str) -> Path:
    (templates / name).mkdir(parents=True)
    path = templates / name / "pack.toml"
    path.write_text(stated, encoding="utf-8")
    return path


def test_the_shipped_pack_states_what_the_province_requires() -> None:
    pack = henan()
    assert set(pack.required.cover) == {"地区", "报告年度", "编制单位", "编制年月"}
    assert set(pack.required.sheets) == {"封面", "前言"}
    assert pack.text.close_gaps


def test_a_pack_knows_its_files() -> None:
    pack = henan()
    assert pack.template == TEMPLATES / "henan" / "report.docx"
    assert pack.starters == (TEMPLATES / "henan" / "starter.toml",)
    assert pack.template.is_file()
    assert pack.starters[0].is_file()


def test_folders_without_a_pack_file_are_no_packs(tmp_path: Path) -> None:
    write(tmp_path, "b", STATED)
    write(tmp_path, "a", STATED)
    (tmp_path / "empty").mkdir()
    assert pack_names(tmp_path) == ("a", "b")


def test_an_unknown_pack_is_reported_at_its_cell_with_the_nearest() -> None:
    finding = refusal(TEMPLATES, "hunan")
    assert (finding.code, finding.ref) == ("M401", REF)
    assert "是不是“henan”" in finding.message


@pytest.mark.parametrize("name", ["../henan", "", ".", "henan/"])
def test_a_pack_s_name_is_no_path(name: str) -> None:
    assert refusal(TEMPLATES, name).code == "M401"


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ("title = ", ""),
        (STATED.replace("close_gaps = true", ""), "[text] 缺少 close_gaps"),
        (STATED.replace("close_gaps = true", "close_gaps = true\nclose_gap = 1"), "[text] 多出 close_gap"),
        (STATED.replace("[text]", "[texts]"), "[text] 缺少 close_gaps"),
        (STATED.replace("title =", "titel ="), "title"),
        ("text = 3\n" + STATED.replace("[text]", "[other]"), ""),
    ],
    ids=["no TOML", "figure missing", "figure unknown", "section missing", "title missing", "section is a number"],
)
def test_a_faulty_pack_file_is_refused_with_the_reason(tmp_path: Path, stated: str, said: str) -> None:
    path = write(tmp_path, "x", stated)
    finding = refusal(tmp_path, "x")
    assert finding.code == "M402"
    assert str(path) in finding.message
    assert said in finding.message
