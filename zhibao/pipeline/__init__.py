"""The steps from workbook to report, in their one order."""

from typing import TYPE_CHECKING

from zhibao.text.lazy_names import lazily

if TYPE_CHECKING:
    from zhibao.pipeline.building import build
    from zhibao.pipeline.check_files import Surroundings
    from zhibao.pipeline.fault_records import ProgramFaultError, faults_recorded
    from zhibao.pipeline.fresh import make_workbook
    from zhibao.pipeline.moved_on_book import make_next_year
    from zhibao.pipeline.other_formats import OTHER_FORMATS
    from zhibao.pipeline.outcome import Outcome, Status
    from zhibao.pipeline.report_import import ImportedWorkbook, import_document
    from zhibao.pipeline.template_checks import check_templates
    from zhibao.pipeline.workbook_checking import check
    from zhibao.pipeline.workbook_folder import CACHE_FOLDER, PHOTO_FOLDER, WORKBOOK_NAME
else:
    # An import of a report, or next year's workbook, need not be loaded to build one.
    __getattr__ = lazily(
        __name__,
        {
            "CACHE_FOLDER": "workbook_folder",
            "ImportedWorkbook": "report_import",
            "OTHER_FORMATS": "other_formats",
            "Outcome": "outcome",
            "PHOTO_FOLDER": "workbook_folder",
            "ProgramFaultError": "fault_records",
            "Status": "outcome",
            "Surroundings": "check_files",
            "WORKBOOK_NAME": "workbook_folder",
            "build": "building",
            "check": "workbook_checking",
            "check_templates": "template_checks",
            "faults_recorded": "fault_records",
            "import_document": "report_import",
            "make_next_year": "moved_on_book",
            "make_workbook": "fresh",
        },
    )

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
