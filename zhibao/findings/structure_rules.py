"""S: rows, options, tables, cases and charts of the chapter sheets."""

from zhibao.findings.finding import Rule, Severity

UNKNOWN_TYPE = Rule(
    "S101", Severity.ERROR, "类型不认识",
    "类型“{found}”不认识{suggestion}",
    "请从 A 列的下拉列表里选一个类型。可用的有：{known}。",
)  # fmt: skip
ROW_WITHOUT_BLOCK = Rule(
    "S102", Severity.ERROR, "行不属于任何内容",
    "这一行 A 列为空，上面又没有可以接续的行，内容“{found}”不知归谁。",
    "请在 A 列选类型（多为“段落”），或删去这一行。",
)  # fmt: skip
MALFORMED_OPTION = Rule(
    "S103", Severity.ERROR, "选项写法不对",
    "选项“{found}”写法不对。",
    "选项写成“名称=值”，几个选项用分号隔开，如“表头=2；名称=获奖表”。",
)  # fmt: skip
UNKNOWN_OPTION = Rule(
    "S104", Severity.ERROR, "选项名称不认识",
    "“{kind}”没有选项“{found}”{suggestion}",
    "“{kind}”可用的选项：{known}。",
)  # fmt: skip
BAD_OPTION_VALUE = Rule(
    "S105", Severity.ERROR, "选项的值不对",
    "选项“{name}”的值“{found}”不对。",
    "“{name}”应填{expected}。",
)  # fmt: skip
CASE_NEVER_OPENED = Rule(
    "S106", Severity.ERROR, "案例完之前没有案例",
    "这里是“案例完”，前面却没有开始的案例。",
    "请在案例开始处加一行“案例”，或删去这一行。",
)  # fmt: skip
TABLE_WITHOUT_ROWS = Rule(
    "S107", Severity.ERROR, "表格没有行",
    "“{kind}”下面没有填数据的行。",
    "请在它下面的行里从 B 列起填写表格（A 列留空），第一行是表头。",
)  # fmt: skip
ONLY_HEADER = Rule(
    "S108", Severity.ERROR, "表格只有表头",
    "表头占 {header} 行，表格一共只有 {rows} 行，没有数据。",
    "请补上数据行，或改小选项“表头”。",
)  # fmt: skip
TYPED_NUMBER = Rule(
    "S109", Severity.INFO, "编号由程序自动生成",
    "“{found}”里手工键入的编号已去掉，印作“{left}”，编号由程序自动生成。",
    "今后这里只填文字，不填编号。",
)  # fmt: skip
BLANK_ROWS = Rule(
    "S110", Severity.INFO, "表格里的空行已略去",
    "表格里有 {count} 个空行，已略去。",
    "若本应有数据，请补上；否则可删去空行。",
)  # fmt: skip
EMPTY_CONTENT = Rule(
    "S111", Severity.ERROR, "该填的内容没有填",
    "“{kind}”没有填内容（B 列为空）。",
    "请在 B 列填写，或删去这一行。",
)  # fmt: skip
NO_PHOTO = Rule(
    "S112", Severity.ERROR, "图片行没有照片",
    "“图片”行没有写文件名，也没有贴图片。",
    "请把图片贴在这一行，或从 C 列起填写照片的文件名，一格一张，照片放在“照片”文件夹。",
)  # fmt: skip
NOT_PRINTED = Rule(
    "S113", Severity.ERROR, "这一格的内容不会印出",
    "“{kind}”用不到这一格，内容“{found}”不会印进报告。",
    "请把它移到应填的格（或“说明”行），或清空这一格。",
)  # fmt: skip
UNKNOWN_COLUMN = Rule(
    "S114", Severity.ERROR, "列名不在表头里",
    "选项“{option}”里的列名“{found}”不在表头里{suggestion}",
    "请照表头填写列名。表头有：{known}。",
)  # fmt: skip
COLUMN_COUNT = Rule(
    "S115", Severity.ERROR, "列宽个数与列数不符",
    "选项“列宽”给了 {found} 个数，表格有 {expected} 列。",
    "请给每一列一个比例数，如三列写“列宽=1,4,2”。",
)  # fmt: skip
UNKNOWN_TABLE = Rule(
    "S116", Severity.ERROR, "来源表不存在",
    "选项“来源”里的表“{found}”不存在{suggestion}",
    "来源写表格的“名称”或表题，或“数据…”工作表的表名；隐藏的表不能取。",
)  # fmt: skip
AMBIGUOUS_TABLE = Rule(
    "S117", Severity.ERROR, "几张表同名",
    "有 {count} 张表都叫“{found}”，不知取哪一张。",
    "请用选项“名称=…”给各表不同的名称。",
)  # fmt: skip
UNKNOWN_CHART = Rule(
    "S118", Severity.ERROR, "统计图种类不认识",
    "统计图种类“{found}”不认识{suggestion}",
    "C 列可填：{known}。",
)  # fmt: skip
NOT_A_NUMBER = Rule(
    "S119", Severity.ERROR, "统计图的数据不是数",
    "统计图需要数，这一格是“{found}”。",
    "请填写数字（不带单位和“约”字）；没有数据就留空。不该画这一列的，用选项“系列”写明画哪几列。",
)  # fmt: skip
RUN_IN_WITHOUT_TEXT = Rule(
    "S120", Severity.ERROR, "接排的案例没有正文",
    "案例写了“接排=是”，后面第一项却不是段落，无从接排。",
    "请在案例下面先写一个“段落”，或去掉“接排=是”。",
)  # fmt: skip
SECOND_TITLE = Rule(
    "S121", Severity.ERROR, "一章有两个章标题",
    "本表已有一行“章”（{first}），这里又有一行。",
    "每张工作表是一章，请只留一行“章”；另起一章请另建工作表。",
)  # fmt: skip
EMPTY_CASE = Rule(
    "S122", Severity.ERROR, "案例没有内容",
    "案例里没有任何内容。",
    "请在“案例”与“案例完”之间写段落、表格或图片。",
)  # fmt: skip
CROSSING_MERGE = Rule(
    "S123", Severity.WARNING, "合并单元格越出了表格",
    "合并区域 {area} 越出了表格，越出的部分不算。",
    "请让合并区域只在表格的行里。",
)  # fmt: skip
NO_SERIES = Rule(
    "S125", Severity.ERROR, "统计图没有可画的数",
    "统计图的数据里没有一列是数。",
    "第一列填类别，后面各列填数；表头是系列的名称。",
)  # fmt: skip
REPEATED_OPTION = Rule(
    "S126", Severity.ERROR, "选项重复",
    "选项“{name}”写了两次，用的是先写的一个。",
    "请删去其中一个。",
)  # fmt: skip
TOO_MANY_COLUMNS = Rule(
    "S127", Severity.WARNING, "列太多",
    "表格有 {columns} 列，{page}排不下，字会挤成一竖条。",
    "请在表格前加一行“横向”，表格后加一行“纵向”；已经横放的，请减少列或分成两张表。",
)  # fmt: skip
EMPTY_PART = Rule(
    "S128", Severity.ERROR, "这张表没有内容",
    "这张工作表只有表头，没有内容。",
    "请从第 2 行起填写；不要这一章就删去或隐藏它。",
)  # fmt: skip
UNKNOWN_INDICATOR = Rule(
    "S129", Severity.ERROR, "没有这个指标",
    "“指标”表里没有“{found}”{suggestion}",
    "请照“指标”表的“名称”列填写；分组的标题写成“分组：标题”。",
)  # fmt: skip
NO_FIGURES = Rule(
    "S130", Severity.ERROR, "指标表没有指标",
    "“{kind}”没有写要列哪些指标。",
    "请在它下面的行里从 B 列起一行写一个指标名称（A 列留空）。",
)  # fmt: skip
DIFFERENT_UNITS = Rule(
    "S131", Severity.ERROR, "一张图里的单位不同",
    "统计图里的指标单位不同：{units}，画在一张图上会误导读者。",
    "请把单位不同的指标分成几张图。",
)  # fmt: skip
NO_SOURCE = Rule(
    "S132", Severity.ERROR, "汇总表、明细表缺必写的选项",
    "“{kind}”的选项里没有“{missing}”。",
    "请在选项里补上“{missing}=…”，如“{example}”。",
)  # fmt: skip
TABLES_IN_CIRCLE = Rule(
    "S136", Severity.ERROR, "表格互相取数",
    "这些内容互相取数，算不出来：{circle}。",
    "请断开一处：把表里的一格改成直接填数，或让汇总表、公式取自别的表。",
)  # fmt: skip
TWO_SOURCES = Rule(
    "S137", Severity.ERROR, "统计图有两个来源",
    "统计图同时写了“来源”和“指标”，用的是“来源”。",
    "请删去其中一个。",
)  # fmt: skip
NOTHING_TO_AGGREGATE = Rule(
    "S138", Severity.ERROR, "汇总表、明细表没有可用的行",
    "“{caption}”没有一行可用：{reason}",
    "请核对“条件”“年度”和来源表；确实没有，就删去这张表，在正文里写明。",
)  # fmt: skip
AMBIGUOUS_COLUMN = Rule(
    "S139", Severity.ERROR, "几列同名",
    "选项里的列名“{found}”在表头里不止一列，不知取哪一列。{remedy}",
    "表头有几层的，列名可以连上面的一起写，如“2025年.招生”；只有一层的，请给各列不同的名称。",
)  # fmt: skip
REPEATED = Rule(
    "S150", Severity.WARNING, "年度或指标重复",
    "{what}“{found}”写了不止一次，只印一次。",
    "请删去重复的；要写的是别的{what}，请改正。",
)  # fmt: skip
CASES_GATHERED = Rule(
    "S151", Severity.INFO, "案例集中到一章",
    "照版式的要求，{count} 个案例集中印在“{chapter}”一章，按先后编号。",
    "工作簿不必改动。要案例印在写它的地方，请在“封面”表的“模板”换一个版式。",
)  # fmt: skip
ONLY_CASES = Rule(
    "S152", Severity.INFO, "标题下面只有案例",
    "“{heading}”下面只有案例，案例集中到一章以后，这个标题没有内容，不再印出。",
    "要留下这个标题，请在它下面写一个段落。",
)  # fmt: skip
SORTED_ROWS = Rule(
    "S180", Severity.ERROR, "这一章排过序",
    "“{sheet}”的行像是排过序：同类的行挨在一起，表格的数据离开了它的“表格”行。章里行的次序就是报告的次序。",
    "请马上按 Ctrl+Z 撤销排序；已经关闭过的，请从备份或上一次的文件里拿回这张表。要排序的名单请放在“数据…”工作表里。",
)  # fmt: skip
PASTED_AT_A = Rule(
    "S181", Severity.ERROR, "表格从 A 列贴起",
    "{area} 像是一张表格，贴在了 A 列：A 列是“类型”，表格要从 B 列起。",
    "{rest}请选中 {area}，剪切，粘贴到 {target}，也就是右移一列。",
)  # fmt: skip
OPTIONS_IN_C = Rule(
    "S182", Severity.ERROR, "选项写在 C 列",
    "“{found}”是选项，写在了 C 列（{cells}）。这次照写在 D 列来读。",
    "请把选项移到 D 列；C 列是“属性”，写单位、图的种类或学校。",
)  # fmt: skip
