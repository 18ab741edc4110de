"""P: photos and charts."""

from zhibao.findings.finding import Rule, Severity

MISSING_PHOTO = Rule(
    "P301", Severity.ERROR, "照片不存在",
    "“{folder}”文件夹里没有“{found}”{suggestion}",
    "请把照片放进“{folder}”文件夹，或改正文件名（连同 .jpg 等扩展名）。",
)  # fmt: skip
UNREADABLE_PHOTO = Rule(
    "P302", Severity.ERROR, "照片打不开",
    "照片“{found}”打不开，文件可能已损坏，或不是图片。",
    "请用看图软件打开原来的照片，另存为 JPG，再放进“照片”文件夹或贴到表里。",
)  # fmt: skip
OUTSIDE_FOLDER = Rule(
    "P303", Severity.ERROR, "照片不在照片文件夹里",
    "“{found}”指向了“{folder}”文件夹以外的地方。",
    "请把照片放进“{folder}”文件夹，单元格里只写文件名。",
)  # fmt: skip
CHART_NOT_DRAWN = Rule(
    "P304", Severity.ERROR, "统计图画不出来",
    "统计图画不出来：{reason}",
    "请照提示改。",
)  # fmt: skip
MISSING_GLYPH = Rule(
    "P305", Severity.ERROR, "统计图里有字体没有的字",
    "统计图里的“{characters}”字体里没有，印出来会是空框。",
    "请换用常用字或符号。",
)  # fmt: skip
LOST_PHOTO = Rule(
    "P306", Severity.ERROR, "工作簿里没有图片的数据",
    "{found}印不出来：{reason}。",
    "请删去这张图，重新插入照片（不要选“链接到文件”），或把照片存进“照片”文件夹，在单元格里写文件名。",
)  # fmt: skip
FOREIGN_FORMAT = Rule(
    "P307", Severity.ERROR, "不是照片格式",
    "“{found}”是{kind}，不能当照片印。",
    "请打开它，截图或另存为 PNG、JPG，再放进“照片”文件夹或贴到表里；统计图请改用“统计图”行。",
)  # fmt: skip
TOO_MANY_PIXELS = Rule(
    "P308", Severity.ERROR, "照片的像素太多",
    "照片“{found}”有 {width}×{height} 像素，超过 {most} 万像素的上限。",
    "请用看图软件把它的长边缩小到 6000 像素以内，另存为 JPG。",
)  # fmt: skip
TOO_LONG_PHOTO = Rule(
    "P309", Severity.ERROR, "照片太长",
    "照片“{found}”有 {width}×{height} 像素，长是宽的 {most} 倍以上，缩进版心就看不清了。",
    "请裁成几张（长截图按内容截成几段），再分别放进来。",
)  # fmt: skip
INCOMPLETE_PHOTO = Rule(
    "P311", Severity.ERROR, "照片文件不完整",
    "照片“{found}”的文件不完整（{size}），多半没有复制完或已损坏。",
    "请从手机或相机里重新复制一份。",
)  # fmt: skip
TOO_MANY_PHOTOS = Rule(
    "P312", Severity.WARNING, "一个图题下的照片太多",
    "一个图题下有 {count} 张照片，排在一页上每张只有 {height} 毫米高。",
    "请分成几个“图片”行，每行不超过 9 张。",
)  # fmt: skip
PHOTO_NOT_READ = Rule(
    "P313", Severity.ERROR, "照片文件读不了",
    "照片“{found}”读不了：{reason}。",
    "请关闭正在使用它的程序，检查文件的权限，再运行一次。",
)  # fmt: skip
UNDECODABLE_PHOTO = Rule(
    "P316", Severity.ERROR, "照片解不出来",
    "照片“{found}”解不出来：{reason}。",
    "请用看图软件打开原来的照片，长边缩小到 6000 像素以内，另存为 JPG，再放进“照片”文件夹或贴到表里。",
)  # fmt: skip
UNKNOWN_FORM = Rule(
    "P330", Severity.ERROR, "图表形式不认识",
    "图表形式“{found}”不认识{suggestion}",
    "“封面”表的“图表形式”填“图片”或“可编辑”，不填就是图片。",
)  # fmt: skip
SLICES_GATHERED = Rule(
    "P331", Severity.INFO, "小的类别并入其他",
    "{kind}的类别太多太小，{count} 类并入了“其他”：{names}。图下面加了注。",
    "要一类一类画出，请改用{other}。",
)  # fmt: skip
YEARS_MISSING = Rule(
    "P332", Severity.INFO, "统计图缺少中间的年份",
    "{kind}的年份不连续，中间缺 {years}，图上留出空档。",
    "请补上这些年份的数；确实没有，可以不管。",
)  # fmt: skip
NO_REFERENCE = Rule(
    "P340", Severity.ERROR, "参考线没有数",
    "参考线要画的指标“{found}”本年没有数，线没有画。",
    "请在“指标”表里填上它本年的数，或把选项写成一个数，如“参考线=20，达标线”。",
)  # fmt: skip
FIXED_LABELS = Rule(
    "P314", Severity.WARNING, "可编辑统计图里有改不动的标签",
    "这张可编辑的统计图有 {count} 种标签照原样写死了：{found}。在 Word 里改了数，标签不会跟着变。",
    "请把“指标”表或表格里这些数的单元格格式改成普通的“数值”或“百分比”；或者给这张图加选项“形式=图片”。",
)  # fmt: skip
TILTED_PHOTO = Rule(
    "P315", Severity.INFO, "斜着的图片印成正的",
    "{found}在表里斜着转了 {degrees} 度，报告里只能转 90 度的倍数，印成了正的。",
    "正着就对的，不用改；要斜着印，请先用看图软件转好再插入。",
)  # fmt: skip
