"""Writing the report: under its name, whole or not at all, never in place of what somebody has edited."""

from zhibao.output.naming import ReportFile, report_file
from zhibao.output.saving import place, save_beside, save_report, set_aside

__all__ = ["ReportFile", "place", "report_file", "save_beside", "save_report", "set_aside"]
