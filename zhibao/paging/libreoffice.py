"""LibreOffice: one conversion to PDF, whose named destinations tell the pages."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from zhibao.paging.engine import Pages, PagingError
from zhibao.paging.layout_copy import layout_copy
from zhibao.paging.running import in_temporary_folder, run

if TYPE_CHECKING:
    from zhibao.paging.pdf_reading import Pdf

# A report of 150 pages takes some ten seconds; a slow disk and a virus scanner may make it a minute.
TIME_LIMIT = 180
# A Chinese character is one em wide; what stands in for it where no font has it is a third or a half.
_LEAST_WIDTH = 0.85
_NO_FONT = "这台电脑上的 LibreOffice 没有中文字体"
_PLACES = {"ExportBookmarksToPDFDestination": "true"}
_DELIVERY = {"ExportBookmarks": "true", "UseTaggedPDF": "true"}
# Writer keeps twenty objects at a time in memory and distorts the charts beyond.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Cache/Writer">
<prop oor:name="OLE_Objects" oor:op="fuse"><value>1000</value></prop></item></oor:items>
"""


class LibreOffice(Struct, frozen=True):
    """LibreOffice Writer, run without a window and with a profile of its own; `program` is looked for when empty."""

    program: str = ""
    time_limit: float = TIME_LIMIT
    name: str = "LibreOffice"
    is_estimate: bool = False

    def is_here(self) -> bool:
        """Tell whether the program is found."""
        return bool(self.program or _found())

    def pages(self, document: bytes) -> Pages:
        """Return where the bookmarks stand; their names must consist of letters and digits. PagingError if it fails."""
        from zhibao.paging.pdf_reading import opened

        with opened(self._converted(document, _PLACES)) as pdf:
            return Pages(pdf.places(), pdf.count, _NO_FONT if _lacks_font(pdf) else "")

    def pdf(self, document: bytes) -> bytes:
        """Return a .docx file as PDF with an outline; PagingError if it fails or there is no Chinese font."""
        from zhibao.paging.pdf_reading import opened

        content = self._converted(document, _DELIVERY)
        with opened(content) as pdf:
            if _lacks_font(pdf):
                raise PagingError(_NO_FONT)
        return content

    def _converted(self, document: bytes, options: Mapping[str, str]) -> bytes:
        return in_temporary_folder(lambda folder: self._convert(folder, document, options))

    def _convert(self, folder: Path, document: bytes, options: Mapping[str, str]) -> bytes:
        source, made = folder / "report.docx", folder / "report.pdf"
        source.write_bytes(layout_copy(document))
        filter_ = json.dumps({key: {"type": "boolean", "value": value} for key, value in options.items()})
        switches = ["--headless", "--norestore", "--nologo", "--nolockcheck", profile_switch(folder / "profile")]
        target = ["--convert-to", f"pdf:writer_pdf_Export:{filter_}", "--outdir", str(folder), str(source)]
        run([self.program or _found(), *switches, *target], self.time_limit)
        if not made.is_file():
            raise PagingError("没有写出文件")
        return made.read_bytes()


def converted_file(source: Path, target: str, folder: Path) -> Path:
    """Return a file as LibreOffice converts it into `folder`, to a target such as docx or png; PagingError if it fails.

    LibreOffice runs without a window and with a profile of its own there, not that of the clerk's windows.
    """
    switches = ["--headless", "--norestore", "--nologo", "--nolockcheck", profile_switch(folder / "profile")]
    run([_found(), *switches, "--convert-to", target, "--outdir", str(folder), str(source)], TIME_LIMIT)
    made = folder / f"{source.stem}.{target.partition(':')[0]}"
    if not made.is_file():
        raise PagingError("没有写出文件")
    return made


def profile_switch(profile: Path) -> str:
    """Return the switch that makes LibreOffice use a new profile there, whose cache holds all charts of a report."""
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    return f"-env:UserInstallation={profile.as_uri()}"


def _lacks_font(pdf: Pdf) -> bool:
    width = pdf.chinese_width()
    return width is not None and width < _LEAST_WIDTH


def _found() -> str:
    """Return the path of soffice, empty when it is in none of the usual places."""
    on_path = shutil.which("soffice") or shutil.which("libreoffice")
    return on_path or next((str(path) for path in _usual_places() if path.is_file()), "")


def _usual_places() -> Iterator[Path]:
    """Yield where the installers for Windows and macOS put the program."""
    for variable in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)", "LOCALAPPDATA"):
        if folder := os.environ.get(variable):
            yield Path(folder, "LibreOffice", "program", "soffice.exe")
    for root in (Path("/Applications"), Path.home() / "Applications"):
        yield root / "LibreOffice.app" / "Contents" / "MacOS" / "soffice"
