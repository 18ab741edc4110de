"""Draws the pictures of docs/forms.md with LibreOffice and Chromium: python docs/make_form_pictures.py."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageChops

ROOT = Path(__file__).resolve().parents[1]
PICTURE, PAGE_PICTURE = (ROOT / "docs" / "images" / name for name in ("forms.png", "forms_status.png"))
_WIDTH, _GAP, _MARGIN, _CUT = 760, 24, 14, 940
# What a picture shows: the guide, the figures, a list, a case study.
_SHEETS = ("怎样填", "学校数据", "获奖", "案例1")

# Such as a school of 1,200 pupils has.
FIGURES = {
    "在校生": 1200,
    "招生数": 410,
    "班级数": 28,
    "贯通培养在校生": 136,
    "享受资助学生": 322,
    "参加实习学生": 351,
    "教职工": 98,
    "专任教师": 86,
    "专业课教师": 47,
    "双师型教师": 33,
    "高级职称教师": 24,
    "中级职称教师": 35,
    "研究生学历教师": 11,
    "兼职教师": 9,
    "思想政治课教师": 4,
    "心理健康教师": 2,
    "企业实践教师": 26,
    "占地面积": 79800,
    "校舍建筑面积": 42150,
    "教学训练用房面积": 16300,
    "仪器设备值": 1386.4,
    "新增仪器设备值": 92.6,
    "纸质图书": 61200,
    "数字图书": 40500,
    "实训工位数": 980,
}


def filled_form(folder: Path) -> Path:
    """Write the forms of a small workbook, with last year's figures, and fill the first one in."""
    import openpyxl

    from tests.builders import minimal_sheets
    from tests.forms.school_samples import RECEIVED_IN, SCHOOLS, Case, Forms

    kept = (("学校名称", "年度", "在校生", "招生数", "教职工"), (SCHOOLS[0], 2024, 1180, 402, 96))
    forms = Forms(folder, {**minimal_sheets(学生发展=RECEIVED_IN), "数据各校": kept})
    prizes = [
        ("省级", "河南省中等职业教育竞赛", "护理技能", "王小明、李晓红", "周老师", "一等奖"),
        ("市级", "云州市中等职业教育竞赛", "美术造型", "赵一一", "", "二等奖"),
    ]
    case = Case(
        text=("学校以技能月为抓手，把比赛办进实训室。", "全年开展比赛二十四场，参加学生九百余人次。"),
        photos=[("技能月开幕", "开幕.jpg")],
    )
    path = forms.sent(SCHOOLS[0], FIGURES, [case], 获奖=prizes)
    book = openpyxl.load_workbook(path)
    for name in book.sheetnames:
        if name not in _SHEETS and book[name].sheet_state == "visible":
            book.remove(book[name])
    book.save(path)
    return path


def pages_of(form: Path, folder: Path) -> list[Image.Image]:
    """Return the first page of each sheet, trimmed to what is on it."""
    import pypdfium2

    from tests.layout.pages import font_environment
    from zhibao.paging.libreoffice import profile_switch

    switches = [profile_switch(folder / "profile"), "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run(
        ["soffice", *switches, str(form)], check=True, capture_output=True, env=os.environ | font_environment(folder)
    )
    drawn = [
        page.render(scale=1.6).to_pil().convert("RGB") for page in pypdfium2.PdfDocument(folder / f"{form.stem}.pdf")
    ]
    return list(map(_trimmed, drawn))


def _trimmed(page: Image.Image) -> Image.Image:
    """Return what is over the footer, without the margins."""
    body = page.crop((0, 0, page.width, round(page.height * 0.9)))
    box = ImageChops.difference(body, Image.new("RGB", body.size, "white")).getbbox() or (0, 0, *body.size)
    left, top, right, bottom = box
    cut = body.crop((left - _MARGIN, top - _MARGIN, right + _MARGIN, min(bottom + _MARGIN, body.height)))
    scaled = cut.resize((_WIDTH, round(cut.height * _WIDTH / cut.width)), Image.Resampling.LANCZOS)
    return scaled.crop((0, 0, _WIDTH, min(scaled.height, _CUT)))


def together(columns: Sequence[Sequence[Image.Image]]) -> Image.Image:
    """Return pages in columns, one below the other."""
    height = max(sum(page.height + _GAP for page in pages) for pages in columns) + _GAP
    whole = Image.new("RGB", (len(columns) * (_WIDTH + _GAP) + _GAP, height), "#e5e7eb")
    for column, pages in enumerate(columns):
        top = _GAP
        for page in pages:
            whole.paste(page, (_GAP + column * (_WIDTH + _GAP), top))
            top += page.height + _GAP
    return whole


def page_of_a_school(folder: Path) -> Image.Image:
    """Return the page about a form with some faults."""
    from tests.forms.school_samples import SCHOOLS, Case, Forms

    forms = Forms(folder)
    wrong = {"在校生": "约 1200 人", "仪器设备值": 13_864_000, "双师型教师": 53}
    forms.sent(SCHOOLS[0], FIGURES | wrong, [Case()], 获奖=[("省部级", "大赛", "护理", "王小明", "", "一等奖")])
    page, *_ = forms.status().pages
    picture = folder / "page.png"
    switches = ["--headless", "--no-sandbox", "--hide-scrollbars", "--window-size=860,760", f"--screenshot={picture}"]
    subprocess.run(["chromium", *switches, page.as_uri()], check=True, capture_output=True)
    return _trimmed(Image.open(picture).convert("RGB"))


def main() -> None:
    """Draw the picture anew."""
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = pages_of(filled_form(folder / "云州市2025"), folder)
        # The figures go on over a second page.
        guide, figures, _, prizes, case, *_ = pages
        together([(guide, prizes, case), (figures,)]).quantize(64).save(PICTURE, optimize=True)
        together([(page_of_a_school(folder / "情况"),)]).quantize(200).save(PAGE_PICTURE, optimize=True)


if __name__ == "__main__":
    main()
