"""Whether a basis (口径) says more than the formula does."""

from __future__ import annotations

from collections.abc import Iterable

from zhibao.text.keys import key_of
from zhibao.text.lazy_patterns import lazy_pattern

# Longer words first; what they leave of a basis are the names of what is reckoned.
_WORDS = lazy_pattern(
    r"[×*]?100%?|除以|之比|之和|合计|总数|总量|人数|比例|份额|比重|百分比|占比|比率|分母|分子|计算|折算|相加|之差|差额|差|占|每[名人生个]?|与|和|及|的|以|为|按|除|比|加|减|是|数"
    r"|[+\-*/×÷=()（）%，,、。；;：:“”\"'「」\s]|\d+"
)
_LEAST = 2


def says_only_terms(basis: str, terms: Iterable[str]) -> bool:
    """Tell whether a basis names nothing but terms of the formula, whole or shortened: 占教职工, 在校生÷专任教师."""
    known = [key_of(term) for term in terms]
    text = key_of(basis)
    for term in sorted(known, key=len, reverse=True):
        text = text.replace(term, " ")
    left = [word for word in _WORDS.split(text) if word]
    return all(len(word) >= _LEAST and any(word in term for term in known) for word in left)
