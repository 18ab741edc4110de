"""What sentences say of two years: how much there is, how much there was, and by how much it changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from itertools import takewhile

from msgspec import Struct, field

from zhibao.checks.facts import Fact, Facts
from zhibao.checks.printed_number import HALF, Number, NumberForm
from zhibao.checks.quantities import Quantity, Sentence
from zhibao.checks.scopes import Scopes
from zhibao.text.lazy_patterns import lazy_pattern

_MORE = "增幅|增速|增长率|增加|增长|提高|上升|提升|扩大|净增|多出?|增|升"
_LESS = "降幅|减少|下降|降低|回落|缩减|少|压减|减|降"
_AGAINST = r"(?:(?:同比|环比|(?:相)?[比较](?:于)?(?:上年度?|去年|上一年度?|上学年|年)?(?:同期|的)?)+)"
_SAYS = lazy_pattern(
    rf"(?P<name>.*?){_AGAINST}?(?:均|也|各|分别|实际|又|共|净)?(?P<word>{_MORE}|{_LESS})了?(?:为|达到?)?$"
)
_BOTH = 2
_TO = lazy_pattern(rf"(?:{_MORE}|{_LESS})(?:了)?[到至为]$")
# 招生和在校生分别增长3.37%和2.14%: from the second one on.
_RESPECTIVELY, _AND = "分别", lazy_pattern(r"[和及与、]?")


class Said(Struct, frozen=True):
    """A change in words and number: 增加213人, 增长3.65%, 提高2.03个百分点."""

    quantity: Quantity
    is_more: bool

    @property
    def signed(self) -> Fraction:
        return self.quantity.number.value if self.is_more else -self.quantity.number.value


class Change(Struct, frozen=True):
    """How much there is and was, as far as it is known, and what is said of the change.

    `is_more` tells what the verb of 由…提高到… says; `where` is the place of a number that the sentence does not state.
    """

    sentence: Sentence
    this: Number | None
    last: Number | None
    said: tuple[Said, ...] = ()
    is_more: bool | None = None
    where: str = ""
    start: int = 0
    end: int = 0

    @property
    def excerpt(self) -> str:
        return self.sentence.shown(self.start, self.end)

    @property
    def difference(self) -> Fraction | None:
        return self.this.value - self.last.value if self.this and self.last else None

    @property
    def growth(self) -> Fraction | None:
        """The growth in hundredths of what there was."""
        difference = self.difference
        return difference / self.last.value * 100 if self.last and self.last.value and difference is not None else None

    @property
    def slack(self) -> Fraction:
        """How far rounding of both numbers may bring the difference; nothing for counts."""
        steps = (each.step * HALF for each in (self.this, self.last) if each and each.step != 1)
        return sum(steps, Fraction(0))


class _Group(Struct):
    """The quantities of one change while the sentence is read."""

    first: Quantity
    this: Quantity | None = None
    last: Quantity | None = None
    said: list[Said] = field(default_factory=list)
    is_more: bool | None = None
    name: str = ""


def changes_of(sentence: Sentence, facts: Facts, scopes: Scopes, year: int) -> Iterator[Change]:
    """Yield the changes that a sentence speaks of."""
    for group in _groups(sentence):
        this = group.this.number if group.this else None
        last = group.last.number if group.last else None
        where = ""
        if not (this and last):
            stated = _stated(sentence, group, facts, scopes, year)
            if stated and (not this or stated[0].number.value == this.value):
                this, last, where = stated[0].number, stated[1].number, f"{stated[1].title} {stated[1].ref}"
        ends = [each.end for each in (group.this, group.last, *(said.quantity for said in group.said)) if each]
        start = group.first.start - len(group.first.lead)
        yield Change(sentence, this, last, tuple(group.said), group.is_more, where, start, max(ends))


def _groups(sentence: Sentence) -> Iterator[_Group]:
    group: _Group | None = None
    listed = _listed(sentence.quantities)
    yield from (each for each in listed.values() if each)
    for quantity in sentence.quantities:
        if listed and quantity in listed:
            continue
        if group and _goes_on(group, quantity):
            continue
        if group:
            yield group
        group = _begun(quantity)
    if group:
        yield group


def _listed(quantities: tuple[Quantity, ...]) -> dict[Quantity, _Group | None]:
    """Return the changes that are said of several things at once, each with its group, None where it is not sure."""
    found: dict[Quantity, _Group | None] = {}
    for at, first in enumerate(quantities):
        said = _said(first) if _RESPECTIVELY in first.lead else None
        if said:
            rest = takewhile(partial(_is_next, first), quantities[at + 1 :])
            changes = (first, *rest)
            things = quantities[max(at - len(changes), 0) : at]
            is_sure = len(things) == len(changes) > 1 and all(each.is_level for each in things)
            pairs = zip(things, changes, strict=True) if is_sure else ()
            found |= dict.fromkeys(changes)
            found |= {each: _Group(thing, thing, said=[Said(each, said[1].is_more)]) for thing, each in pairs}
    return found


def _is_next(first: Quantity, quantity: Quantity) -> bool:
    return quantity.number.kind is first.number.kind and bool(_AND.fullmatch(quantity.lead))


def _goes_on(group: _Group, quantity: Quantity) -> bool:
    """Take the quantity into the group where it says more of the same change."""
    said = _said(quantity)
    if quantity.is_rough:
        return False
    if said and not said[0]:
        group.said.append(said[1])
    elif quantity.is_compared_with and group.this and not (group.last or group.said) and _is_like(group.this, quantity):
        group.last = quantity
    elif group.last and not group.this and _TO.search(quantity.lead) and _is_like(group.last, quantity):
        group.this, group.is_more = quantity, bool(re.search(_MORE, quantity.lead))
    else:
        return False
    return True


def _begun(quantity: Quantity) -> _Group | None:
    said = _said(quantity)
    if quantity.is_rough:
        return None
    if said:
        return _Group(quantity, said=[said[1]], name=said[0]) if said[0] else None
    if quantity.is_compared_with:
        return _Group(quantity, last=quantity)
    return _Group(quantity, this=quantity) if quantity.is_level else None


def _said(quantity: Quantity) -> tuple[str, Said] | None:
    """Return whose change a quantity states, empty where that was named before, and the change."""
    match = _SAYS.fullmatch(quantity.lead) if quantity.is_change else None
    return (match["name"], Said(quantity, bool(re.fullmatch(_MORE, match["word"])))) if match else None


def _is_like(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit and one.number.kind is other.number.kind


def _name(sentence: Sentence, quantity: Quantity) -> str:
    """Return what a quantity is of: 双师型教师占比 of 其中双师型教师764人，占59.22%."""
    at = sentence.quantities.index(quantity)
    part = sentence.quantities[at - 1] if at and quantity.lead == "占" else None
    return f"{part.lead.removeprefix('其中')}占比" if part else quantity.lead.removeprefix("其中")


def _stated(sentence: Sentence, group: _Group, facts: Facts, scopes: Scopes, year: int) -> tuple[Fact, Fact] | None:
    """Return what indicators or tables say of this year and of the one before; None where it is not sure of what."""
    quantity = group.this or group.first
    name, case = group.name or _name(sentence, quantity), sentence.passage.section.case
    # A number that is the very one which is stated of that name is of the whole, whatever stands before it.
    is_sure = group.this or scopes.is_whole(sentence, quantity)
    if not is_sure or scopes.year(sentence, quantity, year) != year:
        return None
    unit = quantity.unit if quantity.is_amount else "%" if quantity.number.kind is NumberForm.POINTS else ""
    units = [unit] if group.this or unit else facts.units(case.id if case else "", name)
    found = [facts.settled(case.id if case else "", name, when, each) for each in units for when in (year, year - 1)]
    if len(found) == _BOTH and found[0] and found[1]:
        return found[0], found[1]
    return (
        facts.years_of(group.this.number, quantity.unit, year) if group.this and not case and not any(found) else None
    )
