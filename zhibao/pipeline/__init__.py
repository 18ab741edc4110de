"""The steps from workbook to report, in their one order."""

from zhibao.pipeline.building import build
from zhibao.pipeline.check_files import Surroundings
from zhibao.pipeline.fault_records import ProgramFaultError, faults_recorded
from zhibao.pipeline.fresh import WORKBOOK_NAME, make_workbook
from zhibao.pipeline.moved_on_book import make_next_year
from zhibao.pipeline.other_formats import OTHER_FORMATS
from zhibao.pipeline.outcome import Outcome, Status
from zhibao.pipeline.preparing import CACHE_FOLDER, PHOTO_FOLDER
from zhibao.pipeline.report_import import ImportedWorkbook, import_document
from zhibao.pipeline.template_checks import check_templates
from zhibao.pipeline.workbook_checking import check

__all__ = [
    "CACHE_FOLDER",
    "OTHER_FORMATS",
    "PHOTO_FOLDER",
    "WORKBOOK_NAME",
    "ImportedWorkbook",
    "Outcome",
    "ProgramFaultError",
    "Status",
    "Surroundings",
    "build",
    "check",
    "check_templates",
    "faults_recorded",
    "import_document",
    "make_next_year",
    "make_workbook",
]
