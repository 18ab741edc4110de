"""A school's form as a workbook: the sheets that a teacher fills in, and how they look."""
