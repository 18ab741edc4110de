"""What the schools sent, from the folder 学校填报: their figures and lists as tables, their case studies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from zhibao.findings import Findings, NothingMadeError, school_form_rules
from zhibao.forms.asked_cases import CaseReader
from zhibao.forms.asked_figures import read_figures
from zhibao.forms.asked_lists import read_list
from zhibao.forms.entries import Entries
from zhibao.forms.form_folder import FORMS_FOLDER, form_files, photo_folder_of, tell_photos_not_named
from zhibao.forms.form_opening import OpenForm, open_forms, tell_unreadable
from zhibao.forms.seen_sheets import tell_other_sheets
from zhibao.forms.sent_tables import SentRows, sent_table
from zhibao.model.figures import PhotoBlock, PhotoFile
from zhibao.model.received import Received, RosterSchool, SentCase, SentForm
from zhibao.model.ref import CellRef
from zhibao.model.report import DataTable
from zhibao.model.table import TableCell
from zhibao.pack.form_rules import FormRules, form_rules
from zhibao.tables.stacked_tables import schools_with_rows, with_received
from zhibao.text.keys import key_of
from zhibao.workbook.items import Reading
from zhibao.workbook.reader import Asking


class _Content(Struct, frozen=True):
    """What one form holds."""

    form: OpenForm
    figures: Mapping[str, TableCell]
    lists: Mapping[str, SentRows]
    cases: tuple[SentCase, ...]


def collect(asking: Asking, findings: Findings) -> tuple[Received, tuple[DataTable, ...]]:
    """Return what the schools sent, and the workbook's tables with their rows; nothing where the pack asks nothing.

    What is wrong with a form is told by its file, and the others are used. NothingMadeError for faults of the pack.
    """
    nothing = Received(roster=asking.roster), asking.tables
    rules = form_rules(asking.pack)
    if rules is None:
        place = CellRef(workbook=asking.workbook.name)
        what = f"“{FORMS_FOLDER}”文件夹里的没有用"
        findings.add(school_form_rules.NO_FORM_RULES.at(place, pack=asking.pack.folder.name, what=what))
        return nothing
    files = form_files(asking.workbook, findings)
    forms = open_forms(files, asking.roster, asking.year, findings)
    contents = [content for form in forms if (content := _read(form, rules, asking, findings))]
    _tell_missing(contents, rules, asking, findings)
    tell_photos_not_named(asking.workbook, _named_photos(contents), findings)
    tables = with_received(asking.tables, _tables(contents, rules, asking.year), asking.year, findings)
    return Received(
        tuple(case for content in contents for case in content.cases),
        tuple(SentForm(content.form.school.name.plain, content.form.file.name) for content in contents),
        asking.roster,
    ), tables


def _read(form: OpenForm, rules: FormRules, asking: Asking, findings: Findings) -> _Content | None:
    """Return what a form holds; None, which is reported, for one that is damaged or that the program fails to read."""

    def step() -> _Content | None:
        try:
            return _content(form, rules, asking, findings)
        except NothingMadeError as error:
            tell_unreadable(form.file, error, findings)
            return None

    return findings.guarded(step, school_form_rules.FORM_FAULT, file=form.file.name)


def _content(form: OpenForm, rules: FormRules, asking: Asking, findings: Findings) -> _Content:
    school, reading = form.school, Reading(findings, asking.pack.text.close_gaps)
    entries = Entries(school.name.plain, findings)
    photos = photo_folder_of(form.file, asking.workbook, (school.name.plain, school.short))
    tell_other_sheets(form.book, rules, findings)
    cases = CaseReader(school.name, photos, rules.case.most_characters, reading)
    return _Content(
        form,
        read_figures(form.book, rules, asking.year, reading, entries),
        {asked.table: read_list(form.book, asked, reading, entries) for asked in rules.list},
        tuple(cases.cases(form.book)),
    )


def _tell_missing(contents: Sequence[_Content], rules: FormRules, asking: Asking, findings: Findings) -> None:
    """Report the schools that sent nothing and have no row of their own in the workbook."""
    there = {key_of(content.form.school.name.plain) for content in contents}
    there |= schools_with_rows(asking.tables, rules.figures.table, asking.year)
    for school in asking.roster:
        if school.is_asked and key_of(school.name.plain) not in there:
            findings.add(school_form_rules.NOT_SENT.at(school.name.ref, school=school.name.plain))


def _named_photos(contents: Sequence[_Content]) -> Iterator[PhotoFile]:
    blocks = (block for content in contents for sent in content.cases for block in sent.case.blocks)
    photos = (photo for block in blocks if isinstance(block, PhotoBlock) for photo in block.photos)
    yield from (photo for photo in photos if isinstance(photo, PhotoFile))


def _tables(contents: Sequence[_Content], rules: FormRules, year: int | None) -> Iterator[DataTable]:
    names = [each.name for each in rules.all_figures]
    figures = [(_school(content), _figure_rows(content, names)) for content in contents]
    yield sent_table(rules.figures.table, names, figures, year)
    for asked in rules.list:
        columns = [each.name for each in asked.columns]
        rows = [(_school(content), content.lists[asked.table]) for content in contents]
        yield sent_table(asked.table, columns, rows, year)


def _school(content: _Content) -> RosterSchool:
    return content.form.school


def _figure_rows(content: _Content, names: Sequence[str]) -> SentRows:
    cells = tuple(content.figures.get(name, TableCell()) for name in names)
    return (cells,) if content.figures else ()
