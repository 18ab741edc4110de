"""I: last year's report in Word taken over into a workbook (导入)."""

from zhibao.findings.finding import Rule, Severity

NO_DOCUMENT = Rule(
    "I800", Severity.ERROR, "找不到 Word 文件",
    "找不到 {path}。",
    "请核对文件名和文件夹；文件名里有空格的，两边加上引号。",
)  # fmt: skip
NOT_A_DOCUMENT = Rule(
    "I801", Severity.ERROR, "不是可以导入的 Word 文件",
    "{path} 读不了（{reason}）。",
    "请用 Word 或 WPS 打开它，另存为“Word 文档（.docx）”再导入；有密码的先去掉密码。",
)  # fmt: skip
NO_CONVERTER = Rule(
    "I802", Severity.ERROR, "旧格式的文件要先转换",
    "{path} 不是 .docx；转换它要用 LibreOffice，这台电脑上没有。",
    "请用 Word 或 WPS 打开它，另存为“Word 文档（.docx）”再导入；或装上 LibreOffice。",
)  # fmt: skip
NOT_CONVERTED = Rule(
    "I803", Severity.ERROR, "旧格式的文件没有转换成",
    "LibreOffice 没有把 {path} 转成 .docx（{reason}）。",
    "请用 Word 或 WPS 打开它，另存为“Word 文档（.docx）”再导入。",
)  # fmt: skip
TOO_LARGE = Rule(
    "I804", Severity.ERROR, "Word 文件太大",
    "{path} 里的内容有 {size} MB，超过 {most} MB。",
    "请在 Word 或 WPS 里压缩图片，或分成几份再导入。",
)  # fmt: skip
NO_PICTURE = Rule(
    "I810", Severity.WARNING, "图片没有带过来",
    "一张图片没有带过来：{reason}。",
    "请在原报告里右击这张图“另存为图片”，存成 PNG，放进“照片”文件夹，在“图片”行写上文件名。",
)  # fmt: skip
OTHER_CHART = Rule(
    "I811", Severity.WARNING, "图表没有照样带过来",
    "图表{text}：{reason}。",
    "数据都在工作簿里；请看要不要换一种统计图，或把原图另存为图片用。",
)  # fmt: skip
NO_OBJECT = Rule(
    "I812", Severity.WARNING, "嵌入的对象没有带过来",
    "{reason}：“{text}”。",
    "请在原报告里打开它，把内容改写成文字、表格，或截图作照片。",
)  # fmt: skip
DELETED = Rule(
    "I813", Severity.WARNING, "修订里删去的字没有带过来",
    "原报告里还留着修订，删去的“{text}”没有带过来。",
    "这些字在原报告里已经划掉；要留的请补进工作簿。",
)  # fmt: skip
COMMENT = Rule(
    "I814", Severity.WARNING, "批注没有带过来",
    "原报告里有批注“{text}”。",
    "请看批注说的事办了没有；批注不印进报告。",
)  # fmt: skip
HIDDEN = Rule(
    "I815", Severity.WARNING, "隐藏的字没有带过来",
    "原报告里有不显示的字“{text}”。",
    "要印的请补进工作簿。",
)  # fmt: skip
NOT_PRINTED_SO = Rule(
    "I816", Severity.INFO, "由程序重做的没有带过来",
    "{reason}没有带过来：“{text}”。",
    "目录、编号、页眉页脚和页码由程序重做，不必管它。",
)  # fmt: skip
COVER_LINE = Rule(
    "I817", Severity.WARNING, "封面上的字没有用上",
    "封面、公开说明里的“{text}”看不出是哪一项，没有填进“封面”表。",
    "要用的请填进“封面”表；版式包里自有的话不必管它。",
)  # fmt: skip
NESTED_TABLE = Rule(
    "I818", Severity.WARNING, "表格里的表格成了文字",
    "表格的一格里另有一张表，它的各格成了这一格里的文字：“{text}”。",
    "请看这一格；要成表的请另写一张“表格”。",
)  # fmt: skip
CASE_REACH = Rule(
    "I820", Severity.WARNING, "案例到哪里为止没有把握",
    "案例“{text}”后面的正文与案例看不出分别，{reason}。",
    "请看“案例完”的位置对不对，不对就移动这一行。",
)  # fmt: skip
NO_CHAPTERS = Rule(
    "I821", Severity.WARNING, "没有认出各章",
    "报告里没有认出章的标题，全部内容放在一张工作表“{text}”里。",
    "请把各章分到各自的工作表，或在原报告里给章、节套上“标题 1”“标题 2”再导入。",
)  # fmt: skip
JOINED_TABLES = Rule(
    "I822", Severity.INFO, "断开的表格接成一张",
    "表格“{text}”在原报告里断成几张，接成了一张。",
    "请看接得对不对。",
)  # fmt: skip
OTHER_YEAR = Rule(
    "I823", Severity.WARNING, "名称与报告不是一年或一地",
    "名称里是“{reason}”，报告里是“{text}”；封面照报告填。",
    "导入的是报告那一年的工作簿；做下一年的，再照它新建一份。",
)  # fmt: skip
SIGNS_TAKEN = Rule(
    "I824", Severity.INFO, "拆出来的符号没有用",
    "“{text}”没有用：{reason}。",
    "由程序照版式加上，不必管它。",
)  # fmt: skip
MISSING_TEXT = Rule(
    "I830", Severity.ERROR, "核对：原报告里的文字少了",
    "原报告里的“{text}”在工作簿和清单里都没有找全。",
    "请对照原报告把它补进工作簿，并把这份报告告诉程序的维护者。",
)  # fmt: skip
MISSING_CELLS = Rule(
    "I831", Severity.ERROR, "核对：表格的内容对不上",
    "原报告第 {number} 张表的各格与工作簿里的对不上，从“{text}”起。",
    "请对照原报告改好这张表，并把这份报告告诉程序的维护者。",
)  # fmt: skip
MISSING_PICTURES = Rule(
    "I832", Severity.ERROR, "核对：图片少了",
    "原报告里有 {found} 张图片，带过来和列出的只有 {taken} 张。",
    "请对照原报告补上缺的图片，并把这份报告告诉程序的维护者。",
)  # fmt: skip
ADDED_TEXT = Rule(
    "I833", Severity.ERROR, "核对：工作簿里的文字多了",
    "工作簿里多出原报告没有的字：“{text}”。",
    "请对照原报告看哪里多了，并把这份报告告诉程序的维护者。",
)  # fmt: skip
MISSING_CHART_DATA = Rule(
    "I834", Severity.ERROR, "核对：图表的数据对不上",
    "原报告里一张图表的数据“{text}”在工作簿里没有找全。",
    "请对照原报告补上，并把这份报告告诉程序的维护者。",
)  # fmt: skip
