"""D793: kinds in a sentence that do not make the total which stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.facts import Facts
from zhibao.checks.kinds import is_all, is_run, of_kind, sum_of_parts, wholes_in
from zhibao.checks.printed_number import Number
from zhibao.checks.quantities import Quantity, Sentence
from zhibao.checks.scopes import Scopes
from zhibao.findings import Finding, Severity
from zhibao.pack.review_rules import ReviewRules, Whole
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.numbers import exact_digits

_AMONG = lazy_pattern(r"(?:^|[,;。])([^,;。\d]{2,10})中,")
_MARK = lazy_pattern("[；;]")


class KindsSum(Check):
    code, severity, title = "D793", Severity.ERROR, "正文里各类之和与前面的总数不同"
    message = "“{excerpt}”：各类相加是 {sum}，而{where}是 {found}。"
    advice = "请核对各类与总数，改正填错的一个；还有没写出来的一类，请写全。"
    why = "公办民办、男女、本科专科一类，加起来就是总数；读者一加就知道。"

    def found(
        self, sentences: tuple[Sentence, ...], facts: Facts, scopes: Scopes, rules: ReviewRules, year: int | None
    ) -> Iterator[Finding]:
        before: Sentence | None = None
        for sentence in sentences:
            beside = before if before and before.passage is sentence.passage else None
            for whole in wholes_in(sentence, rules.wholes):
                parts = _parts(sentence, whole)
                stated = _stated_before(beside, sentence, parts[0]) if parts else None
                stated = stated or (_named(beside, sentence, parts[0], facts, scopes, year or 0) if parts else None)
                if stated:
                    yield from self._compared(sentence, whole, parts, *stated)
            before = sentence

    def _compared(
        self, sentence: Sentence, whole: Whole, parts: list[Quantity], total: Number, where: str
    ) -> Iterator[Finding]:
        found = sum_of_parts(parts)
        is_wrong = found > total.value if whole.is_open else found != total.value
        if is_wrong and not all(each.is_looked_up for each in parts):
            excerpt = sentence.shown(parts[0].start - len(parts[0].lead), parts[-1].end)
            told = {"sum": exact_digits(found) + parts[0].number.unit, "found": total.shown, "where": where}
            yield self.at(sentence.passage.text.ref, excerpt=excerpt, **told)


def _parts(sentence: Sentence, whole: Whole) -> list[Quantity]:
    """Return all the kinds of a whole, where nothing of their unit stands before them in the sentence."""
    parts = [part for word in whole.parts if (part := of_kind(sentence, word))]
    if whole.total or not is_all(sentence, whole, parts) or not is_run(sentence, parts):
        return []
    before = (each for each in sentence.quantities if each.end <= parts[0].start)
    is_exact = all(each.is_level and each.number.step == 1 and each.unit == parts[0].unit for each in parts)
    return parts if is_exact and not any(each.unit == parts[0].unit for each in before) else []


def _stated_before(before: Sentence | None, sentence: Sentence, first: Quantity) -> tuple[Number, str] | None:
    """Return the total of 学校7所，其中市属4所、县属3所 before a semicolon, which what follows parts again."""
    if not before or "其中" not in before.text or first is not sentence.quantities[0]:
        return None
    is_joined = _MARK.match(before.passage.text.plain, len(sentence.before) - 1)
    total = next((each for each in before.quantities if each.is_level and each.is_amount), None)
    is_like = is_joined and total and total.unit == first.unit
    return (total.number, "前面的总数") if total and is_like else None


def _named(
    before: Sentence | None, sentence: Sentence, first: Quantity, facts: Facts, scopes: Scopes, year: int
) -> tuple[Number, str] | None:
    """Return how much there is of what the kinds are among: 专任教师中，……；研究生31人、本科153人、专科3人."""
    texts = [sentence.text[: first.start], *([before.text] if before else ())]
    match = next((match for text in texts if (match := _AMONG.search(text))), None)
    if not match or sentence.passage.section.case or scopes.is_named(match[1]):
        return None
    stated = facts.settled("", match[1], year, first.unit)
    return (stated.number, f"“{match[1]}”（{stated.title} {stated.ref}）") if stated else None
