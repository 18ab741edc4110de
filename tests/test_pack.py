"""Packs: found by folder, complete or refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.builders import TEMPLATES, henan
from zhibao.findings import Finding, NothingMadeError
from zhibao.model.ref import CellRef
from zhibao.pack import load_pack, pack_names, pack_titles

STATED = (TEMPLATES / "henan" / "pack.toml").read_text(encoding="utf-8")
REF = CellRef("封面", "B8")


def refusals(templates: Path, name: str) -> tuple[Finding, ...]:
    with pytest.raises(NothingMadeError) as caught:
        load_pack(templates, name, REF)
    return caught.value.findings


def refusal(templates: Path, name: str) -> Finding:
    (finding,) = refusals(templates, name)
    return finding


def write(templates: Path, name: str, stated: str) -> Path:
    (templates / name).mkdir(parents=True)
    path = templates / name / "pack.toml"
    path.write_text(stated, encoding="utf-8")
    if "base =" not in stated:
        for file in ("privacy.toml", "review.toml"):
            shutil.copy(TEMPLATES / "henan" / file, path.parent)
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


def changed(*changes: tuple[str, str]) -> str:
    stated = STATED
    for old, new in changes:
        assert old in stated
        stated = stated.replace(old, new)
    return stated


SYNTAX = "处不合写法：引号、方括号、等号要成对、用半角，同一项只写一次"
FAULTY = {
    "no TOML": ("title = ", ["文件末尾" + SYNTAX]),
    "an end missing": ('title = "河南\n', ["第 1 行第 12 个字符" + SYNTAX]),
    "figure missing": (changed(("close_gaps = true", "")), ["[text] 缺少 close_gaps"]),
    "figure unknown": (changed(("close_gaps = true", "close_gaps = true\nclose_gap = 1")), ["[text] 多出 close_gap"]),
    "section missing": (changed(("[text]", "[texts]")), ["[text] 缺少 close_gaps", "多出 texts"]),
    "title missing": (changed(("title =", "titel =")), ["缺少 title", "多出 titel"]),
    "section is a number": ("text = 3\n" + changed(("[text]", "[other]")), ["[text] 应为一节，现为“3”", "多出 other"]),
    "values of other types": (
        changed(("dpi = 220", 'dpi = "220"'), ("gap = 4", "gap = true"), ('["上升", "下降"]', '["升"]')),
        [
            "[picture] gap 应为不小于 0 的数，现为“True”",
            "[picture] dpi 应为不小于 0 的整数，现为“220”",
            "[change] ratio 应为方括号里的两个词，每个加引号，现为“['升']”",
        ],
    ),
    "words and truths": (
        changed(
            ("close_gaps = true", 'close_gaps = "是"'),
            ("row_height = 8", "row_height = -8"),
            ('= "持平"', "= 1"),
        ),
        [
            "[text] close_gaps 应为true 或 false，现为“是”",
            "[table] row_height 应为不小于 0 的数，现为“-8”",
            "[change] level 应为引号里的文字，现为“1”",
        ],
    ),
    "place unknown": (changed(('"annex"]', '"anex"]')), ["[caption] numbered 里没有“anex”这种部分"]),
}


@pytest.mark.parametrize(("stated", "said"), FAULTY.values(), ids=FAULTY)
def test_all_faults_of_a_pack_file_are_told(tmp_path: Path, stated: str, said: list[str]) -> None:
    path = write(tmp_path, "x", stated)
    found = refusals(tmp_path, "x")
    assert [each.code for each in found] == ["M402"] * len(said)
    for each, words in zip(found, said, strict=True):
        assert each.message.startswith(f"{path} 有错（{words}")


def test_both_files_of_a_pack_are_told_in_one_run(tmp_path: Path) -> None:
    path = write(tmp_path, "x", changed(("close_gaps = true", "")))
    (path.parent / "format.toml").write_text('[document]\nlanguage = "zh-CN"\n', encoding="utf-8")
    assert [each.message for each in refusals(tmp_path, "x")] == [
        f"{path} 有错（[text] 缺少 close_gaps）。",
        f"{path.parent / 'format.toml'} 有错（“文件”的 language 没有来源（source））。",
    ]


def test_a_file_as_notepad_saves_it(tmp_path: Path) -> None:
    path = write(tmp_path, "x", "")
    path.write_text(STATED, encoding="utf-8-sig")
    assert load_pack(tmp_path, "x", REF).title == henan().title
    path.write_text(STATED, encoding="gbk")
    assert "不是 UTF-8 编码" in refusal(tmp_path, "x").message


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
