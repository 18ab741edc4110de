"""A preface that begins or turns to a landscape page: what stands before it stays upright, and is numbered with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import COVER, Rows, Sheets, chapter, minimal_sheets
from tests.invariants import find, values, w
from tests.lint.damage import dropped, found
from tests.reports import Made, make
from zhibao.pipeline import Status

WEB = (("公开形式", "网站公开"), ("公开网址", "http://x.cn"))
TURNED: Rows = (("横向",), ("段落", "横页的前言。"))
MIDDLE: Rows = (("段落", "竖页的前言。"), *TURNED, ("纵向",), ("段落", "又是竖页。"))
SECTIONS = {
    "begins": (TURNED, (), "纵横纵纵"),
    "begins after another page": (TURNED, WEB, "纵纵横纵纵"),
    "turns": (MIDDLE, (), "纵纵横纵纵"),
}


def sheets(pack: str, preface: Rows, cover: Rows) -> Sheets:
    return {**minimal_sheets(), "封面": (*COVER, ("模板", pack), *cover), "前言": chapter(*preface)}


def numbering(made: Made) -> list[tuple[str | None, str | None]]:
    """Return numerals and first number of the front matter's sections."""
    stated = [section.find(w("pgNumType")) for section in find(made.body, ".//w:sectPr")[1:-1]]
    return [(None, None) if each is None else (each.get(w("fmt")), each.get(w("start"))) for each in stated]


@pytest.mark.parametrize(("pack", "numerals"), [("henan", None), ("gongwen", "upperRoman")])
@pytest.mark.parametrize("case", SECTIONS)
def test_the_turn_stands_before_the_heading(case: str, pack: str, numerals: str | None, tmp_path: Path) -> None:
    preface, cover, sections = SECTIONS[case]
    made = make(tmp_path, sheets(pack, preface, cover))
    assert (made.outcome.status, made.codes) == (Status.READY, [])
    assert "".join(made.sections()) == sections
    assert numbering(made) == [(numerals, "1"), *[(numerals, None)] * (len(sections) - 3)]


def test_the_heading_is_on_the_landscape_page(tmp_path: Path) -> None:
    made = make(tmp_path, sheets("henan", TURNED, WEB))
    after_breaks = [len(find(each, "preceding::w:sectPr")) for each in made.paragraphs("前置标题")]
    assert after_breaks == [1, 2, 3]
    assert values(find(made.body, ".//w:sectPr")[2], "w:pgSz/@w:orient") == ["landscape"]


def test_a_template_without_the_turn_is_told() -> None:
    assert [each[:4] for each in found(document=dropped("show(preface.before"))] == ["M436"]
