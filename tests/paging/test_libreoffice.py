"""What becomes of a LibreOffice that hangs, crashes or writes nothing; how it is found and asked."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import pypdf
import pytest

from tests.builders import minimal_sheets
from tests.reports import make
from zhibao.paging import PagingError
from zhibao.paging.libreoffice import LibreOffice, profile_switch

posix = pytest.mark.skipif(sys.platform == "win32", reason="fakes the program by a shell script")
# Writes what the script was given as PDF beside the source, where --outdir says.
WRITES = 'cp "{pdf}" "$(dirname "$last")/report.pdf"'


def fake(folder: Path, script: str, seconds: float = 60) -> LibreOffice:
    """Return LibreOffice whose program is a shell script that keeps its arguments in a file."""
    path = folder / "soffice"
    keep = f'for last in "$@"; do printf "%s\\n" "$last" >> "{folder / "arguments"}"; done'
    path.write_text(f"#!/bin/sh\n{keep}\n{script}\n")
    path.chmod(0o755)
    return LibreOffice(str(path), seconds)


def pdf_file(folder: Path, names: tuple[str, ...]) -> Path:
    """Return a PDF file of blank pages, each with a named destination."""
    writer = pypdf.PdfWriter()
    for number, name in enumerate(names):
        writer.add_blank_page(595, 842)
        writer.add_named_destination(name, number)
    with (folder / "made.pdf").open("wb") as file:
        writer.write(file)
    return folder / "made.pdf"


@posix
@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("sleep 600", "秒内没有完成"),
        ("exit 1", "退出码 1"),
        ("kill -SEGV $$", "退出码 -11"),
        ("true", "没有写出文件"),
        ('echo no > "$(dirname "$last")/report.pdf"', "PDF 打不开"),
        ('mkdir "$(dirname "$last")/report.pdf"', "没有写出文件"),
    ],
    ids=["hangs", "fails", "crashes", "writes nothing", "writes nonsense", "writes a folder"],
)
def test_whatever_goes_wrong_is_told(tmp_path: Path, script: str, reason: str) -> None:
    engine = fake(tmp_path, script, 1 if script.startswith("sleep") else 60)
    for step in (engine.pages, engine.pdf):
        with pytest.raises(PagingError, match=reason):
            step(b"")


@posix
def test_places_are_the_named_destinations(tmp_path: Path) -> None:
    made = pdf_file(tmp_path, ("zhibaoPage7", "zhibaoPage8"))
    pages = fake(tmp_path, WRITES.format(pdf=made)).pages(b"")
    assert (dict(pages.places), pages.count, pages.doubt) == ({"zhibaoPage7": 1, "zhibaoPage8": 2}, 2, "")


@posix
def test_it_runs_without_a_window_and_with_a_profile_of_its_own(tmp_path: Path) -> None:
    made = pdf_file(tmp_path, ("甲",))
    engine = fake(tmp_path, WRITES.format(pdf=made))
    engine.pages(b"")
    engine.pdf(b"")
    arguments = (tmp_path / "arguments").read_text().splitlines()
    profiles = [each for each in arguments if each.startswith("-env:UserInstallation=file:///")]
    assert arguments.count("--headless") == len(set(profiles)) == 2
    (first, _) = (json.loads(each.partition("Export:")[2]) for each in arguments if "writer_pdf_Export" in each)
    assert first == {"ExportBookmarksToPDFDestination": {"type": "boolean", "value": "true"}}
    folders = {re.sub(r"^-env:UserInstallation=file://", "", each) for each in profiles}
    assert not [folder for folder in folders if Path(folder).exists()]


@pytest.mark.parametrize("folder", ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"])
def test_it_is_found_where_the_windows_installer_puts_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for each in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)", "LOCALAPPDATA"):
        monkeypatch.delenv(each, raising=False)
    assert not LibreOffice().is_here()
    program = tmp_path / "Program Files" / "LibreOffice" / "program" / "soffice.exe"
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setenv(folder, str(tmp_path / "Program Files"))
    assert LibreOffice().is_here()


def test_it_is_found_where_the_macos_installer_puts_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    program = tmp_path / "Applications" / "LibreOffice.app" / "Contents" / "MacOS" / "soffice"
    program.parent.mkdir(parents=True)
    program.touch()
    assert LibreOffice().is_here()


@pytest.mark.layout
@pytest.mark.skipif(not LibreOffice().is_here(), reason="LibreOffice is missing")
def test_without_a_chinese_font_the_pages_are_doubted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = make(tmp_path, minimal_sheets()).path.read_bytes()
    assert LibreOffice().pages(report).doubt == ""
    config = tmp_path / "fonts.conf"
    config.write_text(
        "<fontconfig><dir>/usr/share/fonts/truetype/liberation</dir>"
        f"<cachedir>{tmp_path / 'cache'}</cachedir></fontconfig>"
    )
    monkeypatch.setenv("FONTCONFIG_FILE", str(config))
    assert "没有中文字体" in LibreOffice().pages(report).doubt
    with pytest.raises(PagingError, match="没有中文字体"):
        LibreOffice().pdf(report)


def test_its_profile_lets_writer_keep_all_charts_in_memory(tmp_path: Path) -> None:
    assert profile_switch(tmp_path / "profile") == f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    settings = ElementTree.parse(tmp_path / "profile" / "user" / "registrymodifications.xcu")
    (item,) = settings.iterfind("item[@{http://openoffice.org/2001/registry}path]")
    assert item.get("{http://openoffice.org/2001/registry}path") == "/org.openoffice.Office.Common/Cache/Writer"
    assert int(item.findtext("prop/value", "0")) >= 500
