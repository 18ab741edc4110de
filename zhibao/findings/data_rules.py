"""D: the indicator dictionary, its formulas, and values that disagree."""

from zhibao.findings.finding import Rule, Severity

REPEATED_NAME = Rule(
    "D701", Severity.ERROR, "指标名称重复",
    "指标“{name}”出现了两次，先前在 {first}；用的是先前的一行。",
    "请删去或改名其中一行。",
)  # fmt: skip
NAME_OF_COVER_KEY = Rule(
    "D702", Severity.ERROR, "指标与封面项目同名",
    "指标“{name}”与“封面”的项目同名，文字里的 {{{{{name}}}}} 取的是封面的内容。",
    "请给指标换一个名称。",
)  # fmt: skip
NO_HEADER = Rule(
    "D703", Severity.ERROR, "指标表没有表头",
    "“指标”表第 1 行应为“{expected}”，其中没有“{missing}”，整张表没有读取。",
    "请补上表头；年份列写四位数字，如 2025。",
)  # fmt: skip
UNKNOWN_HEADER = Rule(
    "D704", Severity.WARNING, "指标表的列名不认识",
    "“指标”表的列名“{found}”不认识{suggestion}这一列没有读取。",
    "写错了请改正；若是自己加的列，可以不管。",
)  # fmt: skip
REPEATED_COLUMN = Rule(
    "D705", Severity.ERROR, "指标表的列重复",
    "“指标”表有两列“{found}”，用的是先前的一列。",
    "请删去其中一列，或改正年份。",
)  # fmt: skip
NO_YEAR_COLUMN = Rule(
    "D706", Severity.ERROR, "指标表没有这一年的列",
    "“指标”表没有 {year} 年的列，报告里却要用到这一年的数。",
    "请在表头加一列“{year}”并填数，或改正报告年度、所写的年份。",
)  # fmt: skip
NOT_A_NUMBER = Rule(
    "D707", Severity.ERROR, "该填数的格不是数",
    "这一格应是数（单位：{unit}），现在是“{found}”。{hint}",
    "只填数字，不带单位和“约”“余”一类的字；确实没有数就填“—”，还没有数就留空。",
)  # fmt: skip
BARE_PERCENTAGE = Rule(
    "D708", Severity.ERROR, "百分数没有百分号",
    "单位是 %，这一格却是“{found}”：看不出是 {small}% 还是 {large}%。",
    "请填成带百分号的数，如 {likely}%（或把单元格格式设为百分比）。",
)  # fmt: skip
BAD_DECIMALS = Rule(
    "D709", Severity.ERROR, "小数位不是整数",
    "“小数位”应是 0 到 10 的整数，现在是“{found}”。",
    "请改成整数，或清空这一格（% 和 :1 默认 2 位，成比 1 位，其他 0 位）。",
)  # fmt: skip
BAD_FORMULA = Rule(
    "D710", Severity.ERROR, "公式写法不对",
    "指标“{name}”的公式看不懂：{reason}。",
    "公式由指标名称、数字、+ - * / 和括号组成，不写等号；名称里有运算符号的，用「」括起来。",
)  # fmt: skip
UNKNOWN_NAME = Rule(
    "D711", Severity.ERROR, "公式里的名称不存在",
    "指标“{name}”的公式里，“{found}”不是“指标”表里的名称{suggestion}",
    "请照“指标”表的“名称”列改正；引号、括号、百分号的全角半角不论。",
)  # fmt: skip
CIRCLE = Rule(
    "D712", Severity.ERROR, "公式互相引用",
    "这些内容互相引用，算不出来：{circle}。",
    "请把其中一项改成直接填数。",
)  # fmt: skip
DIVISION_BY_ZERO = Rule(
    "D713", Severity.ERROR, "除数是 0",
    "指标“{name}”{year} 年的公式里，除数“{divisor}”是 0。",
    "请核对“{divisor}”的数；确实为 0 的，在这一年的格里填“—”。",
)  # fmt: skip
MISSING_VALUE = Rule(
    "D714", Severity.ERROR, "缺数",
    "报告里要用“{name}”{year} 年的数（{uses}），这一格却没有填。",
    "请在这一格填数；确实没有的，填“—”，并改写用到它的文字。",
)  # fmt: skip
REPORTED_DIFFERS = Rule(
    "D715", Severity.ERROR, "填报值与计算值不同",
    "“{name}”{year} 年填报 {reported}，按公式算是 {computed}（{working}）{implied}。印的是填报值。",
    "请核对两个数：填错了就清空这一格，由程序计算；确有别的算法，请在“口径”列写明（只把公式再说一遍的不算）。",
)  # fmt: skip
REPORTED_BY_BASIS = Rule(
    "D716", Severity.WARNING, "填报值与计算值不同（写了口径）",
    "“{name}”{year} 年填报 {reported}，按公式算是 {computed}（{working}）{implied}；口径：{basis}。印的是填报值。",
    "请确认口径说得通，并在正文或表注里交代。",
)  # fmt: skip
BAD_AGGREGATE = Rule(
    "D717", Severity.ERROR, "公式里的统计做不了",
    "指标“{name}”的公式里，“{call}”做不了：{reason}",
    "表名写表格的“名称”或表题，或“数据…”工作表的表名、“学校”；列名照表头写。",
)  # fmt: skip
NOTHING_MATCHES = Rule(
    "D718", Severity.WARNING, "统计条件没有对上的行",
    "指标“{name}”的公式里，表“{table}”的“{column}”列没有“{text}”{suggestion}统计成了 0。",
    "请核对条件里的文字；确实是 0，可以不管。",
)  # fmt: skip
PARTS_OUT_OF_RANGE = Rule(
    "D719", Severity.ERROR, "成比不在 0 到 10 之间",
    "“{name}”{year} 年按公式算是 {found}，写不成“几比几”：两项之和是 10，前一项应在 0 到 10 之间。",
    "请核对公式：成比的公式算出的是前一项，如“中职在校生/高中阶段在校生*10”。",
)  # fmt: skip
PARTS_LIKE_SHARE = Rule(
    "D720", Severity.WARNING, "成比可能忘了乘 10",
    "“{name}”{year} 年按公式算是 {found}，印作 {shown}。",
    "成比的公式算出的是前一项（满分 10）：若公式算的是占比，请在后面加“*10”。",
)  # fmt: skip
TIMES_HUNDRED = Rule(
    "D723", Severity.WARNING, "百分数可能多乘了 100",
    "“{name}”{year} 年按公式算是 {shown}。",
    "单位是 % 的公式算出占比即可，不再“*100”；确实超过 100% 的，可以不管。",
)  # fmt: skip
TOO_LONG = Rule(
    "D724", Severity.ERROR, "算出的数太长",
    "指标“{name}”{year} 年按公式算出的数，或公式用到的数，有 100 位以上，没有印出。",
    "请核对公式和它用到的数：多半是一连串的相乘，或数字粘在了一起。",
)  # fmt: skip
NOT_ADDABLE = Rule(
    "D721", Severity.ERROR, "求和的列里有不是数的格",
    "指标“{name}”要把这一列加起来，这一格却是“{found}”。",
    "请改成数字；没有数就留空或写“—”。",
)  # fmt: skip
NAMELESS = Rule(
    "D722", Severity.ERROR, "指标没有名称",
    "这一行有内容“{found}”，“名称”列却是空的，没有读取。",
    "请写上指标名称，或清空这一行。",
)  # fmt: skip
LOST_DECIMALS = Rule(
    "D725", Severity.WARNING, "求和的小数没有印全",
    "指标“{name}”加起来是 {sum}，没有写小数位，印作 {printed}。",
    "请在“小数位”填 {decimals}；就要这样四舍五入的，填现在的位数。",
)  # fmt: skip
DECIMALS_IGNORED = Rule(
    "D727", Severity.WARNING, "直接填的数没有照小数位印",
    "“{name}”的“小数位”写了 {decimals}，它却没有公式：{year} 年照 Excel 显示的样子印 {found}。",
    "“小数位”只管算出的数：请在 Excel 里改这一格显示的小数位数，或清空“小数位”。",
)  # fmt: skip
NO_YEARS = Rule(
    "D728", Severity.ERROR, "指标表没有年份列",
    "“指标”表第 1 行里没有一列的表头是年份，一个数也没有读取。第 1 行应为“{expected}”。",
    "请在第 1 行写年份列的表头：四位数字，如 2025 或 2025年；写在第 2 行的不算。",
)  # fmt: skip
NO_YEAR_IN_ROW = Rule(
    "D730", Severity.ERROR, "年度列里不是年份",
    "“{table}”的“年度”列要填四位年份，这一格却是“{found}”，这一行不知算在哪一年。",
    "请填 2025 这样的年份；一学年的数，填它结束的那一年。",
)  # fmt: skip
NO_ROW_OF_YEAR = Rule(
    "D731", Severity.ERROR, "表里没有这一年的行",
    "指标“{name}”要统计 {year} 年，“{table}”的“年度”列里却没有 {year} 年的行。",
    "请在那张表里补上 {year} 年的行；一行也没有的，请在“指标”表这一年的格里填 0。",
)  # fmt: skip
NO_SUCH_CELL = Rule(
    "D732", Severity.ERROR, "表里取不到这一格",
    "“{{{{{found}}}}}”取不到：{reason}",
    "写成 {{{{表名:行.列}}}}：行照第一列（“序号”列跳过），列照表头；有“年度”列的，末尾可写 .2024 或 .上年。",
)  # fmt: skip
TOTAL_DIFFERS = Rule(
    "D733", Severity.ERROR, "填的与算的不同",
    "“{caption}”的“{where}”填的是 {typed}，程序算出来是 {computed}（{working}）。印的是填的数。",
    "填错了就清空这一格，由程序填；别的格错了就改正那一格。",
)  # fmt: skip
