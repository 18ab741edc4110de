"""D768: a part in a sentence that is more than its whole."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from zhibao.checks.check import Check
from zhibao.checks.quantities import Quantity, Sentence
from zhibao.findings import Finding, Severity
from zhibao.text.lazy_patterns import lazy_pattern

_PART = lazy_pattern(r"[^,、;()]{0,14}[,(。;]?\s*(?:其中|内有|[(]含|含)[:,]?[^,;、]{0,20}")
_NOUN = 2
# 升学871人，占60.15%，其中本科46人
_SHARE = lazy_pattern(r"[,(]\s*[^,;、()\d]{0,12}\d[\d.]*(?:%|个?百分点)\)?")


class ProsePart(Check):
    code, severity, title = "D768", Severity.ERROR, "正文里“其中”的数多于整体"
    message = "“{excerpt}”：部分 {found} 多于整体 {whole}。"
    advice = "请核对两个数：多半是有一个多打了一位；“其中”说的不是前面这个数的，请改写句子。"
    why = "“其中”是前面一个数的一部分，不会比它多。"

    def found(self, sentences: tuple[Sentence, ...]) -> Iterator[Finding]:
        for sentence in sentences:
            amounts = [each for each in sentence.quantities if each.is_amount]
            for whole, part in pairwise(amounts):
                if _is_part(sentence, whole, part) and not _is_of_another(sentence, whole, part):
                    excerpt = sentence.shown(whole.start - len(whole.lead), part.end)
                    told = {"found": part.shown, "whole": whole.shown}
                    yield self.at(sentence.passage.text.ref, excerpt=excerpt, **told)


def _is_part(sentence: Sentence, whole: Quantity, part: Quantity) -> bool:
    is_like = whole.unit == part.unit and whole.is_amount and part.is_amount and not (whole.is_rough or part.is_rough)
    is_level = whole.is_level and not part.is_change and part.number.value > whole.number.value
    between = _SHARE.sub("", sentence.between(whole, part))
    return is_like and is_level and bool(_PART.fullmatch(between))


def _is_of_another(sentence: Sentence, whole: Quantity, part: Quantity) -> bool:
    """Tell whether what the part counts was counted earlier: 在校生900人、教师80人，其中市属学校在校生300人."""
    earlier = [each for each in sentence.quantities if each.end <= whole.start and each.unit == part.unit]
    nouns = (each.lead[-_NOUN:] for each in earlier if each.number.value >= part.number.value)
    return any(noun in part.lead for noun in nouns if len(noun) == _NOUN)
