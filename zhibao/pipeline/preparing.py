"""Everything before Word: the workbook read, computed, masked and drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from zhibao.case_chapter import gather_cases
from zhibao.compute import compute
from zhibao.figures.figure_drawing import draw_figures
from zhibao.figures.photo_arrangement import TextArea
from zhibao.figures.photo_cache import PhotoCache
from zhibao.findings import Findings
from zhibao.findings.causes import causes_first
from zhibao.model.report import PrintedReport
from zhibao.model.turns import with_tidy_turns
from zhibao.pack import FontProfile, Pack, chosen_fonts, load_pack
from zhibao.pipeline.other_formats import newer_beside
from zhibao.pipeline.outcome import Outcome, status_of
from zhibao.pipeline.template_checks import all_faults_told, refuse_unread_tags
from zhibao.privacy import Disguised, disguise, private_numbers
from zhibao.prose.examples import examples_left
from zhibao.prose.schools import unknown_schools
from zhibao.render.template_filling import OpenTemplate
from zhibao.tables.as_printed import as_printed
from zhibao.workbook.reader import read_workbook

PHOTO_FOLDER = "照片"
CACHE_FOLDER = ".照片缓存"
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report with its texts resolved, its pupils' names masked and its figures drawn, and its template."""

    report: PrintedReport
    hidden: Disguised
    pack: Pack
    template: OpenTemplate
    fonts: FontProfile | None


def check(workbook: Path, templates: Path, progress: Progress) -> Outcome:
    """Return all findings about a workbook without writing a report.

    Raises NothingMadeError when the workbook, the pack or the template cannot be used.
    """
    findings = Findings()
    prepare(workbook, templates, findings, progress)
    return Outcome(status_of(findings), causes_first(findings))


def prepare(workbook: Path, templates: Path, findings: Findings, progress: Progress) -> Prepared:
    """Return the report of a workbook, ready to be filled into its template; NothingMadeError as in `check`."""
    progress("读取工作簿")
    findings.extend(newer_beside(workbook))
    report, pack, found = read_workbook(workbook, partial(load_pack, templates))
    findings.extend(found)
    fonts, found = chosen_fonts(pack.format.fonts, report.cover)
    findings.extend(found)
    with all_faults_told(pack):
        template = OpenTemplate(pack, fonts)
        refuse_unread_tags(pack)
    report, moved = gather_cases(report, pack.case.chapter)
    findings.extend((*moved, *examples_left(report)))
    report = report.with_parts(with_tidy_turns)
    computed, found = compute(report, pack.change, pack.numbers)
    findings.extend((*found, *unknown_schools(computed)))
    hidden, found = disguise(computed, pack.privacy)
    findings.extend(found)
    photos = workbook.parent / PHOTO_FOLDER
    cache = PhotoCache(workbook.parent / CACHE_FOLDER)
    rules, chart_fonts = pack.picture, template.chart_fonts
    area = text_area(template)
    drawn, found = draw_figures(hidden.report, photos, area, rules, progress, cache, chart_fonts, pack.numbers)
    printed = as_printed(hidden.figures(drawn), findings)
    findings.extend((*found, *private_numbers(printed, pack.privacy)))
    return Prepared(printed, hidden, pack, template, fonts)


def text_area(template: OpenTemplate) -> TextArea:
    """Return the room that a template's pages have for figures."""
    metrics = template.metrics
    return TextArea(metrics.portrait_width, metrics.portrait_height, metrics.landscape_height)
