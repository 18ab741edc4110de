"""Forms opened and told apart by the mark inside them: one for each school, of this year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from zhibao.findings import Findings, NothingMadeError, school_form_rules
from zhibao.forms.form_folder import FormFile
from zhibao.model.received import RosterSchool
from zhibao.text.keys import key_of
from zhibao.text.nearest import suggestion
from zhibao.workbook.form_mark import FormMark, read_mark
from zhibao.workbook.opening import OpenWorkbook


class OpenForm(Struct, frozen=True):
    """A form and the school that it is of."""

    file: FormFile
    school: RosterSchool
    book: OpenWorkbook


def open_forms(
    files: Iterable[FormFile], roster: Sequence[RosterSchool], year: int | None, findings: Findings
) -> tuple[OpenForm, ...]:
    """Return the forms that are used, in the order of the roster; why others are not is reported."""
    by_school: dict[str, list[OpenForm]] = defaultdict(list)
    for file in files:
        form = _opened(file, roster, year, findings)
        if form:
            by_school[key_of(form.school.name.plain)].append(form)
    keys = dict.fromkeys(key_of(each.name.plain) for each in roster)
    return tuple(_last_saved(by_school[key], findings) for key in keys if by_school[key])


def _opened(file: FormFile, roster: Sequence[RosterSchool], year: int | None, findings: Findings) -> OpenForm | None:
    try:
        book = OpenWorkbook(file.path, findings, file.name)
        mark = read_mark(book)
    except NothingMadeError as error:
        tell_unreadable(file, error, findings)
        return None
    if mark is None:
        findings.add(school_form_rules.NO_MARK.at(file.place, file=file.name))
        return None
    school = _school(mark, roster)
    if year is not None and mark.year != str(year):
        values = {"file": file.name, "school": mark.school, "found": mark.year, "year": year}
        findings.add(school_form_rules.OTHER_YEAR.at(file.place, **values))
    elif school is None:
        near = suggestion(mark.school, [each.name.plain for each in roster])
        values = {"file": file.name, "school": mark.school, "suggestion": near}
        findings.add(school_form_rules.OTHER_SCHOOL.at(file.place, **values))
    else:
        return OpenForm(file, school, book)
    return None


def tell_unreadable(file: FormFile, error: NothingMadeError, findings: Findings) -> None:
    """Report a form that cannot be read, by what the first finding of the error says."""
    first = error.findings[0]
    reason = str(first.values.get("reason", first.message)).rstrip("。")
    sheet = first.values.get("sheet")
    reason = f"工作表“{sheet}”{reason}" if sheet else reason
    findings.add(school_form_rules.UNREADABLE_FORM.at(file.place, file=file.name, reason=reason))


def _school(mark: FormMark, roster: Sequence[RosterSchool]) -> RosterSchool | None:
    return next((each for each in roster if key_of(each.name.plain) == key_of(mark.school)), None)


def _last_saved(forms: Sequence[OpenForm], findings: Findings) -> OpenForm:
    """Return the form of one school that was saved last; that there are several is reported."""
    last = max(forms, key=lambda form: (form.file.path.stat().st_mtime_ns, form.file.name))
    if len(forms) > 1:
        files = "、".join(f"“{form.file.name}”" for form in forms)
        values = {"school": last.school.name.plain, "count": len(forms), "files": files, "file": last.file.name}
        findings.add(school_form_rules.SENT_TWICE.at(last.file.place, **values))
    return last
