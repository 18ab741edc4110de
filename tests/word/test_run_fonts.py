"""Which runs hint at East Asia, so that Word sets “ ” — … in the Chinese font, and where a run is parted for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.word.wml import element
from zhibao.word.block_elements import plain_text_of, text_of
from zhibao.word.run_fonts import font_forms, hints, set_run_fonts
from zhibao.word.unbroken import plain
from zhibao.word.xml import Element, find, value, w

# A paragraph's runs beside what becomes of them: H for a run with the hint, - for one without.
RUNS = {
    "“双师型”教师": [("H", "“双师型”教师")],
    "提出“Made in China”": [("H", "提出“Made in China”")],
    "“1+X”": [("-", "“1+X”")],
    "—": [("H", "—")],
    "2025": [("-", "2025")],
    "The “Double High” Plan": [("-", "The “Double High” Plan")],
    "It’s": [("-", "It’s")],
    "The “双高” Plan": [("H", "The “双高” Plan")],
    "见“A “B” C”和": [("H", "见“A "), ("-", "“B” C"), ("H", "”和")],
    "12%—15%，升": [("H", "12%—15%，升")],
    "20m²，约5%": [("-", "20m²"), ("H", "，约5%")],
    "café在·里": [("H", "café在·里")],
    "Ⅰ类、①项": [("H", "Ⅰ类、①项")],
}


def runs_of(paragraph: Element) -> list[tuple[str, str]]:
    return [
        ("H" if value(run, "w:rPr/w:rFonts/@w:hint") == "eastAsia" else "-", text_of(run))
        for run in paragraph.iter(w("r"))
    ]


def written(*texts: str) -> Element:
    """Return a body with a paragraph that has a run for each text."""
    format_ = '<w:rPr><w:rStyle w:val="a"/><w:b/></w:rPr>'
    runs = "".join(f'<w:r>{format_}<w:t xml:space="preserve">{each}</w:t></w:r>' for each in texts)
    return element(f"<w:body><w:p>{runs}</w:p></w:body>")


@pytest.mark.parametrize(("text", "runs"), RUNS.items())
def test_a_run_hints_where_its_shared_marks_are_chinese(text: str, runs: list[tuple[str, str]]) -> None:
    body = written(text)
    set_run_fonts(body)
    assert runs_of(body) == runs


def test_what_stands_in_other_runs_decides_too() -> None:
    body = written("“", "A", "”", "，B’s")
    set_run_fonts(body)
    assert [hint for hint, _ in runs_of(body)] == ["H", "-", "H", "H", "-"]


def test_a_parted_run_keeps_its_format_with_the_hint_in_its_place() -> None:
    body = written("校舍20m²，——")
    set_run_fonts(body)
    formats = [[child.tag for child in each] for each in find(body, ".//w:rPr")]
    assert formats == [
        [w("rStyle"), w("rFonts"), w("b")],
        [w("rStyle"), w("b")],
        [w("rStyle"), w("rFonts"), w("b")],
        [w("rStyle"), w("rFonts"), w("b"), w("lang")],
    ]


def test_a_run_with_a_tab_is_not_parted() -> None:
    body = element("<w:body><w:p><w:r><w:t>“双高”</w:t><w:tab/><w:t>The “B” C</w:t></w:r></w:p></w:body>")
    set_run_fonts(body)
    assert len(find(body, ".//w:r")) == 1


@pytest.mark.parametrize("held", ["——", "……"])
def test_only_the_second_dash_has_no_language(held: str) -> None:
    """LibreOffice asks the one that would begin the line; with a language it parts the two."""
    body = written(f"说{held}是")
    set_run_fonts(body)
    languages = [(value(run, "w:rPr/w:lang/@w:eastAsia"), text_of(run)) for run in find(body, ".//w:r")]
    assert languages == [("", f"说{held[0]}"), ("x-none", held[1]), ("", "是")]


@given(st.lists(st.text(st.sampled_from("汉字AB1 “”‘’—…²·（），〔2021〕4号"), min_size=1), min_size=1, max_size=4))
def test_text_stays_and_every_run_is_as_it_wants_to_be(texts: list[str]) -> None:
    body = written(*texts)
    set_run_fonts(body)
    assert plain("".join(text for _, text in runs_of(body))) == "".join(texts)
    wanted = hints(body)
    for run in find(body, ".//w:r"):
        assert wanted[run] in (set(), {value(run, "w:rPr/w:rFonts/@w:hint") == "eastAsia"})


def asked(texts: tuple[str, ...]) -> list[tuple[bool, frozenset[bool]]]:
    """Return for each run of a paragraph whether it is blank, and which hints its characters want."""
    paragraph = written(*texts)
    wanted = hints(paragraph)
    return [(not plain_text_of(run).strip(), wanted[run]) for run in paragraph.iter(w("r"))]


# Short ones, among which there are many of the same forms.
SHORT = st.one_of(*(st.text(letters, max_size=2) for letters in ("0中 ", "0a中-", "中“”a", "—·²　\u00a0\u2060é号")))


@given(st.lists(st.tuples(SHORT, SHORT), min_size=20, max_size=60))
def test_texts_of_the_same_forms_ask_the_same(pairs: list[tuple[str, str]]) -> None:
    known: dict[tuple[str, ...], list[tuple[bool, frozenset[bool]]]] = {}
    for texts in pairs:
        assert known.setdefault(font_forms(texts), asked(texts)) == asked(texts)


def test_texts_that_differ_in_nothing_that_matters_are_of_one_form() -> None:
    assert font_forms(("第3学校", "12")) == font_forms(("市一中", "3.5%"))
    assert font_forms(("“第3中学”",)) == font_forms(("“市12高”",))
