"""The words in a school's form by which what stands there is known again."""

from __future__ import annotations

# The header of the sheet of figures; this year's column and last year's are called 2025年, 2024年.
NAME_HEADER, UNIT_HEADER, NOTE_HEADER = "项目", "单位", "说明"
GUIDE_SHEET = "怎样填"
# How the sheets of case studies begin, and their labels in the first column.
CASE_SHEET = "案例"
TITLE, PLACE, TEXT, PHOTOS = CASE_LABELS = ("题目", "放在哪一节", "正文", "照片")
LABEL_COLUMN, CONTENT_COLUMN, FILE_COLUMN = 1, 2, 3
