"""P: photos and charts."""

from zhibao.findings.finding import Rule, Severity

MISSING_PHOTO = Rule(
    "P301", Severity.ERROR, "照片不存在",
    "“照片”文件夹里没有“{found}”{suggestion}",
    "请把照片放进“照片”文件夹，或改正文件名（连同 .jpg 等扩展名）。",
)  # fmt: skip
UNREADABLE_PHOTO = Rule(
    "P302", Severity.ERROR, "照片打不开",
    "照片“{found}”打不开，文件可能已损坏，或不是图片。",
    "请用看图软件打开它，另存为 JPG 后放回“照片”文件夹。",
)  # fmt: skip
OUTSIDE_FOLDER = Rule(
    "P303", Severity.ERROR, "照片不在照片文件夹里",
    "“{found}”指向了“照片”文件夹以外的地方。",
    "请把照片放进“照片”文件夹，单元格里只写文件名。",
)  # fmt: skip
CHART_NOT_DRAWN = Rule(
    "P304", Severity.ERROR, "统计图画不出来",
    "统计图画不出来：{reason}",
    "请照提示改数据，或换一种统计图。",
)  # fmt: skip
MISSING_GLYPH = Rule(
    "P305", Severity.ERROR, "统计图里有字体没有的字",
    "统计图里的“{characters}”字体里没有，印出来会是空框。",
    "请换用常用字或符号。",
)  # fmt: skip
UNKNOWN_FORM = Rule(
    "P330", Severity.ERROR, "图表形式不认识",
    "图表形式“{found}”不认识{suggestion}",
    "“封面”表的“图表形式”填“图片”或“可编辑”，不填就是图片。",
)  # fmt: skip
SLICES_GATHERED = Rule(
    "P331", Severity.INFO, "小的类别并入其他",
    "{kind}的类别太多太小，{count} 类并入了“其他”：{names}。图下面加了注。",
    "要一类一类画出，请改用条形图。",
)  # fmt: skip
YEARS_MISSING = Rule(
    "P332", Severity.INFO, "折线图缺少中间的年份",
    "折线图的年份不连续，中间缺 {years}，图上留出空档。",
    "请补上这些年份的数；确实没有，可以不管。",
)  # fmt: skip
