"""Packs: found by folder, complete or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import TEMPLATES, henan
from zhibao.findings import Finding, NothingMadeError
from zhibao.model.ref import CellRef
from zhibao.pack import load_pack, pack_names, pack_titles

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


def test_all_sections_of_a_faulty_pack_file_are_told_at_once(tmp_path: Path) -> None:
    stated = STATED.replace("title =", "titel =").replace("close_gaps", "close_gap").replace("[case]", "[cases]")
    write(tmp_path, "x", stated.replace("dpi =", "dpy =", 1))
    message = refusal(tmp_path, "x").message
    told = (
        "缺少 title",
        "[text] 缺少 close_gaps；多出 close_gap",
        "[case] 缺少 chapter",
        "[picture] 缺少 dpi；多出 dpy",
    )
    assert [each for each in told if each not in message] == []


# --- a pack based on another --------------------------------------------------------------------------------------


def based(templates: Path, own: str = "") -> Path:
    """Write a complete pack and one, called own, that is based on it and states what is given."""
    write(templates, "whole", STATED)
    write(templates, "own", f'title = "我的版式"\nbase = "whole"\n{own}')
    return templates


def test_a_pack_takes_from_its_base_what_it_does_not_state(tmp_path: Path) -> None:
    pack = load_pack(based(tmp_path, "[table]\nrow_height = 9"), "own", REF)
    whole = load_pack(tmp_path, "whole", REF)
    assert (pack.folder.name, pack.title, pack.table.row_height) == ("own", "我的版式", 9)
    assert pack.table.keep_together_rows == whole.table.keep_together_rows
    assert (pack.privacy, pack.change, pack.styles) == (whole.privacy, whole.change, whole.styles)


def test_a_pack_takes_from_its_base_the_files_that_it_lacks(tmp_path: Path) -> None:
    for name in ("report.docx", "starter.toml", "indicators.toml"):
        (based(tmp_path / name) / "whole" / name).touch()
        pack = load_pack(tmp_path / name, "own", REF)
        assert tmp_path / name / "whole" / name in (pack.template, *pack.starters, pack.indicators)
        (tmp_path / name / "own" / name).touch()
        assert tmp_path / name / "own" / name in (pack.template, pack.starters[0], pack.indicators)


def test_a_pack_without_a_file_is_told_where_its_own_should_be(tmp_path: Path) -> None:
    assert load_pack(based(tmp_path), "own", REF).template == tmp_path / "own" / "report.docx"


@pytest.mark.parametrize("base", ["own", "nothing", "../whole"])
def test_a_base_that_is_no_other_pack_is_refused(tmp_path: Path, base: str) -> None:
    write(tmp_path, "own", f'title = "x"\nbase = "{base}"')
    finding = refusal(tmp_path, "own")
    assert (finding.code, f"base 写的“{base}”不是另一个版式包" in finding.message) == ("M402", True)


def test_two_packs_based_on_each_other_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "a", 'title = "x"\nbase = "b"')
    write(tmp_path, "b", 'title = "x"\nbase = "a"')
    assert refusal(tmp_path, "a").code == "M402"


def test_titles_are_listed_by_name_and_a_damaged_pack_has_none(tmp_path: Path) -> None:
    based(tmp_path)
    write(tmp_path, "broken", "title = ")
    assert pack_titles(tmp_path) == {"broken": "", "own": "我的版式", "whole": henan().title}
