"""Draws docs/images/forms.png from a form that LibreOffice lays out: python docs/make_form_pictures.py."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageChops

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "images" / "forms.png"
_WIDTH, _GAP, _MARGIN, _CUT = 760, 24, 14, 620
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
    cut = body.crop((left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN))
    scaled = cut.resize((_WIDTH, round(cut.height * _WIDTH / cut.width)), Image.Resampling.LANCZOS)
    return scaled.crop((0, 0, _WIDTH, min(scaled.height, _CUT)))


def together(pages: list[Image.Image]) -> Image.Image:
    """Return pages two by two."""
    heights = [max(page.height for page in pages[at : at + 2]) for at in range(0, len(pages), 2)]
    whole = Image.new("RGB", (2 * _WIDTH + 3 * _GAP, sum(heights) + (len(heights) + 1) * _GAP), "#e5e7eb")
    top = _GAP
    for at, height in enumerate(heights):
        for column, page in enumerate(pages[2 * at : 2 * at + 2]):
            whole.paste(page, (_GAP + column * (_WIDTH + _GAP), top))
        top += height + _GAP
    return whole


def main() -> None:
    """Draw the picture anew."""
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = pages_of(filled_form(folder / "云州市2025"), folder)
        # The first page of each sheet: of lists and case studies there are more.
        first = [pages[at] for at in (0, 1, 3, 6) if at < len(pages)]
        together(first).quantize(64).save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
