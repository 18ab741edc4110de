"""The figures that a format may prescribe: their keys in format.toml, how they are read there and shown to a reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct
from msgspec.structs import replace

Value = str | float | bool | None
PT, MM = "磅", "毫米"
UNSTATED = "未设"
# As Word's dialogue calls a section that states no first page number.
GOES_ON = "续前节"
NUMERALS = ("阿拉伯数字", "大写罗马数字", "小写罗马数字", "中文数字", "大写字母", "小写字母")
MARK_WIDTHS = ("压缩", "不压缩", "连日文假名压缩")
SIZES = {
    "初号": 42.0,
    "小初": 36.0,
    "一号": 26.0,
    "小一": 24.0,
    "二号": 22.0,
    "小二": 18.0,
    "三号": 16.0,
    "小三": 15.0,
    "四号": 14.0,
    "小四": 12.0,
    "五号": 10.5,
    "小五": 9.0,
    "六号": 7.5,
    "小六": 6.5,
    "七号": 5.5,
    "八号": 5.0,
}
# Twips and half points are coarser than this, and so is any difference that a reader could measure.
_TOLERANCE = {PT: 0.06, MM: 0.1, "字": 0.05, "字符": 0.01}
_ALIGNS = ("两端对齐", "居中", "左对齐", "右对齐", "分散对齐")


class ValueKind(Struct, frozen=True):
    """A figure's label, how a stated value is read (ValueError) and any value shown, and what it may differ by.

    `is_least` lets it be more.
    """

    label: str
    read: Callable[[object], Value]
    show: Callable[[Value], str]
    tolerance: float = 0.0
    is_least: bool = False

    def same(self, required: Value, measured: Value) -> bool:
        """Tell whether a measured value is the required one; a figure that the file does not state never is."""
        if required == measured:
            return True
        numbers = [value for value in (required, measured) if isinstance(value, int | float)]
        if len(numbers) == 2 and not isinstance(required, bool):
            more = numbers[1] - numbers[0]
            return more >= -self.tolerance if self.is_least else abs(more) <= self.tolerance
        return False


def _measure(label: str, unit: str, pattern: str = "{}") -> ValueKind:
    tolerance = _TOLERANCE.get(unit, 0.005)
    return ValueKind(label, _number, lambda value: _shown_number(value, f" {unit}", pattern), tolerance)


def _outline(label: str) -> ValueKind:
    """Return levels, where 0 is none: 正文文本, as Word calls it."""
    levels = _measure(label, "级")
    return replace(levels, show=lambda value: "正文文本" if value == 0 else levels.show(value))


def _words(label: str, *allowed: str) -> ValueKind:
    def read(stated: object) -> Value:
        if stated not in allowed:
            raise ValueError(f"{label}应为“{'”“'.join(allowed)}”之一，现为“{stated}”")
        return str(stated)

    return ValueKind(label, read, _shown)


def _text(label: str) -> ValueKind:
    return ValueKind(label, lambda stated: _of_type(stated, str, "文字"), _shown)


def _label(label: str) -> ValueKind:
    marks = {" ": "（空格）", "\t": "（制表位）"}

    def show(value: Value) -> str:
        words = _shown(value)
        return words[:-1] + marks.get(words[-1], words[-1]) if words else "没有编号"

    return replace(_text(label), show=show)


def _truth(label: str, yes: str = "是", no: str = "否") -> ValueKind:
    def show(value: Value) -> str:
        return {True: yes, False: no}[value] if isinstance(value, bool) else _shown(value)

    return ValueKind(label, lambda stated: _of_type(stated, bool, "true 或 false"), show)


def _of_type(stated: object, wanted: type, words: str) -> Value:
    if not isinstance(stated, wanted):
        raise ValueError(f"应为{words}，现为“{stated}”")
    return stated  # type: ignore[return-value]  # bool or str


def _number(stated: object) -> Value:
    if isinstance(stated, bool) or not isinstance(stated, int | float):
        raise ValueError(f"应为数字，现为“{stated}”")
    return float(stated)


def _start(label: str) -> ValueKind:
    """Return a first page number, or the words for none of its own."""
    pages = _measure(label, "页")
    return replace(pages, read=lambda stated: GOES_ON if stated == GOES_ON else _number(stated))


def _size(stated: object) -> Value:
    if isinstance(stated, str) and stated not in SIZES:
        raise ValueError(f"没有字号“{stated}”")
    return SIZES[stated] if isinstance(stated, str) else _number(stated)


def _shown(value: Value) -> str:
    return UNSTATED if value is None else str(value)


def _shown_number(value: Value, unit: str, pattern: str = "{}") -> str:
    if not isinstance(value, int | float):
        return _shown(value)
    return pattern.format(f"{round(value, 2):g}{unit}")


def _shown_size(value: Value) -> str:
    name = next((name for name, points in SIZES.items() if points == value), "")
    points = _shown_number(value, " 磅")
    return f"{name}（{points}）" if name else points


ELEMENT_FIGURES: Mapping[str, ValueKind] = {
    "east_asian": _text("中文字体"),
    "latin": _text("西文字体"),
    "size": ValueKind("字号", _size, _shown_size, _TOLERANCE[PT]),
    "bold": _truth("字形", "加粗", "不加粗"),
    "color": _text("颜色"),
    "letter_spacing": _measure("字间距", PT),
    "italic": _truth("斜体", "倾斜", "不倾斜"),
    "underline": _truth("下划线", "有", "没有"),
    "strike": _truth("删除线", "有", "没有"),
    "scale": _measure("字符缩放", "%"),
    "raised": _measure("字符升降", PT),
    "fill": _text("文字底色"),
    "effects": _text("文字效果"),
    "shared_marks": _truth("引号、破折号等", "随中文字体", "没有随中文字体"),
    "style_bold": _truth("样式的字形", "加粗", "不加粗"),
    "border": _text("段落边框"),
    "shade": _text("段落底纹"),
    "align": _words("对齐", *_ALIGNS),
    "first_line": _measure("首行缩进", "字符"),
    "left": _measure("左缩进", PT),
    "right": _measure("右缩进", PT),
    "line": _measure("行距", PT, "固定值 {}"),
    "line_multiple": _measure("行距", "倍"),
    "before": _measure("段前", PT),
    "after": _measure("段后", PT),
    "grid": _truth("对齐网格", "对齐到网格", "不对齐网格"),
    "widow_control": _truth("孤行控制", "有", "没有"),
    "keep_next": _truth("与下段同页"),
    "keep_lines": _truth("段中不分页"),
    "kinsoku": _truth("行首行尾禁则", "有", "没有"),
    "whole_words": _truth("西文单词", "不在中间换行", "可在中间换行"),
    "hanging_marks": _truth("行末标点", "可以挂在版心外", "不挂在版心外"),
    "page_break_before": _truth("段前分页"),
    "outline": _outline("大纲级别"),
    "number": _label("编号写法"),
    "tab": _text("制表位"),
    "characters": _measure("每行字数", "字"),
    "place": _words("位置", "表上", "图下"),
}
# What may hold for every element that does not say otherwise itself.
EVERY_FIGURES: Mapping[str, ValueKind] = {
    key: kind for key, kind in ELEMENT_FIGURES.items() if key not in ("east_asian", "latin", "number", "place")
}
# Measured whatever a format says: a reader would miss the words.
ALWAYS_FIGURES: Mapping[str, ValueKind] = {"hidden": _truth("隐藏文字", "有", "没有")}
PAGE_FIGURES: Mapping[str, ValueKind] = {
    "width": _measure("纸宽", MM),
    "height": _measure("纸高", MM),
    "top": _measure("上边距", MM),
    "bottom": _measure("下边距", MM),
    "left": _measure("左边距", MM),
    "right": _measure("右边距", MM),
    "header": _measure("页眉距纸边", MM),
    "footer": _measure("页脚距纸边", MM),
    "grid": _words("文档网格", "行网格", "行和字符网格", "无网格"),
    "line_pitch": _measure("网格行距", PT),
    "lines": _measure("每页行数", "行"),
    "gutter": _measure("装订线", MM),
    "columns": _measure("分栏", "栏"),
}
PAGE_NUMBER_FIGURES: Mapping[str, ValueKind] = {
    "form": replace(_text("写法"), show=lambda value: _shown(value).replace("{n}", "1")),
    "style": _text("样式"),
    "align": _words("位置", *_ALIGNS),
    "odd": _words("单页位置", *_ALIGNS),
    "even": _words("双页位置", *_ALIGNS),
    "unnumbered_cover": _truth("封面", "不印页码", "印页码"),
    "odd_space": _measure("单页边空", "字"),
    "even_space": _measure("双页边空", "字"),
    "front_numerals": _words("前置部分数字", *NUMERALS),
    "front_first": _start("前置部分起始页码"),
    "numerals": _words("正文数字", *NUMERALS),
    "first": _start("正文起始页码"),
    "continued": _truth("以后各节", "接着编", "重新编"),
}
TABLE_FIGURES: Mapping[str, ValueKind] = {
    "header_repeated": _truth("表头每页重复"),
    "rows_unsplit": _truth("行不跨页", "不跨页（高过约三分之一页的行除外）", "跨页"),
    "align": _words("表格对齐", *_ALIGNS),
    "width": _text("表宽"),
    "outer_border": _measure("外框线", PT),
    "inner_border": _measure("内线", PT),
    "header_fill": _text("表头底纹"),
    "vertical": _words("格内上下", "居中", "靠上", "靠下"),
    "row_height": replace(_measure("最低行高", MM), is_least=True),
    "body_fill": _text("表身底纹"),
    "wrapped": _truth("文字环绕", "有", "没有"),
    "exact_rows": _truth("固定行高", "有", "没有"),
}
DOCUMENT_FIGURES: Mapping[str, ValueKind] = {
    "language": _text("校对语言"),
    "compatibility": _measure("兼容模式", "版", "Word {}"),
    "theme_fonts": _truth("主题字体", "使用", "不用"),
    "update_fields": _truth("打开时更新域", "更新", "不更新"),
    "contents": _text("目录收录"),
    "tracked_changes": _truth("修订", "有", "没有"),
    "comments": _truth("批注", "有", "没有"),
    "no_line_starts": _text("不放在行首的字符"),
    "no_line_ends": _text("不放在行尾的字符"),
    "marks": _words("标点宽度", *MARK_WIDTHS),
}
