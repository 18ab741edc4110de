"""Writing the report: under its name, whole or not at all, never in place of what somebody has edited."""

from zhibao.output.file_names import ReportFile, report_file
from zhibao.output.file_writing import set_aside
from zhibao.output.report_saving import drop_stale, place, save_beside, save_report
from zhibao.output.run_lock import only_run

__all__ = [
    "ReportFile",
    "drop_stale",
    "only_run",
    "place",
    "report_file",
    "save_beside",
    "save_report",
    "set_aside",
]
