"""The saved report measured against everything that its pack prescribes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from zhibao.format.document_figures import document_figures
from zhibao.format.elements import Elements
from zhibao.format.page_number_figures import page_number_figures
from zhibao.format.page_sections import page_figures, portrait_width
from zhibao.format.table_figures import table_figures
from zhibao.format.tallying import CheckedFigure, Departure, FormatCheck, Occurrences, Tallies
from zhibao.format.walking import FoundRow, FoundTable, PlacedSection, Walk
from zhibao.pack.format_values import (
    DOCUMENT_FIGURES,
    PAGE_FIGURES,
    PAGE_NUMBER_FIGURES,
    TABLE_FIGURES,
    Value,
    ValueKind,
)
from zhibao.pack.requirements import FontProfile, FormatRules, RequiredValue, Subject
from zhibao.word.fields import fields
from zhibao.word.numbering import Numbering
from zhibao.word.package import DocumentParts, open_parts
from zhibao.word.sections import sections
from zhibao.word.style_inheritance import Inheritance
from zhibao.word.styles import Styles

_FONTS = ("east_asian", "latin")


def check_format(content: bytes, rules: FormatRules, fonts: FontProfile | None, todo: str) -> FormatCheck:
    """Return the .docx file `content` measured against `rules`, whose fonts are those of the profile `fonts`.

    `todo` is the character style of what a draft has in place of something missing.
    """
    return check_parts(open_parts(content, likes=True), rules, fonts, todo)


def check_parts(parts: DocumentParts, rules: FormatRules, fonts: FontProfile | None, todo: str) -> FormatCheck:
    """Return the parts of a file measured."""
    inheritance = Inheritance(Styles(parts.styles), Numbering(parts.numbering))
    subjects = tuple(_with_fonts(subject, fonts) for subject in rules.elements)
    found = sections(parts)
    contents = fields(parts.body, "TOC")
    begun = frozenset(around for each in contents for around in each.begin.iterancestors())
    walk = Walk(found, parts.rows, begun, inheritance, _caption_styles(subjects))
    elements = Elements(subjects, rules.every_element, inheritance, portrait_width(found), todo)
    for each in (*walk.passages(), *walk.aside(parts.headers_and_footers.values())):
        elements.measure_row(each) if isinstance(each, FoundRow) else elements.measure(each)
    document = document_figures(parts, inheritance.styles, contents)
    page_numbers = page_number_figures(walk.sections, parts.is_set("evenAndOddHeaders"), inheritance)
    figures = (
        *_pages(walk.sections, rules),
        *_counted(rules.page_number, PAGE_NUMBER_FIGURES, "节", page_numbers),
        *elements.results(),
        *_counted(rules.table, TABLE_FIGURES, "张表", _tables(walk.tables, inheritance, rules.table)),
        *_counted(rules.card, TABLE_FIGURES, "张卡", _tables(walk.tables, inheritance, rules.card)),
        *_counted(rules.document, DOCUMENT_FIGURES, "份文件", [("", document)]),
    )
    unruled_tables = tuple(_unruled_tables(walk.tables, inheritance.styles, rules))
    return FormatCheck(figures, elements.unruled(), fonts.name if fonts else "", unruled_tables)


def _with_fonts(subject: Subject, fonts: FontProfile | None) -> Subject:
    """Put font names in place of roles; a role that the profile prints bold makes its element bold."""
    if fonts is None:
        return subject
    named = [
        replace(figure, value=fonts.roles[str(figure.value)]) if figure.key in _FONTS else figure
        for figure in subject.figures
    ]
    bold = [each for each in subject.figures if each.key == "east_asian" and each.value in fonts.bold]
    if bold:
        named = [figure for figure in named if figure.key != "bold"]
        named.append(RequiredValue("bold", True, f"字体方案“{fonts.name}”"))
    return replace(subject, figures=tuple(named))


def _caption_styles(subjects: Iterable[Subject]) -> frozenset[str]:
    above = (each for each in subjects for figure in each.figures if (figure.key, figure.value) == ("place", "表上"))
    return frozenset(name for subject in above for name in subject.styles)


def _counted(
    subject: Subject, kinds: Mapping[str, ValueKind], unit: str, measured: Iterable[tuple[object, Mapping[str, Value]]]
) -> tuple[CheckedFigure, ...]:
    """Return what the figures measured at each place come to for a subject; `unit` is what is counted (节)."""
    tallies = Tallies(subject, kinds, lambda _: unit)
    for place, figures in measured:
        tallies.add(figures, place)
    return tallies.results()


def _pages(placed: Iterable[PlacedSection], rules: FormatRules) -> Iterator[CheckedFigure]:
    for subject, is_landscape in ((rules.portrait, False), (rules.landscape, True)):
        lying = (each for each in placed if each.section.is_landscape is is_landscape)
        yield from _counted(subject, PAGE_FIGURES, "节", ((each.place, page_figures(each.section)) for each in lying))


def _tables(
    tables: Iterable[FoundTable], inheritance: Inheritance, subject: Subject
) -> Iterator[tuple[object, Mapping[str, Value]]]:
    """Yield the places and figures of the tables that have the prescribed style."""
    for table in tables:
        if inheritance.styles.name(table.style_id) in subject.styles:
            yield table.place, table_figures(table, inheritance)


def _unruled_tables(tables: Iterable[FoundTable], styles: Styles, rules: FormatRules) -> Iterator[Departure]:
    """Yield the table styles in use that nothing is said about, unless nothing is said about any table."""
    known = {*rules.table.styles, *rules.card.styles, *rules.layout_styles}
    found: dict[str, Occurrences] = {}
    for table in tables:
        name = styles.name(table.style_id)
        if rules.table.styles and name not in known:
            found.setdefault(name, Occurrences()).add(table.place)
    return (places.departure(name) for name, places in found.items())
