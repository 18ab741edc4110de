"""S: tables that the program makes or adds to: 明细表, totals, computed columns."""

from zhibao.findings.finding import Rule, Severity

NO_YEARS_IN_SOURCE = Rule(
    "S190", Severity.ERROR, "来源表没有年度列",
    "选项写了“年度”，来源表“{found}”却没有“年度”列，分不出哪一行是哪一年。",
    "请给来源表加一列“年度”，每行填四位年份；或删去选项“年度”。",
)  # fmt: skip
NOT_COMPARABLE = Rule(
    "S191", Severity.ERROR, "条件要比大小的格不是数",
    "“{caption}”的条件要拿这一列和数比大小，这一格却是“{found}”。",
    "请改成数字；没有数就留空或写“—”（这一行就不列）。",
)  # fmt: skip
NOT_COMPUTABLE = Rule(
    "S192", Severity.ERROR, "计算列算不出来",
    "选项里的“{found}”算不出来：{reason}",
    "增减、增幅要有两个年份的列（如 2024年、2025年），或写成“增减(乙列-甲列)”；占比可写成“占比(列名)”；"
    "算式由列名、数字、+ - * / 和括号组成。",
)  # fmt: skip
NOT_ADDED_UP = Rule(
    "S193", Severity.WARNING, "百分数、比值和平均数没有合计",
    "“{caption}”的“{column}”列是百分数、比值或平均数，各行不能相加，合计一行印“—”。",
    "全市的比例要由总数算：明细表写成“印名=算式”，如“列=学校,生师比=在校生/专任教师:1”；别的表请在合计行里自己填。",
)  # fmt: skip
NO_SUMMAND = Rule(
    "S194", Severity.ERROR, "有的行不能加进合计",
    "“{caption}”的“{found}”这一行已含在别的行里、含着别的行或是平均数，程序不知道哪些行该加，没有加合计行。",
    "请从选项“合计”里去掉“行”（或“是”），自己写合计行；或把这样的行另列一张表。",
)  # fmt: skip
SEVERAL_MEASURES = Rule(
    "S195", Severity.ERROR, "有“列”时只能有一个值",
    "汇总表写了“列”，“值”就只能写一个，这里写了几个，用的是第一个。",
    "请删去“列”（每个值各占一列），或分成几张汇总表。",
)  # fmt: skip
