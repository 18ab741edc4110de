"""Writing the report: under its name, whole or not at all, never in place of what somebody has edited."""

from zhibao.output.file_names import ReportFile, report_file
from zhibao.output.report_saving import drop_stale, holds, place, save_beside, save_report, set_aside

__all__ = ["ReportFile", "drop_stale", "holds", "place", "report_file", "save_beside", "save_report", "set_aside"]
