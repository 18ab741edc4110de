"""D777: more in words where there is less in numbers."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.changes import Change
from zhibao.checks.check import Check
from zhibao.checks.facts import Facts
from zhibao.checks.quantities import Sentence
from zhibao.checks.scopes import Scopes
from zhibao.findings import Finding, Severity
from zhibao.text.lazy_patterns import lazy_pattern

_WORDLESS = lazy_pattern(
    r"([^,、\d]{2,16}?)(?:比|较)(?:上年度?|去年)(?:同期)?(?:有所|略有|均有|明显|显著|大幅|小幅|稳步|继续|持续|进一步)?"
    r"(增加|增长|提高|上升|提升|扩大|减少|下降|降低|回落)(?![\d到至约近])"
)
_AFTER = lazy_pattern(
    r"(?:也|又|都)?(?:有所|略有|均有|稍有|明显|显著|大幅|小幅|稳步)?"
    r"(增加|增长|提高|上升|提升|扩大|减少|下降|降低|回落|缩小)(?=[,;]|$)"
)
_MORE = lazy_pattern(r"增|提|上升|扩大")


class ChangeDirection(Check):
    code, severity, title = "D777", Severity.ERROR, "说增加而数减少，或相反"
    message = "“{excerpt}”说的是{word}，可是数由 {last} 到 {this}{where}，是{true}。"
    advice = "请核对两年的数和“增加”“下降”一类的词；查值 .增减、.增幅 会自己写对。"
    why = "多半是去年的话没有跟着今年的数改，意思正好相反。"

    def found(
        self,
        changes: tuple[Change, ...],
        sentences: tuple[Sentence, ...],
        facts: Facts,
        scopes: Scopes,
        year: int | None,
    ) -> Iterator[Finding]:
        for change in changes:
            yield from self._of_numbers(change)
        for sentence in sentences if year else ():
            yield from self._of_words(sentence, facts, scopes, year or 0)

    def _of_numbers(self, change: Change) -> Iterator[Finding]:
        words = [change.is_more] if change.is_more is not None else [said.is_more for said in change.said]
        words = words or list(_said_after(change))
        difference = change.difference
        is_made = bool(change.said) and all(said.quantity.is_looked_up for said in change.said)
        is_wrong = any(word != (difference > 0) for word in words) if difference else False
        if is_wrong and difference and not is_made:
            assert change.this and change.last
            told = {"last": change.last.shown, "this": change.this.shown, "word": _word(difference < 0)}
            told |= {"where": f"（{change.where}）" if change.where else "", "true": _word(difference > 0)}
            yield self.at(change.sentence.passage.text.ref, excerpt=change.excerpt, **told)

    def _of_words(self, sentence: Sentence, facts: Facts, scopes: Scopes, year: int) -> Iterator[Finding]:
        case = sentence.passage.section.case
        scope = case.id if case else ""
        for match in _WORDLESS.finditer(sentence.text) if not scopes.is_partial(sentence) else ():
            for unit in (*facts.units(scope, match[1]), "%", ":1"):
                this, last = (facts.settled(scope, match[1], when, unit) for when in (year, year - 1))
                is_more = bool(_MORE.match(match[2]))
                difference = this.number.value - last.number.value if this and last else 0
                if this and last and difference and is_more != (difference > 0):
                    told = {"last": last.number.shown, "this": this.number.shown, "word": _word(is_more)}
                    told |= {"where": f"（{this.title}）", "true": _word(not is_more)}
                    yield self.at(sentence.passage.text.ref, excerpt=sentence.shown(*match.span()), **told)


def _said_after(change: Change) -> Iterator[bool]:
    """Yield what the words right after both numbers say: 16.14:1，比上年的15.74:1略有上升."""
    match = _AFTER.match(change.sentence.text, change.end) if change.this and change.last else None
    if match:
        yield bool(_MORE.match(match[1]))


def _word(is_more: bool) -> str:
    return "增加" if is_more else "减少"
