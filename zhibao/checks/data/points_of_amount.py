"""D776: percentage points of an amount, or the change of a share with %."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.changes import Change, Said
from zhibao.checks.check import Check
from zhibao.checks.printed_number import Number, NumberForm
from zhibao.findings import Finding, Severity


class PointsOfAmount(Check):
    code, severity, title = "D776", Severity.ERROR, "百分点与百分号用反了"
    message = "“{excerpt}”：{reason}。"
    advice = "占比的变化写“提高 2.01 个百分点”，数量的增幅写“增长 2.01%”；查值 .增减、.增幅 会自己写对。"
    why = "百分点是两个百分数之差，增幅是差除以上年数，是两个不同的数，混用会被当成数据错误退回。"

    def found(self, changes: tuple[Change, ...]) -> Iterator[Finding]:
        for change in changes:
            for said in change.said:
                reason = _reason(change, said)
                if reason and not said.quantity.is_looked_up:
                    place = change.sentence.passage.text.ref
                    yield self.at(place, excerpt=change.excerpt, reason=reason, found=said.quantity.shown)


def _reason(change: Change, said: Said) -> str:
    """Return what is the matter with the sign; nothing where it is right, or may be."""
    this, number = change.this, said.quantity.number
    if this and this.kind is NumberForm.AMOUNT and number.kind is NumberForm.POINTS:
        return f"{this.shown} 是数量，它的增幅应写 {number.shown.split('个')[0].split('百')[0]}%"
    is_share = this and this.kind is NumberForm.SHARE and number.kind is NumberForm.SHARE
    if this and is_share and not _is_growth(change, number):
        return f"{this.shown} 是百分数，它的变化应写 {number.shown.rstrip('%％')} 个百分点"
    return ""


def _is_growth(change: Change, number: Number) -> bool:
    """Tell whether it is the growth of the share, and not its change."""
    if change.growth is None or change.difference is None:
        return False
    return number.is_near(abs(change.growth), change.slack) and not number.is_near(abs(change.difference))
