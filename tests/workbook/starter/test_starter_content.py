"""starter.toml: placeholders and cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhibao.workbook.rows import row_types
from zhibao.workbook.starter.content import StarterCell, Value, read_starter

VALUES: dict[str, Value] = {"地区": "云州市", "报告年度": 2026}


def _cells(tmp_path: Path, row: str) -> list[tuple[StarterCell, ...]]:
    file = tmp_path / "starter.toml"
    file.write_text(f'[[sheet]]\nname = "{{地区}}"\nrows = [{row}]', encoding="utf-8")
    (sheet,) = read_starter(file, VALUES)
    assert sheet.name == "云州市"
    return list(sheet.rows)


def test_a_placeholder_in_a_text_is_filled(tmp_path: Path) -> None:
    assert _cells(tmp_path, '["{地区}{报告年度}年"]') == [(StarterCell("云州市2026年"),)]


def test_a_placeholder_alone_keeps_its_type(tmp_path: Path) -> None:
    assert _cells(tmp_path, '["{报告年度}"]') == [(StarterCell(2026),)]


def test_a_look_up_of_the_report_stays(tmp_path: Path) -> None:
    assert _cells(tmp_path, '["{{地区}}"]') == [(StarterCell("{{地区}}"),)]


def test_an_unknown_placeholder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="地去"):
        _cells(tmp_path, '["{地去}"]')


def test_a_cell_may_state_its_number_format(tmp_path: Path) -> None:
    assert _cells(tmp_path, '[{ value = 0.5, format = "0.0%" }]') == [(StarterCell(0.5, "0.0%"),)]


def test_the_overview_has_a_row_for_each_type(tmp_path: Path) -> None:
    assert [row[0].value for row in _cells(tmp_path, '["{类型一览}"]')] == list(row_types())


def test_the_catalogue_stands_where_it_is_called_for(tmp_path: Path) -> None:
    file = tmp_path / "starter.toml"
    file.write_text('[[sheet]]\nname = "指标"\nrows = [["{指标目录}"]]', encoding="utf-8")
    catalogue = ((StarterCell("名称"),), (StarterCell("中职在校生"),))
    (sheet,) = read_starter(file, VALUES, catalogue)
    assert sheet.rows == catalogue


def test_a_sheet_without_rows_has_those_of_the_nearest_base(tmp_path: Path) -> None:
    stated = {
        "own": '[[sheet]]\nname = "前言"\n[[sheet]]\nname = "章"\nrows = [["自己"]]',
        "near": '[[sheet]]\nname = "前言"\nrows = [["近"]]\n[[sheet]]\nname = "章"\nrows = [["近"]]',
        "far": '[[sheet]]\nname = "前言"\nrows = [["远"]]',
    }
    files = {name: tmp_path / name for name in stated}
    for name, text in stated.items():
        files[name].write_text(text, encoding="utf-8")
    sheets = read_starter(files["own"], VALUES, bases=(files["near"], files["far"]))
    assert [(sheet.name, sheet.rows[0][0].value) for sheet in sheets] == [("前言", "近"), ("章", "自己")]
