"""D785: the two parts of a ratio of ten that are not ten."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from zhibao.checks.check import Check
from zhibao.checks.quantities import Sentence
from zhibao.checks.table_grid import Grid
from zhibao.findings import Finding, Severity
from zhibao.model.ref import CellRef
from zhibao.text.folding import fold
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.numbers import exact_digits

_RATIO = lazy_pattern(r"(?<![\d.:])(\d(?:\.\d{1,9})?)\s*:\s*(\d(?:\.\d{1,9})?)(?![\d.:])")
_NAMED = lazy_pattern(r"职普比|普职比|职普[^,。;]{0,4}比|普通高中[^,。;]{0,12}之比")
_TEN, _NEAR = 10, 1


class RatioSum(Check):
    code, severity, title = "D785", Severity.ERROR, "职普比两项之和不是 10"
    message = "“{found}”两项相加是 {sum}，职普比两项之和应是 10。"
    advice = "请核对比的两项；在“指标”表里单位填“成比”、写公式，程序会自己算后一项。"
    why = "职普比写成“几比几”，以高中阶段为 10 份；两项之和不是 10，必有一项不对。"

    def found(self, sentences: tuple[Sentence, ...], grids: tuple[Grid, ...]) -> Iterator[Finding]:
        for sentence in sentences:
            named = _NAMED.search(sentence.text)
            yield from self._of_text(sentence.text[named.start() :], sentence.passage.text.ref) if named else ()
        for grid in (grid for grid in grids if ":" in fold(grid.placed.plain)):
            for column in grid.numeric:
                for row in grid.rows:
                    if _NAMED.search(column.words + "".join(row.labels)):
                        yield from self._of_text(fold(row.texts[column.at]), row.ref(column.at))

    def _of_text(self, text: str, ref: CellRef) -> Iterator[Finding]:
        for match in _RATIO.finditer(text):
            total = Fraction(match[1]) + Fraction(match[2])
            if total != _TEN and abs(total - _TEN) <= _NEAR and "." in match[0]:
                yield self.at(ref, found=match[0], sum=exact_digits(total))
