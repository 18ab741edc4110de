"""One slip of the hand, as the library that measures any distance counts it."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from zhibao.text.one_edit import is_one_edit

WORD = st.text("甲乙丙", max_size=6)


@given(WORD, WORD)
def test_one_edit_is_a_distance_of_one(one: str, other: str) -> None:
    assert is_one_edit(one, other) is (OSA.distance(one, other) == 1)
