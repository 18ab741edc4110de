"""What stands in a PDF file: named places, texts, and how wide its Chinese characters are."""

from __future__ import annotations

import ctypes
import itertools
import statistics
from collections.abc import Iterator, Mapping
from contextlib import closing

import pypdfium2
from pypdfium2 import raw

from zhibao.paging.engine import PagingError

_SAMPLE = 1000
_HAN = range(0x4E00, 0xA000)
# PDFium's marks for a hyphen at a line's end.
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})


class Pdf:
    """An open PDF file, to be used in a `with` statement through `opened`; `file` is what its pages are drawn with."""

    def __init__(self, content: bytes) -> None:
        try:
            self.file = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise PagingError("得到的 PDF 打不开") from error

    def close(self) -> None:
        self.file.close()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.file)

    def places(self) -> Mapping[str, int]:
        """Return the pages of the named destinations, counted from 1."""
        found = {}
        for index in range(raw.FPDF_CountNamedDests(self.file.raw)):
            size = ctypes.c_long(0)
            raw.FPDF_GetNamedDest(self.file.raw, index, None, size)
            name = ctypes.create_string_buffer(size.value)
            place = raw.FPDF_GetNamedDest(self.file.raw, index, name, size)
            text = name.raw[: size.value].decode("utf-16-le").rstrip("\0")
            found[text] = raw.FPDFDest_GetDestPageIndex(self.file.raw, place) + 1
        return found

    def texts(self) -> Iterator[str]:
        """Yield the text of each page."""
        for page in self.file:
            with closing(page), closing(page.get_textpage()) as text:
                yield text.get_text_range().translate(_HYPHENS)

    def chinese_width(self) -> float | None:
        """Return the usual advance of a Chinese character in ems; None when there is no Chinese line to measure."""
        advances = list(itertools.islice(self._advances(), _SAMPLE))
        return statistics.median(advances) if advances else None

    def _advances(self) -> Iterator[float]:
        for page in self.file:
            with closing(page), closing(page.get_textpage()) as text:
                yield from _advances(text)


def _advances(text: pypdfium2.PdfTextPage) -> Iterator[float]:
    """Yield the distance, in ems, between Chinese characters that follow each other on a line."""
    before: tuple[int, float, float] | None = None
    for index in range(text.count_chars()):
        if raw.FPDFText_GetUnicode(text.raw, index) not in _HAN:
            continue
        left, line = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text.raw, index, left, line)
        size = raw.FPDFText_GetFontSize(text.raw, index)
        if before and before[0] == index - 1 and abs(before[2] - line.value) < 1 and size:
            yield (left.value - before[1]) / size
        before = index, left.value, line.value


def opened(content: bytes) -> closing[Pdf]:
    """Return an open PDF that closes itself; PagingError when it is none."""
    return closing(Pdf(content))
