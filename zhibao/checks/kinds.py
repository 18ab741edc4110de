"""Kinds of a whole in a sentence: 公办5所、民办1所."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from zhibao.checks.quantities import Quantity, Sentence
from zhibao.pack.review_rules import Whole

_BOTH = "专兼职"


def of_kind(sentence: Sentence, word: str) -> Quantity | None:
    """Return the quantity of a kind: 公办5所, 5所公办; None for none or several."""
    found = [each for each in sentence.quantities if each.is_amount and names_kind(each, word)]
    return found[0] if len(found) == 1 else None


def wholes_in(sentence: Sentence, wholes: Iterable[Whole]) -> Iterator[Whole]:
    """Yield the wholes of which the words before and after the quantities of a sentence may name all kinds."""
    said = "\n".join([f"{each.lead.replace(_BOTH, '')}\n{each.trail}" for each in sentence.quantities])
    return (whole for whole in wholes if all(word in said for word in whole.parts))


def names_kind(quantity: Quantity, word: str) -> bool:
    """Tell whether a quantity is one of the kind; 专兼职教师29人 are of both."""
    return word in quantity.lead.replace(_BOTH, "") or (quantity.trail.startswith(word) and not quantity.lead)


def is_run(sentence: Sentence, parts: Sequence[Quantity]) -> bool:
    """Tell whether the parts follow each other with nothing else counted between them."""
    places = sorted(sentence.quantities.index(each) for each in parts)
    return places == list(range(places[0], places[0] + len(places)))


def sum_of_parts(parts: Sequence[Quantity]) -> Fraction:
    """Return what the parts come to."""
    return sum((each.number.value for each in parts), Fraction(0))


def is_all(sentence: Sentence, whole: Whole, parts: Sequence[Quantity]) -> bool:
    """Tell whether the sentence names all the kinds there are."""
    return len(parts) == len(whole.parts) and not any(word in sentence.text for word in whole.others)
