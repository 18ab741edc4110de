"""T212: 比上年 before a change that comes out level, which is 与上年持平 in Chinese."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from zhibao.checks.all_texts import all_texts
from zhibao.checks.check import Check
from zhibao.checks.passages import Passage
from zhibao.checks.placed_tables import PlacedTable
from zhibao.findings import Finding, Severity
from zhibao.indicators.wording import CHANGE, FULL, GROWTH
from zhibao.model.origin import Origin
from zhibao.model.text import Text
from zhibao.pack import Pack
from zhibao.text.lazy_patterns import lazy_pattern

_AGAINST = lazy_pattern(r"[比较](?:上|去|前|上一|前一)年度?(?:同期)?$")
# The longest that _AGAINST finds: 比上一年度同期.
_MOST_AGAINST, _WITH_ONE_BEFORE = 8, 2
_NAMED = lazy_pattern(r"(?P<name>.*)（(?P<year>\d{4})年）")


class LevelAgainst(Check):
    code, severity, title = "T212", Severity.WARNING, "“比上年”后面是持平"
    message = "“{before}{{{{{found}}}}}”印出来是“{before}{printed}”，不通顺。"
    advice = "请把“{before}{{{{{found}}}}}”改成“{{{{{full}}}}}”，印作“{better}”；有增减时印“{against}增加……”一类的话。"
    why = "“比上年持平”读不通；今年没有变的数，话要跟着变。"

    def found(
        self,
        prose: tuple[Passage, ...],
        tables: tuple[PlacedTable, ...],
        cover: Mapping[str, Text],
        pack: Pack,
        year: int | None,
    ) -> Iterator[Finding]:
        words = pack.change
        for text in chain(cover.values(), all_texts(prose, tables)):
            if len(text.runs) < _WITH_ONE_BEFORE:
                continue
            before = ""
            for run in text.runs:
                against = _AGAINST.search(before[-_MOST_AGAINST:])
                looked_up = _looked_up(run.origin, year) if run.origin and run.text in words.levels else None
                if looked_up and against:
                    name, form = looked_up
                    told = {"before": against[0], "printed": run.text, "better": words.along + run.text}
                    told |= {"found": f"{name}.{form}", "full": f"{name}.{FULL[form]}", "against": words.against}
                    yield self.at(text.ref, **told)
                before += run.text


def _looked_up(change: Origin, year: int | None) -> tuple[str, str] | None:
    """Return the indicator, with the year where it is not the report's, and the form in which its change stands."""
    stated = _NAMED.fullmatch(change.sources[0].name) if change.sources else None
    if stated is None:
        return None
    name = stated["name"] if int(stated["year"]) == year else f"{stated['name']}.{stated['year']}"
    return name, GROWTH if change.name.endswith(GROWTH) else CHANGE
