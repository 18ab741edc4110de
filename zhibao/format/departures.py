"""Departures from the format as findings, the first few of each figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhibao.findings import Finding, ReportPlace, format_rules
from zhibao.format.tallying import CheckedFigure, Departure, FormatCheck
from zhibao.pack.requirements import FormatRules

_MOST = 12
_MOST_VALUES = 2
_MOST_PLACES = 2


def departure_findings(check: FormatCheck, rules: FormatRules) -> tuple[Finding, ...]:
    """Return what departs: a finding for each figure, no more than a reader can take in."""
    found = [*(_departure(figure, rules) for figure in check.departing), *_unruled(check)]
    if len(found) > _MOST:
        return (*found[:_MOST], format_rules.MORE_DEPART.at(ReportPlace(), count=len(found) - _MOST))
    return tuple(found)


def _departure(figure: CheckedFigure, rules: FormatRules) -> Finding:
    by_subject = {
        rules.portrait.name: format_rules.PAGE_DEPARTS,
        rules.landscape.name: format_rules.PAGE_DEPARTS,
        rules.page_number.name: format_rules.PAGE_NUMBER_DEPARTS,
        rules.table.name: format_rules.TABLE_DEPARTS,
        rules.document.name: format_rules.FILE_DEPARTS,
    }
    rule = by_subject.get(figure.subject.name, format_rules.TYPE_DEPARTS)
    return rule.at(
        _first_place(figure.departures),
        subject=figure.subject.name,
        figure=figure.label,
        required=figure.required,
        source=figure.source,
        count=figure.count,
        unit=figure.unit,
        departing=figure.departing,
        departures=_listed(figure),
    )


def _first_place(departures: Sequence[Departure]) -> ReportPlace:
    return ReportPlace(paragraph=next((place for each in departures for place in each.places), ""))


def _listed(figure: CheckedFigure) -> str:
    """Return the first measured values with their first places, and how many places there are beside."""
    shown = figure.departures[:_MOST_VALUES]
    words = "；".join(f"“{each.measured}”{_places(each)}" for each in shown)
    rest = figure.departing - sum(min(each.count, _MOST_PLACES) for each in shown)
    return f"{words}；另有 {rest} 处" if rest else words


def _places(departure: Departure) -> str:
    places = "、".join(place for place in departure.places[:_MOST_PLACES] if place)
    return f"（{places}）" if places else ""


def _unruled(check: FormatCheck) -> Iterator[Finding]:
    rules = [(format_rules.UNRULED_STYLE, each) for each in check.unruled]
    rules += [(format_rules.UNRULED_TABLE, each) for each in check.unruled_tables]
    for rule, style in rules:
        places = "、".join(style.places[:_MOST_PLACES])
        yield rule.at(_first_place([style]), style=style.measured, count=style.count, places=places)
