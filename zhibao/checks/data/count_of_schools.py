"""D788: a number of schools in a sentence that is not that of the roster."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.quantities import Quantity, Sentence
from zhibao.checks.scopes import Scopes
from zhibao.findings import Finding, Severity
from zhibao.model.text import Text
from zhibao.text.keys import key_of
from zhibao.text.lazy_patterns import lazy_pattern

_SCHOOLS = r"(?:全日制)?(?:中等职业|中职|职业)学校"
_LEAD = lazy_pattern(rf"(?:[全我][市县区州]|现有|共有)(?:现有|共有|有|共)?{_SCHOOLS}(?:数)?(?:共有|共计|共|有|为)?$")
_TRAIL = lazy_pattern(rf"{_SCHOOLS}|学校(?:全部|都|均|共)")
_BEFORE = lazy_pattern(r"(?:[全我][市县区州]的?|现有|共有)(?:现有|共有|有|共)?$")


class CountOfSchools(Check):
    code, severity, title = "D788", Severity.ERROR, "学校数与“学校”表不同"
    message = "“{found}”，“学校”表里却有 {counted} 所。"
    advice = '请核对学校数和“学校”表；学校数在“指标”表写公式 计数("学校")，正文查值，就总是一样。'
    why = "学校数出现在报告的许多地方，有一处不同，省里就会问是哪几所。"

    def found(
        self, sentences: tuple[Sentence, ...], scopes: Scopes, roster: tuple[Text, ...], year: int | None
    ) -> Iterator[Finding]:
        schools = len({key_of(name.plain) for name in roster})
        for sentence in sentences if schools else ():
            for quantity in sentence.quantities:
                is_other = quantity.unit == "所" and quantity.is_level and quantity.number.value != schools
                is_now = is_other and scopes.year(sentence, quantity, year or 0) == year
                if is_now and not quantity.is_looked_up and _is_of_all(sentence, quantity, scopes):
                    start = quantity.start - len(quantity.lead)
                    found = sentence.shown(start, quantity.end + len(quantity.trail))
                    yield self.at(sentence.passage.text.ref, found=found, counted=schools)


def _is_of_all(sentence: Sentence, quantity: Quantity, scopes: Scopes) -> bool:
    """Tell whether it counts all schools: 全市现有中等职业学校6所, 全市6所中等职业学校, 6所学校全部."""
    trail = _TRAIL.match(quantity.trail)
    is_whole = trail and (_BEFORE.search(quantity.lead) or (not quantity.lead and trail[0].startswith("学校")))
    is_all = bool(_LEAD.search(quantity.lead) or is_whole)
    return is_all and not scopes.is_partial(sentence, quantity.start)
