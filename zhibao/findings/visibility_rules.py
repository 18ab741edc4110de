"""W, S: what Excel hides, and sheets whose name makes one wonder what they are."""

from zhibao.findings.finding import Rule, Severity

HIDDEN_BUT_USED = Rule(
    "W060", Severity.WARNING, "隐藏的行列照样使用",
    "“{sheet}”表里有隐藏的{hidden}，里面的内容照样使用，和看得见的一样。",
    "这张表不印出，隐藏（包括筛选）只是看不见。不该算的行，请剪切到别的文件里，或删去。",
)  # fmt: skip
HIDDEN_SHEET_UNREAD = Rule(
    "W061", Severity.WARNING, "隐藏的工作表没有读取",
    "“{sheet}”被隐藏了，看它的{evidence}是{kind}，没有读取，也没有印出。",
    "要用它，请在表名标签上右击“取消隐藏”；确实不用的，可以不管，或删去。",
)  # fmt: skip
ODD_SHEET_NAME = Rule(
    "W062", Severity.WARNING, "工作表的名称可疑",
    "表名“{sheet}”{looks}，现在{made}。",
    "{remedy}；这样印是对的，可以不管。",
)  # fmt: skip
CHART_SHEET = Rule(
    "W063", Severity.WARNING, "不是表格的工作表没有印出",
    "“{sheet}”是一张{kind}，不是表格，没有印出。",
    "要印图，请在章里写一行“统计图”，或把图复制成图片贴在“图片”行上；不要印的，可以不管。",
)  # fmt: skip
EMPTY_SHEET = Rule(
    "W064", Severity.WARNING, "空的工作表没有印出",
    "“{sheet}”是空的，不算一章，没有印出。",
    "不要的请删去；要作一章，请复制一张已有的章，再改名。",
)  # fmt: skip
WORKBOOK_IS_OPEN = Rule(
    "W065", Severity.WARNING, "工作簿正开着",
    "工作簿看来正在{program}里开着（旁边有“{mark}”），这次用的是 {saved} 存盘的内容。",
    "还没有存盘的改动不在报告里：请先存盘，再运行一次。没有开着的，可以删去“{mark}”。",
)  # fmt: skip
LEFT_OUT_BLOCK = Rule(
    "S160", Severity.WARNING, "隐藏的行没有印出",
    "这一行是隐藏的，“{kind}”没有印出{found}。",
    "要印，请选中上下两行，右击“取消隐藏”（或清除筛选、展开分级）；不要印的，可以不管，或删去。",
)  # fmt: skip
LEFT_OUT_ROWS = Rule(
    "S161", Severity.WARNING, "下面隐藏的行没有印出",
    "“{kind}”下面的第 {rows} 行是隐藏的，没有印出：{found}。",
    "取自这张表的统计图、汇总也不算它们。要印，请选中上下两行，右击“取消隐藏”（或清除筛选、展开分级）；不要印的，可以不管，或删去。",
)  # fmt: skip
LEFT_OUT_COLUMN = Rule(
    "S162", Severity.WARNING, "隐藏的列没有印出",
    "{column} 列是隐藏的，里面的 {count} 格没有印出：{found}。",
    "要印，请选中左右两列，右击“取消隐藏”；不要印的，可以不管，或删去。",
)  # fmt: skip
HIDDEN_BUT_READ = Rule(
    "S163", Severity.WARNING, "隐藏的列里的类型、属性、选项照用",
    "{column} 列是隐藏的，里面写给各行的 {count} 格照样使用：{found}。",
    "请取消隐藏这一列，核对一遍；不该起作用的，请清空。",
)  # fmt: skip
HALF_HIDDEN = Rule(
    "S164", Severity.ERROR, "首行隐藏而下面看得见",
    "“{kind}”这一行是隐藏的，归它管的第 {rows} 行却看得见，不知该不该印。",
    "要印，请取消隐藏这一行；不要印，请把下面的行也隐藏，或删去。",
)  # fmt: skip
HIDDEN_CONTENT = Rule(
    "S165", Severity.ERROR, "内容所在的列是隐藏的",
    "{column} 列是隐藏的，这一列里却有 {count} 格标题、正文或题注：{found}。",
    "请取消隐藏 {column} 列。表格的第一列不要印，请在表格里删去它，不要隐藏 {column} 列。",
)  # fmt: skip
HIDDEN_HEADER = Rule(
    "S166", Severity.ERROR, "表头行是隐藏的",
    "“{kind}”的表头里有隐藏的行（第 {rows} 行），下面的一行因此成了表头。",
    "请取消隐藏表头行；不要表头，写选项“表头=0”，并删去隐藏的行。",
)  # fmt: skip
