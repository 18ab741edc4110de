"""Captions and headings, without the numbers that somebody typed."""

from __future__ import annotations

import re
from collections.abc import Callable

from zhibao.findings import shape_rules, structure_rules
from zhibao.model.text import Text
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.typed_numbers import without_caption_number
from zhibao.workbook.cell_lines import line_of, tidy, without_prefix, without_whole
from zhibao.workbook.items import Reading
from zhibao.workbook.row import Row

_EXTENSIONS = "jpe?g|jfif|png|gif|bmp|tiff?|webp|hei[cf]|avif|svg|emf|wmf|pdf|docx?|wps|xlsx?|et|pptx?|mp4|mov"
# What cameras and messengers call their files, and any name with an extension.
_FILE_NAME = lazy_pattern(
    rf"(?:IMG|DSC[FN]?|PXL|MVIMG|mmexport|微信图片|QQ图片|QQ截图|微信截图|屏幕截图)[\s_-]*\d[\d\s_-]*|.+\.(?:{_EXTENSIONS})",
    re.IGNORECASE | re.DOTALL,
)


def read_caption(row: Row, reading: Reading, label: str) -> Text:
    """Return the caption in column B; a typed number after `label` (表, 图, 案例) is taken off and reported."""
    typed = row.content.plain.strip()
    if _FILE_NAME.fullmatch(typed):
        reading.findings.add(shape_rules.FILE_NAME_CAPTION.at(row.content.ref, kind=row.kind, found=typed[:40]))
    return read_unnumbered(row, reading, lambda plain: without_caption_number(plain, label))


def read_unnumbered(row: Row, reading: Reading, strip: Callable[[str], str]) -> Text:
    """Return the text in column B on one line without the number that `strip` takes off, which is reported."""
    typed = line_of(row.content, close_gaps=False)
    left = without_prefix(typed, strip)
    # How headings and captions look is the template's; a number typed before them may look otherwise.
    text = without_whole(tidy(left, reading.close_gaps), bold=True, italic=True)
    if left.plain != typed.plain:
        values = {"found": typed.plain, "left": text.plain or "（无题目）"}
        reading.findings.add(structure_rules.TYPED_NUMBER.at(row.content.ref, **values))
    return text
