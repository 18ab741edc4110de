"""Shares whose part and whole are only named: 专任教师占教职工的91.72%."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from zhibao.checks.facts import Fact, Facts, FactSource
from zhibao.checks.printed_number import NumberForm
from zhibao.checks.quantities import Quantity, Sentence
from zhibao.checks.scopes import Scopes
from zhibao.text.lazy_patterns import lazy_pattern

_NAMED = lazy_pattern(
    r"(?P<part>[^,、;:]{2,16}?)(?:仅|已)?占(?:到|了)?(?P<whole>[^,、]{2,14}?)(?:总数|总人数|总量)?的?(?:比例|比重)?"
    r"(?:为|达到?|是)?\s*"
)


class NamedShare(Struct, frozen=True):
    """What indicators or tables say of the part and the whole of a share."""

    part: Fact
    whole: Fact

    @property
    def hundredths(self) -> Fraction:
        return self.part.number.value / self.whole.number.value * 100


def named_share(sentence: Sentence, quantity: Quantity, facts: Facts, scopes: Scopes, year: int) -> NamedShare | None:
    """Return what is known of a share's part and whole, None where it is not sure what they are."""
    is_share = quantity.number.kind is NumberForm.SHARE and quantity.is_level and not quantity.is_looked_up
    match = _NAMED.fullmatch(quantity.lead) if is_share else None
    if not match or sentence.passage.section.case or not scopes.is_whole(sentence, quantity):
        return None
    when = scopes.year(sentence, quantity, year)
    units = set(facts.units("", match["part"])) & set(facts.units("", match["whole"]))
    if when is None or len(units) != 1:
        return None
    unit = units.pop()
    part, whole = facts.settled("", match["part"], when, unit), facts.settled("", match["whole"], when, unit)
    is_known = part and whole and 0 < part.number.value <= whole.number.value
    return NamedShare(part, whole) if part and whole and is_known and not _is_stated(facts, quantity) else None


def _is_stated(facts: Facts, quantity: Quantity) -> bool:
    """Tell whether the share is that of an indicator, which may be reported on another basis."""
    shares = (fact for fact in facts if fact.source is FactSource.INDICATOR and fact.number.kind is NumberForm.SHARE)
    return any(fact.number.value == quantity.number.value for fact in shares)
