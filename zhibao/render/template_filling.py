"""The template opened, filled and handed on as a python-docx document."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import jinja2
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError

from zhibao.findings import Finding, NothingMadeError, TemplatePlace, template_rules
from zhibao.model.blocks import TableBlock
from zhibao.model.ref import NOWHERE
from zhibao.model.report import PrintedReport
from zhibao.pack import FontProfile, Pack
from zhibao.render.column_needs import Need, needs_of
from zhibao.render.context import MadeGrids, make_context
from zhibao.render.font_profile import use_fonts
from zhibao.render.like_cells import like_cells
from zhibao.render.picture_xml import PictureWriter
from zhibao.render.reasons import FAILURES, file_reason, reason
from zhibao.render.strict_template import StrictTemplate
from zhibao.render.template_metrics import TemplateMetrics, fonts_of, read_template_metrics
from zhibao.render.template_sandbox import TemplateSandbox
from zhibao.render.views import VIEW_NAMES, TemplateContext
from zhibao.text.bounded_reading import read_bounded
from zhibao.text.nearest import suggestion
from zhibao.word.bookmarks import tidy_bookmarks
from zhibao.word.late_rows import LateRows
from zhibao.word.package_faults import dialect_fault, package_fault, story_parts, type_fault
from zhibao.word.stated_values import value_fault

_LINES_BEFORE = 3
MOST_TEMPLATE = 50_000_000


class OpenTemplate:
    """A pack's template, and what it says about its metrics."""

    def __init__(self, pack: Pack, fonts: FontProfile | None = None, path: Path | None = None) -> None:
        """Open it, or the one at `path` instead, in the fonts of a profile, its own without one.

        Raises NothingMadeError when it cannot be used.
        """
        self._pack, self._fonts, self._path = pack, fonts, path or pack.template
        self._template, self._is_fresh = self._opened(), True
        self.metrics: TemplateMetrics = read_template_metrics(self._template.docx, pack.styles, pack.table.small_sizes)
        # A report is filled in again where that fills its pages: most of its tables are as they were.
        self._grids: MadeGrids = {}
        self._environment = environment()
        self.chart_fonts = fonts_of(self._template.docx, self.metrics.styles.table_head)

    def _opened(self) -> StrictTemplate:
        file = opened(self._path)
        if self._fonts and self._pack.format.fonts:
            use_fonts(file.docx, self._pack.format.fonts, self._fonts)
        return file

    def context(self, report: PrintedReport, late: LateRows | None = None) -> TemplateContext:
        """Return the values that the template's tags may name; rows of long tables are kept back in `late`."""
        self._is_fresh = False
        pictures = PictureWriter(self._template.docx.part, self.metrics.styles, self._pack.picture)
        return make_context(report, self._pack, self.metrics, pictures, self._grids, late)

    def fill(self, report: PrintedReport, late: LateRows | None = None) -> Document:
        """Return a filled document; raise NothingMadeError when the template's tags are faulty.

        `late` gets the finished rows of long tables, which the document then has marks in place of.
        """
        # What is printed in it leaves its traces: parts for pictures.
        self._template = self._template if self._is_fresh else self._opened()
        document: Document = self._template.docx
        kept = LateRows() if late is None else late
        context = self.context(report, kept)
        try:
            self._template.render(context, jinja_env=self._environment)
            if late is None:
                kept.put_into(document.element.body)
        except jinja2.UndefinedError as error:
            raise NothingMadeError(_unknown_name(str(error), context)) from error
        except FAILURES as error:
            raise NothingMadeError(template_rules.TEMPLATE_SYNTAX.at(_place(error), reason=reason(error))) from error
        # A loop repeats the bookmarks that Word left in a paragraph too.
        tidy_bookmarks(document.element.body)
        return document

    def needs_of(self, block: TableBlock) -> Sequence[Need]:
        """Return what the columns of a table need; of one that was filled in it is known."""
        table, _, markup = self._grids.get(block.id, (None, 0.0, None))
        if markup is not None and table is block.table:
            return markup.needs
        return needs_of(like_cells(block.table).table)


def opened(path: Path) -> StrictTemplate:
    """Return a template file opened; raise NothingMadeError when it is none."""
    try:
        content = read_bounded(path, MOST_TEMPLATE)
        if fault := _fault(content):
            raise NothingMadeError(_unreadable(path, fault))
        file = StrictTemplate(io.BytesIO(content))
        file.init_docx()
    except (OSError, KeyError, ValueError, SyntaxError, zipfile.BadZipFile, PackageNotFoundError) as error:
        raise NothingMadeError(_unreadable(path, file_reason(error))) from error
    return file


@lru_cache(maxsize=2)
def _fault(content: bytes) -> str:
    """Return why a template cannot be used; it is opened several times in a run."""
    if fault := package_fault(content) or type_fault(content) or dialect_fault(content):
        return fault
    faults = ((name, value_fault(root)) for name, root in story_parts(content))
    return next((f"部件 {name} {fault}" for name, fault in faults if fault), "")


def _unreadable(path: Path, reason: str) -> Finding:
    return template_rules.UNREADABLE_TEMPLATE.at(TemplatePlace(path.name), path=path, reason=reason)


def environment() -> jinja2.Environment:
    """Return the sandbox that templates are filled in: text is escaped, a missing name is an error."""
    return TemplateSandbox()


def _unknown_name(message: str, context: TemplateContext) -> Finding:
    """Return the finding for Jinja's "'x' is undefined", "'type object' has no attribute 'x'" and the like."""
    quoted = re.findall(r"'([^']*)'", message)
    name = quoted[-1] if quoted else message
    known = [*context, *VIEW_NAMES, *context["cover"]]
    return template_rules.UNKNOWN_TEMPLATE_NAME.at(NOWHERE, found=name, suggestion=suggestion(name, known))


def _place(error: Exception) -> TemplatePlace:
    """Return the words of the faulty paragraph; docxtpl keeps it and up to three lines before it in the exception."""
    lines = list(getattr(error, "docx_context", []))
    faulty = lines[min((getattr(error, "lineno", 0) or 1) - 1, _LINES_BEFORE) :][:1]
    words = re.sub(r"<[^>]*>?|^[^<]*>", "", "".join(faulty)).strip()
    return TemplatePlace(words=words)
