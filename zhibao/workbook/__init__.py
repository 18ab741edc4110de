"""The clerk's workbook: reading it into a report, and writing a fresh one."""
