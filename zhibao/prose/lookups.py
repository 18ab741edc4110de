"""`{{名称}}` in any text: looked up by name, never executed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from zhibao.findings import Findings, text
from zhibao.model.report import Report
from zhibao.model.text import Replacement, Text
from zhibao.model.walk import map_texts
from zhibao.text.nearest import suggestion
from zhibao.text.width import fold

_LOOKUP = re.compile(r"[{｛]\s*[{｛]([^{}｛｝]*)[}｝]\s*[}｝]")
_STRAY = re.compile(r"[{｛]\s*[{｛]|[}｝]\s*[}｝]")


def resolve(report: Report, findings: Findings) -> Report:
    """Return the report with every look-up replaced by the cover's value.

    An unknown name becomes a highlighted 【待补：名称】 and is reported.
    """
    cover = _resolved_cover(report.cover, findings)
    values = {fold(key): value for key, value in cover.items()}
    resolved = map_texts(replace(report, cover={}), lambda value: _resolved(value, values, findings))
    return replace(resolved, cover=cover)


def _resolved_cover(cover: Mapping[str, Text], findings: Findings) -> Mapping[str, Text]:
    """Return the cover with the look-ups in it replaced, each item once all items that it looks up have their value.

    Items that look each other up never get there; their look-ups are reported.
    """
    values: dict[str, Text | None] = {fold(key): None for key in cover}
    resolved: dict[str, Text] = {}
    wanted = {key: {fold(match[1].strip()) for match in _LOOKUP.finditer(value.plain)} for key, value in cover.items()}
    while wanted:
        waiting = {fold(key) for key in wanted}
        ready = [key for key, names in wanted.items() if waiting.isdisjoint(names)] or list(wanted)
        resolved |= {key: _resolved(cover[key], values, findings) for key in ready}
        values |= {fold(key): resolved[key] for key in ready}
        wanted = {key: names for key, names in wanted.items() if key not in resolved}
    return {key: resolved[key] for key in cover}


def _resolved(value: Text, values: Mapping[str, Text | None], findings: Findings) -> Text:
    """Return the text with its look-ups replaced; a name whose value is None is known but has none."""
    plain = value.plain
    matches = list(_LOOKUP.finditer(plain))
    names = [match[1].strip() for match in matches]
    for name in dict.fromkeys(names):
        if fold(name) not in values:
            near = suggestion(name, values)
            findings.add(text.UNKNOWN_NAME.at(value.ref, found=name, suggestion=near, known="、".join(values)))
        elif values[fold(name)] is None:
            findings.add(text.CIRCLE.at(value.ref, found=name))
    found = (values.get(fold(name)) for name in names)
    replacements = [
        _replacement(match, Text.todo(f"待补：{name}") if by is None else by)
        for match, name, by in zip(matches, names, found, strict=True)
    ]
    stray = _stray(plain, matches)
    if stray:
        around = plain[max(stray.start() - 8, 0) : stray.end() + 8]
        findings.add(text.UNBALANCED_BRACES.at(value.ref, found=around))
        replacements.append(Replacement(*stray.span(), f"【{stray[0]}】", todo=True))
    return value.substituted(sorted(replacements, key=lambda each: each.start))


def _replacement(match: re.Match[str], by: Text) -> Replacement:
    return Replacement(*match.span(), by.plain, todo=any(run.todo for run in by.runs))


def _stray(plain: str, lookups: Iterable[re.Match[str]]) -> re.Match[str] | None:
    """Return the first double brace that belongs to no look-up."""
    start = 0
    for lookup in lookups:
        if stray := _STRAY.search(plain, start, lookup.start()):
            return stray
        start = lookup.end()
    return _STRAY.search(plain, start)
