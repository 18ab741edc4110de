"""What forms.toml states, what a pack takes from its base, and what is wrong with a file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.builders import TEMPLATES, henan
from zhibao.findings import NothingMadeError
from zhibao.model.ref import CellRef
from zhibao.pack import load_pack
from zhibao.pack.form_rules import FormRules, form_rules


def rules_of(templates: Path, pack: str) -> FormRules:
    rules = form_rules(load_pack(templates, pack, CellRef()))
    assert rules
    return rules


def test_a_pack_asks_what_its_base_asks_and_more() -> None:
    henans, own = rules_of(TEMPLATES, "henan"), rules_of(TEMPLATES, "gongwen")
    assert own.group[: len(henans.group)] == henans.group and len(own.group) == len(henans.group) + 2
    assert own.list == henans.list and own.inside == henans.inside and own.guide == henans.guide


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    return tmp_path / "templates"


def test_a_pack_without_the_file_has_that_of_its_base(templates: Path) -> None:
    (templates / "gongwen" / "forms.toml").unlink()
    assert rules_of(templates, "gongwen") == form_rules(henan())
    (templates / "henan" / "forms.toml").unlink()
    assert form_rules(load_pack(templates, "gongwen", CellRef())) is None


FAULTS = [
    ('table = "数据获奖"', 'table = "获奖"', "table 要以“数据”开头"),
    ('part = "双师型教师"', 'part = "双师教师"', "“双师教师”不在各组的数里"),
    ('unit = "人", most = 15000', "unit = 3, most = 15000", "unit"),
    ("most_characters = 1000", "most_chars = 1000", "most_chars"),
    ("[case]", "[cases]", "cases"),
    ("[[list]]\nsheet", "[[list]\nsheet", "处不合写法"),
]


@pytest.mark.parametrize(("right", "wrong", "told"), FAULTS)
def test_a_fault_of_the_file_is_told_in_words(templates: Path, right: str, wrong: str, told: str) -> None:
    path = templates / "henan" / "forms.toml"
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(NothingMadeError) as refused:
        form_rules(load_pack(templates, "henan", CellRef()))
    assert {each.code for each in refused.value.findings} == {"M402"}
    assert told in "".join(each.message for each in refused.value.findings)


def test_names_are_asked_once_and_lists_fit_into_a_drop_down() -> None:
    for pack in ("henan", "gongwen"):
        rules = rules_of(TEMPLATES, pack)
        names = [figure.name for figure in rules.all_figures]
        assert len(names) == len(set(names))
        sheets = [rules.figures.sheet, *(each.sheet for each in rules.list)]
        tables = [rules.figures.table, *(each.table for each in rules.list)]
        assert len({*sheets}) == len(sheets) and len({*tables}) == len(tables)
        columns = [column for each in rules.list for column in each.columns]
        assert all(len(",".join(column.choices)) <= 253 for column in columns)
        assert all("," not in choice for column in columns for choice in column.choices)
