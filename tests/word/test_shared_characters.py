"""Which font the characters between others are of, against looking at one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from tests.word.wml import element
from zhibao.word import run_fonts
from zhibao.word.run_fonts import set_run_fonts
from zhibao.word.shared_characters import CHINESE, wants
from zhibao.word.unbroken import joined
from zhibao.word.xml import Element, w

LETTERS = "汉字AB1 é“”‘’—…·²½аα\u3000（），〔2021〕4号\u2011"
TEXTS = st.text(st.sampled_from(LETTERS), max_size=12)
CHINESE_LETTER, LATIN = re.compile(f"[\u3000{CHINESE}]"), re.compile("[A-Za-zÀ-ÖØ-öø-ʯ\u0370-\u04ff]")
SHARED = re.compile("[¡¤§¨ª¯°-´¶-º¼-¿×÷\u02b0-\u04ff\u2010-\u2bff\ue000-\uf8ff]")
ALWAYS_LATIN = re.compile("[ª²³¹º¼½¾\u0370-\u04ff\u2010\u2011]")


def nearest(letters: Sequence[str]) -> bool | None:
    strong = (each for each in letters if CHINESE_LETTER.match(each) or LATIN.match(each))
    return next((bool(CHINESE_LETTER.match(each)) for each in strong), None)


def wanted_one_by_one(text: str) -> list[bool | None]:
    wanted: list[bool | None] = [True if CHINESE_LETTER.match(each) else None for each in text]
    for at, letter in enumerate(text):
        if SHARED.match(letter):
            sides = {nearest(text[:at][::-1]), nearest(text[at + 1 :])}
            wanted[at] = not ALWAYS_LATIN.match(letter) and (True in sides or sides == {None})
    unclosed: list[int] = []
    for at, letter in enumerate(text):
        if letter in "“‘":
            unclosed.append(at)
        elif letter in "”’" and unclosed and text[unclosed[-1]] == {"”": "“", "’": "‘"}[letter]:
            opening = unclosed.pop()
            wanted[opening] = wanted[at] = bool(wanted[opening] or wanted[at])
    return wanted


@given(TEXTS)
@example("汉—A—“a”汉‘a’·")
@example("—汉")
def test_stretches_want_what_their_characters_want(text: str) -> None:
    assert wants(text) == wanted_one_by_one(text)


def run(text: str, properties: str) -> str:
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


PROPERTIES = st.sampled_from(
    ["", "", "<w:rPr/>", "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>']
)
RUNS = st.lists(st.builds(run, TEXTS, PROPERTIES), max_size=3).map("".join)
BOX = "<w:r><w:pict><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:pict></w:r>"
PARAGRAPHS = st.builds(
    lambda before, inner, after: f"<w:p>{before}{inner}{after}</w:p>",
    RUNS,
    st.one_of(st.just(""), RUNS.map(BOX.format)),
    RUNS,
)


def set_one_by_one(story: Element) -> None:
    """Look at every run of every paragraph, whatever its characters are."""
    for paragraph in [*story.iter(w("p"))]:
        runs = list(paragraph.iter(w("r")))
        for shown in paragraph.iter(w("t")):
            shown.text = joined(shown.text or "")
        texts = [run_fonts._characters(each) for each in runs]
        together, at = "".join(texts), 0
        kinds = run_fonts._kinds(together, wants(together))
        for each, text in zip(runs, texts, strict=True):
            run_fonts._set(each, kinds[at : at + len(text)])
            at += len(text)


@given(st.lists(PARAGRAPHS, max_size=4).map("".join))
@example("<w:p><w:r><w:t>甲</w:t></w:r></w:p>")
@example("<w:p><w:r><w:t>A—B甲</w:t></w:r></w:p>")
@example(f"<w:p><w:r><w:t>甲</w:t></w:r>{BOX.format('<w:r><w:t>乙“x”</w:t></w:r>')}</w:p>")
@example(f"<w:p><w:r><w:t>甲</w:t></w:r>{BOX.format('<w:r><w:t>“x”</w:t></w:r>')}</w:p>")
@example(f"<w:p><w:r><w:t>甲“x”</w:t></w:r>{BOX.format('<w:r><w:t>乙</w:t></w:r>')}</w:p>")
def test_runs_are_as_if_each_had_been_looked_at(xml: str) -> None:
    quick, slow = element(f"<w:body>{xml}</w:body>"), element(f"<w:body>{xml}</w:body>")
    set_run_fonts(quick)
    set_one_by_one(slow)
    for shown in (*quick.iter(w("t")), *slow.iter(w("t"))):
        shown.text = shown.text or None
    assert etree.tostring(quick) == etree.tostring(slow)
