"""Numbers in the prose that equal a proposed indicator: offered as look-ups in a list, and not put in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from zhibao.checks import Matter
from zhibao.checks.fact_names import name_of
from zhibao.checks.printed_number import NumberForm
from zhibao.checks.quantities import Quantity, Sentence
from zhibao.importing.indicator_proposals import ProposedIndicator
from zhibao.model.ref import CellRef

_AROUND = 14
_BASES = {True: "名称也对上", False: "只是数相同"}
# A number of one or two digits is that of many things; its name has to be there too.
_TELLING_DIGITS = 3


class LookUpOffer(Struct, frozen=True):
    """A number in a sentence, the look-up that prints the same, and what says that it is the same."""

    ref: CellRef
    shown: str
    around: str
    look_up: str
    basis: str


def look_up_offers(matter: Matter, proposed: Sequence[ProposedIndicator], year: int) -> list[LookUpOffer]:
    """Return the numbers of sentences that equal an indicator's, the words before naming it or not."""
    values: dict[tuple[str, str], list[tuple[ProposedIndicator, int]]] = defaultdict(list)
    for each in proposed:
        for when, words in each.values.items():
            values[_digits(words), _plain_unit(each.unit)].append((each, when))
    return [
        offer
        for sentence in matter.sentences
        for quantity in sentence.quantities
        if not (quantity.is_looked_up or quantity.is_change)
        for offer in _offers(sentence, quantity, values, year)
    ]


def _offers(
    sentence: Sentence,
    quantity: Quantity,
    values: dict[tuple[str, str], list[tuple[ProposedIndicator, int]]],
    year: int,
) -> Iterator[LookUpOffer]:
    digits = _digits(quantity.shown)
    known = values.get((digits, _unit(quantity)), ())
    named = [(each, when) for each, when in known if name_of(quantity.lead) == name_of(each.name)]
    is_telling = sum(character.isdigit() for character in digits) >= _TELLING_DIGITS
    for each, when in named or (known if is_telling and len(known) == 1 else ()):
        around = sentence.typed[max(quantity.start - _AROUND, 0) : quantity.end + _AROUND // 2]
        look_up, basis = _look_up(each.name, when, year), _BASES[bool(named)]
        yield LookUpOffer(sentence.passage.text.ref, digits, around, look_up, basis)


def _look_up(name: str, when: int, year: int) -> str:
    suffix = {year: "", year - 1: ".上年"}.get(when, f".{when}")
    return f"{{{{{name}{suffix}}}}}"


def _digits(shown: str) -> str:
    match = re.match(r"[-+]?[\d,]+(?:\.\d+)?(?::\d+(?:\.\d+)?)?%?", shown)
    return match[0].replace(",", "").lstrip("+") if match else shown


def _unit(quantity: Quantity) -> str:
    scale = re.search(r"[\d.,]\s*([万亿])", quantity.shown)
    kind = quantity.number.kind
    return (scale[1] if scale else "") + (quantity.unit if kind is NumberForm.AMOUNT else kind.value)


def _plain_unit(unit: str) -> str:
    return "几比几" if unit == "成比" else unit
