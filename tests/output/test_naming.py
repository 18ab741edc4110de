"""The report's file name: the pack's pattern, as Windows lets it be."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import COVER as COVER_ROWS
from tests.builders import minimal_sheets
from tests.reports import make
from zhibao.model.text import Text
from zhibao.output import report_file

COVER = {"报告名称": Text.of("云州市职业教育质量报告"), "报告年度": Text.of("2025")}
PATTERN = "{报告名称}（{报告年度}年度）"
BESIDE = "_草稿_20251231-2359（99）_数字出处.xlsx"


def named(folder: Path, pattern: str, cover: dict[str, Text]) -> str:
    return report_file(folder, pattern, cover)[0].name


def told(pattern: str, folder: Path = Path("output"), **cover: str) -> tuple[str, list[str]]:
    """Return the name, and what is said of it."""
    stated = COVER | {key: Text.of(value) for key, value in cover.items()}
    file, findings = report_file(folder, pattern, stated)
    return file.name, [f"{each.code} {each.message}" for each in findings]


def test_the_name_follows_the_pattern_of_the_pack(tmp_path: Path) -> None:
    file, _ = report_file(tmp_path, PATTERN, COVER)
    assert file.submission == tmp_path / "云州市职业教育质量报告（2025年度）.docx"
    assert file.draft == tmp_path / "云州市职业教育质量报告（2025年度）_草稿.docx"


def test_what_the_cover_lacks_is_left_out(tmp_path: Path) -> None:
    assert named(tmp_path, "{地区}{报告名称}", COVER) == "云州市职业教育质量报告"


def test_characters_that_windows_forbids_are_left_out(tmp_path: Path) -> None:
    cover = COVER | {"报告名称": Text.of('a<b>:c"/d\\e|f?*\tg')}
    assert named(tmp_path, "{报告名称}", cover) == "abcdefg"


@pytest.mark.parametrize("name", ["", "...", " ", "???", "../"])
def test_a_name_of_nothing_else_gets_one(tmp_path: Path, name: str) -> None:
    assert named(tmp_path, "{报告名称}", {"报告名称": Text.of(name)}) == "报告"


@given(st.text(max_size=30))
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    file, _ = report_file(Path("output"), "{报告名称}", {"报告名称": Text.of(name)})
    assert file.submission.parent == Path("output")
    assert not set('\\/:*?"<>|') & set(file.submission.name)
    assert file.submission.stem.strip(" .") == file.name


@pytest.mark.parametrize("name", ["CON", "con", "Nul", "COM1", "lpt9", "COM²", "AUX.报告", "con .x", "CONOUT$"])
def test_a_device_of_windows_gets_a_line(name: str) -> None:
    made, said = told("{报告名称}", 报告名称=name)
    base = made.split(".")[0].strip().upper()
    assert base.endswith("_") and base[:-1] in {"CON", "NUL", "COM1", "LPT9", "COM²", "AUX", "CONOUT$"}
    assert said == []


@pytest.mark.parametrize("name", ["CONTENT", "COM10", "报告CON", "COM", "NULL"])
def test_other_names_stay(name: str) -> None:
    assert told("{报告名称}", 报告名称=name) == (name, [])


@pytest.mark.parametrize("name", ["报告. . ", "报告…".replace("…", "..."), "　报告　", " .报告"])
def test_dots_and_spaces_at_the_ends_go(name: str) -> None:
    assert told("{报告名称}", 报告名称=name) == ("报告", [])


def test_what_nobody_sees_goes() -> None:
    assert told("{报告名称}", 报告名称="报\u200b告\u202e\ufeff\x7f") == ("报告", [])


def test_wide_characters_stay() -> None:
    assert told("{报告名称}", 报告名称="２０２５：报告？") == ("２０２５：报告？", [])


def test_wide_braces_are_braces() -> None:
    assert told("｛报告名称｝｛报告年度}") == ("云州市职业教育质量报告2025", [])


def test_an_unknown_key_is_told_with_the_nearest() -> None:
    name, said = told("{报告名字}（{报告年度}）")
    assert name == "（2025）"
    assert said == [
        "E532 pack.toml 的文件名“{报告名字}（{报告年度}）”要用“报告名字”，封面里没有或没有填，文件名里空着，"
        "是不是“报告名称”？"
    ]


@pytest.mark.parametrize("pattern", ["{报告名称", "报告名称}", "{{报告名称}}", "{报告{名称}}"])
def test_odd_braces_are_told(pattern: str) -> None:
    name, said = told(pattern)
    assert name and "E533" in [each[:4] for each in said]


@pytest.mark.parametrize("character", ["长", "x", "𠮷"])
def test_a_long_name_is_cut_so_that_all_that_is_made_of_it_fits(character: str, tmp_path: Path) -> None:
    name, said = told("{报告名称}", tmp_path, 报告名称=character * 300)
    assert [each[:4] for each in said] == ["E531"]
    longest = name + BESIDE
    assert len(longest.encode()) <= 255
    assert len(str(tmp_path / longest).encode("utf-16-le")) // 2 < 260
    (tmp_path / longest).touch()


def test_a_name_just_long_enough_stays() -> None:
    name = "长" * 60
    assert told("{报告名称}", Path("/x"), 报告名称=name) == (name, [])


def test_in_a_deep_folder_something_of_the_name_is_left() -> None:
    name, said = told("{报告名称}", Path("/x") / ("深" * 250), 报告名称="云州市职业教育质量年度报告")
    assert name == "云州市职业教育质" and said[0].startswith("E531")


@given(st.text(max_size=30), st.text(max_size=400))
def test_any_pattern_gives_a_name(pattern: str, title: str) -> None:
    name, _ = told(pattern, 报告名称=title.encode(errors="ignore").decode())
    assert name and not set('\\/:*?"<>|') & set(name) and len((name + BESIDE).encode(errors="replace")) <= 255


def test_the_whole_program_makes_a_long_name(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets() | {"封面": [*COVER_ROWS, ("报告名称", "很长的名称" * 60)]})
    assert made.codes[0].startswith("E531") and made.path.exists() and made.outcome.provenance
    assert made.outcome.provenance.exists()
