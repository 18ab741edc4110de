"""D766: a share in a sentence that is not that of the numbers beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from zhibao.checks.check import Check
from zhibao.checks.facts import Facts
from zhibao.checks.named_shares import named_share
from zhibao.checks.printed_number import shown_like
from zhibao.checks.quantities import Quantity, Sentence
from zhibao.checks.scopes import Scopes
from zhibao.checks.stated_shares import StatedShare, shares_of
from zhibao.findings import Finding, Severity
from zhibao.pack.review_rules import ReviewRules

# So many shares of one whole are no accident.
_ENOUGH = 2


class ProseShare(Check):
    code, severity, title = "D766", Severity.ERROR, "正文里的占比算不出来"
    message = "“{excerpt}”：{part} 占 {whole} 是 {computed}，不是 {found}。"
    advice = (
        "请核对部分、整体和占比三个数；占比在“指标”表里写公式，正文查值，就总算得对。分母是别的数的，请在话里写明。"
    )
    why = "部分和整体就在旁边，读者一除就知道；多半是数改了，占比没有跟着改。"

    def found(
        self,
        paragraphs: tuple[tuple[Sentence, ...], ...],
        facts: Facts,
        rules: ReviewRules,
        scopes: Scopes,
        year: int | None,
    ) -> Iterator[Finding]:
        for paragraph in paragraphs:
            for sentence in paragraph:
                yield from self._of_names(sentence, facts, scopes, year or 0)
            stated = [(each, share) for each, seen in _after(paragraph) for share in shares_of(each, seen, facts)]
            stated = [(each, _with_usual(share, facts, rules)) for each, share in stated]
            most = _of_most([share for _, share in stated])
            settled: tuple[Fraction, ...] = ()
            for sentence, share in stated:
                fitting = tuple(filter(share.fits, share.wholes))
                if fitting:
                    settled = fitting[:1]
                elif not (
                    share.fits_a_fact(facts) or (share.is_guessed and share.fits_any(_amounts(paragraphs, share)))
                ):
                    # Shares that follow each other are of one whole, as far as nothing else is said.
                    alike = share if share.is_sure or not settled else _of(share, settled)
                    yield from self._findings(sentence, alike if alike.is_sure else _like_most(alike, most))

    def _of_names(self, sentence: Sentence, facts: Facts, scopes: Scopes, year: int) -> Iterator[Finding]:
        for share in sentence.quantities:
            known = named_share(sentence, share, facts, scopes, year)
            if known and not share.number.is_near(known.hundredths):
                excerpt = sentence.shown(share.start - len(share.lead), share.end)
                told = {"part": known.part.number.shown, "whole": known.whole.number.shown, "found": share.shown}
                computed = shown_like(known.hundredths, share.number)
                yield self.at(sentence.passage.text.ref, excerpt=excerpt, computed=computed, **told)

    def _findings(self, sentence: Sentence, stated: StatedShare) -> Iterator[Finding]:
        part, share = stated.part, stated.share
        whole = stated.wholes[0] if stated.is_sure and stated.wholes else None
        if whole and not (share.is_looked_up and part.is_looked_up):
            excerpt = sentence.shown(part.start - len(part.lead), share.end)
            computed = shown_like(part.number.value / whole * 100, share.number)
            told = {"part": part.shown, "whole": f"{shown_like(whole, part.number)}{part.unit}", "found": share.shown}
            yield self.at(sentence.passage.text.ref, excerpt=excerpt, computed=computed, **told)


def _amounts(paragraphs: Iterable[Sequence[Sentence]], share: StatedShare) -> Iterator[Fraction]:
    """Yield every amount that the report states in the unit of a share's part."""
    quantities = (each for paragraph in paragraphs for sentence in paragraph for each in sentence.quantities)
    return (each.number.value for each in quantities if each.is_amount and each.unit == share.part.unit)


def _after(paragraph: Sequence[Sentence]) -> Iterator[tuple[Sentence, Sequence[Quantity]]]:
    """Yield each sentence with the quantities of those before it."""
    seen: list[Quantity] = []
    for sentence in paragraph:
        yield sentence, tuple(seen)
        seen += sentence.quantities


def _like_most(stated: StatedShare, most: tuple[Fraction, ...]) -> StatedShare:
    """Return a share as one of the whole of which the others are, where nothing else is said."""
    is_like = bool(most) and not stated.is_named and stated.part.number.value < most[0]
    return replace(stated, wholes=most, is_sure=True) if is_like else stated


def _of(stated: StatedShare, settled: tuple[Fraction, ...]) -> StatedShare:
    return replace(stated, wholes=settled, is_sure=settled[0] in stated.wholes)


def _with_usual(stated: StatedShare, facts: Facts, rules: ReviewRules) -> StatedShare:
    """Return a share with the wholes that parts of its name usually are of, where nothing says of what it is."""
    if stated.wholes:
        return stated
    usual = [each for share in rules.share for each in share.wholes if any(w in stated.part.lead for w in share.words)]
    found = [fact.number.value for name in usual for fact in facts.called(name, stated.part.unit)]
    larger = tuple(each for each in dict.fromkeys(found) if each > stated.part.number.value)
    return replace(stated, wholes=larger, is_sure=bool(larger))


def _of_most(shares: Sequence[StatedShare]) -> tuple[Fraction, ...]:
    """Return the whole of which most shares of a paragraph are, known to their digits; of two nothing is sure."""
    bounds = [each.bounds for each in shares]
    for _, most in sorted(bounds):
        agreeing = [each for each in bounds if each[0] <= most <= each[1]]
        if len(shares) > len(agreeing) >= _ENOUGH and 2 * len(agreeing) > len(shares):
            return ((max(each[0] for each in agreeing) + most) / 2,)
    return ()
