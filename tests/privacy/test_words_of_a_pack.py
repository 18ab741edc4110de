"""The words by which names are known are a pack's data."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.builders import TEMPLATES, henan
from tests.packs import pack_of
from zhibao.findings import NothingMadeError
from zhibao.pack import PrivacyRules
from zhibao.privacy.name_words import NameWords
from zhibao.privacy.names import NameReader

WORDS = [name for name in PrivacyRules.__struct_fields__ if name not in ("surnames", "no_names")]


def own_pack(folder: Path, privacy: str) -> Path:
    templates = folder / "templates"
    shutil.copytree(TEMPLATES, templates)
    (templates / "某省").mkdir()
    (templates / "某省" / "pack.toml").write_text('title = "某省"\nbase = "henan"\n', encoding="utf-8")
    (templates / "某省" / "privacy.toml").write_text(privacy, encoding="utf-8")
    return templates


def names(rules: PrivacyRules, cell: str) -> list[str]:
    return [span.name for span in NameReader(rules).read(cell, False).names]


def test_what_a_pack_states_counts_and_the_rest_is_that_of_its_base(tmp_path: Path) -> None:
    rules = pack_of("某省", own_pack(tmp_path, 'ranks = ["头彩"]')).privacy
    assert rules == replace(henan().privacy, ranks=("头彩",))
    assert names(rules, "张三丰头彩") == ["张三丰"]
    assert names(henan().privacy, "张三丰头彩") != ["张三丰"]


def test_a_new_surname_is_known(tmp_path: Path) -> None:
    assert not NameWords(henan().privacy).may_be_name("鿍小明")
    assert NameWords(pack_of("某省", own_pack(tmp_path, 'surnames = "赵鿍"')).privacy).may_be_name("鿍小明")


def test_a_word_that_no_rule_has_is_told(tmp_path: Path) -> None:
    with pytest.raises(NothingMadeError, match=r"\[privacy\] 多出 surname"):
        pack_of("某省", own_pack(tmp_path, 'surname = "赵"'))


@pytest.mark.parametrize("field", WORDS)
@pytest.mark.parametrize("words", [(), ("",)])
def test_no_words_and_empty_ones_hide_no_name(field: str, words: tuple[str, ...]) -> None:
    changed = replace(henan().privacy, **{field: words})
    assert names(changed, "张三丰、李四") == ["张三丰", "李四"]


def test_without_surnames_nothing_breaks() -> None:
    assert NameReader(replace(henan().privacy, surnames="")).read("张三丰", True).names
