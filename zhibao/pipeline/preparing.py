"""Everything before Word: the workbook read, computed, masked and drawn."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec import Struct

from zhibao.case_chapter import gather_cases
from zhibao.checks import Album, Matter, Reviewed, all_checks, review
from zhibao.compute import compute
from zhibao.figures.figure_drawing import draw_figures
from zhibao.figures.photo_arrangement import TextArea
from zhibao.figures.picture_cache import PictureCache
from zhibao.findings import Findings, Rule
from zhibao.findings.catalogue import all_rules
from zhibao.findings.text_rules import PRIVATE_NUMBER
from zhibao.findings.waiving import accepted, with_words
from zhibao.forms.receiving import receive
from zhibao.model.report import ComputedReport, PrintedReport, ReadReport
from zhibao.model.text import Text
from zhibao.model.turns import with_tidy_turns
from zhibao.model.waiver import Waiver
from zhibao.pack import FontProfile, Pack, chosen_fonts, load_pack
from zhibao.pipeline.completion import Completion, completion_of
from zhibao.pipeline.other_formats import newer_beside
from zhibao.pipeline.previous_year import previous_report, stated_previous
from zhibao.pipeline.template_checks import all_faults_told, refuse_unread_tags
from zhibao.pipeline.workbook_folder import CACHE_FOLDER, PHOTO_FOLDER
from zhibao.privacy import Disguised, disguise, private_numbers
from zhibao.render.template_filling import OpenTemplate
from zhibao.tables.as_printed import as_printed
from zhibao.workbook.cover import YEAR_KEY
from zhibao.workbook.reader import read_workbook
from zhibao.workbook.starter.prose import starter_prose

Progress = Callable[[str], None]


class Prepared(Struct, frozen=True):
    """A report with its texts resolved, its pupils' names masked and its figures drawn, and its template.

    `skipped` are the checks for which something was not given, `completion` is how far the clerk is,
    `previous` is last year's workbook, `cache` keeps pictures for the next run.
    """

    report: PrintedReport
    hidden: Disguised
    pack: Pack
    template: OpenTemplate
    fonts: FontProfile | None
    skipped: tuple[Rule, ...]
    completion: Completion
    previous: Path | None
    cache: PictureCache


def prepare(
    workbook: Path, templates: Path, findings: Findings, progress: Progress, previous: Path | None = None
) -> Prepared:
    """Return the report of a workbook, ready to be filled into its template, and what was found.

    `previous` is last year's workbook, else the one that the cover names. Raises NothingMadeError when the workbook,
    the pack or the template cannot be used.
    """
    progress("读取工作簿")
    seen = Findings()
    seen.extend(newer_beside(workbook))
    report, pack, found = read_workbook(workbook, partial(load_pack, templates), receive)
    seen.extend(found)
    fonts, found = chosen_fonts(pack.format.fonts, report.cover)
    seen.extend(found)
    with all_faults_told(pack):
        template = OpenTemplate(pack, fonts)
        refuse_unread_tags(pack)
    report, moved = gather_cases(report, pack.case.chapter)
    seen.extend(moved)
    report = report.with_parts(with_tidy_turns)
    computed, found = compute(report, pack.change, pack.numbers)
    seen.extend(found)
    hidden, found = disguise(computed, pack.privacy)
    # What is told of names themselves has to name them.
    findings.extend((*hidden.told(seen), *found))
    cache = PictureCache(workbook.parent / CACHE_FOLDER)
    drawn = _drawn(hidden.report, workbook, pack, template, cache, findings, progress)
    progress("审读")
    previous = previous or stated_previous(workbook, report.cover)
    last = previous_report(previous, workbook, report.cover, partial(load_pack, templates), findings)
    album = Album(drawn.photos, drawn.unused_photos, hidden.hides_names)
    reviewed = review(Matter(computed, report, pack, last, _starter(report, pack), album))
    printed = as_printed(hidden.figures(drawn), findings)
    findings.extend(_with_waivers(reviewed, printed, hidden, pack, report.waivers))
    skipped = tuple(check.rule for check in reviewed.skipped)
    completion = completion_of(report, reviewed.findings)
    return Prepared(printed, hidden, pack, template, fonts, skipped, completion, previous, cache)


def _drawn(
    report: ComputedReport,
    workbook: Path,
    pack: Pack,
    template: OpenTemplate,
    cache: PictureCache,
    findings: Findings,
    progress: Progress,
) -> PrintedReport:
    photos, area = workbook.parent / PHOTO_FOLDER, text_area(template)
    drawn, found = draw_figures(report, photos, area, pack.picture, progress, cache, template.chart_fonts, pack.numbers)
    findings.extend(found)
    return drawn


def _with_waivers(
    reviewed: Reviewed, printed: PrintedReport, hidden: Disguised, pack: Pack, waivers: tuple[Waiver, ...]
) -> Findings:
    """Return what may be waived, as far as it was found, with what the clerk accepts.

    Checks see the names that are masked in the report; what is said of them, and what the clerk quotes, is masked.
    """
    found = hidden.told(reviewed.findings)
    found.extend(private_numbers(printed, pack.privacy))
    may_be_waived = {check.code for check in all_checks() if check.may_be_waived} | {PRIVATE_NUMBER.code}
    known = {check.code for check in all_checks()} | all_rules().keys()
    return accepted(found, with_words(waivers, hidden.words), may_be_waived, known)


def _starter(report: ReadReport, pack: Pack) -> frozenset[str]:
    """Return the prose of the fresh workbook for the report's region and year, as far as the cover states them."""
    region, year = (report.cover.get(key, Text()).plain for key in ("地区", YEAR_KEY))
    return starter_prose(pack, region, int(year) if year.isdecimal() else 0)


def text_area(template: OpenTemplate) -> TextArea:
    """Return the room that a template's pages have for figures."""
    metrics = template.metrics
    return TextArea(metrics.portrait_width, metrics.portrait_height, metrics.landscape_height)
