"""Paragraphs of one form are measured once and counted, and come to what each comes to by itself."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.format.each_by_itself import each_by_itself
from tests.format.format_samples import damaged, measured, sample
from tests.word.wml import field, p, r, t
from zhibao.format.elements import Elements
from zhibao.format.walking import FoundParagraph

HINT, BOLD, RED, HIDDEN = '<w:rFonts w:hint="eastAsia"/>', "<w:b/>", '<w:color w:val="FF0000"/>', "<w:vanish/>"
# Between the runs of a paragraph: what is no matter of its format, what is, and what hides tags.
PIECES = (
    "",
    '<w:bookmarkStart w:id="1{0}" w:name="b{0}"/>',
    '<w:hyperlink w:anchor="a{0}">' + r(t("甲"), properties=HINT) + "</w:hyperlink>",
    '<w:hyperlink w:anchor="a{0}">' + r(t("“A”")) + "</w:hyperlink>",
    r('<w:drawing><x xmlns="urn:x" n="{0}"/></w:drawing>'),
    r('<w:drawing><x xmlns="urn:x" n="{0}"/><w:txbxContent>' + p("乙") + "</w:txbxContent></w:drawing>"),
    field(" REF b{0} \\h ", r(t("丙"), properties=HINT)),
    # But for what is a comment here and not there, the two have the same tags, with text between the same ones.
    "<!-- x> -->" + r(t("3"), properties=RED) + "z{0}",
    "<!-- x>y" + r(t("3"), properties=RED) + "-->z{0}",
    "<w:pPr>" + BOLD + "</w:pPr>",
)
# In a text, of which only what stands before it is read.
BOOKMARK = '<w:bookmarkStart w:id="1{0}" w:name="b{0}"/>'
TEXTS = ("甲校", "3 所", "甲校 3 所，", "“双高”", "“A”", "A—B", "中·西", " ", "", "　", "号", "R&amp;D", "\u2060")
PARTED = ("“A", f"“{BOOKMARK}A", "3", f"{BOOKMARK}3")
PLACED = ("<w:pageBreakBefore/>", '<w:outlineLvl w:val="1"/>')
PROPERTIES = ("", "", "<w:keepNext/>", '<w:spacing w:before="40"/>', *PLACED)
STYLES = ("Body", "Body", "TText", "TCap", "FCap", "3", "Nobody")
LOOKS = st.tuples(
    st.sampled_from(STYLES),
    st.sampled_from(PROPERTIES),
    st.sampled_from(PIECES),
    *[st.sampled_from(("", HINT, HINT, HINT + BOLD, RED))] * 2,
)
Look = tuple[str, str, str, str, str]
WORDS = st.tuples(*[st.one_of(st.sampled_from(TEXTS[:3]), st.sampled_from(TEXTS + PARTED))] * 2)
# Few looks and many paragraphs, so that some are of one form.
PARAGRAPHS = st.lists(LOOKS, min_size=1, max_size=3).flatmap(
    lambda looks: st.lists(st.tuples(st.sampled_from(looks), WORDS), min_size=2, max_size=10)
)


def with_paragraphs(paragraphs: list[tuple[Look, tuple[str, str]]]) -> bytes:
    """Return the sample with further paragraphs after the first one that says 其中."""
    more = ""
    for at, ((style, properties, piece, one, other), (first, second)) in enumerate(paragraphs):
        runs = r(t(first.format(at)), properties=one) + piece.format(at) + r(t(second.format(at)), properties=other)
        more += p(style=style, properties=properties).replace("</w:p>", runs + "</w:p>")
    return damaged(sample(), "document", lambda xml: re.sub("其中.*?</w:p>", lambda it: it[0] + more, xml, count=1))


@given(PARAGRAPHS)
@example([(("Body", "", piece, HINT, HINT), ("甲", "乙")) for piece in PIECES] * 2)
@example([(("Body", "", "", HINT, HINT), (text, "乙")) for text in TEXTS] * 2)
@example([(("Body", "", "", HINT, HINT), (text, "乙")) for text in PARTED] * 2)
@example([(("Body", "", "", HINT, HINT), (text, "乙")) for text in PARTED[::-1]] * 2)
@settings(max_examples=40, deadline=None)
def test_paragraphs_come_to_what_each_comes_to_by_itself(paragraphs: list[tuple[Look, tuple[str, str]]]) -> None:
    content = with_paragraphs(paragraphs)
    assert measured(content) == each_by_itself(content)


@pytest.mark.parametrize("silent_first", [True, False])
def test_of_hidden_fields_the_code_decides(silent_first: bool) -> None:
    hidden = [field(code, r(t("1"), properties=HIDDEN)) for code in (" SEQ 表 \\h ", " SEQ 表 ")]
    ordered = hidden if silent_first else hidden[::-1]
    content = with_paragraphs([(("Body", "", piece, HINT, HINT), ("甲", "乙")) for piece in ordered])
    departing = [each for each in measured(content).departing if each.label == "隐藏文字"]
    assert [each.departing for each in departing] == [1]
    assert measured(content) == each_by_itself(content)


def test_captions_of_one_form_are_placed_one_by_one() -> None:
    captions = [(("TCap", "", "", HINT, HINT), ("表", f"{at}")) for at in range(4)]
    content = with_paragraphs(captions)
    (place,) = [each for each in measured(content).departing if each.label == "位置"]
    assert place.departing == len(captions)
    assert measured(content) == each_by_itself(content)


def test_paragraphs_of_one_form_are_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen, usual = list[str](), Elements._measure

    def noted(self: Elements, found: FoundParagraph) -> None:
        seen.append(str(found.place))
        usual(self, found)

    monkeypatch.setattr(Elements, "_measure", noted)
    look = ("Body", "", PIECES[1], HINT, HINT)
    measured(with_paragraphs([(look, (f"甲校 {at} 所", "乙")) for at in range(60)]))
    assert len([each for each in seen if "甲校" in each]) == 1
