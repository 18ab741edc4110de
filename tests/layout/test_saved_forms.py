"""Forms that LibreOffice has saved: the mark, the entries and the case studies are still there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from openpyxl.drawing.image import Image as SheetImage

from tests.forms.school_samples import SCHOOLS, Case, Forms, label_rows
from tests.reports import photo
from zhibao.model.blocks import CaseStudy
from zhibao.model.figures import EmbeddedPhoto, PhotoBlock
from zhibao.workbook.form_mark import MARK_SHEET

SOFFICE = shutil.which("soffice")
PRIZE = ("省级", "技能大赛", "焊接", "张三丰", "王老师", "一等奖")


@pytest.mark.layout
@pytest.mark.skipif(SOFFICE is None, reason="soffice is not installed")
def test_a_save_by_libreoffice_changes_nothing_that_a_form_says(tmp_path: Path) -> None:
    forms = Forms(tmp_path / "云州 市")
    for number, school in enumerate(SCHOOLS):
        forms.sent(
            school, {"在校生": 500 + number, "仪器设备值": 12.5}, cases=[Case(photos=[("开幕", "")])], 获奖=[PRIZE]
        )
        _paste(forms, school)
    before = forms.read()
    _save_all(forms, tmp_path)
    after = forms.read()
    assert [each.code for each in before.findings] == [each.code for each in after.findings] == []
    assert after.report == before.report
    assert len(forms.table("数据各校")) == len(SCHOOLS) + 1
    assert [len(_photos(each)) for each in after.report.chapters[0].blocks if isinstance(each, CaseStudy)] == [1, 1, 1]
    assert MARK_SHEET in openpyxl.load_workbook(forms.returned / f"{SCHOOLS[0]}.xlsx").sheetnames


def _paste(forms: Forms, school: str) -> None:
    path = forms.returned / f"{school}.xlsx"
    book = openpyxl.load_workbook(path)
    place = f"C{label_rows(book['案例1'])['照片'] + 1}"
    book["案例1"].add_image(SheetImage(photo(forms.folder, "贴.png", 90, 60)), place)
    book.save(path)


def _save_all(forms: Forms, folder: Path) -> None:
    """Put what LibreOffice saves of the forms in their place."""
    paths = sorted(forms.returned.glob("*.xlsx"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(SOFFICE), "--headless", profile, "--convert-to", "xlsx", "--outdir", str(folder / "存过")]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=180)
    for path in paths:
        path.unlink()
        shutil.move(folder / "存过" / path.name, path)


def _photos(case: CaseStudy[object]) -> list[EmbeddedPhoto]:
    blocks = [each for each in case.blocks if isinstance(each, PhotoBlock)]
    return [each for block in blocks for each in block.photos if isinstance(each, EmbeddedPhoto)]
