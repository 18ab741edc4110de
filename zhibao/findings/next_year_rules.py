"""N: last year's workbook moved on to the next year (下一年)."""

from zhibao.findings.finding import Rule, Severity

NOT_NEXT_YEAR = Rule(
    "N860", Severity.ERROR, "不是下一年度",
    "{path} 是 {year} 年度的，名称“{found}”写的不是下一年。",
    "名称里的年度写 {expected}，如 {example}。",
)  # fmt: skip
NO_YEAR_STATED = Rule(
    "N861", Severity.ERROR, "去年的工作簿没有报告年度",
    "{path} 的封面没有四位的“报告年度”，不知道从哪一年往下接。",
    "请在去年的工作簿封面填写报告年度，再运行一次。",
)  # fmt: skip
OTHER_REGION = Rule(
    "N862", Severity.WARNING, "地区与去年的不同",
    "名称里的地区是“{found}”，工作簿里是“{region}”，没有改。",
    "要换地区的，请改封面“地区”，再看各章里写着地区名的地方。",
)  # fmt: skip
OPTIONS_DO_NOT_GO = Rule(
    "N863", Severity.ERROR, "选项不能这样用",
    "{found}",
    "运行 python generate.py --help 看用法。",
)  # fmt: skip
NOT_CHANGEABLE = Rule(
    "N864", Severity.ERROR, "去年的工作簿改不了",
    "{path} 改不了：{reason}。",
    "请用 Excel 或 WPS 打开它，另存为 .xlsx，再运行一次。",
)  # fmt: skip
TO_FILL = Rule(
    "N870", Severity.WARNING, "今年的数要填",
    "{count} 处清空了，等着填今年的数：{cells}。",
    "请照今年的统计填写；有公式的行不用填。",
)  # fmt: skip
DATA_TO_FILL = Rule(
    "N871", Severity.WARNING, "数据表要填今年的行",
    "{found}",
    "请在下面填今年的各行；去年的名单在去年的工作簿里。",
)  # fmt: skip
LAST_YEARS_WORDS = Rule(
    "N872", Severity.WARNING, "还是去年的文字",
    "{count} 段还是去年的原话，涂了淡紫色：{cells}。",
    "请逐段改写；文字改了，淡紫色自己消失。",
)  # fmt: skip
LAST_YEARS_TABLE = Rule(
    "N873", Severity.WARNING, "还是去年的表",
    "{count} 张表、图里直接填的内容还是去年的：{cells}。",
    "请换成今年的；确实没有变的可以留着。",
)  # fmt: skip
YEAR_LEFT = Rule(
    "N874", Severity.WARNING, "没有改的年份",
    "{count} 处写着年份，拿不准，没有改：{cells}。",
    "请逐处看：该往下推一年的自己改。",
)  # fmt: skip
CASES_LEFT_OUT = Rule(
    "N875", Severity.INFO, "去年的案例略去了",
    "{count} 个案例没有带过来，原处各有一行“说明”：{cells}。",
    "今年的案例写在那里；要留去年的，加 --keep-cases 重新做一份。",
)  # fmt: skip
PHOTOS_LEFT_OUT = Rule(
    "N876", Severity.INFO, "去年的照片略去了",
    "{count} 行图片没有带过来，原处各有一行“说明”：{cells}。",
    "今年的照片加在那里；要留去年的，加 --keep-photos 重新做一份。",
)  # fmt: skip
PHOTO_NOT_COPIED = Rule(
    "N877", Severity.WARNING, "照片没有抄过来",
    "照片“{found}”没有抄过来（{reason}）。",
    "请自己把它放进新工作簿旁边的“照片”文件夹。",
)  # fmt: skip
REFERENCE_LEFT_OUT = Rule(
    "N878", Severity.WARNING, "引用的东西不在了",
    "{count} 处引用了略去的案例、照片、表格：{cells}。",
    "括号里的“见……”已去掉；还留着的请自己改那一句。",
)  # fmt: skip
FORMULA_LEFT_OUT = Rule(
    "N879", Severity.WARNING, "公式要数的表不在了",
    "{count} 个指标的公式要数去年案例里的表，公式已清空，去年的数留着：{cells}。",
    "今年还要这个指标的，写新的公式或直接填数；不要的删去这一行。",
)  # fmt: skip
WAIVERS_LEFT_OUT = Rule(
    "N880", Severity.INFO, "去年接受的问题没有带过来",
    "“核对”表里去年写的 {count} 条理由已清空：{cells}。",
    "今年再查出来、仍然没有错的，重新写理由；原来的理由在清单里。",
)  # fmt: skip
TO_CALCULATE = Rule(
    "N881", Severity.WARNING, "Excel 公式要重新算",
    "{count} 格 Excel 公式要等填了数再算：{cells}。",
    "填好数以后，在 Excel 或 WPS 里打开、保存一次。",
)  # fmt: skip
FIGURES_FROZEN = Rule(
    "N882", Severity.WARNING, "取数换成了去年印出的数",
    "{count} 处取的数移了一年就没有了，换成去年印出的：{cells}。",
    "这一句多半已经过时，请改写或删去。",
)  # fmt: skip
NOT_AS_COMPUTED = Rule(
    "N883", Severity.WARNING, "去年印出的数与移过来的数算的不同",
    "{count} 个指标照去年印出的填，在“口径”里写明了：{cells}。",
    "去年的数不用改；“口径”里那一句可以留到明年。",
)  # fmt: skip
SHEET_NAME_YEAR = Rule(
    "N884", Severity.WARNING, "表名里有年份",
    "工作表“{found}”的名称里有年份，没有改。",
    "要改的自己改表名；公式和选项里写着这个表名的一起改。",
)  # fmt: skip
YEAR_MOVED = Rule(
    "N885", Severity.INFO, "年份往下推了一年",
    "{count} 处年份改成了下一年：{cells}。",
    "请看一遍，不对的改回来。",
)  # fmt: skip
FIGURES_MOVED = Rule(
    "N886", Severity.INFO, "去年的数移到了上年一列",
    "{found}",
    "不用做什么；移出去的更早一年在去年的工作簿里。",
)  # fmt: skip
ADOPTIONS_LEFT_OUT = Rule(
    "N887", Severity.INFO, "去年采用的案例没有带过来",
    "“采用”表里去年的 {count} 行已清空：{cells}。",
    "今年的案例收到以后重新列；不列的也会印。",
)  # fmt: skip
