"""What is found at one go by C code is what a walk over the elements in Python finds."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from tests.word.wml import element
from zhibao.word.block_elements import style_id
from zhibao.word.field_marks import walk
from zhibao.word.style_inheritance import stated
from zhibao.word.xml import w

LEAVES = st.sampled_from(
    [
        *('<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>', "<w:fldChar/>"),
        *("<w:instrText>REF a</w:instrText>", "<w:instrText/>", "<w:t>甲</w:t>", "<w:t/>", "<!-- 乙 -->", "<w:tab/>"),
    ]
)


def inside(content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    names = st.sampled_from(["r", "r", "p", "moveFrom", "fldSimple"])
    return st.builds(lambda name, inner: f"<w:{name}>{''.join(inner)}</w:{name}>", names, st.lists(content, max_size=4))


@given(st.recursive(LEAVES, inside, max_leaves=12))
def test_a_walk_passes_the_same_with_and_without_ends(xml: str) -> None:
    """What is simple or moved has to be walked with the ends of elements, an empty move too."""
    alone, beside = ([*walk(element(f"<w:p>{xml}{end}</w:p>"), w("t"), w("r"))] for end in ("", "<w:moveFrom/>"))
    assert [(mark, each.tag, each.text, words) for mark, each, words in alone] == [
        (mark, each.tag, each.text, words) for mark, each, words in beside
    ]


STYLES = ["", "<w:pStyle/>", '<w:pStyle w:val=""/>', '<w:pStyle w:val="A"/>', '<w:pStyle w:val="B"/>']
PROPERTIES = st.lists(st.sampled_from(STYLES), max_size=3).map("".join)


@given(st.lists(PROPERTIES, max_size=2))
@example(['<w:rPr><w:pStyle w:val="A"/></w:rPr>'])
def test_a_style_is_the_first_that_the_first_properties_state(layers: list[str]) -> None:
    paragraph = element(f"<w:p>{''.join([f'<w:pPr>{each}</w:pPr>' for each in layers])}<w:r/></w:p>")
    properties = paragraph.find(w("pPr"))
    found = None if properties is None else properties.find(w("pStyle"))
    assert style_id(paragraph) == ("" if found is None else found.get(w("val"), ""))


NUMBERS = ["", "<w:numPr/>", *(f"<w:numPr><w:numId {each}/></w:numPr>" for each in ("", 'w:val=""', 'w:val="1"'))]


@given(st.lists(st.lists(st.sampled_from(NUMBERS), max_size=3).map("".join), max_size=3))
def test_the_nearest_layer_whose_first_element_states_a_value_decides(layers: list[str]) -> None:
    elements = tuple(element(f"<w:pPr>{each}</w:pPr>") for each in layers)
    found = (layer.find(f"{w('numPr')}/{w('numId')}") for layer in elements)
    values = (None if each is None else each.get(w("val")) for each in found)
    assert stated(elements, "numPr/numId", "val") == next((each for each in values if each is not None), None)
