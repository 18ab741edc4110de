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
BAD_AGGREGATE = Rule(
    "D717", Severity.ERROR, "公式里的统计做不了",
    "指标“{name}”的公式里，“{call}”做不了：{reason}",
    "表名写表格的“名称”或表题，或“数据…”工作表的表名、“学校”；列名照表头写。",
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
